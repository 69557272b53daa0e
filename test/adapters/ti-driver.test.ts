import { expect } from 'chai';
import { describe, it } from 'mocha';
import { referenceDriverDecisions } from '../../adapters/simulator/host-driver/decisions';
import { tiDriverDecisions } from '../../adapters/simulator/host-driver/ti-driver';
import { constants } from '../../ledger/constants';
import { DriverUnderTest } from './driver-under-test';

const { returnCode: code, command } = constants;
const ti = () => new DriverUnderTest(tiDriverDecisions);
const reference = () => new DriverUnderTest(referenceDriverDecisions);

const START = { ProvisioningCmd: command.SL_WLAN_PROVISIONING_CMD_START_MODE_AP, InactivityTimeoutSec: 600 };
const STOP = { ProvisioningCmd: command.SL_WLAN_PROVISIONING_CMD_STOP, InactivityTimeoutSec: 0 };

/** A process from its start to its end, without a call between. */
function runsOnce(device: DriverUnderTest): void {
  device.served('sl_WlanProvisioning', 0x18, START);
  device.served('sl_WlanProvisioning', 0x18, STOP);
  device.byte(0);
}

describe("TI's provisioning command", () => {
  const answers: readonly [story: string, devStatus: number, answer: number | undefined][] = [
    ['sends a start when nothing runs', 0x00, undefined],
    ['refuses it at user-initiated alone', 0x10, code.SL_RET_CODE_PROVISIONING_IN_PROGRESS],
    ['answers it 0 at user-initiated with enable-API', 0x50, 0],
    ['refuses it on a locked device', 0x04, code.SL_RET_CODE_DEV_LOCKED],
    ['sends it while a process is active', 0x18, undefined],
    ['sends it while an active process is open', 0x58, undefined],
  ];
  for (const [story, devStatus, answer] of answers)
    it(`${story}: 0x${devStatus.toString(16)}`, () => {
      const device = ti();
      device.byte(devStatus);
      expect(device.call('sl_WlanProvisioning', START)).to.equal(answer);
      expect(device.below).to.deep.equal(answer === undefined ? ['sl_WlanProvisioning'] : []);
    });

  it('takes a time-out of 0 for a stop, whatever the command; the text goes by the command', () => {
    const answer = (device: DriverUnderTest, args: typeof START): number | undefined => {
      device.served('sl_Accept', 0);
      return device.call('sl_WlanProvisioning', args);
    };
    const stopWithTimeOut = { ...STOP, InactivityTimeoutSec: 600 };
    const startWithout = { ...START, InactivityTimeoutSec: 0 };
    expect(answer(ti(), stopWithTimeOut)).to.equal(code.SL_RET_CODE_API_COMMAND_IN_PROGRESS);
    expect(answer(reference(), stopWithTimeOut)).to.equal(undefined);
    expect(answer(ti(), startWithout)).to.equal(undefined);
    expect(answer(reference(), startWithout)).to.equal(code.SL_RET_CODE_API_COMMAND_IN_PROGRESS);
  });
});

describe("TI's count of calls in progress", () => {
  const startsBesideACall = (device: DriverUnderTest): number | undefined => {
    device.served('sl_Accept', 0);
    return device.call('sl_WlanProvisioning', START);
  };

  it('no longer sees a call after one process, and sees it again after sl_Stop and sl_Start', () => {
    expect(startsBesideACall(ti())).to.equal(code.SL_RET_CODE_API_COMMAND_IN_PROGRESS);
    const device = ti();
    runsOnce(device);
    expect(startsBesideACall(device)).to.equal(undefined);
    const restarted = ti();
    runsOnce(restarted);
    restarted.call('sl_Stop', { Timeout: 0 });
    restarted.passes(1);
    restarted.call('sl_Start');
    restarted.comesUp(0);
    expect(startsBesideACall(restarted)).to.equal(code.SL_RET_CODE_API_COMMAND_IN_PROGRESS);
  });

  it('wraps after 128 commands inside a process, so that a start is refused for no reason', () => {
    const afterCalls = (device: DriverUnderTest, calls: number): number | undefined => {
      device.byte(0x58);
      for (let made = 0; made < calls; made += 1) device.served('sl_DeviceGet', 0x58);
      device.byte(0);
      return device.call('sl_WlanProvisioning', START);
    };
    expect(afterCalls(ti(), 128)).to.equal(undefined);
    expect(afterCalls(ti(), 129)).to.equal(code.SL_RET_CODE_API_COMMAND_IN_PROGRESS);
    expect(afterCalls(reference(), 129)).to.equal(undefined);
  });
});

