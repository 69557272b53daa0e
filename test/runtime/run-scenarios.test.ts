import { before, describe, it } from 'node:test';
import { expect } from 'chai';
import { runSuite } from '../../cli/suite';
import { mutants, registerMutants } from '../../mutants/catalogue';
import type { LoadedSuite } from '../../runtime/loaded-suite';
import { defaultParameters } from '../../runtime/run-parameters';
import { runScenarios } from '../../runtime/run-scenarios';
import { suiteScript } from '../loaded-suite';

registerMutants();

describe('carrying the suite out without the runner', () => {
  let script: LoadedSuite;
  before(async () => {
    script = await suiteScript();
  });

  // Every hundred and ninety-seventh, so that all catalogues are met.
  const devices = ['simulator', ...mutants.filter((_, index) => index % 197 === 0).map(({ id }) => `mutant:${id}`)];
  for (const adapter of devices)
    it(`comes to the verdicts of a run with ${adapter}`, async () => {
      const performed = await runScenarios(script, script.scenarios, { ...defaultParameters, adapter });
      const { scenarios, run } = await runSuite({ adapter });
      expect(run.counts.scenarios.total).to.equal(performed.length);
      expect(performed.map(({ scenario, verdict }) => `${scenario.pickle.name}: ${verdict}`)).to.deep.equal(
        scenarios.map(({ name, verdict }) => `${name}: ${verdict}`),
      );
    });
});
