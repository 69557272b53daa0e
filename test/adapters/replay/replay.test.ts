import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { expect } from 'chai';
import { after, before, describe, it } from 'mocha';
import { judgeTranscript } from '../../../cli/judge-transcript';
import { runSuite } from '../../../cli/suite';
import type { SuiteOptions } from '../../../cli/suite-options';
import type { Result } from '../../../judge/result-schema';
import { ProvtckError } from '../../../ledger/error';
import { forge, type LooseRecord } from '../../transcript/forge';
import { oneFeature } from './twice';

const out = mkdtempSync(join(tmpdir(), 'provtck-'));
const transcript = join(out, 'transcript.jsonl');
const changed = join(out, 'changed.jsonl');
after(() => rmSync(out, { recursive: true }));

const options: SuiteOptions = { rules: ['PROV-4.2-05'], sources: oneFeature('4-initiating/4.2-auto-provisioning') };
const judge = (file: string): Promise<Result> =>
  judgeTranscript(file, { ...(options.sources && { sources: options.sources }) });

/** What judging comes to after a change of the records, or the code of the error it ends with. */
async function judged(change: (records: LooseRecord[]) => LooseRecord[]): Promise<Result | string> {
  forge(transcript, changed, change);
  try {
    return await judge(changed);
  } catch (error) {
    if (error instanceof ProvtckError) return error.code;
    throw error;
  }
}

/** Changes the first record of a kind that fits. */
const changing =
  (kind: string, change: (record: LooseRecord) => LooseRecord[], fits: (record: LooseRecord) => boolean = () => true) =>
  (records: LooseRecord[]): LooseRecord[] => {
    const at = records.findIndex((record) => record.kind === kind && fits(record));
    const record = records[at];
    if (record === undefined) throw new Error(`the transcript holds no such ${kind}`);
    return records.toSpliced(at, 1, ...change(record));
  };