describe('calls under way when the block begins', () => {
  const second = (device: DriverUnderTest): readonly string[] => {
    device.call('sl_WlanProvisioning', START);
    device.call('sl_WlanPolicyGet');
    device.answers(0x18);
    return [...device.below, ...device.above].filter((each) => each.startsWith('sl_WlanPolicyGet'));
  };

  it('slip through in TI, and are refused by the text', () => {
    expect(second(ti())).to.deep.equal(['sl_WlanPolicyGet']);
    expect(second(reference())).to.deep.equal(['sl_WlanPolicyGet: -2014']);
  });

  const completed = (device: DriverUnderTest, name: string): readonly string[] => {
    device.served(name, 0);
    device.completes(0x08);
    return device.above;
  };

  it('lose their completion in TI, receive calls excepted', () => {
    expect(completed(ti(), 'sl_Accept')).to.deep.equal([]);
    expect(completed(ti(), 'sl_Recv')).to.deep.equal(['sl_Recv: 0']);
    expect(completed(reference(), 'sl_Accept')).to.deep.equal(['sl_Accept: 0']);
  });

  it('are freed by sl_Stop, three of them in TI as if they had been served', () => {
    const freed = (device: DriverUnderTest): readonly string[] => {
      for (const name of ['sl_Accept', 'sl_NetAppPing', 'sl_StartTLS', 'sl_NetAppRecv']) device.served(name, 0);
      device.call('sl_Stop', { Timeout: 0 });
      device.passes(1);
      return device.above;
    };
    expect(freed(ti())).to.deep.equal([
      'sl_Accept: -2017',
      'sl_NetAppPing: 0',
      'sl_StartTLS: 0',
      'sl_NetAppRecv: 0',
      'sl_Stop: 0',
    ]);
    expect(freed(reference()).slice(0, 4)).to.deep.equal([
      'sl_Accept: -2017',
      'sl_NetAppPing: -2017',
      'sl_StartTLS: -2017',
      'sl_NetAppRecv: -2017',
    ]);
  });

  it('hang, but for a ping, which takes the device for dead until sl_Stop', () => {
    const device = ti();
    device.served('sl_NetAppPing', 0, { pPingParams: { PingIntervalTime: 1_000, TotalNumberOfAttempts: 3 } });
    device.completes(0x08);
    device.byte(0);
    device.passes(22_999);
    expect(device.above).to.deep.equal([]);
    device.passes(1);
    expect(device.above).to.deep.equal(['sl_NetAppPing: -2005', 'SL_DEVICE_EVENT_FATAL_CMD_TIMEOUT']);
    expect(device.call('sl_DeviceGet')).to.equal(code.SL_API_ABORTED);
  });
});

describe('events and side effects in TI', () => {
  it('keep fatal and general errors back while the block holds', () => {
    for (const name of ['SL_DEVICE_EVENT_FATAL_DEVICE_ABORT', 'SL_DEVICE_EVENT_ERROR']) {
      const withheld = ti();
      withheld.event(name, 0x18);
      expect(withheld.above).to.deep.equal([]);
      const delivered = reference();
      delivered.event(name, 0x18);
      expect(delivered.above).to.deep.equal([name]);
    }
  });

  it('judge an event that comes while a command is out by the byte of the answer', () => {
    const seen = (device: DriverUnderTest, atEvent: number, atAnswer: number): readonly string[] => {
      device.call('sl_DeviceGet');
      device.event('SL_NETAPP_EVENT_IPV4_ACQUIRED', atEvent);
      device.answers(atAnswer);
      return device.above.filter((each) => each.startsWith('SL_'));
    };
    expect(seen(ti(), 0x18, 0x00)).to.have.length(1);
    expect(seen(ti(), 0x00, 0x18)).to.have.length(0);
    expect(seen(reference(), 0x18, 0x00)).to.have.length(0);
    expect(seen(reference(), 0x00, 0x18)).to.have.length(1);
  });

  it('note statistics as running although the start was refused', () => {
    const afterRefusal = (device: DriverUnderTest): number | undefined => {
      device.byte(0x18);
      expect(device.call('sl_DeviceStatStart')).to.equal(code.SL_RET_CODE_PROVISIONING_IN_PROGRESS);
      device.byte(0);
      return device.call('sl_WlanRxStatStart');
    };
    expect(afterRefusal(ti())).to.equal(code.SL_RET_CODE_DEVICE_STAT_IN_PROGRESS);
    expect(afterRefusal(reference())).to.equal(undefined);
  });
});
