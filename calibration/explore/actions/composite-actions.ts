import { constants } from '../../../ledger/constants';
import { type Action, configuring, fixed, mayStart, resting, shut, startable, steady } from '../action';
import type { ModelState } from '../reference-model';
import { type Rows, textOf } from '../step';
import {
  aborts,
  answered,
  calls,
  callsWith,
  functionIs,
  gives,
  joinsNetwork,
  networkIs,
  noEvents,
  noStopComplete,
  nothingElse,
  nothingFor,
  nothingWithin,
  notWithin,
  passes,
  phone,
  posts,
  processOf,
  readsNetwork,
  reportsProfile,
  reportsStatus,
  starts,
  stops,
  stopsKeepingRole,
} from '../steps';
import { actionSequence, report, reports } from './action-sequence';
import { reading, result, sight, survey } from './bench-actions';

const { SL_WLAN_PROVISIONING_CMD_START_MODE_SC: SMARTCONFIG } = constants.command;

/** Several actions that show something about the device only together. */
const deed = (act: Pick<Action, 'name' | 'fits' | 'perform'> & Partial<Action>): Action => ({
  group: 'deed',
  needs: [],
  functions: [],
  steps: [],
  ...act,
});

const runs = (now: ModelState): boolean => resting(now) && now.state !== 'idle' && now.state !== 'acquiring';
const serving = (now: ModelState): boolean => configuring(now) && now.process.mode !== SMARTCONFIG;

/** Ends of a process, with all reports of them. */
const ends: readonly Action[] = [
  deed({ name: `${textOf(stops)}, and its reports`, fits: runs, perform: actionSequence(stops, reports) }),
  deed({
    name: `${textOf(stopsKeepingRole)}, and its reports`,
    // At other times it depends on how fast the device is which role that is.
    fits: (now) => resting(now) && now.state === 'cloud-confirmation',
    perform: actionSequence(stopsKeepingRole, reports),
  }),
  ...[false, true].map((externalConfirmation) =>
    deed({
      name: `a start${externalConfirmation ? ' with external confirmation' : ''} that is left to its time-out`,
      fits: startable,
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
      fits: startable,
      perform: actionSequence(
        starts(processOf(mode, { inactivity: 'short inactivity time-out' })),
        passes('late moment of activity'),
        phone.joinsDevice,
        // Only a profile must count as activity.
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
    perform: actionSequence(noStopComplete, calls('sl_Stop'), answered('served')),
  }),
  deed({
    name: 'an abort, and another profile',
    needs: ['phone', 'network'],
    fits: (now) => resting(now) && now.state === 'cloud-confirmation' && now.process.mode !== SMARTCONFIG,
    perform: actionSequence(
      aborts,
      answered('served'),
      notWithin('SL_WLAN_PROVISIONING_STOPPED', 'silence'),
      gives('work', 'device AP'),
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
      stops,
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
          stops,
          reportsStatus('SL_WLAN_PROVISIONING_STOPPED'),
          calls(excluded),
          answered('served'),
        ),
      }),
  ),
];

const form = (ssid: string, ...more: Rows): Rows => [
  ['network name', ssid],
  ['security', 'WPA2'],
  ['key', 'correct-horse'],
  ...more,
];

/** What the phone does in several requests. */
const requests: readonly Action[] = [
  deed({
    name: 'a profile that leaves its priority out, after another',
    needs: ['phone'],
    fits: serving,
    perform: actionSequence(
      phone.joinsDevice,
      posts('/api/1/wlan/profile_add', form('home', ['priority', '5'])),
      reportsProfile('home'),
      posts('/api/1/wlan/profile_add', form('work')),
      reportsProfile('work'),
      stops,
      reportsStatus('SL_WLAN_PROVISIONING_STOPPED'),
      survey.perform,
    ),
  }),
  deed({
    name: 'a scan that finds two networks',
    needs: ['phone', 'network'],
    fits: (now) => serving(now) && steady(now),
    perform: actionSequence(
      networkIs('work', 'in range'),
      networkIs('cafe', 'in range'),
      phone.joinsDevice,
      posts('/api/1/wlan/en_ap_scan', [
        ['scan interval', '10'],
        ['scan cycles', '1'],
      ]),
      passes('working time of the host'),
      readsNetwork('work'),
      readsNetwork('cafe'),
    ),
  }),
  deed({
    name: 'the result, as it is read before anything has delivered it',
    needs: ['phone', 'network'],
    fits: (now) => resting(now) && now.state === 'feedback',
    perform: actionSequence(joinsNetwork('home'), reading('/param_cfg_result.txt', result).perform),
  }),
  {
    ...fixed(
      'deed',
      [phone.joinsDevice, phone.leaves, nothingElse, noEvents('access-point')],
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
      phone.fetchesResult,
      { ...reportsStatus('SL_WLAN_PROVISIONING_CONFIRMATION_STATUS_SUCCESS'), stays: true },
      functionIs('sl_DeviceGet', 'refused'),
    ],
    (now) => shut(now) && now.state === 'feedback' && !now.process.externalConfirmation,
    ['phone', 'network'],
    ['sl_DeviceGet'],
  ),
  name: 'the phone fetches the result, and a call before the process is over',
};

/** Actions that show a broken rule only as a whole. */
export const compositeActions: readonly Action[] = [...ends, ...refusals, ...requests, delivery];
