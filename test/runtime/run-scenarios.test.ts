import { expect } from 'chai';
import { before, describe, it } from 'mocha';
import { runSuite } from '../../cli/suite';
import { mutants, registerMutants } from '../../mutants/catalogue';
import type { LoadedSuite } from '../../runtime/loaded-suite';
import { defaultParameters } from '../../runtime/run-parameters';
import { runScenarios } from '../../runtime/run-scenarios';
import { firstScenarios, loadedFirstScenarios } from '../first-scenarios';
import { suiteScript } from '../loaded-suite';
import { referenceResult } from '../reference-result';

registerMutants();

describe('carrying the suite out without the runner', () => {
  let script: LoadedSuite;
  before(async () => {
    script = await suiteScript();
  });

  const devices = ['simulator', `mutant:${mutants[0]?.id}`];
  for (const [place, adapter] of devices.entries())
    it(`comes to the verdicts of a run with ${adapter}`, async () => {
      const some = place === 0 ? script.scenarios : loadedFirstScenarios(script);
      const performed = await runScenarios(script, some, { ...defaultParameters, adapter });
      const { scenarios, run } =
        place === 0 ? await referenceResult() : await runSuite({ adapter, scenarios: firstScenarios() });
      expect(run.counts.scenarios.total).to.equal(performed.length);
      expect(performed.map(({ scenario, verdict }) => `${scenario.pickle.name}: ${verdict}`)).to.deep.equal(
        scenarios.map(({ name, verdict }) => `${name}: ${verdict}`),
      );
    });
});
