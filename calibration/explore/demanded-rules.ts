import type { RuleId } from '../../ledger/rule';
import { answerIn, rowsOf, type Step } from './step';

/** Rules by the value of one field of a step. */
type RuleTable = Readonly<Record<string, RuleId>>;

const REFUSED_COMMANDS: RuleTable = {
  WLAN: 'PROV-7.5-10',
  SOCKET: 'PROV-7.5-11',
  NETAPP: 'PROV-7.5-12',
  NETCFG: 'PROV-7.5-12',
  NETUTIL: 'PROV-7.5-12',
  DEVICE: 'PROV-7.5-13',
  FS: 'PROV-7.5-14',
};

const REJECTED_STARTS: RuleTable = {
  'already started': 'PROV-7.1-04',
  'invalid parameter': 'PROV-7.1-08',
  'HTTP server disabled': 'PROV-7.1-06',
  'profile list full': 'PROV-7.1-07',
};

const ANSWERS: RuleTable = {
  'answered SL_RET_CODE_DEV_ALREADY_STARTED': 'PROV-7.5-32',
  'answered SL_RET_CODE_DEV_NOT_STARTED': 'PROV-7.5-31',
  'answered SL_RET_CODE_STOP_IN_PROGRESS': 'PROV-7.5-30',
  'answered SL_API_ABORTED': 'PROV-7.5-30',
  'answered SL_RET_CODE_DEV_LOCKED': 'PROV-7.5-30',
  'answered SL_ERROR_WLAN_PROVISIONING_CMD_NOT_EXPECTED': 'PROV-5.1.2-13',
  'answered SL_RET_CODE_OK': 'PROV-7.1-03',
};

const WITHIN: RuleTable = {
  'SL_WLAN_PROVISIONING_AUTO_STARTED no-profile bound': 'PROV-4.2-03',
  'SL_WLAN_PROVISIONING_AUTO_STARTED disconnection bound': 'PROV-4.2-07',
  'SL_WLAN_PROVISIONING_STOPPED inactivity bound': 'PROV-4.3-04',
};

const SILENT_WITHIN: RuleTable = {
  'no-profile delay': 'PROV-4.2-04',
  'short inactivity time-out': 'PROV-4.3-05',
};

const EVENTS: RuleTable = {
  connection: 'PROV-7.5-17',
  address: 'PROV-7.5-16',
  'access-point': 'PROV-7.5-19',
  'reset-request': 'PROV-7.4-06',
};

const RESULTS: RuleTable = {
  '0': 'PROV-9-05',
  '1': 'PROV-9-06',
  '2': 'PROV-9-07',
  '3': 'PROV-9-08',
  '4/5': 'PROV-9-09',
  '5': 'PROV-5.1.1-02',
};

/** In this order: a step on several settings is about the first of them. */
const SETTINGS: RuleTable = {
  'AP on the air': 'PROV-3.1-05',
  'AP name': 'PROV-3.1-06',
  'AP address': 'PROV-3.1-07',
  'auto-provisioning': 'PROV-4.2-19',
  name: 'PROV-9-02',
};
/** Rules of the kinds of steps that have one rule each. */
const KINDS: Readonly<Partial<Record<Step['kind'], readonly RuleId[]>>> = {
  'host.start': ['PROV-4.1-02'],
  'host.startWithRoles': ['PROV-4.1-02'],
  'event.arrives': ['PROV-7.5-22'],
  'device.broadcast': ['PROV-5.1.1-01'],
  'device.multicast': ['PROV-5.1.1-01'],
  'device.noConnection': ['PROV-5.1.2-06'],
  'password.unseen': ['PROV-2.1-04'],
  'phone.readName': ['PROV-9-03'],
  'phone.readNameAtMost': ['PROV-9-03'],
  'phone.readVersion': ['PROV-9-11'],
  'phone.readNetwork': ['PROV-9-12'],
  'phone.readSecuredNetwork': ['PROV-9-12'],
  'phone.seesDevice': ['PROV-3.1-02'],
  'phone.seesNoDevice': ['PROV-3.2-03'],
  'phone.addProfile': ['PROV-7.3-01', 'PROV-3.1-03'],
  'phone.joinAndAdd': ['PROV-7.3-01', 'PROV-3.1-03'],
  'phone.joinAddAndConfirm': ['PROV-7.3-01', 'PROV-3.1-03'],
  'phone.smartConfig': ['PROV-7.3-01', 'PROV-3.2-02', 'PROV-3.3-03'],
  'phone.requestConfirmation': ['PROV-9-04'],
  'driver.restarts': ['PROV-7.4-06'],
  'driver.noRestart': ['PROV-7.4-08'],
  'driver.keySent': ['PROV-3.2-06'],
};

const from = (rules: RuleTable, key: string): readonly RuleId[] => {
  const rule = rules[key];
  return rule === undefined ? [] : [rule];
};

/** Rules of a report that has to arrive. */
function ofReport(step: Extract<Step, { kind: 'report.arrives' | 'report.members' }>): readonly RuleId[] {
  const { report } = step;
  const rules: RuleId[] = [];
  if (step.kind === 'report.members') {
    if (step.members.some(([name]) => name === 'Caller')) rules.push('PROV-7.4-05');
    if (report.kind === 'profile') rules.push('PROV-7.3-02');
    if (report.kind === 'status' && report.name === 'SL_WLAN_PROVISIONING_STOPPED') rules.push('PROV-7.2-26');
  }
  if (report.kind === 'profile') rules.push('PROV-7.3-01');
  if (report.kind === 'restart') rules.push('PROV-6-11');
  return rules;
}

/** Rules of the answer to a call, the most special first. */
function ofAnswer(step: Step): readonly RuleId[] {
  const answer = answerIn(step);
  if (answer === undefined) return [];
  const isRefused = answer === 'refused';
  return [
    ...(isRefused && step.kind === 'commands.answered' ? from(REFUSED_COMMANDS, step.commands) : []),
    ...from(ANSWERS, answer),
    ...(step.kind === 'function.answered' && step.function === 'sl_FsGetInfo' ? ['PROV-7.5-30'] : []),
    ...(isRefused ? ['PROV-7.5-01'] : []),
  ];
}

/** The rules that a step may be about, the likeliest first. */
export function demandedRules(step: Step): readonly RuleId[] {
  switch (step.kind) {
    case 'start.rejected':
      return [...from(REJECTED_STARTS, step.rejection), 'PROV-7.5-01'];
    case 'report.arrives':
    case 'report.members':
      return ofReport(step);
    case 'status.within':
    case 'status.notWithin':
      return from(WITHIN, `${step.status} ${step.quantity}`);
    case 'reports.noneWithin':
      return from(SILENT_WITHIN, step.quantity);
    case 'events.none':
      return from(EVENTS, step.events);
    case 'phone.readResult':
      return from(RESULTS, step.result);
    case 'device.settings': {
      const settings = rowsOf(step).map(([name]) => name);
      return [
        ...Object.keys(SETTINGS)
          .filter((name) => settings.includes(name))
          .flatMap((name) => from(SETTINGS, name)),
        'PROV-9-01',
      ];
    }
    default:
      return KINDS[step.kind] ?? ofAnswer(step);
  }
}

/** Every rule to which a demand may belong. */
export const demandableRules: readonly RuleId[] = [
  ...[REFUSED_COMMANDS, REJECTED_STARTS, ANSWERS, WITHIN, SILENT_WITHIN, EVENTS, RESULTS, SETTINGS].flatMap((rules) =>
    Object.values(rules),
  ),
  ...Object.values(KINDS).flat(),
];
