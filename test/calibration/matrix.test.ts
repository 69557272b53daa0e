import { before, describe, it } from 'node:test';
import { expect } from 'chai';
import { registerAdapter } from '../../adapters/registry';
import { calibrationErrorsByKind, calibrationErrorsOf } from '../../calibration/calibration-errors';
import { examineMutant } from '../../calibration/examine';
import { examineByWorkers, matrixOf, type Row } from '../../calibration/matrix';
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

/** Every so many devices of the catalogue, so that all its parts are met. */
const sample = (size: number) => {
  const stride = Math.floor(mutants.length / size);
  return mutants.filter((_, index) => index % stride === 0).slice(0, size);
};

describe('the kill matrix', () => {
  let script: LoadedSuite;
  before(async () => {
    script = await suiteScript();
  });

  it('has no survivor and no red device that keeps every rule', async () => {
    // That every mutant is killed is shown device by device, see mutants.test.ts.
    const devices = { mutants: sample(40), variants: conformingVariants, full: false, partial: true };
    const rows: Row[] = [];
    // In a thread of its own: here the test runner follows every promise, which takes longer than the suite.
    await examineByWorkers(devices, 2, (row) => rows.push(row));
    const found = matrixOf(devices, rows, script.scenarios, loadLedger(), 'test');
    expect(found.mutants).to.have.length(40);
    expect(found.variants.length).to.be.at.least(25);
    expect(calibrationErrorsOf(found)).to.deep.equal([]);
  });

  // A few here; `provtck mutants --full` sees to all of them.
  for (const mutant of sample(5))
    it(`finds broken with ${mutant.id} what was declared, and nothing else`, async () => {
      const { found } = await examineMutant(script, mutant, true);
      expect(found.exceeded).to.deep.equal([]);
      expect(found.missed).to.deep.equal([]);
    });

  for (const { id, breaks } of sample(20))
    it(`comes to the same kills with ${id} over the adapter protocol`, async () => {
      const own = script.scenarios.filter(({ rules }) => rules.includes(breaks));
      const verdicts = async (parameters: object): Promise<readonly string[]> =>
        (await runScenarios(script, own, { ...defaultParameters, ...parameters })).map(
          ({ scenario, verdict }) => `${scenario.pickle.name}: ${verdict}`,
        );
      const within = await verdicts({ adapter: `mutant:${id}` });
      const behind = await verdicts({ adapter: 'process', command: fixtureCommand('mutant.ts', id) });
      expect(within.some((verdict) => verdict.endsWith(': fail'))).to.equal(true);
      expect(behind).to.deep.equal(within);
    });

  it('says of each rule of each monitor of which devices it has said so, and of none where it was silent', () => {
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
    const rows = [row(one.id, [{ monitor, rule }]), row(other.id, [])];
    const made = (more: object) => matrixOf({ ...devices, ...more }, rows, script.scenarios, loadLedger(), 'test');
    const whole = made({});
    expect(whole.monitors).to.have.length(monitors.flatMap(({ rules }) => rules).length);
    expect(whole.monitors.filter((each) => each.devices.length > 0)).to.deep.equal([
      { monitor, rule, devices: [one.id] },
    ]);
    expect(calibrationErrorsOf(whole).filter((complaint) => complaint.startsWith('The monitor'))).to.have.length(
      whole.monitors.length - 1,
    );
    // Of a part of the devices, or of their first kills, nothing of the kind can be said.
    for (const more of [{ partial: true }, { full: false }]) {
      const { idle, monitors: silent, stale } = made(more);
      expect([idle, silent, stale]).to.deep.equal([[], [], []]);
    }
  });

  it('says of a device with which everything ends in an error what that was', async () => {
    const [first = expect.fail()] = mutants;
    const loose = { ...first, id: 'loose-wire' };
    registerAdapter(`mutant:${loose.id}`, () => Promise.reject(new Error('a wire is loose')));
    const { found } = await examineMutant(script, loose, false);
    expect(found.killedBy).to.deep.equal([]);
    expect(found.error).to.include('a wire is loose');
  });

  it('complains of everything that has gone wrong', () => {
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
          { monitor: 'asleep', rule: 'PROV-2.1-01', devices: [] },
          { monitor: 'awake', rule: 'PROV-2.1-01', devices: ['wide'] },
        ],
        stale: ['stale.'],
      },
    );
    expect(calibrationErrorsByKind(wrong)).to.deep.equal([
      [
        'm survives: no scenario of the rule it breaks fails.',
        'broken cannot be judged: the scenarios of the rule it breaks end with an error, Oh.',
      ],
      ['c keeps every rule and is not conformant: s.'],
      ['wide makes rules fail that it was not declared to: PROV-2.1-02.'],
      ['narrow was declared to make rules fail that do not: PROV-2.1-03.'],
      ['idle kills nothing, and no reason is stated.'],
      ['The monitor "asleep" sees PROV-2.1-01 broken by no device.'],
      ['stale.'],
    ]);
  });
});