describe('a record that is not what the suite asks for', () => {
  before(() => runSuite({ ...options, out }));

  it('is judged as it stands', async () => {
    expect(new Set((await judge(transcript)).scenarios.map(({ verdict }) => verdict))).to.deep.equal(new Set(['pass']));
  });

  const gone = (): LooseRecord[] => [];
  const cases: readonly (readonly [string, (records: LooseRecord[]) => LooseRecord[]])[] = [
    ['a call that is gone', changing('call', gone)],
    ['a return that is gone', changing('return', gone)],
    ['a wait that is gone', changing('wait', gone)],
    ['a reset that is gone', changing('reset', gone)],
    ['a call of something else', changing('call', (call) => [{ ...call, function: 'sl_Task' }])],
    ['a call with other arguments', changing('call', (call) => [{ ...call, arguments: { other: 1 } }])],
    ['a reset to another state', changing('reset', (reset) => [{ ...reset, setup: {} }])],
    ['a call too much', changing('call', (call) => [call, call])],
    ['an event in place of a call', changing('call', ({ t }) => [{ kind: 'event', t, at: t, name: 'E', data: {} }])],
    [
      'a fault in something else',
      changing('return', ({ t }) => [{ kind: 'fault', t, operation: 'reset', message: '?' }]),
    ],
    ['more than it asks for', (records) => records.toSpliced(-1, 0, { kind: 'wait', t: 1_000_000 })],
  ];
  for (const [what, change] of cases)
    it(`leaves its scenario inconclusive, with the line: ${what}`, async () => {
      const result = await judged(change);
      if (typeof result === 'string') throw new Error(result);
      expect(result.run.verdict).to.equal('incomplete');
      const doubtful = result.scenarios.filter(({ verdict }) => verdict !== 'pass');
      expect(doubtful.map(({ verdict }) => verdict)).to.deep.equal(['inconclusive']);
      expect(doubtful[0]?.reason).to.match(/^REPLAY_DIVERGED: .*changed\.jsonl:\d+: /);
    });

  /** The first return and what follows it in its scenario gives way to a fault. */
  const failing = (code: string) => (records: LooseRecord[]) => {
    const at = records.findIndex(({ kind }) => kind === 'return');
    const next = records.findIndex(({ kind }, index) => kind === 'scenario' && index > at);
    const t = records[at]?.t;
    const fault = { kind: 'fault', t, operation: 'call', code, message: 'no such thing', hint: 'Plug it in.' };
    return records.toSpliced(at, next - at, fault, { kind: 'wait', t });
  };

  it('is an error of the bench where the first run met one', async () => {
    const result = await judged(failing('PORT_LOST'));
    if (typeof result === 'string') throw new Error(result);
    const others = result.scenarios.filter(({ verdict }) => verdict !== 'pass');
    expect(others.map(({ verdict, reason }) => `${verdict}: ${reason}`)).to.deep.equal([
      'inconclusive: PORT_LOST: no such thing. Plug it in',
    ]);
  });

  it('is no excuse where the first run could not do what its capabilities offer', async () => {
    const result = await judged(failing('CANNOT_DO'));
    if (typeof result === 'string') throw new Error(result);
    const others = result.scenarios.filter(({ verdict }) => verdict !== 'pass');
    expect(others.map(({ verdict }) => verdict)).to.deep.equal(['inconclusive']);
    expect(others[0]?.reason).to.match(/^CAPABILITY_CONTRADICTED: .*no such thing/);
  });

  it('leaves the run incomplete where scenarios are missing or too many', async () => {
    const renamed = await judged(changing('scenario', (scenario) => [{ ...scenario, scenario: 'another' }]));
    if (typeof renamed === 'string') throw new Error(renamed);
    expect(renamed.run.verdict).to.equal('incomplete');
    expect(renamed.run.incomplete[0]).to.equal(
      'The transcript contains a scenario outside the selection, at line 3: another.',
    );
    expect(renamed.scenarios.find(({ verdict }) => verdict !== 'pass')?.reason).to.include(
      'the transcript contains no scenario',
    );
  });

  it('is refused as a whole where it is of another suite, or not of a run', async () => {
    const suite = { name: 'simplelink-provisioning-tck', version: '0.0.1', ledgerSha256: '0'.repeat(64) };
    expect(
      await judged(changing('run', (run) => [{ ...run, suite: { ...(run.suite as object), ...suite } }])),
    ).to.equal('TRANSCRIPT_FOREIGN');
    expect(await judged(changing('run', (run) => [{ ...run, settings: { more: 1 } }]))).to.equal('TRANSCRIPT_INVALID');
    expect(await judged((records) => [...records.slice(0, -1), ...records.slice(2)])).to.equal('TRANSCRIPT_INVALID');
  });

  it('is incomplete where it was cut short, and says at which line', async () => {
    for (const length of [1, 2, 3, 4, 6, 9]) {
      const result = await judged((records) => records.slice(0, length));
      if (typeof result === 'string') throw new Error(result);
      expect(result.run.verdict).to.equal('incomplete');
      expect(result.run.incomplete[0]).to.equal(`The transcript was cut short: it ends at line ${length}.`);
      expect(result.scenarios.map(({ verdict }) => verdict)).not.to.include('fail');
    }
  });

  it('convicts a device that gives a key away, although the record does not show the key', async () => {
    const own: SuiteOptions = { rules: ['PROV-2.1-04'], sources: oneFeature('2-overview/2.1-general-description') };
    await runSuite({ ...own, out });
    const leak = changing('event', (event) => [
      { ...event, data: { ...(event.data as object), Reserved: 'key=[secret 1]' } },
    ]);
    forge(transcript, changed, leak);
    expect(readFileSync(changed, 'utf8')).not.to.include('correct-horse');
    const { run } = await judgeTranscript(changed, { ...(own.sources && { sources: own.sources }) });
    expect(run.verdict).to.equal('non-conformant');
  });
});
