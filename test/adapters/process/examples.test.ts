import { join } from 'node:path';
import { describe, it } from 'node:test';
import { expect } from 'chai';
import { contractTest } from '../../../adapters/contract-test/contract-test';
import type { Finding } from '../../../adapters/finding';
import { wireTest } from '../../../adapters/process/wire-test';
import { runSuite } from '../../../cli/suite';
import { packageRoot } from '../../../ledger/package-root';
import { adapterFor } from './program';

const python = process.platform === 'win32' ? 'python' : 'python3';

describe('the example devices', () => {
  for (const [language, command] of [
    ['JavaScript', `"${process.execPath}" "${join(packageRoot(), 'examples', 'device.js')}"`],
    ['Python', `${python} "${join(packageRoot(), 'examples', 'device.py')}"`],
  ] as const) {
    it(`in ${language} keeps the contract and the protocol`, async () => {
      const findings: Finding[] = [];
      for await (const finding of contractTest(adapterFor(command))) findings.push(finding);
      for await (const finding of wireTest(command)) findings.push(finding);
      expect(findings.filter(({ verdict }) => verdict === 'broken')).to.deep.equal([]);
      expect(findings.filter(({ verdict }) => verdict === 'holds').length).to.be.greaterThan(20);
    });

    it(`in ${language} passes what it implements, and says why the rest does not apply`, async () => {
      const { run, rules, scenarios } = await runSuite({ adapter: 'process', command });
      expect(run.verdict).to.equal('conformant');
      const { pass, fail, inconclusive, notApplicable, total } = run.counts.scenarios;
      expect({ fail, inconclusive, rest: total - pass - notApplicable }).to.deep.equal({
        fail: 0,
        inconclusive: 0,
        rest: 0,
      });
      const passed = rules.filter(({ verdict }) => verdict === 'pass').map(({ id }) => id);
      expect(passed).to.include.members([
        'PROV-7.5-01',
        'PROV-7.5-02',
        'PROV-7.5-03',
        'PROV-7.5-04',
        'PROV-7.5-05',
        'PROV-7.5-07',
      ]);
      for (const { id, verdict, reason = '' } of scenarios)
        if (verdict === 'not-applicable') expect(reason, id).to.match(/^(this|every) /);
    });
  }
});
