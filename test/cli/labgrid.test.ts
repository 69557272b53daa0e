import { chmodSync, existsSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { delimiter, join } from 'node:path';
import { expect } from 'chai';
import { after, before, it } from 'mocha';
import { parse } from 'yaml';
import { boardsFrom } from '../../cli/board-list';
import { LabgridPlaces } from '../../cli/labgrid-places';
import { codeOf } from '../error-code';
import { describeUnless } from '../unless';

const folder = mkdtempSync(join(tmpdir(), 'provtck-labgrid-test-'));
const path = process.env.PATH;

/** A stub of labgrid-client: what it exports stands in a file with the name of the place. */
const STUB = `#!/bin/sh
# labgrid-client -c <environment> -p <place> export --format json <file>
cp "$2" "${folder}/environment"
test "$5 $6 $7" = "export --format json" || { echo "unexpected: $*" >&2; exit 2; }
test -f "${folder}/$4.json" || { echo "labgrid-client: error: place $4 is not acquired" >&2; exit 1; }
trap 'touch "${folder}/ended"; exit 0' TERM
cp "${folder}/$4.json" "$8.new" && mv "$8.new" "$8"
while :; do sleep 0.05; done
`;

const exported = (more: object): string =>
  JSON.stringify({
    LG__CLIENT_PID: '373996',
    LG__CONSOLE_HOST: 'rlab-a',
    LG__CONSOLE_PORT: '52855',
    LG__CONSOLE_PROTOCOL: 'rfc2217',
    LG__CONSOLE_SPEED: '115200',
    ...more,
  });

describeUnless(process.platform === 'win32' && 'the stub is a shell script', 'a place of labgrid', () => {
  before(() => {
    writeFileSync(join(folder, 'labgrid-client'), STUB);
    chmodSync(join(folder, 'labgrid-client'), 0o755);
    process.env.PATH = `${folder}${delimiter}${path}`;
  });
  after(() => {
    process.env.PATH = path;
    rmSync(folder, { recursive: true, force: true });
  });

  it('is a board: labgrid names its port, and its power is the reset', async () => {
    writeFileSync(join(folder, 'cc3220-a.json'), exported({}));
    writeFileSync(join(folder, 'cc3220-b.json'), exported({ LG__CONSOLE_PROTOCOL: 'raw' }));
    const file = join(folder, 'boards.yaml');
    writeFileSync(file, 'boards:\n  - labgrid: cc3220-b\n    resetCommand: relay 2\n  - port: /dev/ttyACM0\n');
    const places = new LabgridPlaces();
    try {
      const boards = boardsFrom(['labgrid=cc3220-a,bench=tcp://t@pi:7531', file]);
      expect(await places.connectionsOf(boards)).to.deep.equal([
        {
          port: 'telnet://rlab-a:52855',
          bench: 'tcp://t@pi:7531',
          resetCommand: 'labgrid-client -p cc3220-a power cycle',
        },
        { port: 'tcp://rlab-a:52855', resetCommand: 'relay 2' },
        { port: '/dev/ttyACM0' },
      ]);
      expect(parse(readFileSync(join(folder, 'environment'), 'utf8'))).to.deep.equal({
        targets: {
          main: { resources: { RemotePlace: { name: 'cc3220-b' } }, drivers: { SerialDriver: { name: 'console' } } },
        },
      });
    } finally {
      places.close();
    }
    for (let tries = 0; tries < 100 && !existsSync(join(folder, 'ended')); tries += 1)
      await new Promise((resolve) => setTimeout(resolve, 20));
    expect(existsSync(join(folder, 'ended')), 'the client has ended').to.equal(true);
  });

  it('has the message of labgrid where it has no port', async () => {
    const open = (place: string) => codeOf(new LabgridPlaces().connectionsOf(boardsFrom([`labgrid=${place}`])));
    expect(await open('free')).to.equal('LABGRID_FAILED');
    writeFileSync(join(folder, 'local.json'), JSON.stringify({ LG__CONSOLE_PORT: '/dev/ttyUSB0' }));
    expect(await open('local')).to.equal('LABGRID_FAILED');
    process.env.PATH = '';
    expect(await open('cc3220-a')).to.equal('LABGRID_ABSENT');
    process.env.PATH = `${folder}${delimiter}${path}`;
    for (const values of [['labgrid=a', 'labgrid=a'], ['labgrid='], ['port=a,labgrid=b']])
      expect(await codeOf((async () => boardsFrom(values))()), values.join()).to.equal('BOARD_INVALID');
  });
});
