import { inspect } from 'node:util';
import { expect } from 'chai';
import { describe, it } from 'mocha';
import type { LineHandler, Monitor } from '../../judge/monitor';
import { MonitorRunner, MonitorSession } from '../../judge/monitor-runner';
import type { Line } from '../../transcript/record';
import { event, probe, type Step, scenario, start, status, stop, stopped, wait } from './records';

/** Says what it is shown, and by what clock. */
const witness = (shown: string[], name = 'witness', kinds: readonly Line['kind'][] = ['call', 'event']): Monitor => {
  const judge: LineHandler = (line, { process: { vantage }, held, report }) => {
    shown.push(`${line.kind} ${line.seq}, slack ${vantage.slack}, driven ${vantage.driven}`);
    held('PROV-1-01', line);
    report({ rule: 'PROV-1-01', expected: 'nothing', seen: 'something', at: 0, lines: [line.seq] });
    report(undefined);
  };
  return {
    name,
    rules: ['PROV-1-01'],
    begin({ vantage }) {
      shown.push(`${name} begins${vantage.surroundings ? '' : ' without surroundings'}`);
    },
    on: Object.fromEntries(kinds.map((kind) => [kind, judge])),
  };
};

const record =
  (kind: string, more: object = {}): Step =>
  (t) => [{ kind, t, ...more } as never];
const taken = (runner: MonitorRunner, lines: readonly Line[]): MonitorRunner => {
  for (const line of lines) runner.take(line);
  return runner;
};

