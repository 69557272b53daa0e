import { expect } from 'chai';
import { describe, it } from 'mocha';
import { Simulator } from '../../adapters/simulator/simulator';
import { runSuite } from '../../cli/suite';

describe('a device whose sl_Start needs longer than the no-profile delay', () => {
  it('is not judged by calls within this delay, which no host can make', async () => {
    const adapters = { slow: async () => new Simulator('CC3220SF', 'reference', { timing: { boot: 2_100 } }) };
    const ids = ['PROV-4.2-05/1.1', 'PROV-4.2-05/2.1'];
    const { run, scenarios } = await runSuite({ adapter: 'slow', adapters, scenarios: { limits: ['two'], ids } });
    expect(scenarios.map(({ id, verdict }) => `${id} ${verdict}`)).to.deep.equal(
      ids.map((id) => `${id} not-applicable`),
    );
    expect(scenarios[0]?.reason).to.include('sl_Start returns when the no-profile delay is over');
    expect(run.verdict).to.not.equal('non-conformant');
  });
});
