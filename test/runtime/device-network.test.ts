import { expect } from 'chai';
import { before, describe, it } from 'mocha';
import type { Phone } from '../../adapters/adapter';
import { registerAdapter } from '../../adapters/registry';
import { referenceDecisions } from '../../adapters/simulator/network-processor/decisions';
import type { ProcessRecord } from '../../adapters/simulator/network-processor/process';
import { type DecisionOverrides, Simulator } from '../../adapters/simulator/simulator';
import { constants } from '../../ledger/constants';
import type { LoadedSuite } from '../../runtime/loaded-suite';
import { defaultParameters } from '../../runtime/run-parameters';
import { runScenarios } from '../../runtime/run-scenarios';
import { suiteScript } from '../loaded-suite';

const { command, role } = constants;
const AP = command.SL_WLAN_PROVISIONING_CMD_START_MODE_AP;
const SC = command.SL_WLAN_PROVISIONING_CMD_START_MODE_SC;
const APSC = command.SL_WLAN_PROVISIONING_CMD_START_MODE_APSC;
const EXTERNAL = command.SL_WLAN_PROVISIONING_CMD_START_MODE_APSC_EXTERNAL_CONFIGURATION;

type Condition = (record: Readonly<ProcessRecord>) => boolean;
const byHost =
  (mode: number): Condition =>
  (record) =>
    record.mode === mode && record.startedBy === 'host';
const byItself =
  (mode: number): Condition =>
  (record) =>
    record.mode === mode && record.startedBy === 'device';

/** The device takes the other role in the configuration stage of some processes. */
const otherRole = (only: Condition): DecisionOverrides => ({
  networkProcessor: {
    configurationRole: (mode, record) => {
      const right = referenceDecisions.configurationRole(mode, record);
      if (!only(record)) return right;
      return right === role.ROLE_AP ? role.ROLE_STA : role.ROLE_AP;
    },
  },
});

/** The device does not receive SmartConfig in some processes. */
const deaf = (only: Condition): DecisionOverrides => ({
  networkProcessor: {
    listensToSmartConfig: (mode, record) => !only(record) && referenceDecisions.listensToSmartConfig(mode, record),
  },
});

/** Only in processes after the first. */
const later =
  (only: Condition): Condition =>
  (record) =>
    record.ordinal > 1 && only(record);

/** Every mode and start with the wrong role or without its receiver, and the rule of this mode. */
const MODES: readonly (readonly [
  what: string,
  rule: string,
  make: (only: Condition) => DecisionOverrides,
  processes: Condition,
])[] = [
  ['AP mode as a station', 'PROV-3.1-02', otherRole, byHost(AP)],
  ['SmartConfig mode as an access point', 'PROV-3.2-03', otherRole, byHost(SC)],
  ['AP+SmartConfig mode as a station', 'PROV-3.3-02', otherRole, byHost(APSC)],
  ['external configuration as a station', 'PROV-6-06', otherRole, byHost(EXTERNAL)],
  ['auto-started SmartConfig mode as an access point', 'PROV-4.2-12', otherRole, byItself(SC)],
  ['auto-started AP+SmartConfig mode as a station', 'PROV-4.2-13', otherRole, byItself(APSC)],
  ['SmartConfig mode without a receiver', 'PROV-3.2-02', deaf, byHost(SC)],
  ['AP+SmartConfig mode without a receiver', 'PROV-3.3-03', deaf, byHost(APSC)],
  ['external configuration without a receiver', 'PROV-6-07', deaf, byHost(EXTERNAL)],
  ['auto-started SmartConfig mode without a receiver', 'PROV-4.2-12', deaf, byItself(SC)],
  ['auto-started AP+SmartConfig mode without a receiver', 'PROV-4.2-13', deaf, byItself(APSC)],
];

const WRONG = MODES.flatMap(([what, rule, make, only]) => [
  { what, rule, deviation: make(only) },
  { what: `${what} in a later process`, rule, deviation: make(later(only)) },
]);

/** The rules of the modes that are judged by the access point of the device. */
const BY_ACCESS_POINT = ['PROV-3.1-02', 'PROV-3.3-02', 'PROV-6-06', 'PROV-4.2-13'];

describe('the device AP in the eyes of the phone', () => {
  let suite: LoadedSuite;
  before(async () => {
    suite = await suiteScript();
  });

  /** The verdicts of the scenarios of these rules, or only of the first scenario of each. */
  async function verdictsOf(adapter: string, rules: readonly string[], first = false): Promise<readonly string[]> {
    const scenarios = suite.scenarios.filter(
      ({ rules: [home = ''], pickle: { name } }) => rules.includes(home) && (!first || name.startsWith(`${home}/1 `)),
    );
    const executions = await runScenarios(suite, scenarios, { ...defaultParameters, adapter });
    return [...new Set(executions.map(({ verdict }) => verdict))].sort();
  }

  for (const { what, rule, deviation } of WRONG)
    it(`fails ${rule} with ${what}`, async () => {
      registerAdapter(`wrong: ${what}`, async ({ part }) => new Simulator(part, 'reference', deviation));
      expect(await verdictsOf(`wrong: ${what}`, [rule])).to.include('fail');
    });

  /** A simulator whose phone never joins. */
  const joinless = (id: string, phone: Partial<Phone>): string => {
    registerAdapter(id, async ({ part }) => {
      const simulator = new Simulator(part);
      Object.assign(simulator.bench.phone, {
        joinDevice: async () => ({ kind: 'refused', why: 'no answer' }),
        ...phone,
      });
      return simulator;
    });
    return id;
  };

  for (const rule of BY_ACCESS_POINT)
    it(`fails ${rule} where a phone sees another network and cannot join`, async () => {
      expect(await verdictsOf(joinless(`a phone that only scans, ${rule}`, {}), [rule], true)).to.include('fail');
    });

  it('proves nothing where the phone sees no network at all', async () => {
    const adapter = joinless('a phone without a radio', { scan: async () => [] });
    expect(await verdictsOf(adapter, BY_ACCESS_POINT, true)).to.deep.equal(['inconclusive']);
  });
});
