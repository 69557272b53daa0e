import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { expect } from 'chai';
import { after, before, describe, it } from 'mocha';
import { ProvtckError } from '../../ledger/error';
import { forge, forgeSigned, type LooseRecord } from '../transcript/forge';
import { signerWith } from '../transcript/signer';
import { beginningOf, certified, certifiedFrom, isCertified, keys } from './certified';

const folder = mkdtempSync(join(tmpdir(), 'transcripts-'));
after(() => rmSync(folder, { recursive: true }));

const signer = signerWith(keys);
let honest: string;
let short: string;

before(async () => {
  const made = await certified({});
  if (!isCertified(made)) throw new Error(made.incomplete.join(' '));
  honest = made.transcript;
  short = beginningOf(made);
});

type Settings = { [member: string]: unknown };
const settingsOf = (records: readonly LooseRecord[]): Settings => records[0]?.settings as Settings;
const statement = { file: 'x.yaml', part: 'CC3220SF', without: [], ixit: {}, sha256: '0'.repeat(64) };
const first = (records: readonly LooseRecord[], kind: string): LooseRecord => {
  const found = records.find((record) => record.kind === kind);
  if (found === undefined) throw new Error(`no ${kind}`);
  return found;
};

/** What somebody who wants a certificate makes of an honest transcript. */
const forgeries: readonly (readonly [what: string, change: (records: LooseRecord[]) => void])[] = [
  [
    'a simulator that became a board',
    (records) => {
      Object.assign(settingsOf(records), { adapter: 'serial', connection: { port: '/dev/ttyACM0' } });
      Object.assign(first(records, 'device'), { adapter: 'serial', driven: false, part: 'CC3235SF', uncertainty: 3 });
    },
  ],
  [
    'the same with plausible wall times',
    (records) => {
      Object.assign(settingsOf(records), { adapter: 'serial', connection: { port: '/dev/ttyACM0' } });
      Object.assign(first(records, 'device'), { adapter: 'serial', driven: false, uncertainty: 3 });
      let base = Number(records[0]?.wall);
      let latest = 0;
      for (const record of records) {
        if (record.kind === 'reset') base += latest + 1;
        if (typeof record.t === 'number') latest = record.kind === 'reset' ? 0 : record.t;
        record.wall = base + latest;
      }
    },
  ],
  ['a device time before its beginning', (records) => Object.assign(first(records, 'call'), { t: -5 })],
  [
    'device time that stands still',
    (records) => {
      for (const record of records) if (typeof record.t === 'number') record.t = 0;
    },
  ],
  ['an event before its beginning', (records) => Object.assign(first(records, 'event'), { at: -1 })],
  ['an event from the future', (records) => Object.assign(first(records, 'event'), { at: 99_000_000 })],
  [
    'wall times of 0',
    (records) => {
      for (const record of records) record.wall = 0;
    },
  ],
  [
    'a wall time beyond every date',
    (records) => {
      for (const record of records) record.wall = 9e15;
    },
  ],
  ['an end before the beginning', (records) => Object.assign(first(records, 'end'), { wall: 5 })],
  ['wall times that go back', (records) => Object.assign(first(records, 'call'), { wall: 5 })],
  ['time that runs backwards', (records) => Object.assign(settingsOf(records), { connection: { timeScale: -1 } })],
  ['an adapter that is none', (records) => Object.assign(settingsOf(records), { adapter: 'my-lab' })],
  ['a port of a simulator', (records) => Object.assign(settingsOf(records), { connection: { port: 'COM5' } })],
  ['a part that is none', (records) => Object.assign(settingsOf(records), { part: 'CC9999' })],
  [
    'an unknown claim',
    (records) => Object.assign(settingsOf(records), { ics: { ...statement, without: ['everything'] } }),
  ],
  [
    'a statement without anything to judge',
    (records) =>
      Object.assign(settingsOf(records), { ics: { ...statement, without: ['http-server', 'smart-config'] } }),
  ],
  [
    "a time of the document that became the device's own",
    (records) => Object.assign(settingsOf(records), { ics: { ...statement, ixit: { 'no-profile delay': 60_000 } } }),
  ],
  [
    'a time that is none',
    (records) => Object.assign(settingsOf(records), { ics: { ...statement, ixit: { 'report bound': -1 } } }),
  ],
  [
    'a time that nobody knows',
    (records) => Object.assign(settingsOf(records), { ics: { ...statement, ixit: { patience: 1 } } }),
  ],
  [
    'a bench that is none',
    (records) => {
      Object.assign(settingsOf(records), { adapter: 'serial', connection: { port: 'COM5', bench: 'my-lab' } });
      Object.assign(first(records, 'device'), { adapter: 'serial', driven: false });
    },
  ],
  [
    'scenarios that overlap',
    (records) => {
      const second = records.findIndex((record, index) => record.kind === 'scenario' && index > 10);
      const [began, earlier] = [Number(records[0]?.wall), Number(records[second]?.wall)];
      for (const record of records.slice(second)) record.wall = Number(record.wall) - Math.max(1, earlier - began);
    },
  ],
  [
    'a run of the day after tomorrow',
    (records) => {
      for (const record of records) record.wall = Number(record.wall) + 2 * 86_400_000;
    },
  ],
  [
    'a board with the traffic of a program',
    (records) => {
      Object.assign(settingsOf(records), { adapter: 'serial', connection: { port: '/dev/ttyACM0' } });
      Object.assign(first(records, 'device'), { adapter: 'serial', driven: false });
      records.splice(2, 0, { kind: 'raw', wall: records[1]?.wall, direction: 'to device', text: '{"jsonrpc":"2.0"}' });
    },
  ],
  ['parts of a run that has none', (records) => Object.assign(settingsOf(records), { parts: [] })],
  ['another ledger', (records) => Object.assign(settingsOf(records), { ledger: 'ledger' })],
  [
    'a device that is identified twice',
    (records) => records.splice(1, 0, { ...first(records, 'device'), part: 'CC3235SF' }),
  ],
  ['an unknown reading', (records) => Object.assign(settingsOf(records), { readings: ['C99=any'] })],
];

