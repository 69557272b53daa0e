import { expect } from 'chai';
import { before, describe, it } from 'mocha';
import { registerAdapter } from '../../adapters/registry';
import { calibrationErrorsByKind, calibrationErrorsOf } from '../../calibration/calibration-errors';
import { examineMutant } from '../../calibration/examine';
import { examineAll, matrixOf, type Row } from '../../calibration/matrix';
import { monitors } from '../../judge/monitors/all';
import { loadLedger } from '../../ledger/ledger';
import { mutants, registerMutants } from '../../mutants/catalogue';
import { conformingVariants, registerConformingVariants } from '../../mutants/conforming/catalogue';
import type { LoadedSuite } from '../../runtime/loaded-suite';
import { defaultParameters } from '../../runtime/run-parameters';
import { runScenarios } from '../../runtime/run-scenarios';
import { fixtureCommand } from '../adapters/process/program';
import { suiteScript } from '../loaded-suite';
import { device, matrix } from './matrices';

registerMutants();
registerConformingVariants();

/** Mutants at equal distances in the catalogue, so that the sample covers all sections. */
const sample = (size: number) => {
  const stride = Math.floor(mutants.length / size);
  return mutants.filter((_, index) => index % stride === 0).slice(0, size);
};

describe('the kill matrix', () => {
  let script: LoadedSuite;
  before(async () => {
    script = await suiteScript();
  });

  it('has no survivor, and no failure with a conforming variant', async () => {
    // mutants.test.ts runs each mutant. `provtck mutants --full` runs each scenario with each variant.
    const devices = { mutants: sample(20), variants: conformingVariants, full: false, partial: true, every: 61 };
    const rows: Row[] = [];
    // package.test.ts examines a mutant in worker threads.
    await examineAll(script, devices, (row) => rows.push(row));
    const found = matrixOf(devices, rows, script.scenarios, loadLedger(), 'test');
    expect(found.mutants).to.have.length(20);
    expect(found.variants.length).to.be.at.least(25);
    const tested = new Set(rows.flatMap((row) => (row.kind === 'variant' ? Object.keys(row.tested) : [])));
    const untested = monitors.flatMap(({ rules }) => rules.filter((rule) => !tested.has(rule)));
    expect(untested, 'rules that no monitor tests with a conforming variant').to.deep.equal([]);
    expect(calibrationErrorsOf(found)).to.deep.equal([]);
  });

  // A sample. `provtck mutants --full` examines all mutants.
  for (const mutant of sample(3))
    it(`finds exactly the declared collateral failures of ${mutant.id}`, async () => {
      const { found } = await examineMutant(script, mutant, true);
      expect(found.exceeded).to.deep.equal([]);
      expect(found.missed).to.deep.equal([]);
    });

  for (const { id, breaks } of sample(4))
    it(`has the same kills with ${id} over the adapter protocol`, async () => {
      const own = script.scenarios.filter(({ rules }) => rules.includes(breaks));
      const verdicts = async (parameters: object): Promise<readonly string[]> =>
        (await runScenarios(script, own, { ...defaultParameters, ...parameters })).map(
          ({ scenario, verdict }) => `${scenario.pickle.name}: ${verdict}`,
        );
      const within = await verdicts({ adapter: `mutant:${id}` });
      const behind = await verdicts({ adapter: 'process', command: fixtureCommand('mutant.ts', id) });
      // A monitor of the rule can show the fault in the scenarios of other rules.
      const isMonitored = monitors.some(({ rules }) => rules.includes(breaks));
      if (!isMonitored) expect(within.some((verdict) => verdict.endsWith(': fail'))).to.equal(true);
      expect(behind).to.deep.equal(within);
    });

  it('lists the mutants of each rule of each monitor', () => {
    const devices = { mutants: mutants.slice(0, 2), variants: [], full: true, partial: false };
    const [one = expect.fail(), other = expect.fail()] = mutants;
    const row = (
      id: string,
      monitorViolations: readonly { readonly monitor: string; readonly rule: string }[],
    ): Row => ({
      kind: 'mutant',
      found: device(id, { killedBy: ['s'] }),
      kills: ['s'],
      monitorViolations,
    });
    const [
      {
        name: monitor,
        rules: [rule = ''],
      } = expect.fail(),
    ] = monitors;
    const [variant = expect.fail()] = conformingVariants;
    const { id, story } = variant;
    const rows: readonly Row[] = [
      row(one.id, [{ monitor, rule }]),
      row(other.id, []),
      { kind: 'variant', found: { id, story, red: [] }, tested: { [rule]: 3 } },
    ];
    const made = (more: object) =>
      matrixOf({ ...devices, variants: [variant], ...more }, rows, script.scenarios, loadLedger(), 'test');
    const whole = made({});
    expect(whole.monitors).to.have.length(monitors.flatMap(({ rules }) => rules).length);
    expect(whole.monitors.filter((each) => each.devices.length > 0)).to.deep.equal([
      { monitor, rule, devices: [one.id], tested: 3 },
    ]);
    const errors = calibrationErrorsOf(whole);
    for (const kind of [/^The monitor .* reports .* with no mutant/, /^The monitor .* never tests /])
      expect(errors.filter((error) => kind.test(error))).to.have.length(whole.monitors.length - 1);
    // A partial run, or one that stops at first kills, cannot show these results.
    for (const more of [{ partial: true }, { full: false }]) {
      const { idle, monitors: silent, stale } = made(more);
      expect([idle, silent, stale]).to.deep.equal([[], [], []]);
    }
  });

  it('shows the error of a mutant whose scenarios all end with an error', async () => {
    const [first = expect.fail()] = mutants;
    const disconnected = { ...first, id: 'disconnected' };
    registerAdapter(`mutant:${disconnected.id}`, () => Promise.reject(new Error('the port is closed')));
    const { found } = await examineMutant(script, disconnected, false);
    expect(found.killedBy).to.deep.equal([]);
    expect(found.error).to.include('the port is closed');
  });

  it('reports each kind of calibration error', () => {
    const wrong = matrix(
      [
        device('m', {}),
        device('broken', { error: 'Oh.' }),
        device('wide', { killedBy: ['s'], exceeded: ['PROV-2.1-02'] }),
        device('narrow', { killedBy: ['s'], missed: ['PROV-2.1-03'] }),
      ],
      {
        variants: [{ id: 'c', story: '', red: [{ scenario: 's', verdict: 'fail', reason: '' }] }],
        survivors: ['m', 'broken'],
        idle: [{ scenario: 'idle' }, { scenario: 'with a reason', reason: 'There is one.' }],
        monitors: [
          { monitor: 'asleep', rule: 'PROV-2.1-01', devices: [], tested: 1 },
          { monitor: 'idle', rule: 'PROV-2.1-02', devices: ['wide'], tested: 0 },
          { monitor: 'awake', rule: 'PROV-2.1-01', devices: ['wide'], tested: 1 },
        ],
        stale: ['stale.'],
      },
    );
    expect(calibrationErrorsByKind(wrong)).to.deep.equal([
      [
        'm survives: no scenario of the rule it breaks fails.',
        'broken is inconclusive: the scenarios of the rule it breaks end with an error, Oh.',
      ],
      ['c is a conforming variant and fails: s.'],
      ['wide has undeclared collateral failures: PROV-2.1-02.'],
      ['narrow declares collateral failures that do not occur: PROV-2.1-03.'],
      ['idle kills no mutant, and no reason is stated.'],
      ['The monitor "asleep" reports PROV-2.1-01 with no mutant.'],
      ['The monitor "idle" never tests PROV-2.1-02: no scenario brings a conforming device into its situation.'],
      ['stale.'],
    ]);
  });
});
