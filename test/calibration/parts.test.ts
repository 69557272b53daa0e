import { expect } from 'chai';
import { before, describe, it } from 'mocha';
import { partNames } from '../../ledger/part';
import type { LoadedSuite } from '../../runtime/loaded-suite';
import { defaultParameters } from '../../runtime/run-parameters';
import { runScenarios } from '../../runtime/run-scenarios';
import { loadedFirstScenarios } from '../first-scenarios';
import { suiteScript } from '../loaded-suite';

describe('the reference device', () => {
  let script: LoadedSuite;
  before(async () => {
    script = await suiteScript();
  });

  // The verdict of a run follows from its scenarios, see run-scenarios.test.ts. Each part executes the first scenarios, and
  // the parts share the other ones.
  for (const [place, part] of partNames().entries())
    it(`is conformant as ${part}`, async () => {
      const first = new Set(loadedFirstScenarios(script));
      const scenarios = script.scenarios.filter(
        (scenario, index) => first.has(scenario) || index % partNames().length === place,
      );
      const executions = await runScenarios(script, scenarios, { ...defaultParameters, part });
      expect(executions.filter(({ verdict }) => verdict !== 'pass').map(({ scenario }) => scenario.pickle.name)).to.be
        .empty;
      expect(executions.flatMap(({ outcome }) => outcome?.monitorViolations ?? [])).to.be.empty;
      expect(new Set(executions.map(({ outcome }) => outcome?.device?.part))).to.deep.equal(new Set([part]));
    });
});
