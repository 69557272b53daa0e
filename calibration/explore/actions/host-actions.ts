import { codeName } from '../../../ledger/constants';
import { publicFunctions, Silo } from '../../../ledger/functions';
import { pairsOf } from '../../../runtime/parameter-type';
import { rejectionBy } from '../../../runtime/start-rejections';
import { policyText } from '../../../steps/call-arguments';
import {
  type Action,
  type ActionGroup,
  delivering,
  fixed,
  idle,
  open,
  resting,
  shut,
  startable,
  steady,
  unhurried,
} from '../action';
import { CONFIRMING, type ModelState, type ReferenceModel } from '../reference-model';
import { answerIn, type Rows, type SessionStep, textOf } from '../step';
import {
  aborts,
  answered,
  calls as callOf,
  callsWith,
  callsWithoutWaiting,
  commandsAre,
  functionIs,
  nothingWithin,
  passes,
  pollingWas,
  polls,
  processOf,
  rejected,
  starts as startOf,
  stops,
  stopsKeepingRole,
  triesToStart,
} from '../steps';

const PROVISIONING = 'sl_WlanProvisioning';

/** How the latest call was answered, as the reference answered it. */
function answer(model: ReferenceModel): SessionStep | undefined {
  const { outcome } = model.session.calls.at(-1) ?? {};
  if (outcome?.kind !== 'returned') return undefined;
  const name = codeName(outcome.code);
  if (outcome.code === 0) return answered('answered SL_RET_CODE_OK');
  if (name === undefined) return undefined;
  const reason = rejectionBy(name);
  return reason === undefined ? answered(`answered ${name}`) : { ...rejected(reason), stays: true };
}

/** An order to the process, with the answer it gets. */
const ordering = (
  group: ActionGroup,
  step: SessionStep,
  fits: Action['fits'],
  judged: (now: ModelState) => boolean = () => true,
): Action => ({
  ...fixed(group, [step], fits, [], [PROVISIONING]),
  perform: async (model, now) => {
    if (!(await model.execute(step))) return undefined;
    if (!judged(now)) return [step];
    const reply = answer(model);
    return reply && (await model.execute(reply)) ? [step, reply] : undefined;
  },
});

const MODES = [
  'AP provisioning',
  'SmartConfig provisioning',
  'AP+SmartConfig provisioning',
  'external configuration',
] as const;
const OPTIONS = [
  {},
  { externalConfirmation: true },
  { roleForSuccess: 'ROLE_AP' },
  { inactivity: 'short inactivity time-out' },
] as const;

const starts: readonly Action[] = OPTIONS.flatMap((option) =>
  MODES.map((mode): Action => {
    const process = processOf(mode, option);
    const tried = triesToStart(process);
    const started = startOf(process);
    return {
      ...fixed(
        'start',
        [tried],
        (now) =>
          startable(now) ||
          (resting(now) && unhurried(now) && now.state !== 'idle' && now.state !== 'awaiting-restart'),
        [],
        [PROVISIONING],
      ),
      name: textOf(started).replace(/^the host /, ''),
      perform: async (model) => {
        if (!(await model.execute(tried))) return undefined;
        const reply = answer(model);
        if (reply === undefined || !(await model.execute(reply))) return undefined;
        return answerIn(reply) === 'answered SL_RET_CODE_OK' ? [started] : [tried, reply];
      },
    };
  }),
);

const provisioning = (command: string, role: string, seconds: number, flags: string, key?: Rows): Rows => [
  ['ProvisioningCmd', command],
  ['RequestedRoleAfterSuccess', role],
  ['InactivityTimeoutSec', String(seconds)],
  ['Flags', flags],
  ...(key ?? []),
];

const CMD = 'SL_WLAN_PROVISIONING_CMD';
const KEY: Rows = [['pSmartConfigKey', '0123456789abcdef']];

