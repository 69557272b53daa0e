import { expect } from 'chai';
import { describe, it } from 'mocha';
import { tiHabits } from '../../adapters/simulator/host-driver/habits';
import { tiDriverDecisions } from '../../adapters/simulator/host-driver/ti-driver';
import { constants } from '../../ledger/constants';
import { publicFunctions } from '../../ledger/functions';
import { DriverUnderTest } from './driver-under-test';

const { returnCode: code, command } = constants;
const ti = (starts = true) => new DriverUnderTest(tiDriverDecisions, tiHabits, starts);

const ABORT = 'SL_DEVICE_EVENT_FATAL_DEVICE_ABORT';
const STATUS = 'SL_WLAN_EVENT_PROVISIONING_STATUS';
const START = { ProvisioningCmd: command.SL_WLAN_PROVISIONING_CMD_START_MODE_AP, InactivityTimeoutSec: 600 };
const STOP = { ProvisioningCmd: command.SL_WLAN_PROVISIONING_CMD_STOP, InactivityTimeoutSec: 0 };

/** What a call becomes: its return, or that it was sent. */
function fate(devStatus: number, name: string, args: object): number | 'sent' {
  const device = ti();
  device.byte(devStatus);
  const returned = device.call(name, { ...args });
  return device.below.length > 0 ? 'sent' : (returned ?? 'sent');
}

const isBlocked = (byte: number): boolean => (byte & 0x18) !== 0 && (byte & 0x40) === 0;
const isLocked = (byte: number): boolean => (byte & 0x04) !== 0;

/** The measured table of functions and status bytes. */
function expected(byte: number, { name, silo, ungated }: ReturnType<typeof publicFunctions>[number]): number | 'sent' {
  if (ungated) return byte === 0x04 && name !== 'sl_NetAppRecv' ? code.SL_RET_CODE_DEV_LOCKED : 'sent';
  if (isLocked(byte) && silo !== 'FS') return code.SL_RET_CODE_DEV_LOCKED;
  return isBlocked(byte) ? code.SL_RET_CODE_PROVISIONING_IN_PROGRESS : 'sent';
}

const BYTES = [0x00, 0x01, 0x04, 0x08, 0x10, 0x18, 0x1c, 0x40, 0x48, 0x50, 0x58, 0x5c] as const;

describe("the gate of TI's driver, by function and status byte", () => {
  const commands = publicFunctions().filter(({ kind }) => kind === 'command');
  for (const byte of BYTES)
    it(`at 0x${byte.toString(16).padStart(2, '0')}`, () => {
      const seen = commands.map((fn) => `${fn.name} ${fate(byte, fn.name, fn.arguments)}`);
      expect(seen).to.deep.equal(commands.map((fn) => `${fn.name} ${expected(byte, fn)}`));
    });

  const provisioning: readonly [byte: number, start: number | 'sent', stop: number | 'sent'][] = [
    [0x00, 'sent', 'sent'],
    [0x04, code.SL_RET_CODE_DEV_LOCKED, code.SL_RET_CODE_DEV_LOCKED],
    [0x08, 'sent', 'sent'],
    [0x10, code.SL_RET_CODE_PROVISIONING_IN_PROGRESS, 'sent'],
    [0x18, 'sent', 'sent'],
    [0x1c, 'sent', 'sent'],
    [0x50, 0, 'sent'],
    [0x58, 'sent', 'sent'],
    [0x5c, 'sent', 'sent'],
  ];
  for (const [byte, start, stop] of provisioning)
    it(`of sl_WlanProvisioning at 0x${byte.toString(16).padStart(2, '0')}`, () => {
      expect(fate(byte, 'sl_WlanProvisioning', START)).to.equal(start);
      expect(fate(byte, 'sl_WlanProvisioning', STOP)).to.equal(stop);
    });
});

describe("TI's driver on a locked device", () => {
  it('reads nothing until a command: neither a status byte nor an event', () => {
    const device = ti();
    device.byte(0x04);
    device.byte(0x00);
    device.event(STATUS, 0x04);
    expect(device.call('sl_DeviceGet')).to.equal(code.SL_RET_CODE_DEV_LOCKED);
    expect(device.above).to.not.include(STATUS);
    device.served('sl_FsGetInfo', 0x00);
    expect(device.above).to.include(STATUS);
    expect(device.call('sl_DeviceGet')).to.equal(undefined);
  });

  it('sends sl_NetAppRecv, which does not return', () => {
    const device = ti();
    device.byte(0x04);
    device.served('sl_NetAppRecv', 0x04);
    device.completes(0x00);
    device.passes(100_000);
    expect(device.below).to.deep.equal(['sl_NetAppRecv']);
    expect(device.above).to.deep.equal([]);
  });

  it('refuses a call that waited for the answer which locks the device', () => {
    const device = ti();
    device.call('sl_DeviceGet');
    device.call('sl_NetUtilGet');
    device.answers(0x04);
    expect(device.above).to.deep.equal(['sl_DeviceGet: 0', 'sl_NetUtilGet: -2011']);
  });
});

