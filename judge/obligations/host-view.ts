import { constants } from '../../ledger/constants';
import type { Json } from '../../ledger/json';
import { type Times, timeText } from '../../ledger/quantities';
import {
  ADDRESSED,
  AUTO_STARTED,
  blocksApis,
  numberOf,
  READY,
  RESET_REQUEST,
  STATUS,
  STOPPED,
} from '../record-accessors';
import type { Action } from './action';
import { HostSockets } from './host-sockets';
import type { Finding, Watch } from './obligation';

const { command, commandFlag, resetCaller, status } = constants;

const STARTS: readonly number[] = [
  command.SL_WLAN_PROVISIONING_CMD_START_MODE_AP,
  command.SL_WLAN_PROVISIONING_CMD_START_MODE_SC,
  command.SL_WLAN_PROVISIONING_CMD_START_MODE_APSC,
  command.SL_WLAN_PROVISIONING_CMD_START_MODE_APSC_EXTERNAL_CONFIGURATION,
];

const orderOf = ({ name, data }: Action): number | undefined =>
  name === 'sl_WlanProvisioning' ? numberOf(data.ProvisioningCmd) : undefined;

/** The mode of a start command; undefined for another action. */
export function startMode(action: Action): number | undefined {
  const order = orderOf(action);
  return order !== undefined && STARTS.includes(order) ? order : undefined;
}

export const isStop = (action: Action): boolean => orderOf(action) === command.SL_WLAN_PROVISIONING_CMD_STOP;
export const isAbort = (action: Action): boolean =>
  orderOf(action) === command.SL_WLAN_PROVISIONING_CMD_ABORT_EXTERNAL_CONFIRMATION;
export const timeOutOf = ({ data }: Action): number | undefined => numberOf(data.InactivityTimeoutSec);
export const roleArgumentOf = ({ data }: Action): number | undefined => numberOf(data.RequestedRoleAfterSuccess);

/** The provisioning status of an event action. */
export const statusOfAction = ({ name, data }: Action): number | undefined =>
  name === STATUS ? numberOf(data.ProvisioningStatus) : undefined;

/** Whether the action is the answer to a command of this name, with this condition on its code. */
export const answers = ({ name, data }: Action, to: string, when: (code: number) => boolean): boolean =>
  (name === 'return' || name === 'completion') && data.function === to && when(numberOf(data.code) ?? -1);

/** Statuses that say that a start has started no process. */
const NOT_STARTED: readonly number[] = [
  status.SL_WLAN_PROVISIONING_ERROR_ABORT,
  status.SL_WLAN_PROVISIONING_ERROR_ABORT_INVALID_PARAM,
  status.SL_WLAN_PROVISIONING_ERROR_ABORT_HTTP_SERVER_DISABLED,
  status.SL_WLAN_PROVISIONING_ERROR_ABORT_PROFILE_LIST_FULL,
  status.SL_WLAN_PROVISIONING_ERROR_ABORT_PROVISIONING_ALREADY_STARTED,
];

/** Whether the network processor asks the application for a restart. */
export const asksForReset = ({ name, data }: Action): boolean =>
  name === RESET_REQUEST && (numberOf(data.Caller) ?? 1) !== resetCaller.SL_DEVICE_RESET_REQUEST_CALLER_PROVISIONING;

const isPower = ({ name, data }: Action, on: boolean): boolean => name === 'power' && data.on === on;
export const isPowerOff = (action: Action): boolean => isPower(action, false);
/** The network processor is up again: its own message on the wire, the return of sl_Start in a log. */
export const isUp = (action: Action): boolean =>
  action.name === 'init complete' || answers(action, 'sl_Start', (code) => code >= 0);

/** A process as its start describes it. */
export interface ViewedStart {
  readonly action: Action;
  /** Undefined for an auto-started process. */
  readonly mode: number | undefined;
  readonly externalConfirmation: boolean;
}

