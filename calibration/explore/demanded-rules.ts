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

const REFUSED_STARTS: RuleTable = {
  SL_ERROR_WLAN_PROVISIONING_ABORT_PROVISIONING_ALREADY_STARTED: 'PROV-7.1-04',
  SL_ERROR_WLAN_PROVISIONING_ABORT_INVALID_PARAM: 'PROV-7.1-08',
  SL_ERROR_WLAN_PROVISIONING_ABORT_HTTP_SERVER_DISABLED: 'PROV-7.1-06',
  SL_ERROR_WLAN_PROVISIONING_ABORT_PROFILE_LIST_FULL: 'PROV-7.1-07',
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

const TRAFFIC: RuleTable = {
  broadcast: 'PROV-5.1.1-01',
  multicast: 'PROV-5.1.1-01',
  'no connection': 'PROV-5.1.2-06',
};

const RESULTS: RuleTable = {
  '0': 'PROV-9-05',
  '1': 'PROV-9-06',
  '2': 'PROV-9-07',
  '3': 'PROV-9-08',
  '4 5': 'PROV-9-09',
  '5': 'PROV-5.1.1-02',
};

const PATHS: RuleTable = {
  '/param_product_version.txt': 'PROV-9-11',
  '/param_device_name.txt': 'PROV-9-03',
  '/netlist.txt': 'PROV-9-12',
};

/** In this order: a step on several settings is about the first of them. */
const SETTINGS: RuleTable = {
  'AP on the air': 'PROV-3.1-05',
  'AP name': 'PROV-3.1-06',
  'AP address': 'PROV-3.1-07',
  'auto-provisioning': 'PROV-4.2-19',
  name: 'PROV-9-02',
};

const VISIBILITY: RuleTable = { seen: 'PROV-3.1-02', unseen: 'PROV-3.2-03' };

const DRIVER: RuleTable = {
  'one restart': 'PROV-7.4-06',
  'two restarts': 'PROV-7.4-06',
  'no restart': 'PROV-7.4-08',
  'key sent': 'PROV-3.2-06',
};

const STARTS: RuleTable = { start: 'PROV-4.1-02' };
const PHONE_ACTS: RuleTable = { 'ask for confirmation': 'PROV-9-04' };

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
    case 'start.refused':
      return [...from(REFUSED_STARTS, step.code), 'PROV-7.5-01'];
    case 'host.start':
      return from(STARTS, step.attempt);
    case 'report.arrives':
    case 'report.members':
      return ofReport(step);
    case 'status.within':
      return from(WITHIN, `${step.status} ${step.quantity}`);
    case 'reports.noneWithin':
      return from(SILENT_WITHIN, step.quantity);
    case 'events.none':
      return from(EVENTS, step.events);
    case 'event.arrives':
      return ['PROV-7.5-22'];
    case 'device.traffic':
      return from(TRAFFIC, step.traffic);
    case 'password.unseen':
      return ['PROV-2.1-04'];
    case 'phone.read':
      return [
        ...(step.text.kind === 'one of' ? from(RESULTS, step.text.words.join(' ')) : []),
        ...from(PATHS, step.path),
      ];
    case 'phone.visibility':
      return from(VISIBILITY, step.visibility);
    case 'phone.profile':
      return ['PROV-7.3-01', 'PROV-3.1-03'];
    case 'phone.act':
      return from(PHONE_ACTS, step.act);
    case 'device.settings': {
      const settings = rowsOf(step).map(([name]) => name);
      return [
        ...Object.keys(SETTINGS)
          .filter((name) => settings.includes(name))
          .flatMap((name) => from(SETTINGS, name)),
        'PROV-9-01',
      ];
    }
    case 'driver.finding':
      return from(DRIVER, step.finding);
    default:
      return ofAnswer(step);
  }
}

/** Every rule that a demand may be put down to. */
export const demandableRules: readonly RuleId[] = [
  REFUSED_COMMANDS,
  REFUSED_STARTS,
  ANSWERS,
  WITHIN,
  SILENT_WITHIN,
  EVENTS,
  TRAFFIC,
  RESULTS,
  PATHS,
  SETTINGS,
  VISIBILITY,
  DRIVER,
  STARTS,
  PHONE_ACTS,
].flatMap((rules) => Object.values(rules));