describe("TI's driver after a fatal error", () => {
  const aborted = (): DriverUnderTest => {
    const device = ti();
    device.event(ABORT, 0x00);
    device.above.length = 0;
    return device;
  };

  it('sends no call, whether it is checked or not', () => {
    const device = aborted();
    const ungated = publicFunctions().filter((fn) => fn.ungated);
    for (const { name } of ungated) expect(device.call(name), name).to.equal(code.SL_API_ABORTED);
    expect(device.call('sl_WlanProvisioning', STOP)).to.equal(code.SL_API_ABORTED);
    device.byte(0x18);
    expect(device.call('sl_WlanProvisioning', START)).to.equal(code.SL_API_ABORTED);
    expect(device.below).to.deep.equal([]);
  });

  it('ends the pending calls', () => {
    const device = ti();
    device.served('sl_Accept', 0);
    device.served('sl_NetAppPing', 0);
    device.event(ABORT, 0x00);
    expect(device.above).to.deep.equal(['sl_Accept: -2005', 'sl_NetAppPing: -2005', ABORT]);
  });

  it('only switches the power off in sl_Stop', () => {
    const device = aborted();
    expect(device.call('sl_Stop', { Timeout: 200 })).to.equal(0);
    expect(device.below).to.deep.equal(['off']);
  });
});

describe("TI's sl_Stop", () => {
  it('sends nothing with the time-out 0', () => {
    const device = ti();
    expect(device.call('sl_Stop', { Timeout: 0 })).to.equal(0);
    expect(device.below).to.deep.equal(['off']);
  });

  for (const byte of [0x08, 0x10, 0x18])
    it(`does not see a stop-complete message with 0x${byte.toString(16)}, and gives up`, () => {
      const device = ti();
      device.call('sl_Stop', { Timeout: 200 });
      device.stops(byte);
      device.passes(65_499);
      expect(device.above).to.deep.equal([]);
      device.passes(1);
      expect(device.above).to.deep.equal(['SL_DEVICE_EVENT_FATAL_CMD_TIMEOUT', 'sl_Stop: -2005']);
    });

  it('gives up without a stop-complete message', () => {
    const device = ti();
    device.call('sl_Stop', { Timeout: 200 });
    device.passes(65_500);
    expect(device.above).to.include('sl_Stop: -2005');
  });

  it('lets a stop of provisioning pass', () => {
    const device = ti();
    device.call('sl_Stop', { Timeout: 200 });
    expect(device.call('sl_WlanProvisioning', STOP)).to.equal(undefined);
    expect(device.below).to.deep.equal(['stop', 'sl_WlanProvisioning']);
    expect(device.call('sl_WlanProvisioning', START)).to.equal(code.SL_RET_CODE_STOP_IN_PROGRESS);
  });
});

describe("the time limits of TI's driver", () => {
  const limits: readonly [name: string, ms: number][] = [
    ['sl_DeviceGet', 10_000],
    ['sl_FsGetInfo', 65_500],
    ['sl_NetUtilGet', 65_500],
    ['sl_FsOpen', 655_000],
  ];
  for (const [name, ms] of limits)
    it(`end ${name} without a response after ${ms} ms`, () => {
      const device = ti();
      device.call(name);
      device.passes(ms - 1);
      expect(device.above).to.deep.equal([]);
      device.passes(1);
      expect(device.above).to.deep.equal([`${name}: -2005`, 'SL_DEVICE_EVENT_FATAL_NO_CMD_ACK']);
      expect(device.call('sl_DeviceGet')).to.equal(code.SL_API_ABORTED);
    });

  it('end sl_Start without init complete; sl_Stop and sl_Start then work', () => {
    const device = ti(false);
    device.call('sl_Start');
    device.passes(65_500);
    expect(device.above).to.deep.equal(['SL_DEVICE_EVENT_FATAL_CMD_TIMEOUT', 'sl_Start: -2005']);
    expect(device.call('sl_Stop', { Timeout: 200 })).to.equal(0);
    device.call('sl_Start');
    device.comesUp(0);
    expect(device.above.at(-1)).to.equal('sl_Start: 0');
  });

  it('do not touch an answered command', () => {
    const device = ti();
    device.served('sl_Accept', 0);
    device.passes(1_000_000);
    expect(device.above).to.deep.equal([]);
  });
});

describe("other habits of TI's driver", () => {
  it('let two kinds of statistics exclude each other before the APIs are checked', () => {
    const device = ti();
    device.served('sl_DeviceStatStart', 0);
    device.byte(0x18);
    expect(device.call('sl_WlanRxStatStart')).to.equal(code.SL_RET_CODE_DEVICE_STAT_IN_PROGRESS);
    const other = ti();
    other.served('sl_WlanRxStatStart', 0);
    other.byte(0x18);
    expect(other.call('sl_DeviceStatStart')).to.equal(code.SL_RET_CODE_WLAN_RX_STAT_IN_PROGRESS);
  });

  it('start the device in sl_WifiConfig', () => {
    const device = ti(false);
    device.call('sl_WifiConfig');
    expect(device.below).to.deep.equal(['on']);
    expect(ti().call('sl_WifiConfig')).to.equal(code.SL_RET_CODE_DEV_ALREADY_STARTED);
  });

  it('do not count a ping with a callback', () => {
    const device = ti();
    device.served('sl_NetAppPing', 0, { pPingCallback: 'callback' });
    expect(device.call('sl_WlanProvisioning', START)).to.equal(undefined);
    expect(device.below).to.deep.equal(['sl_NetAppPing', 'sl_WlanProvisioning']);
    device.answers(0x18);
    expect(device.above.at(-1)).to.equal('sl_WlanProvisioning: 0');
  });

  it('refuse every call before the start', () => {
    const device = ti(false);
    const commands = publicFunctions().filter(({ kind }) => kind === 'command');
    for (const { name } of commands) expect(device.call(name), name).to.equal(code.SL_RET_CODE_DEV_NOT_STARTED);
  });
});
