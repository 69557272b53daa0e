import { join } from 'node:path';
import { expect } from 'chai';
import { describe, it } from 'mocha';
import type { CheckResult } from '../../../adapters/check-result';
import { contractTest } from '../../../adapters/contract-test/contract-test';
import { wireTest } from '../../../adapters/process/wire-test';
import { runSuite } from '../../../cli/suite';
import { packageRoot } from '../../../ledger/package-root';
import { adapterFor } from './program';

const python = process.platform === 'win32' ? 'python' : 'python3';

const ics = join(packageRoot(), 'examples', 'device-model.yaml');

const devices = [
  ['JavaScript', `"${process.execPath}" "${join(packageRoot(), 'examples', 'device.js')}"`],
  ['Python', `${python} "${join(packageRoot(), 'examples', 'device.py')}"`],
] as const;

describe('the example devices', () => {
  for (const [language, command] of devices)
    it(`in ${language} keeps the contract and the protocol`, async () => {
      const findings: CheckResult[] = [];
      for await (const finding of contractTest(adapterFor(command))) findings.push(finding);
      for await (const finding of wireTest(command)) findings.push(finding);
      expect(findings.filter(({ verdict }) => verdict === 'broken')).to.deep.equal([]);
      expect(findings.filter(({ verdict }) => verdict === 'holds').length).to.be.greaterThan(20);
    });
});

describe('the suite on the example devices', () => {
  for (const [language, command] of devices)
    it(`in ${language} sees them pass what they implement, and says why the rest does not apply`, async () => {
      const { run, rules, scenarios } = await runSuite({ adapter: 'process', command, ics });
      expect(run.verdict).to.equal('conformant');
      const { pass, notApplicable, total } = run.counts.scenarios;
      expect(pass + notApplicable).to.equal(total);
      const passed = rules.filter(({ verdict }) => verdict === 'pass').map(({ id }) => id);
      expect(passed).to.include.members(['01', '02', '03', '04', '05', '07'].map((serial) => `PROV-7.5-${serial}`));
      for (const { id, verdict, reason = '' } of scenarios)
        if (verdict === 'not-applicable') expect(reason, id).to.match(/^(this|every|the device statement) /);
    });
});
