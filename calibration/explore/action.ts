import { constants } from '../../ledger/constants';
import type { Need, RuleId } from '../../ledger/rule';
import type { ModelState, ReferenceModel } from './reference-model';
import { type SessionStep, textOf } from './step';

const { SL_WLAN_PROVISIONING_CMD_START_MODE_APSC_EXTERNAL_CONFIGURATION } = constants.command;

/** Kinds of actions. They are drawn with different weights. */
export type ActionGroup =
  | 'initialState'
  | 'report'
  | 'timing'
  | 'arrival'
  | 'absence'
  | 'call'
  | 'writing'
  | 'probing'
  | 'start'
  | 'odd start'
  | 'order'
  | 'power'
  | 'joining'
  | 'phone'
  | 'posting'
  | 'naming'
  | 'resource'
  | 'network'
  | 'outage'
  | 'traffic'
  | 'wait'
  | 'reading'
  | 'survey'
  | 'factory'
  | 'driver'
  | 'attempt'
  | 'credentials'
  | 'interruption'
  | 'deed';

/** An action in a session, or a demand on the device. */
export interface Action {
  /** Unique name. */
  readonly name: string;
  readonly group: ActionGroup;
  readonly needs: readonly Need[];
  /** Functions that it calls, by TI's names. */
  readonly functions: readonly string[];
  /** The initial state instead, if the reference cannot reach this one. */
  readonly otherwise?: Action;
  /** The rule that its steps test, where that is advice. */
  readonly advice?: RuleId;
  /** Its steps, if they are known before it is executed. */
  readonly steps: readonly SessionStep[];
  /** Whether the sources define the behaviour of the device at this moment, whatever its speed is. */
  fits(now: ModelState): boolean;
  /**
   * Executes it with the reference, and returns its steps. The demand is the behaviour of the reference.
   *
   * @returns undefined if the reference cannot do it, or if no demand is possible; no step if it does not fit, and
   *   nothing was executed
   */
  perform(model: ReferenceModel, now: ModelState): Promise<readonly SessionStep[] | undefined>;
}

/** A name for steps, from their text in the features. */
const nameOf = (steps: readonly SessionStep[]): string =>
  steps.map((step) => textOf(step).replaceAll('\n', '; ')).join(', ');

/** An action with fixed steps. */
export const fixed = (
  group: ActionGroup,
  steps: readonly SessionStep[],
  fits: Action['fits'],
  needs: readonly Need[] = [],
  functions: readonly string[] = [],
): Action => ({
  name: nameOf(steps),
  group,
  needs,
  functions,
  steps,
  fits,
  perform: async (model) => {
    for (const step of steps) if (!(await model.execute(step))) return undefined;
    return steps;
  },
});

const RESTING: readonly ModelState['state'][] = [
  'idle',
  'configuration',
  'auto-configuration',
  'external-configuration',
  'awaiting-restart',
  'cloud-confirmation',
  'acquiring',
  'feedback',
];
const STEADY: readonly ModelState['state'][] = [
  'idle',
  'configuration',
  'auto-configuration',
  'external-configuration',
  'cloud-confirmation',
];
const CONFIGURING: readonly ModelState['state'][] = ['configuration', 'auto-configuration', 'external-configuration'];

/** In external configuration the stage before READY is short. */
const isBrief = ({ state, process }: ModelState): boolean => state === 'configuration' && process.mode === 3;

/**
 * Whether it is open whether the process continues: the host has sent a command to an auto-started one (C12), or has
 * reset the device in a confirmation (C3).
 */
export const adrift = ({ unclear, state, process, resetOpen }: ModelState): boolean =>
  state !== 'idle' && (resetOpen || (unclear && process.startedBy === 'device'));

/** The device stays in its state until the next action, and the host knows the state. */
export const resting = (now: ModelState): boolean =>
  !adrift(now) &&
  now.started &&
  now.told &&
  !now.sending &&
  !now.stopping &&
  !now.tampered &&
  RESTING.includes(now.state) &&
  !isBrief(now);

/** It does so for any wait within the inactivity time-out. */
export const steady = (now: ModelState): boolean => resting(now) && STEADY.includes(now.state);

/**
 * Even a slow device has time left before the inactivity time-out: the time-out is longer than the shortest one, or no
 * action so far takes long.
 */
export const unhurried = ({ state, process, place, milliseconds }: ModelState): boolean =>
  state === 'idle' ||
  process.inactivity > milliseconds('short inactivity time-out') ||
  (place === 'nowhere' && process.mode !== SL_WLAN_PROVISIONING_CMD_START_MODE_APSC_EXTERNAL_CONFIGURATION);

export const configuring = (now: ModelState): boolean => resting(now) && CONFIGURING.includes(now.state);

/** The device is idle, and it does not start a process by itself at this moment. */
export const startable = (now: ModelState): boolean => idle(now) && !mayStart(now) && !mayStartLost(now);

export const idle = (now: ModelState): boolean => now.started && !now.tampered && now.state === 'idle';

/** Whether a device without profiles may auto-start at any moment. The effect of an early command on that is open. */
export const mayStart = ({ state, policy, profiles }: ModelState): boolean =>
  state === 'idle' && policy.autoProvisioning && profiles.length === 0;

/** Whether a device that is not connected may auto-start after a long enough time. */
export const mayStartLost = ({ state, policy, profiles, connected }: ModelState): boolean =>
  state === 'idle' && policy.autoProvisioning && policy.auto && profiles.length > 0 && !connected;

/** The device may be connecting to a network, at an unknown stage. */
export const underWay = (now: ModelState): boolean =>
  now.state === 'idle' && now.policy.auto && now.profiles.length > 0 && !now.settled;

/** Commands are refused, and the sources require it. */
export const shut = (now: ModelState): boolean =>
  now.started &&
  now.blocked &&
  !now.unclear &&
  !now.tampered &&
  // The duration of an end is open.
  now.state !== 'ending' &&
  (resting(now) || (!now.process.externalConfirmation && now.process.mode !== 3));

/** A result was just reported, and commands are refused. The end of the process follows. */
export const delivering = (now: ModelState): boolean =>
  now.state === 'ending' && now.succeeded && now.blocked && !now.unclear && !now.tampered;

/** Commands are served, and the sources require it. */
export const open = (now: ModelState): boolean =>
  now.started && !now.blocked && !now.unclear && steady(now) && (now.state !== 'idle' || !mayStart(now));