/** Starts with arguments at the edge of what is allowed, and beyond. */
const oddStarts: readonly Action[] = [
  provisioning(`${CMD}_START_MODE_AP`, '7', 600, '0'),
  provisioning(`${CMD}_START_MODE_AP`, '1', 600, '0'),
  provisioning(`${CMD}_START_MODE_SC`, 'ROLE_STA', 65_535, '0'),
  provisioning(`${CMD}_START_MODE_AP`, 'ROLE_STA', 30, '0'),
  provisioning(`${CMD}_START_MODE_AP`, 'ROLE_STA', 600, '0', KEY),
  provisioning(`${CMD}_START_MODE_SC`, 'ROLE_STA', 600, '0', KEY),
].map((rows) =>
  ordering('odd start', callsWith(PROVISIONING, rows), (now) => startable(now) && isLongEnough(rows, now)),
);

/** Whether the device accepts the time-out by its statement. That it accepts the shortest one is advice (PROV-7.1-14). */
function isLongEnough(rows: Rows, { milliseconds }: ModelState): boolean {
  const seconds = Number(pairsOf(rows).InactivityTimeoutSec);
  return seconds * 1_000 >= milliseconds('short inactivity time-out');
}

const orders: readonly Action[] = [
  // What a stop is answered when nothing runs is open (C17).
  ordering('order', stops, (now) => resting(now) && now.state !== 'idle'),
  ordering('order', stopsKeepingRole, (now) => resting(now) && now.state !== 'idle'),
  ordering('order', aborts, (now) => resting(now) && now.state !== 'acquiring'),
];

const resettable = (now: ModelState): boolean => resting(now) && !CONFIRMING.includes(now.state) && !now.unasked;

/** It is switched off, and for certain. */
const off = ({ started, stopping }: ModelState): boolean => !started && !stopping;

const power: readonly Action[] = [
  fixed('power', [callOf('sl_Stop'), answered('served')], resettable, [], ['sl_Stop']),
  fixed('power', [callOf('sl_Start'), answered('served')], off, [], ['sl_Start']),
  fixed('power', [callOf('sl_Start')], off, [], ['sl_Start']),
  ...['no-profile delay', 'disconnection delay'].map((delay) =>
    fixed('power', [callOf('sl_Start'), nothingWithin(delay, 'sl_Start')], off, [], ['sl_Start']),
  ),
  fixed('power', [functionIs('sl_Start', 'answered SL_RET_CODE_DEV_ALREADY_STARTED')], resting, [], ['sl_Start']),
  fixed('power', [commandsAre('API', 'answered SL_RET_CODE_DEV_NOT_STARTED')], off),
  fixed(
    'power',
    [callsWithoutWaiting('sl_Stop'), functionIs('sl_DeviceGet', 'answered SL_RET_CODE_STOP_IN_PROGRESS')],
    resettable,
    ['pending-calls'],
  ),
];

/** Calls that would leave a trace if they were carried out though they are refused. */
const tracing = (name: string, rows: Rows, fits: Action['fits'], how: 'refused' | 'served'): Action =>
  fixed('writing', [callsWith(name, rows), answered(how)], fits, [], [name]);

const INTRUDER: Rows = [
  ['pName', 'intruder'],
  ['pSecParams.Type', 'SL_WLAN_SEC_TYPE_OPEN'],
  ['pSecParams.Key', ''],
  ['Priority', '0'],
];

/** What sets what a device does by itself: 1 connects it, 2 fast, 32 has it start a process. */
export const policy = (bits: number): Rows => [
  ['Type', 'SL_WLAN_POLICY_CONNECTION'],
  ['Policy', policyText(bits)],
];
const EVERY_PROFILE: Rows = [['Index', 'SL_WLAN_DEL_ALL_PROFILES']];
const ROLE: Rows = [['Mode', 'ROLE_AP']];

