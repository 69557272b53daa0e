import { setImmediate as turn } from 'node:timers/promises';
import { expect } from 'chai';
import { describe, it } from 'mocha';
import type { Fields } from '../../../adapters/adapter';
import { idleSetup } from '../../../adapters/idle-setup';
import { ReferenceDevice } from '../../../adapters/simulator/reference-device';
import { statusName } from '../../../ledger/constants';
import { AirMedium } from './air-medium';
import { FakeAccessPointRadio, FakeStationRadio } from './fake-radios';

const AP_NAME = 'mysimplelink-000001';

/** The reference device with fake radios in the place of the simulated medium. */
class DeviceOnRadios {
  readonly station = new FakeStationRadio({ home: { key: 'correct-horse', dhcp: true } });
  readonly accessPoint = new FakeAccessPointRadio();
  readonly events: string[] = [];
  readonly faults: unknown[] = [];
  readonly air = new AirMedium(
    this.station,
    this.accessPoint,
    (error) => this.faults.push(error),
    (ms) => new Promise((resolve) => this.device.scheduler.after(ms, () => resolve(undefined))),
  );
  readonly device = new ReferenceDevice(
    'reference',
    {},
    (name, data) => this.events.push(eventText(name, data)),
    this.air,
  );

  /** Lets device time pass, and the radios act in it. */
  async pass(ms: number): Promise<void> {
    const { scheduler } = this.device;
    for (const until = scheduler.now() + ms; scheduler.now() < until; ) {
      scheduler.runUntil(Math.min(until, scheduler.now() + 100));
      await turn();
    }
    for (let count = 0; count < 20; count += 1) await turn();
    scheduler.runUntil(scheduler.now() + 10);
  }

  async call(name: string, args: Fields = {}): Promise<number | undefined> {
    let code: number | undefined;
    this.device.hostDriver.issue(name, args, (result) => {
      code = result.code;
    });
    await this.pass(1_000);
    return code;
  }

  async startProvisioning(mode: string): Promise<void> {
    this.device.setUp(idleSetup);
    await this.call('sl_Start');
    const started = await this.call('sl_WlanProvisioning', {
      ProvisioningCmd: mode,
      RequestedRoleAfterSuccess: 'ROLE_STA',
      InactivityTimeoutSec: 600,
      pSmartConfigKey: null,
      Flags: 0,
    });
    expect(started).to.equal(0);
    this.events.length = 0;
  }
}

const eventText = (name: string, data: Fields): string =>
  name === 'SL_WLAN_EVENT_PROVISIONING_STATUS' ? (statusName(Number(data.ProvisioningStatus)) ?? '') : name;

describe('the reference device on radios', () => {
  it('runs AP provisioning to its end', async () => {
    const on = new DeviceOnRadios();
    await on.startProvisioning('SL_WLAN_PROVISIONING_CMD_START_MODE_AP');
    expect(on.accessPoint.shown).to.deep.equal([AP_NAME]);
    const { networkProcessor } = on.device;
    networkProcessor.addProfile({ ssid: 'home', security: 'wpa', key: 'correct-horse', priority: 0 });
    networkProcessor.requestConfirmation();
    await on.pass(1_000);
    expect(on.accessPoint.shown).to.deep.equal([AP_NAME, undefined]);
    expect(on.station.joined).to.equal('home');
    networkProcessor.fetchResult();
    await on.pass(2_000);
    expect(on.events).to.deep.equal([
      'SL_WLAN_EVENT_PROVISIONING_PROFILE_ADDED',
      'SL_WLAN_PROVISIONING_CONFIRMATION_WLAN_CONNECT',
      'SL_WLAN_PROVISIONING_CONFIRMATION_IP_ACQUIRED',
      'SL_WLAN_PROVISIONING_CONFIRMATION_STATUS_SUCCESS',
      'SL_WLAN_PROVISIONING_STOPPED',
    ]);
    expect(on.station.sent.map(({ cast, port }) => `${cast} ${port}`)).to.include('multicast 5353');
    expect(on.faults).to.deep.equal([]);
  });

  it('returns to its access point where a network refuses it, and reports why', async () => {
    for (const [key, ssid, status] of [
      ['another-key', 'home', 'SL_WLAN_PROVISIONING_CONFIRMATION_STATUS_FAIL_CONNECTION_FAILED'],
      ['correct-horse', 'away', 'SL_WLAN_PROVISIONING_CONFIRMATION_STATUS_FAIL_NETWORK_NOT_FOUND'],
    ] as const) {
      const on = new DeviceOnRadios();
      await on.startProvisioning('SL_WLAN_PROVISIONING_CMD_START_MODE_AP');
      on.device.networkProcessor.addProfile({ ssid, security: 'wpa', key, priority: 0 });
      on.device.networkProcessor.requestConfirmation();
      await on.pass(2_000);
      expect(on.events).to.deep.equal(['SL_WLAN_EVENT_PROVISIONING_PROFILE_ADDED', status]);
      expect(on.accessPoint.shown).to.deep.equal([AP_NAME, undefined, AP_NAME]);
    }
  });

  it('keeps its access point until the response that ends it has been sent, and shows it anew after a restart', async () => {
    const on = new DeviceOnRadios();
    on.device.setUp({ ...idleSetup, role: 'AP' });
    await on.call('sl_Start');
    expect(on.accessPoint.shown).to.deep.equal([AP_NAME]);
    on.air.deviceName = undefined;
    await on.pass(200);
    expect(on.accessPoint.shown).to.deep.equal([AP_NAME]);
    await on.pass(200);
    expect(on.accessPoint.shown).to.deep.equal([AP_NAME, undefined]);
    on.air.deviceName = AP_NAME;
    await on.pass(10);
    on.air.deviceName = undefined;
    on.air.deviceName = AP_NAME;
    await on.pass(1_000);
    expect(on.accessPoint.shown).to.deep.equal([AP_NAME, undefined, AP_NAME, undefined, AP_NAME]);
  });

  it('joins a network that it gets by SmartConfig, and leaves it when it is switched off', async () => {
    const on = new DeviceOnRadios();
    await on.startProvisioning('SL_WLAN_PROVISIONING_CMD_START_MODE_SC');
    on.device.networkProcessor.receiveSmartConfig(
      { ssid: 'home', security: 'wpa', key: 'correct-horse', priority: 0 },
      false,
    );
    await on.pass(3_000);
    expect(on.events).to.have.members([
      'SL_WLAN_EVENT_PROVISIONING_PROFILE_ADDED',
      'SL_WLAN_PROVISIONING_SMART_CONFIG_SYNCED',
      'SL_WLAN_PROVISIONING_CONFIRMATION_WLAN_CONNECT',
      'SL_WLAN_PROVISIONING_CONFIRMATION_IP_ACQUIRED',
    ]);
    on.device.networkProcessor.powerOff();
    await on.pass(100);
    expect(on.station.joined).to.equal(undefined);
    expect(on.accessPoint.shown).to.deep.equal([]);
  });
});
