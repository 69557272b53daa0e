import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { expect } from 'chai';
import * as fc from 'fast-check';
import { after, describe, it } from 'mocha';
import { dialectNames, loadDialect } from '../../../adapters/console-log/dialect';
import { UnknownLines } from '../../../adapters/console-log/unknown-lines';
import { proposal } from '../../../cli/learn-dialect';
import { packageRoot } from '../../../ledger/package-root';
import { readConsoleLog } from './read-console-log';

const folder = mkdtempSync(join(tmpdir(), 'dialect-'));
after(() => rmSync(folder, { recursive: true }));

let files = 0;
/** A file with this text. */
function file(text: string): string {
  files += 1;
  const path = join(folder, `${files}.yaml`);
  writeFileSync(path, text);
  return path;
}

const own = (...lines: readonly string[]): string => file(['schema: 1', 'title: mine', ...lines].join('\n'));

/** Statuses and names of events that a text reports in a dialect. */
function reported(format: string, text: string): readonly (string | number)[] {
  const { records } = readConsoleLog(format, [Buffer.from(text, 'latin1')]);
  return records
    .flat()
    .map((line) =>
      line.kind === 'event' ? ((line.data.ProvisioningStatus as number | undefined) ?? line.name) : line.kind,
    );
}

describe('a dialect', () => {
  it('comes with the suite in four forms, and each can be loaded', () => {
    expect(dialectNames()).to.deep.equal(['simplelink-hosts', 'ti-at', 'ti-out-of-box', 'ti-provisioning']);
    for (const name of dialectNames()) expect(loadDialect(name).title).to.not.equal('');
    expect(loadDialect(join(packageRoot(), 'examples', 'my-dialect.yaml')).calls).to.equal('starts');
  });

  it('knows lines by their words: case, blanks and punctuation between them do not matter', () => {
    const dialect = own('lines:', "  - { line: '[Net] Confirmation: WLAN connected!', status: 15 }");
    for (const text of [
      '[Net] Confirmation: WLAN connected!',
      ' [NET]  confirmation - wlan  connected',
      'Confirmation:WLANconnected, channel 6',
      '[App] busy [Net] Confirmation: WLAN connected!',
    ])
      expect(reported(dialect, text), text).to.deep.equal([15]);
    for (const text of ['preconfirmation: WLAN connected', '[App] WLAN connected'])
      expect(reported(dialect, text), text).to.not.include(15);
  });

  it('reads numbers, names, roles and states out of lines', () => {
    const dialect = own(
      'lines:',
      "  - { line: 'state {status} now', status: '{status}', among: [15, 16] }",
      "  - { line: 'report 0x{status};', status: '{status}' }",
      "  - { line: 'added <{ssid}>', event: SL_WLAN_EVENT_PROVISIONING_PROFILE_ADDED }",
      "  - { line: 'over', status: 12 }",
      "  - { line: 'role is {role}', means: detail of the end }",
    );
    expect(reported(dialect, 'state 15 now\nstate 0x10 now\nreport 0x0b;')).to.deep.equal([15, 16, 11]);
    // A number that cannot be is a damaged line.
    expect(reported(dialect, 'state 1 now')).to.deep.equal(['SL_WLAN_EVENT_PROVISIONING_STATUS']);
    const { records } = readConsoleLog(dialect, [Buffer.from('added <a b>\nover\n[App] x\nrole is ROLE_AP\n')]);
    expect(records[0]?.map((line) => line.kind === 'event' && line.data)).to.deep.equal([
      { Ssid: 'a b', SsidLen: 3 },
      { ProvisioningStatus: 12, Role: 2 },
    ]);
  });

  it("may extend another one, and TI's at_commands demo as well", () => {
    const demo = own('extends: ti-provisioning', 'lines:', "  - { line: 'hello {status}', status: '{status}' }");
    expect(reported(demo, 'hello 15\n [Provisioning] Profile confirmation: IP Acquired!')).to.deep.equal([15, 16]);
    const at = own('extends: ti-at', 'lines:', "  - { line: 'my board is up', means: boot }");
    const { boots } = readConsoleLog(at, [Buffer.from('AT+Test\nOK\nAT+Stop=1\nOK\nmy board is up\nAT+Start\nOK\n')]);
    expect(boots).to.equal(2);
  });

  it('is refused with its file and field where it is wrong', () => {
    const code = (path: string): unknown => {
      try {
        loadDialect(path);
      } catch (error) {
        return (error as { readonly code?: unknown }).code;
      }
      return undefined;
    };
    expect(code('nothing')).to.equal('DIALECT_UNKNOWN');
    expect(code('../ti-at')).to.equal('DIALECT_UNKNOWN');
    expect(code(join(folder, 'nowhere.yaml'))).to.equal('DATA_UNREADABLE');
    expect(code(own('lines:', "  - { line: 'x', status: SL_NO_STATUS }"))).to.equal('DATA_INVALID');
    expect(code(own('lines:', "  - { line: 'x' }"))).to.equal('DATA_INVALID');
    expect(code(own('lines:', "  - { line: 'x {what}', status: 1 }"))).to.equal('DIALECT_INVALID');
    expect(code(own('lines:', "  - { line: '{text} x', status: 1 }"))).to.equal('DIALECT_INVALID');
    const loop = join(folder, 'loop.yaml');
    writeFileSync(loop, `schema: 1\ntitle: loop\nextends: ${loop}\nlines: []\n`);
    expect(code(loop)).to.equal('DIALECT_INVALID');
  });

  it('is proposed from unknown lines, with values taken out and meanings guessed', () => {
    const unknown = new UnknownLines();
    const texts = [
      'battery 3.30 V',
      'battery 3.31 V',
      '[Net] Profile was added, SSID: home',
      '[Net] Provisioning has stopped',
    ];
    for (const [index, text] of texts.entries()) unknown.add(index + 1, text);
    const yaml = proposal('my.log', 'ti-provisioning', unknown.all());
    expect(yaml)
      .to.include('line: "[Net] Profile was added, SSID: {ssid}"\n    event: SL_WLAN_EVENT_PROVISIONING_PROFILE_ADDED')
      .and.include('status: SL_WLAN_PROVISIONING_STOPPED')
      .and.include('# 2 times, first in line 1: battery 3.30 V');
    expect(reported(file(yaml), texts.join('\n'))).to.deep.equal(['SL_WLAN_EVENT_PROVISIONING_PROFILE_ADDED', 12]);
  });

  it('that is proposed can be loaded, whatever the lines are', () => {
    void fc.assert(
      fc.property(fc.array(fc.string({ unit: 'binary', maxLength: 60 }), { maxLength: 8 }), (texts) => {
        const unknown = new UnknownLines();
        for (const [index, text] of texts.entries()) unknown.add(index + 1, `line ${text}`);
        expect(loadDialect(file(proposal('a.log', 'ti-out-of-box', unknown.all()))).title).to.equal('my host');
      }),
      { numRuns: 200 },
    );
  });
});
