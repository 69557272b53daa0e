import { constants } from '../../../ledger/constants';
import { type Action, configuring, fixed, idle, mayStart, resting, shut, steady } from '../action';
import type { ModelState } from '../reference-model';
import { type Rows, textOf } from '../step';
import {
  answered,
  calls,
  callsWith,
  driverIs,
  functionIs,
  gives,
  networkIs,
  noEvents,
  nothingElse,
  nothingFor,
  nothingWithin,
  orders,
  passes,
  phone,
  posts,
  processOf,
  reads,
  reportsProfile,
  reportsStatus,
  starts,
  within,
} from '../steps';
import { actionSequence, report, reports } from './action-sequence';
import { reading, result, sight, survey } from './bench-actions';

const { SL_WLAN_PROVISIONING_CMD_START_MODE_SC: SMARTCONFIG } = constants.command;

/** Several acts that tell something of the device only together. */
const deed = (act: Pick<Action, 'name' | 'fits' | 'perform'> & Partial<Action>): Action => ({
  group: 'deed',
  needs: [],
  functions: [],
  steps: [],
  ...act,
});

const STOP = orders('SL_WLAN_PROVISIONING_CMD_STOP');
const STAY = orders('SL_WLAN_PROVISIONING_CMD_STOP', 'yes');

const runs = (now: ModelState): boolean => resting(now) && now.state !== 'idle' && now.state !== 'acquiring';
const serving = (now: ModelState): boolean => configuring(now) && now.process.mode !== SMARTCONFIG;

/** Ends of a process, with all that they tell. */
const ends: readonly Action[] = [
  deed({ name: `${textOf(STOP)}, and what it tells`, fits: runs, perform: actionSequence(STOP, reports) }),
  deed({
    name: `${textOf(STAY)}, and what it tells`,
    // At other times it depends on how fast the device is which role that is.
    fits: (now) => resting(now) && now.state === 'cloud-confirmation',
    perform: actionSequence(STAY, reports),
  }),
  ...[false, true].map((externalConfirmation) =>
    deed({
      name: `a start${externalConfirmation ? ' with external confirmation' : ''} that is left to its time-out`,
      fits: idle,
      perform: actionSequence(
        starts(
          processOf('AP provisioning', {
            externalConfirmation,
            roleForSuccess: 'ROLE_AP',
            inactivity: 'short inactivity time-out',
          }),
        ),
        nothingWithin('short inactivity time-out', 'sl_WlanProvisioning'),
        async (model, now) => {
          const told = await report(model, now, now.milliseconds('inactivity bound'));
          return told && [told];
        },
      ),
    }),
  ),
  ...(['AP provisioning', 'AP+SmartConfig provisioning'] as const).map((mode) =>
    deed({
      name: `a profile shortly before the end of ${mode}`,
      needs: ['phone'],
      fits: idle,
      perform: actionSequence(
        starts(processOf(mode, { inactivity: 'short inactivity time-out' })),
        passes('late moment of activity'),
        phone('join device'),
        // Nothing but a profile need count as activity.
        { ...gives('home', 'HTTP'), stays: true },
        { ...reportsProfile('home'), stays: true },
        { ...nothingFor('late moment of activity'), stays: true },
      ),
    }),
  ),
  deed({
    name: 'sl_Stop, though its message is kept back',
    needs: ['driver-port'],
    functions: ['sl_Stop'],
    fits: runs,
    perform: actionSequence(driverIs('stop-complete withheld'), calls('sl_Stop'), answered('served')),
  }),
  deed({
    name: 'an abort, and another profile',
    needs: ['phone', 'network'],
    fits: (now) => resting(now) && now.state === 'cloud-confirmation' && now.process.mode !== SMARTCONFIG,
    perform: actionSequence(
      orders('SL_WLAN_PROVISIONING_CMD_ABORT_EXTERNAL_CONFIRMATION'),
      answered('served'),
      within('SL_WLAN_PROVISIONING_STOPPED', 'silence', 'absent'),
      gives('work', 'access point'),
      reportsProfile('work'),
    ),
  }),
];

