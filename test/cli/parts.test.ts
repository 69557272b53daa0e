import { describe, it } from 'node:test';
import { expect } from 'chai';
import { runSuite } from '../../cli/suite';
import { partNames } from '../../ledger/part';

describe('the reference device', () => {
  for (const device of partNames())
    it(`is conformant as ${device}`, async () => {
      const { run, device: answered, ics } = await runSuite({ device });
      expect(run.verdict).to.equal('conformant');
      expect(run.counts.rules.notApplicable).to.equal(0);
      expect(answered.part).to.equal(device);
      expect(ics).to.equal(undefined);
    });
});
