import { expect } from 'chai';
import { before, describe, it } from 'mocha';
import { mutants, registerMutants } from '../../mutants/catalogue';
import type { LoadedSuite } from '../../runtime/loaded-suite';
import { defaultParameters } from '../../runtime/run-parameters';
import { runScenarios } from '../../runtime/run-scenarios';
import { suiteScript } from '../loaded-suite';
import { resultOf } from '../reference-result';

registerMutants();

describe('carrying the suite out without the runner', () => {
  let script: LoadedSuite;
  before(async () => {
    script = await suiteScript();
  });

  const devices = ['simulator', `mutant:${mutants[0]?.id}`];
  for (const adapter of devices)
    it(`comes to the verdicts of a run with ${adapter}`, async () => {
      const performed = await runScenarios(script, script.scenarios, { ...defaultParameters, adapter });
      const { scenarios, run } = await resultOf(adapter === 'simulator' ? {} : { adapter });
      expect(run.counts.scenarios.total).to.equal(performed.length);
      expect(performed.map(({ scenario, verdict }) => `${scenario.pickle.name}: ${verdict}`)).to.deep.equal(
        scenarios.map(({ name, verdict }) => `${name}: ${verdict}`),
      );
    });
});
