import { expect } from 'chai';
import { describe, it } from 'mocha';
import { idleSetup } from '../../adapters/idle-setup';
import { Simulator } from '../../adapters/simulator/simulator';
import { constants } from '../../ledger/constants';

const AP = { ConfigId: 'SL_WLAN_CFG_AP_ID' } as const;
const SSID = { ...AP, ConfigOpt: 'SL_WLAN_AP_OPT_SSID' } as const;
const PASSWORD = { ...AP, ConfigOpt: 'SL_WLAN_AP_OPT_PASSWORD' } as const;
const SECURITY = { ...AP, ConfigOpt: 'SL_WLAN_AP_OPT_SECURITY_TYPE' } as const;

/** A simulated device that has been set up as an access point. */
async function accessPoint() {
  const device = new Simulator('CC3220SF');
  await device.reset({ ...idleSetup, role: 'AP' });
  const call = (name: string, args = {}) => device.call(name, args, 10_000);
  const restart = async (): Promise<void> => {
    await call('sl_Stop', { Timeout: 200 });
    await call('sl_Start');
  };
  return { device, call, restart, phone: device.bench.phone };
}

describe('the access point of the reference device', () => {
  it('is named after the MAC address until somebody names it, from the next start on', async () => {
    const { call, restart, phone } = await accessPoint();
    expect(await phone.scan()).to.deep.equal(['mysimplelink-000001']);
    expect(await call('sl_WlanGet', SSID)).to.deep.include({ value: { pValues: 'mysimplelink' } });
    await call('sl_WlanSet', { ...SSID, pValues: 'kitchen' });
    expect(await call('sl_WlanGet', SSID)).to.deep.include({ value: { pValues: 'kitchen' } });
    expect(await phone.scan()).to.deep.equal(['mysimplelink-000001']);
    await restart();
    expect(await phone.scan()).to.deep.equal(['kitchen']);
  });

  it('gives a lease in its own network', async () => {
    const { phone } = await accessPoint();
    const lease = { address: '10.123.45.2', mask: '255.255.255.0', gateway: '10.123.45.1' };
    expect(await phone.joinDevice()).to.deep.equal({ kind: 'joined', lease });
  });

  it('asks for a key once it has been secured and started anew, until it is set up again', async () => {
    const { device, call, restart, phone } = await accessPoint();
    await call('sl_WlanSet', { ...SECURITY, pValues: 'SL_WLAN_SEC_TYPE_WPA_WPA2' });
    await call('sl_WlanSet', { ...PASSWORD, pValues: 'password' });
    expect(await phone.joinDevice()).to.deep.include({ kind: 'joined' });
    await restart();
    expect(await phone.joinDevice()).to.deep.include({ kind: 'refused' });
    await device.reset({ ...idleSetup, role: 'AP' });
    expect(await phone.joinDevice()).to.deep.include({ kind: 'joined' });
  });

  it('takes passwords of 8 to 63 characters', async () => {
    const { call } = await accessPoint();
    const tooLong = { kind: 'returned', code: constants.returnCode.SL_ERROR_WLAN_INVALID_AP_PASSWORD_LENGTH };
    for (const [length, outcome] of [
      [7, tooLong],
      [8, { kind: 'returned', code: 0 }],
      [63, { kind: 'returned', code: 0 }],
      [64, tooLong],
    ] as const)
      expect(await call('sl_WlanSet', { ...PASSWORD, pValues: 'p'.repeat(length) }), `${length}`).to.deep.equal(
        outcome,
      );
  });
});

describe('a SmartConfig transmission that is broken off', () => {
  it('ends in a time-out of the synchronisation, and the process goes on', async () => {
    const device = new Simulator('CC3220SF');
    await device.reset(idleSetup);
    const start = {
      ...{ ProvisioningCmd: 1, RequestedRoleAfterSuccess: 0, InactivityTimeoutSec: 600 },
      ...{ pSmartConfigKey: null, Flags: 0 },
    };
    await device.call('sl_WlanProvisioning', start, 1_000);
    const home = { ssid: 'home', security: 'wpa', key: 'correct-horse', priority: 0 } as const;
    await device.bench.phone.smartConfig(home, true);
    const heard: unknown[] = [];
    for (let event = await device.nextEvent(120_000); event; event = await device.nextEvent(120_000))
      heard.push(event.data.ProvisioningStatus);
    const { status } = constants;
    expect(heard).to.deep.equal([
      status.SL_WLAN_PROVISIONING_SMART_CONFIG_SYNCED,
      status.SL_WLAN_PROVISIONING_SMART_CONFIG_SYNC_TIMEOUT,
    ]);
    await device.bench.phone.smartConfig(home);
    expect((await device.nextEvent(240_000))?.data.ProvisioningStatus).to.equal(
      status.SL_WLAN_PROVISIONING_SMART_CONFIG_SYNCED,
    );
    expect((await device.nextEvent(240_000))?.name).to.equal('SL_WLAN_EVENT_PROVISIONING_PROFILE_ADDED');
  });
});
