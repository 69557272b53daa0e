import { expect } from 'chai';
import { describe, it } from 'mocha';
import type { Adapters } from '../../adapters/registry';
import { Simulator } from '../../adapters/simulator/simulator';
import { runSuite } from '../../cli/suite';
import type { SuiteOptions } from '../../cli/suite-options';
import type { Statement } from '../../ledger/statement';

/** A device of this name whose role switch takes this time, in ms. */
const device = (roleSwitch: number): Adapters => ({
  mine: async ({ part }) => new Simulator(part, 'reference', { timing: { roleSwitch } }),
});

const statement: Statement = {
  file: 'slow.yaml',
  part: 'CC3235SF',
  without: [],
  bench: [],
  ixit: { 'role switch bound': 60_000 },
  sha256: '0'.repeat(64),
};

/** A quick device, and a slow device with a statement, under the same name. */
const quick: SuiteOptions = { adapter: 'mine', adapters: device(300), rules: ['PROV-4.3-14'] };
const slow: SuiteOptions = { adapter: 'mine', adapters: device(40_000), rules: ['PROV-4.3-14'], ics: statement };

/** What a run says of its device. */
async function verdicts(options: SuiteOptions) {
  const { scenarios, device: tested, ixit } = await runSuite(options);
  return { tested, ixit, scenarios: scenarios.map(({ id, verdict, deviceMs }) => ({ id, verdict, deviceMs })) };
}

describe('two runs in one process', () => {
  it('have their own adapters and settings, also at the same time', async () => {
    const apart = [await verdicts(quick), await verdicts(slow)];
    expect(apart[0]?.scenarios).to.not.deep.equal(apart[1]?.scenarios);
    expect(apart.map(({ tested }) => tested.part)).to.deep.equal(['CC3220SF', 'CC3235SF']);
    const together = await Promise.all([verdicts(quick), verdicts(slow)]);
    expect(together).to.deep.equal(apart);
  });

  it('leave no adapter behind', async () => {
    await runSuite(quick);
    const { adapters: _, ...named } = quick;
    await runSuite(named).then(
      () => expect.fail('the adapter is still known'),
      (error: { code?: string }) => expect(error.code).to.equal('ADAPTER_UNKNOWN'),
    );
  });

  it('give cucumber their own adapters', async () => {
    const { scenarios } = await runSuite({ ...quick, formats: ['messages'] });
    expect(scenarios.length).to.be.greaterThan(0);
    expect(scenarios.every(({ verdict }) => verdict === 'pass')).to.equal(true);
  });
});