const writing: readonly Action[] = [
  tracing('sl_WlanProfileAdd', INTRUDER, shut, 'refused'),
  tracing('sl_WlanProfileDel', EVERY_PROFILE, shut, 'refused'),
  tracing('sl_WlanPolicySet', policy(1), shut, 'refused'),
  tracing('sl_WlanSetMode', ROLE, shut, 'refused'),
  tracing('sl_WlanProfileDel', EVERY_PROFILE, idle, 'served'),
  fixed(
    'writing',
    [callsWith('sl_WlanProfileDel', EVERY_PROFILE), answered('served'), polls('sl_DeviceGet')],
    (now) => idle(now) && !now.probing,
    [],
    ['sl_WlanProfileDel', 'sl_DeviceGet'],
  ),
  ...[0, 1, 2, 32, 33].map((bits) => tracing('sl_WlanPolicySet', policy(bits), idle, 'served')),
];

const commands = publicFunctions().filter(({ kind, ungated }) => kind === 'command' && !ungated);
/** Groups of functions with a command that blocked APIs refuse. */
const silos = Silo.options.filter((silo) => commands.some((each) => each.silo === silo));

/** Commands one by one, and in their silos. */
const calls: readonly Action[] = [
  ...['API', 'harmless', 'two-stage', ...silos].map((word) => fixed('call', [commandsAre(word, 'refused')], shut)),
  fixed('call', [commandsAre('harmless', 'served')], open),
  ...commands
    .filter(({ harmless }) => harmless)
    .flatMap(({ name }) => [
      fixed('call', [functionIs(name, 'served')], open, [], [name]),
      fixed('call', [functionIs(name, 'refused')], shut, [], [name]),
    ]),
  ...['sl_NetAppDnsGetHostByName', 'sl_Connect'].map((name) =>
    fixed(
      'call',
      [functionIs(name, 'served')],
      (now) => open(now) && now.state === 'cloud-confirmation',
      ['cloud'],
      [name],
    ),
  ),
  ...['sl_Close', 'sl_Socket'].map((name) =>
    fixed(
      'call',
      [functionIs(name, 'served')],
      (now) => !now.unclear && now.told && now.state === 'awaiting-restart',
      [],
      [name],
    ),
  ),
  fixed(
    'call',
    [functionIs('sl_DeviceGet', 'refused')],
    // Also where the stage is brief.
    (now) =>
      delivering(now) || (!shut(now) && now.state === 'configuration' && now.blocked && !now.unclear && !now.tampered),
  ),
  fixed('call', [callOf('sl_DeviceGet')], (now) => idle(now) || shut(now) || open(now), [], ['sl_DeviceGet']),
  fixed(
    'call',
    [callsWithoutWaiting('sl_Accept')],
    (now) => open(now) && now.state !== 'auto-configuration',
    ['pending-calls'],
    ['sl_Accept'],
  ),
  fixed('call', [callOf('sl_Socket')], (now) => open(now) && now.state === 'external-configuration', [], ['sl_Socket']),
];

/** Polling, and its answers. */
const probing: readonly Action[] = [
  fixed(
    'probing',
    [polls('sl_DeviceGet')],
    (now) => !now.probing && (idle(now) || shut(now) || open(now)),
    [],
    ['sl_DeviceGet'],
  ),
  fixed(
    'probing',
    [pollingWas('refused')],
    (now) =>
      now.probing && !now.process.externalConfirmation && now.process.mode !== 3 && (shut(now) || delivering(now)),
  ),
  fixed('probing', [pollingWas('served')], ({ probing, unclear }) => probing && !unclear),
];

const LONG_WAITS: readonly string[] = ['short outage', 'long outage', 'long working time of the host'];

/** Waits, as far as they end at a moment at which every conforming device is still where it was. */
const waits: readonly Action[] = [
  'early moment',
  'last moment',
  'while after the start',
  'late moment of activity',
  'short outage',
  'long outage',
  'long working time of the host',
].map((quantity) =>
  fixed(
    'wait',
    [passes(quantity)],
    // The duration of an auto-started process is open.
    (now) =>
      !now.started ||
      (steady(now) &&
        unhurried(now) &&
        (now.state === 'idle' || now.process.startedBy === 'host' || !LONG_WAITS.includes(quantity))),
  ),
);

/** What the host can do. */
export const hostActions: readonly Action[] = [
  ...starts,
  ...orders,
  ...power,
  ...calls,
  ...probing,
  ...writing,
  ...oddStarts,
  ...waits,
];
