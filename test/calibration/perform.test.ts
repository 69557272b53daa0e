import { before, describe, it } from 'node:test';
import { expect } from 'chai';
import { perform } from '../../calibration/perform';
import type { SuiteScript } from '../../calibration/suite-script';
import { runSuite } from '../../cli/suite';
import { mutants, registerMutants } from '../../mutants/catalogue';
import { defaultParameters } from '../../steps/run-parameters';
import { suiteScript } from '../suite-script';

registerMutants();

describe('carrying the suite out without the runner', () => {
  let script: SuiteScript;
  before(async () => {
    script = await suiteScript();
  });

  // Every hundred and ninety-seventh, so that all catalogues are met.
  const devices = ['simulator', ...mutants.filter((_, index) => index % 197 === 0).map(({ id }) => `mutant:${id}`)];
  for (const adapter of devices)
    it(`comes to the verdicts of a run with ${adapter}`, async () => {
      const performed = await perform(script, script.scenarios, { ...defaultParameters, adapter });
      const { scenarios, run } = await runSuite({ adapter });
      expect(run.counts.scenarios.total).to.equal(performed.length);
      expect(performed.map(({ scenario, verdict }) => `${scenario.pickle.name}: ${verdict}`)).to.deep.equal(
        scenarios.map(({ name, verdict }) => `${name}: ${verdict}`),
      );
    });
});
