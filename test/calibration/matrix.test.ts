import { before, describe, it } from 'node:test';
import { expect } from 'chai';
import { examineMutant } from '../../calibration/examine';
import { complaintsOf, examineByWorkers, matrixOf, type Row } from '../../calibration/matrix';
import { perform } from '../../calibration/perform';
import type { SuiteScript } from '../../calibration/suite-script';
import { loadLedger } from '../../ledger/ledger';
import { mutants, registerMutants } from '../../mutants/catalogue';
import { chameleons, registerChameleons } from '../../mutants/chameleons';
import { radii } from '../../mutants/radius';
import { defaultParameters } from '../../steps/run-parameters';
import { fixtureCommand } from '../adapters/process/program';
import { suiteScript } from '../suite-script';
import { device, matrix } from './matrices';

registerMutants();
registerChameleons();

/** Every so many devices of the catalogue, so that all its parts are met. */
const sample = (size: number) => {
  const stride = Math.floor(mutants.length / size);
  return mutants.filter((_, index) => index % stride === 0).slice(0, size);
};

describe('the kill matrix', () => {
  let script: SuiteScript;
  before(async () => {
    script = await suiteScript();
  });

  it('has no survivor and no red device that keeps every rule', async () => {
    // That every mutant is killed is shown device by device, see mutants.test.ts.
    const devices = { mutants: sample(40), chameleons, full: false };
    const rows: Row[] = [];
    // In a thread of its own: here the test runner follows every promise, which takes longer than the suite.
    await examineByWorkers(devices, 2, (row) => rows.push(row));
    const found = matrixOf(devices, rows, script.scenarios, loadLedger(), 'test');
    expect(found.mutants).to.have.length(40);
    expect(found.chameleons.length).to.be.at.least(25);
    expect(complaintsOf(found)).to.deep.equal([]);
  });

  // A few here; `provtck mutants --full` sees to all of them.
  for (const mutant of sample(5))
    it(`finds broken with ${mutant.id} what was declared, and nothing else`, async () => {
      const { found } = await examineMutant(script, mutant, radii().get(mutant.id), true);
      expect(found.exceeded).to.deep.equal([]);
      expect(found.missed).to.deep.equal([]);
    });

  for (const { id, breaks } of sample(20))
    it(`comes to the same kills with ${id} over the adapter protocol`, async () => {
      const own = script.scenarios.filter(({ rules }) => rules.includes(breaks));
      const verdicts = async (parameters: object): Promise<readonly string[]> =>
        (await perform(script, own, { ...defaultParameters, ...parameters })).map(
          ({ scenario, verdict }) => `${scenario.pickle.name}: ${verdict}`,
        );
      const within = await verdicts({ adapter: `mutant:${id}` });
      const behind = await verdicts({ adapter: 'process', command: fixtureCommand('mutant.ts', id) });
      expect(within.some((verdict) => verdict.endsWith(': fail'))).to.equal(true);
      expect(behind).to.deep.equal(within);
    });

  it('complains of everything that has gone wrong', () => {
    const wrong = matrix(
      [
        device('m', {}),
        device('wide', { killedBy: ['s'], exceeded: ['PROV-2.1-02'] }),
        device('narrow', { killedBy: ['s'], missed: ['PROV-2.1-03'] }),
      ],
      {
        chameleons: [{ id: 'c', story: '', red: [{ scenario: 's', verdict: 'fail', reason: '' }] }],
        survivors: ['m'],
        idle: [{ scenario: 'idle' }, { scenario: 'with a reason', reason: 'There is one.' }],
      },
    );
    expect(complaintsOf(wrong).map((line) => line.split(' ')[0])).to.deep.equal(['m', 'wide', 'narrow', 'c', 'idle']);
  });
});
