import { constants } from '../../../ledger/constants';
import { milliseconds } from '../../../ledger/quantities';
import { type Action, configuring, fixed, idle, mayStart, resting, shut, steady } from '../action';
import type { ModelState } from '../reference-model';
import { act, demand, type Rows } from '../step';
import { actionSequence, report, reports } from './action-sequence';
import { reading, result, sight, survey } from './bench-actions';

const { SL_WLAN_PROVISIONING_CMD_START_MODE_SC: SMARTCONFIG } = constants.command;

/** Several acts that tell something of the device only together. */
const deed = (act: Pick<Action, 'name' | 'fits' | 'perform'> & Partial<Action>): Action => ({
  group: 'deed',
  needs: [],
  functions: [],
  ...act,
});

const STOP = act('the host orders SL_WLAN_PROVISIONING_CMD_STOP');
const STAY = act('the host orders SL_WLAN_PROVISIONING_CMD_STOP and to stay in its role');

const runs = (now: ModelState): boolean => resting(now) && now.state !== 'idle' && now.state !== 'acquiring';
const serving = (now: ModelState): boolean => configuring(now) && now.process.mode !== SMARTCONFIG;

/** Ends of a process, with all that they tell. */
const ends: readonly Action[] = [
  deed({ name: `${STOP.text}, and what it tells`, fits: runs, perform: actionSequence(STOP, reports) }),
  deed({
    name: `${STAY.text}, and what it tells`,
    // At other times it depends on how fast the device is which role that is.
    fits: (now) => resting(now) && now.state === 'cloud-confirmation',
    perform: actionSequence(STAY, reports),
  }),
  ...['', ' with external confirmation'].map((option) =>
    deed({
      name: `a start${option} that is left to its time-out`,
      fits: idle,
      perform: actionSequence(
        act(`the host starts AP provisioning${option} that ends as an access point for the short inactivity time-out`),
        demand('the device reports nothing within the short inactivity time-out of sl_WlanProvisioning'),
        async (model, now) => {
          const told = await report(model, now, milliseconds('inactivity bound'));
          return told && [told];
        },
      ),
    }),
  ),
  ...['AP provisioning', 'AP+SmartConfig provisioning'].map((mode) =>
    deed({
      name: `a profile shortly before the end of ${mode}`,
      needs: ['phone'],
      fits: idle,
      perform: actionSequence(
        act(`the host starts ${mode} for the short inactivity time-out`),
        act('the late moment of activity passes'),
        act('the phone joins the device'),
        // Nothing but a profile need count as activity.
        { ...act('the phone gives the device the profile "home" over HTTP'), stays: true },
        { ...demand('the device reports the profile "home"'), stays: true },
        { ...demand('the device reports nothing for the late moment of activity'), stays: true },
      ),
    }),
  ),
  deed({
    name: 'sl_Stop, though its message is kept back',
    needs: ['driver-port'],
    functions: ['sl_Stop'],
    fits: runs,
    perform: actionSequence(
      act('the network processor keeps its stop-complete message back'),
      act('the host calls sl_Stop'),
      demand('the call is served'),
    ),
  }),
  deed({
    name: 'an abort, and another profile',
    needs: ['phone', 'network'],
    fits: (now) => resting(now) && now.state === 'cloud-confirmation' && now.process.mode !== SMARTCONFIG,
    perform: actionSequence(
      act('the host orders SL_WLAN_PROVISIONING_CMD_ABORT_EXTERNAL_CONFIRMATION'),
      demand('the call is served'),
      demand('the device does not report SL_WLAN_PROVISIONING_STOPPED within the silence'),
      act('the phone gives the device the profile "work" over its access point'),
      demand('the device reports the profile "work"'),
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
      act('the host calls sl_WlanSetMode with:', [['Mode', 'ROLE_AP']]),
      demand('the call is refused'),
      STOP,
      demand('the device reports SL_WLAN_PROVISIONING_STOPPED'),
      act('the host calls sl_Stop'),
      act('the host calls sl_Start'),
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
          act(`the host calls ${refused}`),
          demand('the call is refused'),
          STOP,
          demand('the device reports SL_WLAN_PROVISIONING_STOPPED'),
          act(`the host calls ${excluded}`),
          demand('the call is served'),
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
      act('the phone joins the device'),
      act('the phone posts "/api/1/wlan/profile_add" with:', form('home', ['__SL_P_P.D', '5'])),
      demand('the device reports the profile "home"'),
      act('the phone posts "/api/1/wlan/profile_add" with:', form('work')),
      demand('the device reports the profile "work"'),
      STOP,
      demand('the device reports SL_WLAN_PROVISIONING_STOPPED'),
      survey.perform,
    ),
  }),
  deed({
    name: 'a scan that finds two networks',
    needs: ['phone', 'network'],
    fits: (now) => serving(now) && steady(now),
    perform: actionSequence(
      act('the network "work" is within reach'),
      act('the network "cafe" is within reach'),
      act('the phone joins the device'),
      act('the phone posts "/api/1/wlan/en_ap_scan" with:', [
        ['__SL_P_SC1', '10'],
        ['__SL_P_SC2', '1'],
      ]),
      act('the working time of the host passes'),
      demand('the phone reads a list with "work" at "/netlist.txt"'),
      demand('the phone reads a list with "cafe" at "/netlist.txt"'),
    ),
  }),
  deed({
    name: 'the result, as it is read before anything has delivered it',
    needs: ['phone', 'network'],
    fits: (now) => resting(now) && now.state === 'feedback',
    perform: actionSequence(
      act('the phone joins the network "home"'),
      reading('/param_cfg_result.txt', result).perform,
    ),
  }),
  {
    ...fixed(
      'deed',
      [
        act('the phone joins the device'),
        act('the phone leaves'),
        demand('the device reports nothing else'),
        demand('no access-point event has reached the host'),
      ],
      (now) => shut(now) && serving(now) && steady(now) && !mayStart(now),
      ['phone'],
    ),
    name: 'the phone comes and goes',
  },
];

/** The moment between a result that was told and the end of the process. */
const delivery: Action = {
  ...fixed(
    'deed',
    [
      act('the phone fetches the result'),
      { ...demand('the device reports SL_WLAN_PROVISIONING_CONFIRMATION_STATUS_SUCCESS'), stays: true },
      demand('sl_DeviceGet is refused'),
    ],
    (now) => shut(now) && now.state === 'feedback' && !now.process.externalConfirmation,
    ['phone', 'network'],
    ['sl_DeviceGet'],
  ),
  name: 'the phone fetches the result, and a call before the process is over',
};

/** What has to be done as a whole to tell a device that breaks a rule. */
export const compositeActions: readonly Action[] = [...ends, ...refusals, ...requests, delivery];
