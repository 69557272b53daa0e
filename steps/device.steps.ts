import { type DataTable, Given, Then } from '@cucumber/cucumber';
import { BenchFault } from '../runtime/faults';
import { advertised } from '../runtime/observation-facts';
import { HOME, IDLE, type Moment, type Process } from '../runtime/processes';
import type { ScenarioSession } from '../runtime/scenario-session';
import { expectDevice, readSettings, setupFrom } from '../runtime/settings';
import type { DeviceWord, PowerWord, Traffic } from '../runtime/step-words';
import { expectAdvertisement, expectNoConnection } from '../runtime/traffic';
import type { ProvisioningWorld } from '../runtime/world';

Given('{device}', async function (this: ProvisioningWorld, device: DeviceWord) {
  await this.setUp({ ...IDLE, fresh: device === 'a device fresh from the factory' });
  if (device === 'an idle device within reach of the network "home"') await provide(this.session, HOME.ssid, {});
});

Given('a {power} device with:', async function (this: ProvisioningWorld, power: PowerWord, table: DataTable) {
  await this.setUp({ ...setupFrom(readSettings(table)), started: power === 'running' });
});

Given('{provisioning}, {moment}', async function (this: ProvisioningWorld, process: Process, moment: Moment) {
  await this.arrange(process, moment);
});

/** Ways an access point can be. */
interface Condition {
  readonly key?: string;
  readonly dhcp?: number | 'never';
}

const CONDITIONS: Readonly<Record<string, Condition | undefined>> = {
  'within reach': {},
  'out of reach': undefined,
  'without DHCP': { dhcp: 'never' },
  'using another key': { key: 'another-key' },
};

Given('the network {string} is {}', async function (this: ProvisioningWorld, ssid: string, condition: string) {
  if (!Object.hasOwn(CONDITIONS, condition)) throw new BenchFault(`no network can be ${condition}`);
  await provide(this.session, ssid, CONDITIONS[condition]);
});

/** Sets an access point up, or switches it off where nothing is said of it. */
async function provide({ adapter }: ScenarioSession, ssid: string, change: Condition | undefined): Promise<void> {
  const { network } = adapter.bench;
  if (network === undefined) throw new BenchFault('this bench has no access point; the scenario lacks @needs-network');
  if (change === undefined) await network.withdraw(ssid);
  else await network.provide({ ssid, security: HOME.security, key: HOME.key, dhcp: 0, ...change });
}

Then('the device has:', async function (this: ProvisioningWorld, table: DataTable) {
  await expectDevice(this.session, readSettings(table));
});

Then('the device {traffic}', async function (this: ProvisioningWorld, traffic: Traffic) {
  switch (traffic) {
    case 'has made itself known by broadcast':
      return this.observe(advertised(await expectAdvertisement(this.session, 'broadcast')));
    case 'has made itself known by multicast':
      return this.observe(advertised(await expectAdvertisement(this.session, 'multicast')));
    case 'has opened no connection of its own':
      return expectNoConnection(this.session);
  }
});
