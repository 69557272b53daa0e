import { referenceDriverDecisions } from '../adapters/simulator/host-driver/decisions';
import { constants } from '../ledger/constants';
import { hostDriver } from './deviations';
import { sendsRefused, ungated } from './driver-overrides';
import type { Mutant } from './mutant';
import { inSmartConfigMode } from './process-conditions';
import { followedRecord } from './row-changes';

const { devStatus: bit, returnCode: code } = constants;

const linkedAndBlocked = bit.WLAN_CONN | bit.PROVISIONING_ACTIVE;

/** Devices that break a rule of section 7.5: which calls the driver refuses. */
export const refusedCallMutants: readonly Mutant[] = [
  {
    id: 'carries-out-refused',
    breaks: 'PROV-7.5-02',
    story: 'The driver sends each command and then refuses it. The check follows the transmission.',
    collateral: { because: 'served while blocked', rules: '4.3-17 7.5-43' },
    deviation: hostDriver({
      dropsRefused: () => false,
    }),
  },
  {
    id: 'deletes-refused',
    breaks: 'PROV-7.5-02',
    story:
      'The driver sends sl_WlanProfileDel and then refuses it. The check of this function follows the transmission.',
    subtle: 'one function',
    collateral: { because: 'served while blocked', rules: '4.3-17' },
    deviation: hostDriver(sendsRefused('sl_WlanProfileDel')),
  },
  {
    id: 'sets-refused-mode',
    breaks: 'PROV-7.5-02',
    story: 'The driver sends sl_WlanSetMode and then refuses it. The check of this function follows the transmission.',
    subtle: 'one function',
    collateral: { because: 'served while blocked', rules: '4.3-17' },
    deviation: hostDriver(sendsRefused('sl_WlanSetMode')),
  },
  {
    id: 'renames-refused-access-point',
    breaks: 'PROV-7.5-02',
    story: 'The driver sends sl_WlanSet and then refuses it. The check of this function follows the transmission.',
    subtle: 'one function',
    collateral: { because: 'served while blocked', rules: '4.3-17' },
    deviation: hostDriver(sendsRefused('sl_WlanSet')),
  },
  {
    id: 'marks-refused-statistics',
    breaks: 'PROV-7.5-02',
    story: 'A refused start of the statistics counts as running. The driver sets its state before the check.',
    subtle: 'one function',
    deviation: hostDriver({
      marksRefusedStatistics: () => true,
    }),
  },
  {
    id: 'provisioning-refused',
    breaks: 'PROV-7.5-03',
    story:
      'The driver refuses sl_WlanProvisioning while the APIs are blocked. The function has the same check as all others.',
    collateral: {
      because: 'wrong answer to a command',
      rules: `
        2.1-02 4.3-02 4.3-03 4.3-09 4.3-12 4.3-13 4.3-14 4.3-15 4.3-17 4.3-18 4.3-20 4.3-21 4.3-25 5.1.2-13 7-01
        7.1-01 7.1-03 7.1-10 7.2-26 7.2-27 7.2-29 7.5-02 7.5-05 7.5-06 7.5-21 7.5-35 8.2-01 9-01 9-02 9-17 9-18`,
    },
    deviation: hostDriver({
      provisioningRefusal: (view, stops) =>
        referenceDriverDecisions.isBlocked(view.devStatus)
          ? code.SL_RET_CODE_PROVISIONING_IN_PROGRESS
          : referenceDriverDecisions.provisioningRefusal(view, stops),
    }),
  },
  {
    id: 'provisioning-refused-when-linked',
    breaks: 'PROV-7.5-03',
    story:
      'The driver refuses sl_WlanProvisioning while the device has a link and the APIs are blocked. The exception tests the whole status byte.',
    subtle: 'one mode or method',
    collateral: {
      because: 'wrong answer to a command',
      rules: '4.3-03 4.3-09 4.3-20 4.3-21 5.1.2-13 7.1-03 7.1-10 7.2-27 7.2-29 7.5-06',
    },
    deviation: hostDriver({
      provisioningRefusal: (view, stops) =>
        (view.devStatus & linkedAndBlocked) === linkedAndBlocked && referenceDriverDecisions.isBlocked(view.devStatus)
          ? code.SL_RET_CODE_PROVISIONING_IN_PROGRESS
          : referenceDriverDecisions.provisioningRefusal(view, stops),
    }),
  },
  {
    id: 'stop-refused',
    breaks: 'PROV-7.5-04',
    story: 'The driver refuses sl_Stop while the APIs are blocked. The function has the same check as all others.',
    collateral: {
      because: 'wrong answer to a command',
      rules: `
        2.1-01 4-01 4.1-02 4.2-03 4.3-04 4.3-05 4.3-07 4.3-08 4.3-18 4.3-19 4.3-22 7.1-08 7.1-22 7.3-06 7.5-01
        7.5-05 7.5-24 7.5-30 7.5-31 7.5-33`,
    },
    deviation: hostDriver({
      stopRefusal: (blocked) => (blocked ? code.SL_RET_CODE_PROVISIONING_IN_PROGRESS : 0),
    }),
  },
  {
    id: 'stop-refused-by-itself',
    breaks: 'PROV-7.5-04',
    story:
      'The driver refuses sl_Stop in an auto-started process. The check protects a process that the host did not start.',
    subtle: 'one mode or method',
    collateral: { because: 'wrong answer to a command', rules: '4.2-03 4.2-14 4.3-07 4.3-22 7.5-33' },
    deviation: hostDriver({
      stopRefusal: (_, devStatus) =>
        (devStatus & bit.PROVISIONING_ACTIVE) !== 0 && (devStatus & bit.PROVISIONING_USER_INITIATED) === 0
          ? code.SL_RET_CODE_PROVISIONING_IN_PROGRESS
          : 0,
    }),
  },
  {
    id: 'ungated-policy-get',
    breaks: 'PROV-7.5-10',
    story:
      'The driver sends sl_WlanPolicyGet while the APIs are blocked. The developer left read functions out of the check.',
    collateral: {
      because: 'served while blocked',
      rules: `
        4-01 4.1-02 4.2-16 5.1.2-04 5.1.2-05 5.1.2-14 6-04 7.5-01 7.5-07 7.5-08 7.5-09 7.5-25 7.5-26 7.5-28 7.5-29
        7.5-34 7.5-35`,
    },
    deviation: hostDriver(ungated('sl_WlanPolicyGet')),
  },
  {
    id: 'ungated-wlan-set-mode',
    breaks: 'PROV-7.5-10',
    story: 'The driver sends sl_WlanSetMode while the APIs are blocked. The check is missing in this function.',
    subtle: 'one function',
    collateral: {
      because: 'served while blocked',
      rules: `
        4-01 4.1-02 4.2-16 5.1.2-04 5.1.2-05 7.5-01 7.5-07 7.5-08 7.5-09 7.5-25 7.5-28 7.5-35`,
    },
    deviation: hostDriver(ungated('sl_WlanSetMode')),
  },
  {
    id: 'ungated-socket',
    breaks: 'PROV-7.5-11',
    story:
      'The driver sends sl_Socket while the APIs are blocked. The developer left socket creation out of the check.',
    collateral: {
      because: 'served while blocked',
      rules: `
        4-01 4.1-02 4.2-16 5.1.2-04 5.1.2-05 5.1.2-14 6-04 7.5-01 7.5-07 7.5-08 7.5-09 7.5-25 7.5-26 7.5-28 7.5-29
        7.5-30 7.5-34 7.5-35`,
    },
    deviation: hostDriver(ungated('sl_Socket')),
  },
  {
    id: 'ungated-send',
    breaks: 'PROV-7.5-11',
    story: 'The driver sends sl_Send while the APIs are blocked. The data path has no check.',
    subtle: 'one function',
    collateral: {
      because: 'served while blocked',
      rules: `
        4-01 4.1-02 4.2-16 5.1.2-04 5.1.2-05 7.5-01 7.5-07 7.5-08 7.5-09 7.5-25 7.5-28 7.5-35`,
    },
    deviation: hostDriver(ungated('sl_Send')),
  },
  {
    id: 'ungated-net-cfg-set',
    breaks: 'PROV-7.5-12',
    story: 'The driver sends sl_NetCfgSet while the APIs are blocked. The check is missing in this function.',
    collateral: {
      because: 'served while blocked',
      rules: `
        4-01 4.1-02 4.2-16 5.1.2-04 5.1.2-05 7.5-01 7.5-07 7.5-08 7.5-09 7.5-25 7.5-28 7.5-35`,
    },
    deviation: hostDriver(ungated('sl_NetCfgSet')),
  },
  {
    id: 'ungated-ping',
    breaks: 'PROV-7.5-12',
    story: 'The driver sends sl_NetAppPing while the APIs are blocked. The check is missing in this function.',
    subtle: 'one function',
    collateral: {
      because: 'served while blocked',
      rules: `
        4-01 4.1-02 4.2-16 5.1.2-04 5.1.2-05 7.5-01 7.5-07 7.5-08 7.5-09 7.5-25 7.5-28 7.5-35`,
    },
    deviation: hostDriver(ungated('sl_NetAppPing')),
  },
  {
    id: 'ungated-device-get',
    breaks: 'PROV-7.5-13',
    story:
      'The driver sends sl_DeviceGet while the APIs are blocked. The developer left read functions out of the check.',
    collateral: {
      because: 'served while blocked',
      rules: `
        4-01 4.1-02 4.2-12 4.2-16 4.3-18 4.3-22 5.1.2-04 5.1.2-05 5.1.2-14 6-04 7-02 7.1-07 7.5-01 7.5-05 7.5-07
        7.5-08 7.5-09 7.5-20 7.5-25 7.5-26 7.5-28 7.5-29 7.5-30 7.5-34 7.5-35 8.1-02`,
    },
    deviation: hostDriver(ungated('sl_DeviceGet')),
  },
  {
    id: 'ungated-event-mask',
    breaks: 'PROV-7.5-13',
    story: 'The driver sends sl_DeviceEventMaskSet while the APIs are blocked. The check is missing in this function.',
    subtle: 'one function',
    collateral: {
      because: 'served while blocked',
      rules: `
        4-01 4.1-02 4.2-16 5.1.2-04 5.1.2-05 7.5-01 7.5-07 7.5-08 7.5-09 7.5-25 7.5-28 7.5-35`,
    },
    deviation: hostDriver(ungated('sl_DeviceEventMaskSet')),
  },
  {
    id: 'file-system-exempt',
    breaks: 'PROV-7.5-14',
    story:
      'The driver sends file system calls while the APIs are blocked. The exception of the device lock applies to this check too.',
    collateral: {
      because: 'served while blocked',
      rules: `
        4-01 4.1-02 4.2-16 5.1.2-04 5.1.2-05 5.1.2-14 6-04 7.5-01 7.5-07 7.5-08 7.5-09 7.5-25 7.5-26 7.5-28 7.5-29
        7.5-30 7.5-34 7.5-35`,
    },
    deviation: hostDriver({
      isGated: (fn) => fn.silo !== 'FS' && referenceDriverDecisions.isGated(fn),
    }),
  },
  {
    id: 'ungated-file-close',
    breaks: 'PROV-7.5-14',
    story: 'The driver sends sl_FsClose while the APIs are blocked. The check is missing in this function.',
    subtle: 'one function',
    collateral: {
      because: 'served while blocked',
      rules: `
        4-01 4.1-02 4.2-16 5.1.2-04 5.1.2-05 7.5-01 7.5-07 7.5-08 7.5-09 7.5-25 7.5-28 7.5-35`,
    },
    deviation: hostDriver(ungated('sl_FsClose')),
  },
  {
    id: 'renames-refused-by-smartconfig',
    breaks: 'PROV-7.5-02',
    story:
      'In SmartConfig mode, the driver sends sl_NetAppSet and then refuses it. The check of this mode follows the transmission.',
    subtle: 'one mode or method',
    collateral: { because: 'served while blocked', rules: '4.3-17' },
    deviation: () => {
      const { row, record } = followedRecord();
      return {
        hostDriver: { dropsRefused: (name) => name !== 'sl_NetAppSet' || !inSmartConfigMode(record()) },
        transitions: (reference) => [row, ...reference],
      };
    },
  },
];
