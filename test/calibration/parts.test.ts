import { before, describe, it } from 'node:test';
import { expect } from 'chai';
import { partNames } from '../../ledger/part';
import type { LoadedSuite } from '../../runtime/loaded-suite';
import { defaultParameters } from '../../runtime/run-parameters';
import { runScenarios } from '../../runtime/run-scenarios';
import { suiteScript } from '../loaded-suite';

describe('the reference device', () => {
  let script: LoadedSuite;
  before(async () => {
    script = await suiteScript();
  });

  // The verdict of a run follows from its scenarios, see run-scenarios.test.ts.
  for (const part of partNames())
    it(`is conformant as ${part}`, async () => {
      const executions = await runScenarios(script, script.scenarios, { ...defaultParameters, part });
      expect(executions.filter(({ verdict }) => verdict !== 'pass').map(({ scenario }) => scenario.pickle.name)).to.be
        .empty;
      expect(executions.flatMap(({ outcome }) => outcome?.monitorViolations ?? [])).to.be.empty;
      expect(new Set(executions.map(({ outcome }) => outcome?.device?.part))).to.deep.equal(new Set([part]));
    });
});