/** Calls that are refused and must not leave a trace, which shows once the process is over. */
const refusals: readonly Action[] = [
  deed({
    name: 'a change of role that is refused',
    needs: ['phone'],
    functions: ['sl_WlanSetMode', 'sl_Stop', 'sl_Start'],
    fits: (now) => shut(now) && runs(now) && !now.policy.autoProvisioning && !now.policy.auto,
    perform: actionSequence(
      callsWith('sl_WlanSetMode', [['Mode', 'ROLE_AP']]),
      answered('refused'),
      STOP,
      reportsStatus('SL_WLAN_PROVISIONING_STOPPED'),
      calls('sl_Stop'),
      calls('sl_Start'),
      sight.perform,
    ),
  }),
  ...[['sl_DeviceStatStart', 'sl_WlanRxStatStart'] as const, ['sl_WlanRxStatStart', 'sl_DeviceStatStart'] as const].map(
    ([refused, excluded]) =>
      deed({
        name: `${refused} that is refused`,
        functions: [refused, excluded],
        fits: (now) => shut(now) && runs(now) && !now.policy.autoProvisioning,
        perform: actionSequence(
          calls(refused),
          answered('refused'),
          STOP,
          reportsStatus('SL_WLAN_PROVISIONING_STOPPED'),
          calls(excluded),
          answered('served'),
        ),
      }),
  ),
];

const form = (ssid: string, ...more: Rows): Rows => [
  ['__SL_P_P.A', ssid],
  ['__SL_P_P.B', '3'],
  ['__SL_P_P.C', 'correct-horse'],
  ...more,
];

/** What the phone does in several requests. */
const requests: readonly Action[] = [
  deed({
    name: 'a profile that leaves its priority out, after another',
    needs: ['phone'],
    fits: serving,
    perform: actionSequence(
      phone('join device'),
      posts('/api/1/wlan/profile_add', form('home', ['__SL_P_P.D', '5'])),
      reportsProfile('home'),
      posts('/api/1/wlan/profile_add', form('work')),
      reportsProfile('work'),
      STOP,
      reportsStatus('SL_WLAN_PROVISIONING_STOPPED'),
      survey.perform,
    ),
  }),
  deed({
    name: 'a scan that finds two networks',
    needs: ['phone', 'network'],
    fits: (now) => serving(now) && steady(now),
    perform: actionSequence(
      networkIs('work', 'in reach'),
      networkIs('cafe', 'in reach'),
      phone('join device'),
      posts('/api/1/wlan/en_ap_scan', [
        ['__SL_P_SC1', '10'],
        ['__SL_P_SC2', '1'],
      ]),
      passes('working time of the host'),
      reads({ kind: 'list', name: 'work' }, '/netlist.txt'),
      reads({ kind: 'list', name: 'cafe' }, '/netlist.txt'),
    ),
  }),
  deed({
    name: 'the result, as it is read before anything has delivered it',
    needs: ['phone', 'network'],
    fits: (now) => resting(now) && now.state === 'feedback',
    perform: actionSequence(phone('join home network'), reading('/param_cfg_result.txt', result).perform),
  }),
  {
    ...fixed(
      'deed',
      [phone('join device'), phone('leave'), nothingElse, noEvents('access-point')],
      (now) => shut(now) && serving(now) && steady(now) && !mayStart(now),
      ['phone'],
    ),
    name: 'the phone comes and goes',
  },
];

/** The time between a reported result and the end of the process. */
const delivery: Action = {
  ...fixed(
    'deed',
    [
      phone('fetch result'),
      { ...reportsStatus('SL_WLAN_PROVISIONING_CONFIRMATION_STATUS_SUCCESS'), stays: true },
      functionIs('sl_DeviceGet', 'refused'),
    ],
    (now) => shut(now) && now.state === 'feedback' && !now.process.externalConfirmation,
    ['phone', 'network'],
    ['sl_DeviceGet'],
  ),
  name: 'the phone fetches the result, and a call before the process is over',
};

/** What has to be done as a whole to tell a device that breaks a rule. */
export const compositeActions: readonly Action[] = [...ends, ...refusals, ...requests, delivery];
