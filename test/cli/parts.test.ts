import { copyFileSync, existsSync, mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { expect } from 'chai';
import { Command } from 'commander';
import { after, before, describe, it } from 'mocha';
import type { Adapter } from '../../adapters/adapter';
import { Simulator } from '../../adapters/simulator/simulator';
import { judgeTranscript } from '../../cli/judge-transcript';
import { mergeRuns } from '../../cli/merge';
import { collect } from '../../cli/option-values';
import { resumeRun } from '../../cli/resume';
import { checkResumed, givenAgain } from '../../cli/resume-flags';
import { type RunFlags, suiteOptions, withRunOptions } from '../../cli/run';
import { scenarioChoice } from '../../cli/scenario-choice';
import { runSuite } from '../../cli/suite';
import type { SuiteOptions } from '../../cli/suite-options';
import type { Result } from '../../judge/result-schema';
import { codeOf } from '../error-code';

const folder = mkdtempSync(join(tmpdir(), 'parts-'));
after(() => rmSync(folder, { recursive: true }));

const rules = ['PROV-7.5-16', 'PROV-7.5-20', 'PROV-2.1-01'];
const verdicts = ({ scenarios, rules: all }: Result) => ({
  scenarios: scenarios.map(({ id, verdict }) => `${id} ${verdict}`),
  rules: all.map(({ id, verdict, reason }) => `${id} ${verdict} ${reason ?? ''}`),
});
const noFlags = { name: [], out: folder };

/** The reference device behind a clock that may be off by so many ms. */
const vague = (device: Simulator, uncertainty: number): Adapter =>
  new Proxy<Adapter>(device, {
    get(target, member) {
      if (member === 'connect') return async () => ({ ...(await device.connect()), uncertainty });
      const value: unknown = Reflect.get(target, member);
      return typeof value === 'function' ? value.bind(target) : value;
    },
  });

describe('shards of a run', () => {
  const shardsOf = async (name: string, options: SuiteOptions) => {
    const outs = [1, 2, 3].map((index) => join(folder, `${name}-${index}`));
    for (const [index, out] of outs.entries()) {
      const scenarios = await scenarioChoice({ ...noFlags, shard: `${index + 1}/3` }, options, { now: 0 });
      await runSuite({ ...options, out, reports: ['transcript'], ...(scenarios && { scenarios }) });
    }
    return outs;
  };

  for (const [kind, options] of Object.entries({
    'a conforming device': {},
    'a device that breaks a rule': { adapter: 'mutant:blocked-for-ever' },
  }))
    it(`give the verdicts of one run for ${kind}`, async () => {
      const whole = await runSuite({ ...options, rules });
      const joined = await mergeRuns(
        await shardsOf(kind.replaceAll(' ', '-'), { ...options, rules }),
        join(folder, 'joined'),
      );
      expect(verdicts(joined).scenarios).to.deep.equal(verdicts(whole).scenarios);
      expect(joined.run.verdict).to.equal(whole.run.verdict);
      expect(joined.run.parts).to.have.length(3);
    });

  it('are judged with the clock of their own board', async () => {
    // A time near its bound is in doubt for one board and certain for the other, and each waits as its own clock needs.
    const timed: SuiteOptions = { adapter: 'simulator', rules: ['PROV-4.2-04', 'PROV-4.3-01', 'PROV-7.5-16'] };
    const found = new Map<string, string>();
    const outs: string[] = [];
    for (const [index, uncertainty] of [0, 120, 7].entries()) {
      const out = join(folder, `clock-${index}`);
      outs.push(out);
      const scenarios = await scenarioChoice(
        { ...noFlags, shard: `${index + 1}/3` },
        { rules: timed.rules ?? [] },
        { now: 0 },
      );
      const adapters = { simulator: async ({ part }: { part: string }) => vague(new Simulator(part), uncertainty) };
      const result = await runSuite({
        ...timed,
        adapters,
        out,
        reports: ['transcript'],
        ...(scenarios && { scenarios }),
      });
      for (const { id, verdict } of result.scenarios) found.set(id, verdict);
    }
    expect(new Set(found.values())).to.include('inconclusive').and.include('pass');
    const joined = await mergeRuns(outs, join(folder, 'clocks'));
    expect(Object.fromEntries(joined.scenarios.map(({ id, verdict }) => [id, verdict]))).to.deep.equal(
      Object.fromEntries(found),
    );
    const again = await mergeRuns([join(folder, 'clocks')], join(folder, 'clocks-again'));
    expect(verdicts(again)).to.deep.equal(verdicts(joined));
  });

  it('are refused if they overlap, or if their devices differ', async () => {
    const [first = '', second = ''] = await shardsOf('simulator', { rules });
    const [, other = ''] = await shardsOf('other-part', { rules, device: 'CC3120' });
    const out = join(folder, 'refused');
    expect(await codeOf(mergeRuns([first, first], out))).to.equal('MERGE_OVERLAP');
    expect(await codeOf(mergeRuns([first, other], out))).to.equal('PARTS_DIFFER');
    expect(existsSync(join(out, 'result.json'))).to.equal(false);
    expect(await codeOf(mergeRuns([first, second], second))).to.equal('MERGE_INTO_PART');
    expect(await codeOf(mergeRuns([join(first, 'transcript.jsonl'), second], first))).to.equal('MERGE_INTO_PART');
    mkdirSync(out, { recursive: true });
    copyFileSync(join(other, 'transcript.jsonl'), join(out, 'transcript.jsonl'));
    const partial = await mergeRuns([first, second], out);
    expect(existsSync(join(out, 'earlier', '1', 'transcript.jsonl')), 'the run before the merge').to.equal(true);
    expect(partial.run.selection.limits).to.deep.equal(['--shard 1/3', '--shard 2/3']);
  });

  it('leave the scenarios of a shard open that was cut short', async () => {
    const outs = await shardsOf('half', { rules });
    const cut = join(outs[1] ?? '', 'transcript.jsonl');
    const lines = readFileSync(cut, 'utf8').split('\n');
    writeFileSync(cut, `${lines.slice(0, lines.length / 2).join('\n')}\n`);
    const joined = await mergeRuns(outs, join(folder, 'joined-half'));
    const whole = await runSuite({ rules });
    expect(joined.scenarios.map(({ id }) => id)).to.deep.equal(whole.scenarios.map(({ id }) => id));
    expect(joined.scenarios.filter(({ verdict }) => verdict === 'inconclusive').length).to.be.greaterThan(1);
    expect(joined.run.verdict).to.equal('incomplete');
  });
});

describe('the options of a run that is resumed', () => {
  const flags = (...words: readonly string[]) => {
    const command = withRunOptions(new Command('run')).option('--board <board>', '', collect, []);
    return command.option('--repeat <n>', '', Number).parse(words, { from: 'user' }).opts<RunFlags>();
  };

  it('are refused if it does not apply them', () => {
    for (const words of [
      ...[['--rule', 'PROV-7.5-01'], ['--repeat', '2'], ['--bail'], ['--order', 'document']],
      ...[['--failed'], ['--plan', 'smoke'], ['--require', './steps.js'], ['--parallel', '2'], ['--unredacted']],
    ])
      expect(() => checkResumed(flags(...words)), words.join(' '))
        .to.throw(words[0])
        .with.property('code', 'OPTIONS_CONTRADICT');
    checkResumed(flags('--board', 'port=a', '--board', 'port=b'));
    checkResumed(flags('--port', '/dev/ttyACM1', '--bench', 'tcp://t@pi:1', '--out', 'o', '--verbose'));
  });

  it('name no adapter by a port', () => {
    const again = (...words: readonly string[]) => givenAgain(flags(...words), suiteOptions(flags(...words)));
    expect(again('--port', '/dev/ttyACM1')).to.not.have.property('adapter');
    expect(again('--port', '/dev/ttyACM1', '--adapter', 'nwp')).to.include({ adapter: 'nwp' });
  });
});

/** Places at equal distances where a transcript is cut. `npm run killed-runs` kills runs at random moments. */
const CUTS = 10;

describe('a run that was cut short', () => {
  let transcript = '';
  let whole: Result;
  before(async () => {
    const out = join(folder, 'whole');
    whole = await runSuite({ out, rules });
    transcript = readFileSync(join(out, 'transcript.jsonl'), 'utf8');
  });

  const cutAt = (name: string, length: number): string => {
    const out = join(folder, name);
    mkdirSync(out);
    writeFileSync(join(out, 'transcript.jsonl'), transcript.slice(0, length));
    return out;
  };
  const header = () => transcript.indexOf('\n') + 1;

  it('gives the verdicts of one run after it was resumed, wherever it was cut', async () => {
    for (let cut = 0; cut < CUTS; cut += 1) {
      const length = header() + Math.floor(((transcript.length - header()) * cut) / CUTS);
      const out = cutAt(`cut-${cut}`, length);
      const result = await resumeRun(out, {}, runSuite);
      expect(verdicts(result), `cut after ${length} characters`).to.deep.equal(verdicts(whole));
      expect(result.run.verdict).to.equal('conformant');
    }
  });

  it('has the seed of its order in the result, and its transcript the order itself', async () => {
    const ids = whole.scenarios.map(({ id }) => id).toReversed();
    const out = join(folder, 'ordered');
    const ordered = await runSuite({ out, rules, order: { seed: 7, ids } });
    const names = readFileSync(join(out, 'transcript.jsonl'), 'utf8').match(/"scenario":"[^"]*"/g);
    expect(names?.[0]).to.include(whole.scenarios.at(-1)?.name);
    expect(ordered.run.orderSeed).to.equal(7);
    expect(verdicts(ordered)).to.deep.equal(verdicts(whole));
    const again = await judgeTranscript(join(out, 'transcript.jsonl'));
    expect(again.run.orderSeed).to.equal(7);
    expect(verdicts(again)).to.deep.equal(verdicts(whole));
    let seed: number | undefined;
    const text = readFileSync(join(out, 'transcript.jsonl'), 'utf8');
    writeFileSync(join(out, 'transcript.jsonl'), text.slice(0, text.length / 2));
    const resumed = await resumeRun(out, {}, (options) => {
      seed = options.order?.seed;
      return runSuite(options);
    });
    expect(seed).to.equal(7);
    expect(verdicts(resumed)).to.deep.equal(verdicts(whole));
  });

  it('can be cut again while it is resumed', async () => {
    const out = cutAt('twice', header() + Math.floor(transcript.length / 4));
    await resumeRun(out, {}, async (options) => {
      await runSuite(options);
      const file = join(options.out ?? '', 'transcript.jsonl');
      const text = readFileSync(file, 'utf8');
      writeFileSync(file, text.slice(0, text.length / 2));
    });
    const result = await resumeRun(out, {}, runSuite);
    expect(verdicts(result)).to.deep.equal(verdicts(whole));
    expect(result.run.parts).to.have.length(3);
  });

  it('is refused with other settings, and without a scenario to execute', async () => {
    const out = cutAt('refused-settings', header() + Math.floor(transcript.length / 2));
    expect(await codeOf(resumeRun(out, { device: 'CC3120' }, runSuite))).to.equal('RESUME_DIFFERS');
    expect(await codeOf(resumeRun(out, { connection: { bench: 'manual' } }, runSuite))).to.equal('RESUME_DIFFERS');
    expect(await codeOf(resumeRun(join(folder, 'nothing'), {}, runSuite))).to.equal('RESUME_NOTHING');
    const done = join(folder, 'done');
    mkdirSync(done);
    copyFileSync(join(folder, 'whole', 'transcript.jsonl'), join(done, 'transcript.jsonl'));
    // Killed after the end of its transcript, and before its result.
    expect(verdicts(await resumeRun(done, {}, runSuite))).to.deep.equal(verdicts(whole));
    expect(await codeOf(resumeRun(done, {}, runSuite))).to.equal('RESUME_COMPLETE');
  });
});
