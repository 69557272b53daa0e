import { before, describe, it } from 'node:test';
import { expect } from 'chai';
import { perform } from '../../calibration/perform';
import type { SuiteScript } from '../../calibration/suite-script';
import { partNames } from '../../ledger/part';
import { defaultParameters } from '../../steps/run-parameters';
import { suiteScript } from '../suite-script';

describe('the reference device', () => {
  let script: SuiteScript;
  before(async () => {
    script = await suiteScript();
  });

  // The verdict of a run is that of its scenarios, see perform.test.ts.
  for (const part of partNames())
    it(`is conformant as ${part}`, async () => {
      const performed = await perform(script, script.scenarios, { ...defaultParameters, part });
      expect(performed.filter(({ verdict }) => verdict !== 'pass').map(({ scenario }) => scenario.pickle.name)).to.be
        .empty;
      expect(performed.flatMap(({ outcome }) => outcome?.sightings ?? [])).to.be.empty;
      expect(new Set(performed.map(({ outcome }) => outcome?.device?.part))).to.deep.equal(new Set([part]));
    });
});
