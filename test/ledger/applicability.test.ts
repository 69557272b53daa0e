import { expect } from 'chai';
import fc from 'fast-check';
import { describe, it } from 'mocha';
import { applicability, concerns, type DeviceOffer, type ScenarioRequirements } from '../../ledger/applicability';
import { type Claim, claims, type FeatureUse } from '../../ledger/claims';
import { lackOf } from '../../ledger/lack';
import { Need } from '../../ledger/rule';

const everything: DeviceOffer = { offers: Need.options, lacks: {} };
const demand = (change: Partial<ScenarioRequirements>): ScenarioRequirements => ({
  needs: [],
  features: [],
  ...change,
});
const claim = (name: string): Claim => {
  const found = claims().find((each) => each.claim === name);
  if (found === undefined) throw new Error(`no claim ${name}`);
  return found;
};

const anyClaims = fc.subarray([...claims()]);
const anyNeeds = fc.subarray([...Need.options]);
const anyDemand: fc.Arbitrary<ScenarioRequirements> = fc.record({
  needs: anyNeeds,
  features: fc.subarray(claims().flatMap(({ claim: feature }): FeatureUse[] => [feature, `no ${feature}`])),
});
const anyOffer: fc.Arbitrary<DeviceOffer> = anyNeeds.map((offers) => ({ offers, lacks: {} }));

describe('applicability', () => {
  it('is given where everything is claimed and offered', () => {
    fc.assert(
      fc.property(anyDemand, (wanted) => {
        expect(applicability([], everything, wanted)).to.deep.equal({ applicable: true });
      }),
    );
  });

  it('never grows with what is taken back or not offered', () => {
    fc.assert(
      fc.property(anyClaims, anyOffer, anyDemand, anyClaims, (without, bench, wanted, more) => {
        if (applicability(without, bench, wanted).applicable) return;
        expect(applicability([...without, ...more], { offers: [], lacks: {} }, wanted).applicable).to.equal(false);
      }),
    );
  });

  it('is lost for a reason that is really missing, and for none that the scenario does not ask for', () => {
    fc.assert(
      fc.property(anyClaims, anyOffer, anyDemand, (without, bench, wanted) => {
        const verdict = applicability(without, bench, wanted);
        if (verdict.applicable) {
          expect(without.filter((each) => concerns(each, wanted))).to.deep.equal([]);
          expect(wanted.needs.filter((need) => !bench.offers.includes(need))).to.deep.equal([]);
          return;
        }
        expect(verdict.reason).to.not.equal('');
        const taken = without.find((each) => lackOf.claim(each.claim) === verdict.lack);
        if (taken !== undefined) expect(concerns(taken, wanted)).to.equal(true);
        else {
          const need = wanted.needs.find((each) => lackOf.need(each) === verdict.lack);
          expect(need).to.not.equal(undefined);
          expect(bench.offers).to.not.include(need);
        }
      }),
    );
  });

  it('ends by the features of the steps, the needs or the rule', () => {
    const smartConfig = claim('smart-config');
    const words = demand({ features: ['http-server', 'smart-config'] });
    expect(applicability([smartConfig], everything, words)).to.deep.equal({
      applicable: false,
      lack: 'claim:smart-config',
      reason: smartConfig.reason,
    });
    expect(applicability([smartConfig], everything, demand({ needs: ['smartconfig'] })).applicable).to.equal(false);
    const named = demand({ rule: 'PROV-3.1-05' });
    expect(applicability([claim('factory-access-point')], everything, named).applicable).to.equal(false);
    expect(applicability([smartConfig], everything, named).applicable).to.equal(true);
  });

  it('stays where a scenario is about the absence', () => {
    const off = demand({ features: ['no http-server', 'http-server'] });
    expect(applicability([claim('http-server')], everything, off).applicable).to.equal(true);
  });

  it('tells what the device does without before what the bench lacks, and that in the words of the bench', () => {
    const wanted = demand({ needs: ['smartconfig'] });
    const bench: DeviceOffer = { offers: [], lacks: { smartconfig: 'nobody here has a phone' } };
    const taken = applicability([claim('smart-config')], bench, wanted);
    expect(taken.applicable || taken.lack).to.equal('claim:smart-config');
    const unmet = applicability([], bench, wanted);
    expect(unmet.applicable || unmet.reason).to.equal('nobody here has a phone');
  });

  it('is about a claim already where one of its needs is asked for, and not where it has none', () => {
    const blank: Claim = { ...claim('http-server'), rules: [], needs: [] };
    const needy: Claim = { ...blank, needs: ['phone', 'network'] };
    expect(concerns(needy, demand({ needs: ['phone'] }))).to.equal(true);
    expect(concerns(needy, demand({ needs: ['cloud'] }))).to.equal(false);
    expect(concerns(blank, demand({ needs: ['phone'] }))).to.equal(false);
  });
});