describe('the runner of a run', () => {
  it('gives the state of the process at each report, in whatever order it is asked', () => {
    const lines = scenario([start('AP'), status(1), stop(), stopped(), start('AP'), status(2), stop(), stopped()]);
    const reports = lines.filter((line) => line.kind === 'event');
    const asked = (runner: MonitorRunner, { data }: (typeof reports)[number]) =>
      inspect(runner.before(data), { depth: 6 });
    const alone = reports.map((report) => asked(taken(new MonitorRunner(), lines), report));
    const inOrder = taken(new MonitorRunner(), lines);
    expect(reports.map((report) => asked(inOrder, report))).to.deep.equal(alone);
    const backwards = taken(new MonitorRunner(), lines);
    expect(reports.toReversed().map((report) => asked(backwards, report))).to.deep.equal(alone.toReversed());
  });

  it('shows each monitor the kinds it asks for, and no others', () => {
    const shown: string[] = [];
    const list = [witness(shown, 'calls', ['call']), witness(shown, 'waits', ['wait'])];
    taken(new MonitorRunner(undefined, list), scenario([probe(0), status(1)])).end();
    expect(shown).to.deep.equal([
      'calls begins',
      'waits begins',
      'call 2, slack 0, driven true',
      'wait 5, slack 0, driven true',
    ]);
  });

  it('shows what nobody asks for to nobody, and the same kind to several', () => {
    const shown: string[] = [];
    const list = [witness(shown, 'one', ['event']), witness(shown, 'two', ['event'])];
    taken(new MonitorRunner(undefined, list), scenario([probe(0), status(1)])).end();
    expect(shown.slice(2)).to.deep.equal(['event 4, slack 0, driven true', 'event 4, slack 0, driven true']);
  });

  it('keeps the first finding of a rule, with the lines that prove it', () => {
    expect(taken(new MonitorRunner(undefined, [witness([])]), scenario([probe(0), probe(0)])).end()).to.deep.equal([
      {
        rule: 'PROV-1-01',
        expected: 'nothing',
        seen: 'something',
        at: 0,
        lines: [2],
        monitor: 'witness',
        evidence: ['100 ms: the host calls sl_DeviceGet'],
      },
    ]);
  });

  it('tells of a broken rule once for every reset but once in a scenario', () => {
    const [, reset, ...rest] = scenario([probe(0)]);
    const lines = [...scenario([probe(0)]), ...(reset === undefined ? [] : [reset]), ...rest];
    const shown: string[] = [];
    expect(taken(new MonitorRunner(undefined, [witness(shown)]), lines).end()).to.have.length(1);
    expect(shown.filter((each) => each === 'witness begins')).to.have.length(2);
  });

  it('forgets a scenario that has ended, and what was not closed before the next', () => {
    const shown: string[] = [];
    const runner = taken(new MonitorRunner(undefined, [witness(shown)]), scenario([probe(0)]));
    expect(runner.end()).to.have.length(1);
    expect(runner.end()).to.deep.equal([]);
    taken(runner, scenario([probe(0)]).slice(2));
    expect(runner.end()).to.deep.equal([]);
    taken(runner, scenario([probe(0)]));
    taken(runner, scenario([]));
    expect(runner.end()).to.deep.equal([]);
    expect(shown).to.deep.equal(['witness begins', 'call 2, slack 0, driven true', 'witness begins']);
  });

  it('begins no watch over a reset after which nothing was written', () => {
    const shown: string[] = [];
    taken(new MonitorRunner(undefined, [witness(shown)]), scenario([]).slice(0, 2)).end();
    expect(shown).to.deep.equal([]);
  });

  it('counts how often each rule was tested, until the next scenario begins', () => {
    const runner = taken(new MonitorRunner(), scenario([start('AP'), stop(), stopped()]));
    expect(runner.tested).to.deep.equal({});
    runner.end();
    expect(runner.tested).to.deep.include({ 'PROV-4.1-03': 1, 'PROV-4.3-05': 1, 'PROV-7.1-03': 2 });
    taken(runner, scenario([probe(0)]));
    runner.end();
    expect(runner.tested).to.deep.equal({});
  });

  it('counts a broken rule too', () => {
    const runner = taken(new MonitorRunner(undefined, [witness([])]), scenario([probe(0), probe(0)]));
    runner.end();
    // Each line keeps the rule and breaks it.
    expect(runner.tested).to.deep.equal({ 'PROV-1-01': 4 });
  });

  it('passes on which rules were put to the test', () => {
    const held: unknown[] = [];
    taken(new MonitorRunner((...args) => held.push(args), [witness([])]), scenario([probe(0)])).end();
    expect(held).to.deep.equal([['PROV-1-01', [2]]]);
    expect(taken(new MonitorRunner(), scenario([start('AP'), stop(), stopped()])).end()).to.deep.equal([]);
  });

  for (const [driven, slack] of [
    [true, 0],
    [false, 21],
  ] as const)
    it(`judges by a clock that is ${driven ? 'driven' : 'off by what the device says, and the rounding'}`, () => {
      const shown: string[] = [];
      const [first, ...rest] = scenario([record('device', { driven, uncertainty: 20 }), probe(0)]);
      const [reset, device, ...others] = rest;
      taken(new MonitorRunner(undefined, [witness(shown)]), [first, device, reset, ...others] as Line[]).end();
      expect(shown).to.deep.equal(['witness begins', `call 3, slack ${slack}, driven ${driven}`]);
    });

  for (const kind of ['driver-port', 'fault'])
    it(`says nothing after a ${kind}`, () => {
      const shown: string[] = [];
      taken(new MonitorRunner(undefined, [witness(shown)]), scenario([probe(0), record(kind), probe(0)])).end();
      expect(shown).to.deep.equal(['witness begins', 'call 2, slack 0, driven true']);
    });

  it('says nothing after a device has broken down', () => {
    const shown: string[] = [];
    const fatal = event('SL_DEVICE_EVENT_FATAL_SYNC_LOSS');
    taken(new MonitorRunner(undefined, [witness(shown)]), scenario([probe(0), fatal, probe(0)])).end();
    expect(shown).to.deep.equal(['witness begins', 'call 2, slack 0, driven true', 'event 4, slack 0, driven true']);
  });

  for (const kind of ['step', 'raw', 'run', 'end'] as const)
    it(`passes over what tells nothing of the device: ${kind}`, () => {
      const shown: string[] = [];
      const all = witness(shown, 'all', ['step', 'raw', 'run', 'end', 'wait']);
      taken(new MonitorRunner(undefined, [all]), scenario([record(kind), wait])).end();
      expect(shown).to.deep.equal(['all begins', 'wait 3, slack 0, driven true', 'wait 4, slack 0, driven true']);
    });
});

describe('the watch over a device', () => {
  it('passes on each finding, with the monitor that made it', () => {
    const monitor = witness([]);
    const found: string[] = [];
    const session = new MonitorSession(
      { slack: 0, surroundings: true, driven: true },
      { list: [monitor], found: ({ rule, lines }, { name }) => found.push(`${name}: ${rule} by ${lines}`) },
    );
    for (const line of scenario([probe(0), probe(0)])) session.take(line);
    expect(found).to.deep.equal(['witness: PROV-1-01 by 2', 'witness: PROV-1-01 by 4']);
  });
});