/** The error that refuses a certificate for a transcript; undefined if the transcript is judged. */
async function refusal(file: string): Promise<unknown> {
  return certifiedFrom(file).then(
    (outcome) => (isCertified(outcome) ? outcome.text : undefined),
    (error: unknown) => error,
  );
}

describe('a transcript that cannot be', () => {
  it('is told from one that can', async () => {
    expect(await refusal(honest)).to.be.a('string');
  });

  it('raises no error where it only has fewer scenarios: it is judged, and certifies nothing', async () => {
    expect(await refusal(short)).to.equal(undefined);
  });

  for (const [what, change] of forgeries)
    it(`certifies nothing, though it is signed: ${what}`, async () => {
      const forged = join(folder, 'forged.jsonl');
      forgeSigned(short, forged, signer, (records) => {
        change(records);
        return records;
      });
      expect(await refusal(forged)).to.be.instanceOf(ProvtckError);
    });

  // cheats.test.ts has one that another key has signed.
  it('certifies nothing where nobody signed it as it was written', async () => {
    const forged = join(folder, 'unsigned.jsonl');
    forge(honest, forged, (records) => records.filter(({ kind }) => kind !== 'attest'));
    expect(await refusal(forged)).to.have.property('code', 'TRANSCRIPT_UNATTESTED');
  });

  it('is refused where a line has two members of one name', async () => {
    const forged = join(folder, 'twice.jsonl');
    writeFileSync(forged, readFileSync(short, 'utf8').replace('"kind":"run"', '"kind":"end","kind":"run"'));
    expect(await refusal(forged)).to.be.instanceOf(ProvtckError);
  });

  it('is refused where a member has a name that a reader would drop', async () => {
    const forged = join(folder, 'dropped.jsonl');
    for (const name of ['__proto__', 'constructor', 'prototype']) {
      const versions = JSON.parse(`{"${name}":"1.0"}`) as object;
      forgeSigned(short, forged, signer, (records) => {
        Object.defineProperty(first(records, 'device'), 'versions', { value: versions });
        return records;
      });
      expect(await refusal(forged), name).to.have.property('code', 'TRANSCRIPT_INVALID');
    }
  });
});