/** What an application could know of its device: the process, the status byte, its open sockets. */
export class HostView {
  /** The active process. */
  process: ViewedStart | undefined;
  /** The accepted stop of the process, until its end. */
  stopping: Action | undefined;
  /** The message of status 16 and of status 17 in the current process. */
  addressed: Action | undefined;
  ready: Action | undefined;
  /** Since when the APIs are blocked, by the status byte; undefined if they are not, or if no byte is known. */
  blockedSince: number | undefined;
  /** Whether the last report said that no process has started. An application that believes it uses its commands. */
  denied = false;
  readonly sockets = new HostSockets();
  private pending: Action | undefined;

  take(action: Action): void {
    this.takeByte(action.data.DevStatus, action);
    if (action.name === 'sl_WlanProvisioning') this.pending = action;
    else if (answers(action, 'sl_WlanProvisioning', (code) => code === 0)) this.accepted();
    else if (action.name === 'return' && action.data.function === 'sl_WlanProvisioning') this.pending = undefined;
    this.sockets.take(action);
    this.takeStatus(action);
    if (isPowerOff(action)) {
      this.sockets.forget();
      this.stopping = undefined;
      this.blockedSince = undefined;
    }
    // A process of the configuration stage does not survive a restart. The status byte shows whether one has.
    if (action.name === 'init complete' && this.blockedSince === undefined) this.over();
  }

  private accepted(): void {
    const { pending } = this;
    this.pending = undefined;
    if (pending === undefined) return;
    const mode = startMode(pending);
    if (mode !== undefined) {
      const flags = numberOf(pending.data.Flags) ?? 0;
      const external = (flags & commandFlag.SL_WLAN_PROVISIONING_CMD_FLAG_EXTERNAL_CONFIRMATION) !== 0;
      this.over();
      this.denied = false;
      this.process = { action: pending, mode, externalConfirmation: external };
    } else if (isStop(pending) && this.process !== undefined) this.stopping = pending;
    else if (isAbort(pending)) this.addressed = undefined;
  }

  private takeStatus(action: Action): void {
    const status = statusOfAction(action);
    if (status === undefined) return;
    this.denied = NOT_STARTED.includes(status);
    if (status === STOPPED) this.over();
    else if (status === AUTO_STARTED) this.process = { action, mode: undefined, externalConfirmation: false };
    else if (status === ADDRESSED) this.addressed = action;
    else if (status === READY) this.ready = action;
  }

  private over(): void {
    this.process = undefined;
    this.stopping = undefined;
    this.addressed = undefined;
    this.ready = undefined;
  }

  private takeByte(byte: Json | undefined, { at }: Action): void {
    if (typeof byte !== 'number') return;
    this.blockedSince = blocksApis(byte) ? (this.blockedSince ?? at) : undefined;
  }
}

/** A watch that sees each action with the view before it. */
export const viewing = (judge: (action: Action, view: HostView) => Finding | undefined): Watch => {
  const view = new HostView();
  return (action) => {
    const finding = judge(action, view);
    view.take(action);
    return finding;
  };
};

/** A reaction that is due some time after its cause. */
export class DueReaction {
  private cause: { readonly action: Action; readonly until: number } | undefined;

  /** @param time name of the longest time for the reaction; its value can change with the accuracy of a log */
  constructor(
    private readonly times: Times,
    private readonly time: string,
  ) {}

  /** The longest time as a part of a sentence; empty if times are not known. */
  get within(): string {
    const ms = this.times(this.time);
    return Number.isFinite(ms) ? ` within ${timeText(ms)}` : '';
  }

  /** The action that the reaction is due for; undefined if none is due. */
  get of(): Action | undefined {
    return this.cause?.action;
  }

  due(action: Action): void {
    this.cause ??= { action, until: action.at + this.times(this.time) };
  }

  /** The reaction has come in part: its time runs again from here. */
  goOn({ at }: Action): void {
    if (this.cause !== undefined) this.cause = { ...this.cause, until: at + this.times(this.time) };
  }

  settle(): void {
    this.cause = undefined;
  }

  /** Whether the time is over at this action; the reaction is no longer due then. */
  isLate({ at }: Action): boolean {
    const late = this.cause !== undefined && at > this.cause.until;
    if (late) this.cause = undefined;
    return late;
  }
}
