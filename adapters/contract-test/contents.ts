import { constants } from '../../ledger/constants';
import type { DeviceEvent, Json } from '../adapter';
import { NotExamined, requireThat } from '../check-result';
import { idleSetup } from '../idle-setup';
import { type Check, callBound, needs, requireNotation, returnOf, type Subject, silence, startAndStop } from './check';

const status = 'SL_WLAN_EVENT_PROVISIONING_STATUS';

/** The members that the suite reads, by event; every event can omit them. Other members are not examined. */
const members: Readonly<Record<string, { readonly integers: readonly string[]; readonly texts: readonly string[] }>> = {
  [status]: { integers: ['ProvisioningStatus', 'Role', 'WlanStatus', 'Ssidlen'], texts: ['Ssid'] },
  SL_WLAN_EVENT_PROVISIONING_PROFILE_ADDED: { integers: ['Status', 'SsidLen'], texts: ['Ssid', 'Reserved'] },
  SL_DEVICE_EVENT_RESET_REQUEST: { integers: ['Status', 'Caller'], texts: [] },
};

/** Checks that the members that the suite reads are present and have the right type. */
export const contentsChecks: readonly Check[] = [
  {
    clause: 'A provisioning status contains its number, and members of the right type',
    async examine(subject) {
      await startAndStop(subject);
      let count = 0;
      for (const event of await eventsWithin(subject, silence)) {
        requireTypes(event);
        if (event.name !== status) continue;
        count += 1;
        requireThat(
          event.data.ProvisioningStatus !== undefined,
          `${status} does not contain the ProvisioningStatus. It is a number, section 6 of the page lists them.`,
        );
      }
      if (count === 0) throw new NotExamined('no provisioning status arrived after a start and a stop of provisioning');
    },
  },
  {
    clause: 'sl_WlanPolicySet receives the connection policy as bits',
    async examine(subject) {
      needs(subject, 'sl_WlanPolicySet', 'sl_WlanPolicyGet');
      await subject.adapter.reset(idleSetup);
      const Type = 'SL_WLAN_POLICY_CONNECTION';
      const { code } = await returnOf(subject, 'sl_WlanPolicySet', { Type, Policy: fast, pVal: null });
      if (code < 0) throw new NotExamined(`sl_WlanPolicySet returns ${code}`);
      const { value } = await returnOf(subject, 'sl_WlanPolicyGet', { Type });
      requireThat(
        value.pPolicy === fast,
        `sl_WlanPolicySet got the Policy ${fast}, and sl_WlanPolicyGet outputs ${JSON.stringify(value.pPolicy)}. ` +
          '"Policy" is a number: bit 0 auto, 1 fast, 3 anyP2P, 5 autoProvisioning, as in "pPolicy".',
      );
    },
  },
  {
    clause: 'A waiting call stays pending until it returns, and returns once',
    async examine(subject) {
      const { adapter, identity } = subject;
      needs(subject, 'sl_Accept', 'sl_Stop');
      if (!identity.capabilities.offers.includes('pending-calls'))
        throw new NotExamined(identity.capabilities.lacks['pending-calls'] ?? 'every call is waited for');
      await adapter.reset(idleSetup);
      const outcome = await adapter.call('sl_Accept', { sd: 15 }, 0);
      if (outcome.kind === 'returned') throw new NotExamined(`sl_Accept returned ${outcome.code} immediately`);
      await adapter.call('sl_Stop', { Timeout: 200 }, callBound);
      const returns = (await eventsWithin(subject, silence)).filter(
        ({ name, data }) => name === 'return' && data.function === 'sl_Accept',
      );
      requireThat(returns.length <= 1, `One pending sl_Accept returned ${returns.length} times.`);
      await adapter.reset(idleSetup);
    },
  },
];

const fast = constants.connectionPolicy.Fast;

/** Requires the type of each member that the suite reads. */
export function requireTypes({ name, data }: DeviceEvent): void {
  const { integers, texts } = members[name] ?? { integers: [], texts: [] };
  for (const member of integers) {
    const value = data[member];
    requireThat(
      value === undefined || Number.isInteger(value),
      `${name} contains the ${member} ${JSON.stringify(value)}. It is a whole number; omit a member that is not known.`,
    );
  }
  for (const member of texts) {
    const value: Json | undefined = data[member];
    if (value === undefined) continue;
    requireThat(
      typeof value === 'string',
      `${name} contains the ${member} ${JSON.stringify(value)}. It is a text; omit a member that is not known.`,
    );
    requireNotation(value, `The ${member} of ${name}`);
  }
}

/** The events of the next `ms` of device time. */
async function eventsWithin({ adapter }: Subject, ms: number): Promise<DeviceEvent[]> {
  const events: DeviceEvent[] = [];
  const end = adapter.clock.now() + ms;
  for (;;) {
    const event = await adapter.nextEvent(end);
    if (event === undefined) return events;
    events.push(event);
  }
}
