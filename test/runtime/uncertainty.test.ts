import { expect } from 'chai';
import { describe, it } from 'mocha';
import type { Adapter } from '../../adapters/adapter';
import { registerAdapter } from '../../adapters/registry';
import { type DecisionOverrides, Simulator } from '../../adapters/simulator/simulator';
import { confirmCounterexamples } from '../../calibration/explore/confirm-counterexamples';
import { runSuite } from '../../cli/suite';
import type { Result } from '../../judge/result-schema';

/** The reference device behind a clock that may be off by so many ms. */
function vague(uncertainty: number, deviation: DecisionOverrides = {}): string {
  const name = `off by ${uncertainty} ms, ${JSON.stringify(Object.keys(deviation))}`;
  registerAdapter(name, async ({ part }) => {
    const simulator = new Simulator(part, 'reference', deviation);
    const connect: Adapter['connect'] = async () => ({ ...(await simulator.connect()), uncertainty });
    return new Proxy<Adapter>(simulator, {
      get(target, member) {
        const value: unknown = member === 'connect' ? connect : Reflect.get(target, member);
        return typeof value === 'function' && member !== 'connect' ? value.bind(target) : value;
      },
    });
  });
  return name;
}

const reasons = ({ scenarios }: Result, verdict: string): (string | undefined)[] =>
  scenarios.filter((scenario) => scenario.verdict === verdict).map(({ reason }) => reason);

describe('a clock that is not exact', () => {
  it('is in the result', async () => {
    const { device } = await runSuite({ adapter: vague(12), rules: ['PROV-7.5-16'] });
    expect(device.uncertaintyMs).to.equal(12);
  });

  it('leaves rules about long times alone', async () => {
    const { run } = await runSuite({ adapter: vague(12), tags: '@PROV-4.2-01 or @PROV-7.5-01 or @PROV-7.5-35' });
    expect(run.counts.scenarios).to.deep.include({ fail: 0, inconclusive: 0 });
    expect(run.counts.scenarios.pass).to.be.greaterThan(0);
  });

  it('leaves a time in doubt that is too close to its bound, and says by what', async () => {
    // The reference starts 2000 ms after sl_Start and must not do so earlier.
    const result = await runSuite({ adapter: vague(5), rules: ['PROV-4.2-04'] });
    expect(result.run.verdict).to.equal('incomplete');
    expect(reasons(result, 'fail')).to.deep.equal([]);
    expect(reasons(result, 'inconclusive').join()).to.match(
      /SL_WLAN_PROVISIONING_AUTO_STARTED took 2000 ms; with a clock that may be off by 5 ms it is uncertain whether that is at least 2000 ms/,
    );
  });

  it('leaves what came after a silence to the next step, though the wait for it ended late', async () => {
    registerAdapter('late', async ({ part }) => {
      const simulator = new Simulator(part);
      const nextEvent: Adapter['nextEvent'] = (until) => simulator.nextEvent(until + 1_000);
      return new Proxy<Adapter>(simulator, {
        get(target, member) {
          const value: unknown = Reflect.get(target, member);
          if (member === 'nextEvent') return nextEvent;
          return typeof value === 'function' ? value.bind(target) : value;
        },
      });
    });
    const scenario = `    @PROV-4.3-05
    Scenario: PROV-4.3-05/99 not before, and then
      Given an idle device
      When the host starts AP provisioning with the short inactivity time-out
      Then the device reports nothing within the short inactivity time-out after sl_WlanProvisioning
      And the device reports SL_WLAN_PROVISIONING_STOPPED
`;
    expect(await confirmCounterexamples([{ adapter: 'late', scenario }])).to.deep.equal([
      { onDevice: 'pass', onReference: 'pass' },
    ]);
  });

  it('waits for what is due until it is overdue for certain', async () => {
    // A refusal of 1200 ms may have been one of 700.
    const slow: DecisionOverrides = { hostDriver: { refusalDelay: () => 1_200 } };
    const certain = await runSuite({ adapter: vague(100, slow), rules: ['PROV-7.5-35'] });
    expect(certain.run.verdict).to.equal('non-conformant');
    const doubtful = await runSuite({ adapter: vague(500, slow), rules: ['PROV-7.5-35'] });
    expect(doubtful.run.verdict).to.equal('incomplete');
    expect(reasons(doubtful, 'fail')).to.deep.equal([]);
    expect(reasons(doubtful, 'inconclusive').join()).to.include(
      'took 1200 ms; with a clock that may be off by 500 ms it is uncertain whether that is at most 1000 ms',
    );
  });
});
