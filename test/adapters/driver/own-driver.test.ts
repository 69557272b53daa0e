import { expect } from 'chai';
import { describe, it } from 'mocha';
import { openOwnDriver } from '../../../adapters/driver/own-driver';
import type { DecisionOverrides } from '../../../adapters/simulator/reference-device';
import { runSuite } from '../../../cli/suite';
import type { Result } from '../../../judge/result-schema';
import { ledgerOfHostDriver } from '../../../ledger/host-driver';
import { loadLedger } from '../../../ledger/ledger';
import { mutants } from '../../../mutants/catalogue';
import { referenceResult } from '../../reference-result';

/** A device that the suite takes for any other: its host driver is behind the wire. */
const overTheWire = (rules: readonly string[], hostDriver: string, deviation?: DecisionOverrides): Promise<Result> =>
  runSuite({
    adapter: 'wired',
    adapters: { wired: async ({ part }) => openOwnDriver(part, hostDriver, deviation) },
    rules,
  });

const verdictsOf = ({ rules, scenarios }: Result, ids: readonly string[]): object => ({
  rules: rules.filter(({ id }) => ids.includes(id)).map(({ id, verdict }) => `${id} ${verdict}`),
  scenarios: scenarios.map(({ id, verdict }) => `${id} ${verdict}`),
});

/** Rules whose scenarios need every part of the driver, and take little time. */
const SAMPLE = ['PROV-3.2-06', 'PROV-7.4-03', 'PROV-7.4-07', 'PROV-7.5-30', 'PROV-7.5-33', 'PROV-7.5-34', 'PROV-9-18'];

describe('the own host driver behind the wire', () => {
  it('has the verdicts of the reference device in one process', async () => {
    const wire = await overTheWire(SAMPLE, 'reference');
    const reference = await referenceResult();
    const ids = new Set(wire.scenarios.map(({ id }) => id));
    const same = { ...reference, scenarios: reference.scenarios.filter(({ id }) => ids.has(id)) };
    expect(verdictsOf(wire, SAMPLE)).to.deep.equal(verdictsOf(same, SAMPLE));
  });

  it("has the verdicts of TI's driver in one process", async () => {
    const rules = ['PROV-4.3-22', 'PROV-7.1-04', 'PROV-7.1-18', 'PROV-7.5-15', 'PROV-7.5-16'];
    const wire = await overTheWire(rules, 'ti-3.x');
    expect(verdictsOf(wire, rules)).to.deep.equal(verdictsOf(await runSuite({ rules, hostDriver: 'ti-3.x' }), rules));
    expect(wire.run.verdict).to.equal('non-conformant');
  });

  it('is found when it breaks a rule', async () => {
    const faulty = mutants
      .map((mutant) => ({ mutant, overrides: mutant.deviation() }))
      .filter(({ overrides }) => overrides.hostDriver !== undefined);
    // Every n-th driver; `npm run wire-mutants` takes all of them. The wire has no message for the loss of an IPv6 address.
    const onWire = faulty.filter(({ mutant }) => mutant.id !== 'passes-ipv6-address-lost');
    for (const { mutant, overrides } of onWire.filter((_each, index) => index % 9 === 0)) {
      const wire = await overTheWire([mutant.breaks], 'reference', overrides);
      const verdict = wire.scenarios.some((scenario) => scenario.verdict === 'fail');
      expect(verdict, mutant.id).to.equal(true);
    }
  });
});

describe('the rules of a host driver', () => {
  const ledger = loadLedger();
  const own = ledgerOfHostDriver(ledger);

  it('are its own and every rule that a host driver breaks by itself', () => {
    const broken = mutants
      .filter((mutant) => mutant.deviation().hostDriver !== undefined)
      .map(({ breaks }) => breaks)
      .concat(ledger.rules.filter(({ party }) => party === 'driver').map(({ id }) => id));
    expect([...new Set(broken)].filter((id) => !own.has(id))).to.deep.equal([]);
    const others = own.rules.filter(({ id, party }) => party !== 'API' && !broken.includes(id));
    expect(others.map(({ id }) => id)).to.deep.equal([]);
  });

  it('are judged by a run on the driver, and no others', async () => {
    const result = await runSuite({ adapter: 'driver', rules: ['PROV-7.5-34', 'PROV-7.1-18'] });
    expect(result.party?.name).to.equal('host driver');
    expect(result.run.verdict).to.equal('conformant');
    expect(result.rules.map(({ id }) => id)).to.deep.equal(own.rules.map(({ id }) => id));
  });
});
