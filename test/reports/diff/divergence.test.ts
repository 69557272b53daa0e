import { appendFileSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { expect } from 'chai';
import { after, describe, it } from 'mocha';
import { ProvtckError } from '../../../ledger/error';
import { firstDivergence } from '../../../reports/diff/divergence';
import type { TranscriptRecord } from '../../../transcript/record';
import { Transcript } from '../../../transcript/writer';

const folder = mkdtempSync(join(tmpdir(), 'divergence-'));
after(() => rmSync(folder, { recursive: true }));

let files = 0;

/** Writes a transcript of these records, of a device in virtual time or not. No two have the same firmware. */
function transcript(driven: boolean, ...records: readonly TranscriptRecord[]): string {
  files += 1;
  const file = join(folder, `${files}.jsonl`);
  const sha256 = '0'.repeat(64);
  const suite = { name: 'suite', version: '1.0.0', ledgerSha256: sha256, featuresSha256: sha256 };
  const writer = new Transcript(file, () => files, { kind: 'run', format: 1, suite, redacted: false, settings: {} });
  writer.append({
    kind: 'device',
    adapter: 'simulator',
    part: 'CC3220SF',
    versions: { firmware: String(files) },
    capabilities: { functions: [], offers: [], lacks: {} },
    driven,
    uncertainty: 0,
    parts: [],
  });
  for (const record of records) writer.append(record);
  writer.close();
  return file;
}

const scenario = { kind: 'scenario', scenario: 'PROV-1-01/1 something' } as const;
const event = (t: number, name: string) => ({ kind: 'event', t, at: t, name, data: {} }) as const;

describe('two transcripts', () => {
  it('of the same happenings part nowhere, whenever and with whatever firmware they were taken', () => {
    const records = [scenario, event(5, 'STOPPED')];
    expect(firstDivergence(transcript(true, ...records), transcript(true, ...records))).to.equal(undefined);
  });

  it('part where something else happened, and that place is named', () => {
    const parted = firstDivergence(
      transcript(true, scenario, event(5, 'ONE'), event(9, 'LAST')),
      transcript(true, scenario, event(5, 'OTHER'), event(9, 'LAST')),
    );
    expect(parted?.scenario).to.equal(scenario.scenario);
    expect(parted?.before).to.include({ line: 4 });
    expect(parted?.before.record).to.include('ONE');
    expect(parted?.after.record).to.include('OTHER');
  });

  it('part where one of them ends', () => {
    const parted = firstDivergence(transcript(true, scenario, event(5, 'ONE')), transcript(true, scenario));
    expect(parted?.after).to.deep.equal({});
  });

  it('part at another time only where time is virtual', () => {
    const [early, late] = [
      [scenario, event(5, 'ONE')],
      [scenario, { kind: 'wait', t: 6 }, event(7, 'ONE')],
    ] as const;
    expect(firstDivergence(transcript(true, ...early), transcript(true, ...late))).to.not.equal(undefined);
    expect(firstDivergence(transcript(false, ...early), transcript(false, ...late))).to.equal(undefined);
    expect(firstDivergence(transcript(true, ...early), transcript(false, ...late))).to.equal(undefined);
  });

  it('are compared as far as they go when a run was killed', () => {
    const [whole, half] = [transcript(true, scenario, event(5, 'ONE')), transcript(true, scenario)];
    appendFileSync(half, '{"seq":4,"wa');
    expect(firstDivergence(whole, half)?.after).to.deep.equal({});
  });

  it('cannot be compared where one was edited or is not there', () => {
    const edited = transcript(true, scenario);
    writeFileSync(edited, readFileSync(edited, 'utf8').replace('something', 'anything!'));
    expect(() => firstDivergence(transcript(true), edited)).to.throw(ProvtckError, '3');
    expect(() => firstDivergence(transcript(true), join(folder, 'absent'))).to.throw(ProvtckError);
  });
});
