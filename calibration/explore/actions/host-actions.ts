import { codeName, type ReturnCodeName } from '../../../ledger/constants';
import { publicFunctions, Silo } from '../../../ledger/functions';
import {
  type Action,
  type ActionGroup,
  delivering,
  fixed,
  idle,
  open,
  resting,
  shut,
  steady,
  unhurried,
} from '../action';
import type { ModelState, ReferenceModel } from '../reference-model';
import { act, demand, type Rows, type Step } from '../step';

const PROVISIONING = 'sl_WlanProvisioning';

/** The four reasons for which a start is refused in one of two ways (C2). */
const REASONS: Readonly<Partial<Record<ReturnCodeName, string>>> = Object.fromEntries(
  ['PROVISIONING_ALREADY_STARTED', 'INVALID_PARAM', 'HTTP_SERVER_DISABLED', 'PROFILE_LIST_FULL'].map((reason) => [
    `SL_ERROR_WLAN_PROVISIONING_ABORT_${reason}`,
    `SL_WLAN_PROVISIONING_ERROR_ABORT_${reason}`,
  ]),
);

/** How the latest call was answered, as the reference answered it. */
function answer(model: ReferenceModel): Step | undefined {
  const { outcome } = model.session.calls.at(-1) ?? {};
  if (outcome?.kind !== 'returned') return undefined;
  const name = codeName(outcome.code);
  if (outcome.code === 0) return demand('the call is answered SL_RET_CODE_OK');
  if (name === undefined) return undefined;
  const status = REASONS[name];
  return status === undefined
    ? demand(`the call is answered ${name}`)
    : { ...demand(`the start is refused by ${name} or by ${status}`), stays: true };
}

/** An order to the process, with the answer it gets. */
const ordering = (
  group: ActionGroup,
  step: Step,
  fits: Action['fits'],
  judged: (now: ModelState) => boolean = () => true,
): Action => ({
  ...fixed(group, [step], fits, [], [PROVISIONING]),
  perform: async (model, now) => {
    if (!(await model.execute(step))) return undefined;
    if (!judged(now)) return [step];
    const answered = answer(model);
    return answered && (await model.execute(answered)) ? [step, answered] : undefined;
  },
});

const MODES = ['AP provisioning', 'SmartConfig provisioning', 'AP+SmartConfig provisioning', 'external configuration'];
const OPTIONS = [
  '',
  ' with external confirmation',
  ' that ends as an access point',
  ' for the short inactivity time-out',
];

