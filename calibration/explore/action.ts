import { constants } from '../../ledger/constants';
import type { Need } from '../../ledger/rule';
import type { ModelState, ReferenceModel } from './reference-model';
import { type SessionStep, textOf } from './step';

const { SL_WLAN_PROVISIONING_CMD_START_MODE_APSC_EXTERNAL_CONFIGURATION } = constants.command;

/** Kinds of acts, which are drawn with different weight. */
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
  | 'deed';

/** Something that can be done in a session, or demanded of the device. */
export interface Action {
  /** Unique, in words. */
  readonly name: string;
  readonly group: ActionGroup;
  readonly needs: readonly Need[];
  /** Functions that it calls, by TI's names. */
  readonly functions: readonly string[];
  /** Its steps, where they are known before it is done. */
  readonly steps: readonly SessionStep[];
  /** Whether what the device does then is settled by the sources and not by chance, or by how fast it is. */
  fits(now: ModelState): boolean;
  /**
   * Does it with the reference and words it, with what the reference did as the demand.
   *
   * @returns undefined when the reference was not able to, or when nothing can be demanded of what it did; no step
   *   when it turned out to make no sense before anything was tried
   */
  perform(model: ReferenceModel, now: ModelState): Promise<readonly SessionStep[] | undefined>;
}

/** A name for steps, as the features write them. */
const nameOf = (steps: readonly SessionStep[]): string =>
  steps.map((step) => textOf(step).replaceAll('\n', '; ')).join(', ');

/** An act of fixed steps. */
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

/** In external configuration the stage before READY is over soon. */
const isBrief = ({ state, process }: ModelState): boolean => state === 'configuration' && process.mode === 3;

/** Whether a process that has started by itself goes on: once the host has commanded something that is open (C12). */
export const adrift = ({ unclear, state, process }: ModelState): boolean =>
  unclear && state !== 'idle' && process.startedBy === 'device';

/** The device stays where it is until something is done, and the host knows where that is. */
export const resting = (now: ModelState): boolean =>
  !adrift(now) &&
  now.started &&
  now.told &&
  !now.sending &&
  !now.stopping &&
  !now.tampered &&
  RESTING.includes(now.state) &&
  !isBrief(now);

/** It does so however long one waits, within the inactivity time-out. */
export const steady = (now: ModelState): boolean => resting(now) && STEADY.includes(now.state);

/**
 * Even a slow device has time left before its process ends for want of activity: it was given more than the shortest, or
 * nothing was done yet that takes some devices long.
 */
export const unhurried = ({ state, process, place, milliseconds }: ModelState): boolean =>
  state === 'idle' ||
  process.inactivity > milliseconds('short inactivity time-out') ||
  (place === 'nowhere' && process.mode !== SL_WLAN_PROVISIONING_CMD_START_MODE_APSC_EXTERNAL_CONFIGURATION);

export const configuring = (now: ModelState): boolean => resting(now) && CONFIGURING.includes(now.state);

export const idle = (now: ModelState): boolean => now.started && !now.tampered && now.state === 'idle';

/** Whether a device without profiles may start a process at any moment: what an early command does to that is open. */
export const mayStart = ({ state, policy, profiles }: ModelState): boolean =>
  state === 'idle' && policy.autoProvisioning && profiles.length === 0;

/** Whether a device that is not connected may start a process, as soon as that has lasted for long enough. */
export const mayStartLost = ({ state, policy, profiles, connected }: ModelState): boolean =>
  state === 'idle' && policy.autoProvisioning && policy.auto && profiles.length > 0 && !connected;

/** The device may be on its way to a network, nobody knows how far. */
export const underWay = (now: ModelState): boolean =>
  now.state === 'idle' && now.policy.auto && now.profiles.length > 0 && !now.settled;

/** Commands are turned away, and it is settled that they are. */
export const shut = (now: ModelState): boolean =>
  now.started &&
  now.blocked &&
  !now.unclear &&
  !now.tampered &&
  // How long an end takes is open.
  now.state !== 'ending' &&
  (resting(now) || (!now.process.externalConfirmation && now.process.mode !== 3));

/** A result was just told, and commands are turned away: the end of the process comes after it. */
export const delivering = (now: ModelState): boolean =>
  now.state === 'ending' && now.succeeded && now.blocked && !now.unclear && !now.tampered;

/** Commands are served, and it is settled that they are. */
export const open = (now: ModelState): boolean =>
  now.started && !now.blocked && !now.unclear && steady(now) && (now.state !== 'idle' || !mayStart(now));
