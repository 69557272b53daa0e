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

  // The verdict of a run is that of its scenarios, see perform.test.ts.
  for (const part of partNames())
    it(`is conformant as ${part}`, async () => {
      const performed = await runScenarios(script, script.scenarios, { ...defaultParameters, part });
      expect(performed.filter(({ verdict }) => verdict !== 'pass').map(({ scenario }) => scenario.pickle.name)).to.be
        .empty;
      expect(performed.flatMap(({ outcome }) => outcome?.monitorViolations ?? [])).to.be.empty;
      expect(new Set(performed.map(({ outcome }) => outcome?.device?.part))).to.deep.equal(new Set([part]));
    });
});