const starts: readonly Action[] = OPTIONS.flatMap((option) =>
  MODES.map((mode): Action => {
    const tried = act(`the host tries to start ${mode}${option}`);
    return {
      ...fixed(
        'start',
        [tried],
        (now) => idle(now) || (resting(now) && now.state !== 'awaiting-restart'),
        [],
        [PROVISIONING],
      ),
      name: `starts ${mode}${option}`,
      perform: async (model) => {
        if (!(await model.execute(tried))) return undefined;
        const answered = answer(model);
        if (answered === undefined || !(await model.execute(answered))) return undefined;
        if (answered.text !== 'the call is answered SL_RET_CODE_OK') return [tried, answered];
        return [act(`the host starts ${mode}${option}`)];
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
].map((rows) => ordering('odd start', act(`the host calls ${PROVISIONING} with:`, rows), idle));

const STOP = `the host orders ${CMD}_STOP`;
const ABORT = `the host orders ${CMD}_ABORT_EXTERNAL_CONFIRMATION`;

const orders: readonly Action[] = [
  // What a stop is answered when nothing runs is open (C17).
  ordering('order', act(STOP), (now) => resting(now) && now.state !== 'idle'),
  ordering('order', act(`${STOP} and to stay in its role`), (now) => resting(now) && now.state !== 'idle'),
  ordering('order', act(ABORT), (now) => resting(now) && now.state !== 'acquiring'),
];

/** It is switched off, and for certain. */
const off = ({ started, stopping }: ModelState): boolean => !started && !stopping;

const power: readonly Action[] = [
  fixed('power', [act('the host calls sl_Stop'), demand('the call is served')], (now) => resting(now), [], ['sl_Stop']),
  fixed('power', [act('the host calls sl_Start'), demand('the call is served')], off, [], ['sl_Start']),
  fixed('power', [act('the host calls sl_Start')], off, [], ['sl_Start']),
  ...['no-profile delay', 'disconnection delay'].map((delay) =>
    fixed(
      'power',
      [act('the host calls sl_Start'), demand(`the device reports nothing within the ${delay} of sl_Start`)],
      off,
      [],
      ['sl_Start'],
    ),
  ),
  fixed('power', [demand('sl_Start is answered SL_RET_CODE_DEV_ALREADY_STARTED')], resting, [], ['sl_Start']),
  fixed('power', [demand('every API command is answered SL_RET_CODE_DEV_NOT_STARTED')], off),
  fixed(
    'power',
    [act('the host calls sl_Stop without waiting'), demand('sl_DeviceGet is answered SL_RET_CODE_STOP_IN_PROGRESS')],
    resting,
    ['pending-calls'],
  ),
];

/** Calls that would leave a trace if they were carried out though they are refused. */
const tracing = (name: string, rows: Rows, fits: Action['fits'], how: 'refused' | 'served'): Action =>
  fixed('writing', [act(`the host calls ${name} with:`, rows), demand(`the call is ${how}`)], fits, [], [name]);

const INTRUDER: Rows = [
  ['pName', 'intruder'],
  ['pSecParams.Type', 'SL_WLAN_SEC_TYPE_OPEN'],
  ['pSecParams.Key', ''],
  ['Priority', '0'],
];

/** What sets what a device does by itself: 1 connects it, 2 fast, 32 has it start a process. */
export const policy = (bits: number): Rows => [
  ['Type', 'SL_WLAN_POLICY_CONNECTION'],
  ['Policy', String(bits)],
];
const EVERY_PROFILE: Rows = [['Index', '255']];
const ROLE: Rows = [['Mode', 'ROLE_AP']];

const writing: readonly Action[] = [
  tracing('sl_WlanProfileAdd', INTRUDER, shut, 'refused'),
  tracing('sl_WlanProfileDel', EVERY_PROFILE, shut, 'refused'),
  tracing('sl_WlanPolicySet', policy(1), shut, 'refused'),
  tracing('sl_WlanSetMode', ROLE, shut, 'refused'),
  tracing('sl_WlanProfileDel', EVERY_PROFILE, idle, 'served'),
  fixed(
    'writing',
    [
      act('the host calls sl_WlanProfileDel with:', EVERY_PROFILE),
      demand('the call is served'),
      act('the host calls sl_DeviceGet all along'),
    ],
    (now) => idle(now) && !now.probing,
    [],
    ['sl_WlanProfileDel', 'sl_DeviceGet'],
  ),
  ...[0, 1, 2, 32, 33].map((bits) => tracing('sl_WlanPolicySet', policy(bits), idle, 'served')),
];

const commands = publicFunctions().filter(({ kind, ungated }) => kind === 'command' && !ungated);
/** Groups of functions that have a command the block can refuse. */
const silos = Silo.options.filter((silo) => commands.some((each) => each.silo === silo));

/** Commands one by one, and in their silos. */
const calls: readonly Action[] = [
  ...['API', 'harmless', 'two-stage', ...silos].map((word) =>
    fixed('call', [demand(`every ${word} command is refused`)], shut),
  ),
  fixed('call', [demand('every harmless command is served')], open),
  ...commands
    .filter(({ harmless }) => harmless)
    .flatMap(({ name }) => [
      fixed('call', [demand(`${name} is served`)], open, [], [name]),
      fixed('call', [demand(`${name} is refused`)], shut, [], [name]),
    ]),
  ...['sl_NetAppDnsGetHostByName', 'sl_Connect'].map((name) =>
    fixed(
      'call',
      [demand(`${name} is served`)],
      (now) => open(now) && now.state === 'cloud-confirmation',
      ['cloud'],
      [name],
    ),
  ),
  ...['sl_Close', 'sl_Socket'].map((name) =>
    fixed(
      'call',
      [demand(`${name} is served`)],
      (now) => !now.unclear && now.told && now.state === 'awaiting-restart',
      [],
      [name],
    ),
  ),
  fixed(
    'call',
    [demand('sl_DeviceGet is refused')],
    // Also where the stage is brief.
    (now) =>
      delivering(now) || (!shut(now) && now.state === 'configuration' && now.blocked && !now.unclear && !now.tampered),
  ),
  fixed(
    'call',
    [act('the host calls sl_DeviceGet')],
    (now) => idle(now) || shut(now) || open(now),
    [],
    ['sl_DeviceGet'],
  ),
  fixed(
    'call',
    [act('the host calls sl_Accept without waiting')],
    (now) => open(now) && now.state !== 'auto-configuration',
    ['pending-calls'],
    ['sl_Accept'],
  ),
  fixed(
    'call',
    [act('the host calls sl_Socket')],
    (now) => open(now) && now.state === 'external-configuration',
    [],
    ['sl_Socket'],
  ),
];

/** Calls all along, and what they were answered. */
const probing: readonly Action[] = [
  fixed(
    'probing',
    [act('the host calls sl_DeviceGet all along')],
    (now) => !now.probing && (idle(now) || shut(now) || open(now)),
    [],
    ['sl_DeviceGet'],
  ),
  fixed(
    'probing',
    [demand('every call made all along was refused')],
    (now) =>
      now.probing && !now.process.externalConfirmation && now.process.mode !== 3 && (shut(now) || delivering(now)),
  ),
  fixed('probing', [demand('every call made all along was served')], ({ probing, unclear }) => probing && !unclear),
];

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
    [act(`the ${quantity} passes`)],
    // How long a process that has started by itself lasts is open.
    (now) =>
      !now.started ||
      (steady(now) &&
        unhurried(now) &&
        (now.state === 'idle' || now.process.startedBy === 'host' || !/outage|long/.test(quantity))),
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
