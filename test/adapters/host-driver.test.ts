import { expect } from 'chai';
import { describe, it } from 'mocha';
import { type HostDriverDecisions, referenceDriverDecisions } from '../../adapters/simulator/host-driver/decisions';
import { HostDriver, type Link } from '../../adapters/simulator/host-driver/host-driver';
import { tiDriverDecisions } from '../../adapters/simulator/host-driver/ti-driver';
import { Scheduler } from '../../adapters/simulator/scheduler';
import { constants } from '../../ledger/constants';
import { type PublicFunction, publicFunctions } from '../../ledger/functions';

const { returnCode: code, devStatus: bit } = constants;
const SENT = 'sent';

/** What the driver makes of one call after a message with this byte: its return, or that it went to the device. */
function answer(decisions: HostDriverDecisions, fn: PublicFunction, devStatus: number): number | typeof SENT {
  let sent = false;
  const link: Link = {
    powerOn() {},
    powerOff() {},
    beginStop() {
      sent = true;
    },
    command() {
      sent = true;
    },
  };
  const driver = new HostDriver(new Scheduler(), 1, link, decisions, () => {});
  driver.receive({ kind: 'init-complete', code: 0, devStatus: 0 });
  driver.receive({ kind: 'dummy', devStatus });
  let returned: number | undefined;
  driver.issue(fn.name, { InactivityTimeoutSec: 0, Timeout: 0 }, (outcome) => {
    returned = outcome.code;
  });
  return sent ? SENT : (returned ?? Number.NaN);
}

/** The table of section 7.5, written down a second time and independently of the driver. */
function expected(fn: PublicFunction, devStatus: number, gatesAll: boolean): number | typeof SENT {
  if (fn.kind === 'local') return 0;
  if (fn.name === 'sl_Start' || fn.name === 'sl_WifiConfig') return code.SL_RET_CODE_DEV_ALREADY_STARTED;
  if (fn.kind === 'allowed' || (fn.ungated && !gatesAll)) return SENT;
  if (devStatus & bit.LOCKED && fn.silo !== 'FS') return code.SL_RET_CODE_DEV_LOCKED;
  const active = (devStatus & 0x18) !== 0;
  return active && (devStatus & 0x40) === 0 ? code.SL_RET_CODE_PROVISIONING_IN_PROGRESS : SENT;
}

describe('the gate of the host driver', () => {
  const bytes = Array.from({ length: 128 }, (_, byte) => byte);

  for (const [name, decisions, gatesAll] of [
    ['reference', referenceDriverDecisions, true],
    ['ti-3.x', tiDriverDecisions, false],
  ] as const)
    it(`answers every function at every status byte: ${name}`, () => {
      for (const fn of publicFunctions())
        for (const devStatus of bytes)
          expect(answer(decisions, fn, devStatus), `${fn.name} at 0x${devStatus.toString(16)}`).to.equal(
            expected(fn, devStatus, gatesAll),
          );
    });

  it('refuses 66 functions by the text and 61 in the driver of TI', () => {
    const refused = (decisions: HostDriverDecisions): number =>
      publicFunctions().filter((fn) => answer(decisions, fn, 0x18) === code.SL_RET_CODE_PROVISIONING_IN_PROGRESS)
        .length;
    expect(refused(referenceDriverDecisions)).to.equal(66);
    expect(refused(tiDriverDecisions)).to.equal(61);
  });
});

describe('the event filter of the host driver', () => {
  const events = [
    ['SL_WLAN_EVENT_PROVISIONING_STATUS', true],
    ['SL_WLAN_EVENT_PROVISIONING_PROFILE_ADDED', true],
    ['SL_DEVICE_EVENT_RESET_REQUEST', true],
    ['NETAPP_REQUEST', true],
    ['SL_WLAN_EVENT_CONNECT', false],
    ['SL_NETAPP_EVENT_IPV4_ACQUIRED', false],
    ['SL_DEVICE_EVENT_FATAL_DEVICE_ABORT', true],
  ] as const;

  it('judges an event by the byte it travels with and never replays it', () => {
    for (const [name, exempt] of events) {
      const seen: string[] = [];
      const idle: Link = { powerOn() {}, powerOff() {}, beginStop() {}, command() {} };
      const driver = new HostDriver(new Scheduler(), 1, idle, referenceDriverDecisions, (event) => seen.push(event));
      driver.receive({ kind: 'dummy', devStatus: 0 });
      driver.receive({ kind: 'event', name, data: {}, devStatus: 0x18 });
      driver.receive({ kind: 'dummy', devStatus: 0 });
      expect(seen, `${name} while blocked`).to.have.length(exempt ? 1 : 0);
      driver.receive({ kind: 'event', name, data: {}, devStatus: 0x58 });
      expect(seen, `${name} while open`).to.have.length(exempt ? 2 : 1);
    }
  });
});
