import type { Security } from '../adapters/adapter';
import { normalText } from '../adapters/byte-text';
import { BenchFault } from '../runtime/faults';
import { HOME } from '../runtime/processes';
import { expectEvent } from '../runtime/report-expectations';
import type { ScenarioSession } from '../runtime/scenario-session';
import { defineStep } from '../runtime/step-definition';
import { string } from './parameter-types';
import { security } from './phone-parameters';

type NetworkChange = { readonly security?: Security; readonly key?: string; readonly dhcp?: number | 'never' };

function networkOf({ adapter }: ScenarioSession) {
  const { network } = adapter.bench;
  if (network === undefined) throw new BenchFault('this bench has no access point; the scenario lacks @needs-network');
  return network;
}

/** Switches on the access point of a network. */
export async function provideNetwork(
  session: ScenarioSession,
  name: string,
  change: NetworkChange = {},
): Promise<void> {
  const ssid = normalText(name);
  await networkOf(session).provide({ ssid, security: HOME.security, key: HOME.key, dhcp: 0, ...change });
}

const withdrawNetwork = (session: ScenarioSession, ssid: string): Promise<void> => networkOf(session).withdraw(ssid);

/** The security types of the app protocol. An access point offers WPA and WPA2 together. */
const SECURITIES: Readonly<Record<string, Security>> = {
  open: 'open',
  WEP: 'wep',
  WPA: 'wpa',
  WPA2: 'wpa',
  WPA3: 'wpa3',
};

/** Steps on the networks around the device. */
export const networkSteps = [
  defineStep({
    kind: 'network.inRange',
    class: 'state',
    expression: 'the network {string} is in range',
    meaning: 'The access point of the network is on, with DHCP and with the key of the profile.',
    fields: { ssid: string },
    run: ({ session }, step) => provideNetwork(session, step.ssid),
  }),
  defineStep({
    kind: 'network.connects',
    class: 'state',
    expression: 'the device connects to the network {string}',
    meaning:
      'The access point of the network is on, and the host receives SL_WLAN_EVENT_CONNECT within the report bound.',
    fields: { ssid: string },
    async run({ session }, step) {
      await provideNetwork(session, step.ssid);
      await expectEvent(session, 'SL_WLAN_EVENT_CONNECT');
    },
  }),
  defineStep({
    kind: 'network.outOfRange',
    class: 'state',
    expression: 'the network {string} is out of range',
    meaning: 'The access point of the network is off.',
    fields: { ssid: string },
    run: ({ session }, step) => withdrawNetwork(session, step.ssid),
  }),
  defineStep({
    kind: 'network.noDhcp',
    class: 'state',
    expression: 'the network {string} has no DHCP server',
    meaning: 'The access point of the network is on and assigns no IP address.',
    fields: { ssid: string },
    run: ({ session }, step) => provideNetwork(session, step.ssid, { dhcp: 'never' }),
  }),
  defineStep({
    kind: 'network.otherKey',
    class: 'state',
    expression: 'the network {string} has another key',
    meaning: 'The access point of the network is on, with another key than the profile.',
    fields: { ssid: string },
    run: ({ session }, step) => provideNetwork(session, step.ssid, { key: 'another-key' }),
  }),
  defineStep({
    kind: 'network.secured',
    class: 'state',
    expression: 'the network {string} has the security {security} and the key {string}',
    meaning: 'The access point of the network is on. Profiles of this name have this security and key too.',
    fields: { ssid: string, security, key: string },
    async run({ session }, { ssid, security: name, key }) {
      const credentials = { security: SECURITIES[name] ?? HOME.security, key: normalText(key) };
      session.credentials.set(normalText(ssid), credentials);
      await provideNetwork(session, ssid, credentials);
    },
  }),
  defineStep({
    kind: 'network.leaves',
    class: 'action',
    expression: 'the network {string} goes out of range',
    meaning: 'The bench switches the access point of the network off.',
    fields: { ssid: string },
    run: ({ session }, step) => withdrawNetwork(session, step.ssid),
  }),
  defineStep({
    kind: 'network.returns',
    class: 'action',
    expression: 'the network {string} returns into range',
    meaning: 'The bench switches the access point of the network on again.',
    fields: { ssid: string },
    run: ({ session }, step) => provideNetwork(session, step.ssid),
  }),
] as const;
