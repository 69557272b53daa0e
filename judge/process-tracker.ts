import { constants } from '../ledger/constants';
import { suiteTimes, type Times } from '../ledger/quantities';
import type { Line } from '../transcript/record';
import type { ApiAccess, ApiAccessPhase } from './api-access';
import { ChangedSettings } from './changed-settings';
import { type ConnectionAttempt, newAttempt } from './connection-attempt';
import { KnownRole } from './known-role';
import { hasReceivedProfile, mayHaveProfile } from './may-have-profile';
import type { LineOf } from './monitor';
import type { ObservationPoint } from './observation-point';
import { isStop, isUsual, type ProcessStartCommand, startOf } from './process-start';
import {
  ADDRESSED,
  AUTO_STARTED,
  handsProfile,
  isRefused,
  isResult,
  LINKED,
  numberOf,
  PROFILE_ADDED,
  READY,
  RESET_REQUEST,
  requestOf,
  STATUS,
  STOPPED,
  statusOf,
} from './record-accessors';
import { repeatsEarlierEnd } from './repeated-end';
import { isFailureAfterSuccess, repeatsEarlierFailure } from './repeated-result';
import { UnsettledStart } from './unsettled-start';

const { command, returnCode } = constants;

/** The state of the process and of the device, derived from the records of a scenario so far. */
export class ProcessTracker {
  phase: ApiAccessPhase;
  apiAccess: ApiAccess = 'unclear';
  /** The line since which the APIs are unblocked. */
  opened: Line | undefined;
  /** The active process, or the last one. */
  start: ProcessStartCommand | undefined;
  attempt: ConnectionAttempt = newAttempt();
  /** Whether the transcript contains the start of the attempt. */
  attemptKnown: boolean;
  /** The results of the process, and whether no event after the last one could lead to another one. */
  results: readonly LineOf<'event'>[] = [];
  idleSinceResult = false;
  /** The same, also after an abort, if a phone that only joins or reads, or a changed network, leads to no attempt. */
  unaskedSinceResult = false;
  /** Whether the attempt can be over, because its failure can have been taken for that of an earlier attempt. */
  mayHaveFailed = false;
  /** The last STOPPED, until a new start, and the last one before the process. */
  stopped: LineOf<'event'> | undefined;
  stoppedBefore: LineOf<'event'> | undefined;
  /** The stop or abort that the host has sent in this process. */
  stop: LineOf<'call'> | undefined;
  aborted: LineOf<'call'> | undefined;
  /** The last announcement of a profile, all of them, and the last phone action that added one, in this process. */
  profileAdded: LineOf<'event'> | undefined;
  announcements: LineOf<'event'>[] = [];
  handedOver: LineOf<'phone'> | undefined;
  /** Whether SmartConfig has timed out in this process (PROV-4.3-23), and whether a confirmation was asked for without a profile (PROV-9-26). */
  syncTimedOut = false;
  askedForNothing = false;
  /** Whether a profile over HTTP waits for its request to confirm, and whether the device has tried it before (C29). */
  unrequested = false;
  triedUnasked = false;
  resetRequest: LineOf<'event'> | undefined;
  /** The latest READY. */
  private ready: LineOf<'event'> | undefined;
  /** The pending call. */
  call: LineOf<'call'> | undefined;
  /** The last `sl_Start` and `sl_Stop`. */
  powerOn: LineOf<'call'> | undefined;
  private powerOnBefore: LineOf<'call'> | undefined;
  powerOff: LineOf<'call'> | undefined;
  /** Calls since the start of the process, actions of a phone, and whether a status reported an unknown error. */
  calls = 0;
  phoneActs = 0;
  troubled = false;
  readonly changed: ChangedSettings;
  /** The state before the pending call, and `unaskedSinceResult` before the last `sl_Start` or `sl_Stop`. */
  private phaseBefore: ApiAccessPhase | undefined;
  private unaskedBefore = false;
  /** A report has made the state of the process uncertain since the latest call was made. */
  private doubted = false;
  /** While the state is unclear: a process that the record shows may still be active. */
  private mayBeActive = false;
  private readonly unsettled = new UnsettledStart();
  readonly role: KnownRole;

  /** Named times that count for the device. */
  readonly milliseconds: Times;

  /** @param reset the first line of the scenario; absent if the initial state of the device is unknown */
  constructor(
    readonly vantage: ObservationPoint,
    readonly reset?: LineOf<'reset'>,
  ) {
    this.milliseconds = vantage.times ?? suiteTimes;
    this.phase = reset === undefined ? 'unclear' : 'none';
    this.attemptKnown = reset !== undefined;
    this.changed = new ChangedSettings(reset);
    this.role = new KnownRole(reset);
  }

  /** The last result of the process, and its status. */
  get result(): LineOf<'event'> | undefined {
    return this.results.at(-1);
  }

  get resultStatus(): number | undefined {
    return this.result && statusOf(this.result);
  }

  /** Applies a line, after the monitors have read it. */
  take(line: Line): void {
    const settled = this.unsettled.settle(line);
    if (settled !== undefined) this.takeAcceptance(settled);
    switch (line.kind) {
      case 'event':
        this.takeEvent(line);
        break;
      case 'call':
        this.takeCall(line);
        break;
      case 'return':
      case 'pending':
        this.takeReturn(line, line.kind === 'return' ? line.code : undefined);
        break;
      case 'phone':
        this.takePhone(line);
        break;
      case 'network':
        this.attempt.networkChanged = true;
        this.idleSinceResult = false;
        break;
      default:
    }
  }

  private takeEvent(line: LineOf<'event'>): void {
    if (line.name === STATUS) {
      const value = statusOf(line);
      if (value === undefined) this.loseTrack();
      else this.takeStatus(line, value);
    } else if (line.name === PROFILE_ADDED) {
      this.profileAdded = line;
      this.announcements.push(line);
      this.idleSinceResult = this.unaskedSinceResult = false;
      if (this.phase !== 'running' || this.start === undefined) this.apiAccess = 'unclear';
      else if (this.start.by === 'device') this.apiAccess = 'blocked';
      else if (this.apiAccess === 'allowed') this.apiAccess = 'unclear';
    } else if (line.name === RESET_REQUEST) {
      this.resetRequest = line;
      this.apiAccess = 'unclear';
    }
  }

  private takeStatus(line: LineOf<'event'>, value: number): void {
    // The APIs stay unblocked until a later report can have changed that.
    if (this.apiAccess === 'allowed' && this.phase === 'running') this.apiAccess = 'unclear';
    if (isResult(value)) return this.takeResult(line, value);
    switch (value) {
      case LINKED:
        this.triedUnasked = this.unrequested;
        this.attempt = { ...this.attempt, linked: line, mayBeRepeated: this.unaskedSinceResult };
        this.idleSinceResult = this.unaskedSinceResult = this.mayHaveFailed = false;
        return;
      case ADDRESSED:
        this.takeAddress(line);
        return;
      case READY:
        this.ready = line;
        if (this.phase === 'running' || this.phase === 'starting') this.opens(line);
        return;
      case AUTO_STARTED:
        // A device may announce its process again, also while it ends.
        if (this.phase === 'running' || this.phase === 'ending' || this.mayHaveAnnounced) return;
        this.begin({ by: 'device', line, at: line.at, externalConfirmation: false });
        this.opens(line);
        return;
      case STOPPED:
        this.takeEnd(line);
        return;
      case constants.status.SL_WLAN_PROVISIONING_SMART_CONFIG_SYNC_TIMEOUT:
        this.syncTimedOut = true;
        return;
      case constants.status.SL_WLAN_PROVISIONING_SMART_CONFIG_SYNCED:
        return;
      default:
        // TI gives a status above these no meaning.
        if (value > READY) return;
        // It can refuse a start that returned 0 (C2); that process never existed.
        this.troubled = true;
        this.attemptKnown = false;
        this.doubt();
    }
  }

  private takeResult(line: LineOf<'event'>, value: number): void {
    if (isFailureAfterSuccess(this, value)) return;
    // An attempt that the phone has not requested (C29) has a failure of its own.
    const repeated = !this.unaskedSinceResult && !this.unrequested && repeatsEarlierFailure(this, line);
    this.results = [...this.results, line];
    this.mayHaveFailed = repeated;
    if (repeated) return;
    this.unrequested = false;
    this.idleSinceResult = this.unaskedSinceResult = true;
    this.beginAttempt();
  }

  /** Whether the process of the host may be active, although a call has made that uncertain. */
  private get mayHaveAnnounced(): boolean {
    return this.phase === 'unclear' && this.mayBeActive && !this.attempt.restarted;
  }

  private takeAddress(line: LineOf<'event'>): void {
    this.attempt.addressed = line;
    this.idleSinceResult = this.unaskedSinceResult = false;
    if (this.phase !== 'running') return;
    const external = this.start?.externalConfirmation;
    if (external === true) this.opens(line);
    else if (external === undefined) this.apiAccess = 'unclear';
  }

  private takeEnd(line: LineOf<'event'>): void {
    if (repeatsEarlierEnd(this, line)) return this.doubt();
    this.phase = 'none';
    this.mayBeActive = false;
    this.stopped = line;
    this.role.end(numberOf(line.data.Role));
    this.beginAttempt();
    this.opens(line);
  }

  private beginAttempt(): void {
    [this.attempt, this.attemptKnown] = [newAttempt(), true];
  }

  private opens(line: Line): void {
    [this.apiAccess, this.opened, this.calls] = ['allowed', line, 0];
  }

  /** The state of the process is unknown from here on. */
  private doubt(): void {
    if (this.phase !== 'unclear') this.mayBeActive = true;
    this.phase = 'unclear';
    this.apiAccess = 'unclear';
    this.doubted = true;
  }

  /** An unreadable report can have been any report. */
  private loseTrack(): void {
    this.doubt();
    [this.attempt, this.attemptKnown] = [newAttempt(), false];
    [this.results, this.stopped, this.stoppedBefore] = [[], undefined, undefined];
    this.idleSinceResult = this.unaskedSinceResult = false;
    this.role.lose();
  }

  private begin(start: ProcessStartCommand): void {
    this.phase = 'running';
    this.mayBeActive = false;
    this.start = start;
    this.role.begin();
    this.beginAttempt();
    this.results = [];
    this.idleSinceResult = this.unaskedSinceResult = this.mayHaveFailed = false;
    [this.stoppedBefore, this.stopped] = [this.stopped ?? this.stoppedBefore, undefined];
    this.stop = undefined;
    this.aborted = undefined;
    // In a log the answer can be printed after the first report.
    if (this.profileAdded !== undefined && this.profileAdded.seq < start.line.seq) this.profileAdded = undefined;
    this.announcements = this.announcements.filter(({ seq }) => seq > start.line.seq);
    this.handedOver = undefined;
    this.unrequested = false;
    this.syncTimedOut = false;
    this.askedForNothing = false;
    this.resetRequest = undefined;
    this.troubled = false;
    this.calls = 0;
    this.phoneActs = 0;
  }

  private takeCall(line: LineOf<'call'>): void {
    const name = line.function;
    this.call = line;
    this.changed.takeCall(name);
    if (name === 'sl_WlanSetMode') this.role.lose();
    this.phaseBefore = this.phase;
    if (name === 'sl_WlanProvisioning') this.takeOrder(line);
    else if (name === 'sl_Stop' || name === 'sl_Start') this.takePower(line);
    this.doubted = false;
    this.calls += 1;
  }

  private takeOrder(line: LineOf<'call'>): void {
    if (isStop(line)) {
      if (numberOf(line.arguments.ProvisioningCmd) === command.SL_WLAN_PROVISIONING_CMD_ABORT_EXTERNAL_CONFIRMATION) {
        this.aborted = line;
        [this.attempt, this.attemptKnown] = [newAttempt(), false];
        [this.idleSinceResult, this.unaskedSinceResult] = [false, true];
      } else {
        this.stop = line;
        if (this.phase !== 'none') this.phase = 'ending';
      }
      this.apiAccess = 'unclear';
      return;
    }
    if (this.phase === 'none') this.phase = 'starting';
    else if (this.phase !== 'running') this.doubt();
  }

  private takePower(line: LineOf<'call'>): void {
    if (line.function === 'sl_Stop') this.powerOff = line;
    else [this.powerOnBefore, this.powerOn] = [this.powerOn, line];
    this.role.restart();
    // A process continues after a restart only if the device requested the restart; no source states how.
    if (this.phase !== 'none') {
      const { phase } = this;
      this.doubt();
      // A restart before any profile ends a process (PROV-4.3-07).
      if (phase === 'running' && !mayHaveProfile(this)) this.mayBeActive = false;
    }
    this.apiAccess = 'unclear';
    this.attempt.restarted = true;
    this.unaskedBefore = this.unaskedSinceResult;
    this.idleSinceResult = this.unaskedSinceResult = false;
  }

  /** @param code undefined if the call has not returned by its deadline */
  private takeReturn(line: LineOf<'return'> | LineOf<'pending'>, code: number | undefined): void {
    const { function: name, t } = line;
    const { call } = this;
    this.call = undefined;
    if (name === 'sl_Start' && code !== undefined) this.takePowerOn(code);
    if (name !== 'sl_WlanProvisioning' || call === undefined) return;
    if (isStop(call)) {
      // Without a process, a rejected stop or abort changes nothing.
      const changesNothing = code !== undefined && code < 0 && this.phaseBefore === 'none';
      if (code !== 0 && !changesNothing) this.doubt();
    }
    // A status event reported a refusal in the meantime (C2), and no process has begun.
    else if (!this.doubted) this.takeAnswer(call, code, t);
  }

  private takePowerOn(code: number): void {
    if (code >= 0) this.role.started(code);
    else this.powerOn = this.powerOnBefore; // It has switched nothing on.
    if (code === returnCode.SL_RET_CODE_DEV_ALREADY_STARTED) this.unaskedSinceResult = this.unaskedBefore;
  }

  private takeAnswer(call: LineOf<'call'>, code: number | undefined, t: number): void {
    const before = this.phaseBefore;
    if (code === 0 && before === 'unclear' && this.mayBeActive)
      this.unsettled.hold(call, t + this.milliseconds('report bound') + this.vantage.slack);
    else if (code === 0 && (before === 'none' || before === 'unclear')) this.takeAcceptance(call);
    else if (code !== undefined && code < 0 && before !== 'unclear') this.takeRefusal(code);
    else this.doubt();
  }

  private takeAcceptance(call: LineOf<'call'>): void {
    const { ready } = this;
    const start = startOf(call);
    this.begin(start);
    // A start with an unusual parameter can be refused by a later event (C2).
    this.apiAccess = isUsual(start, this.milliseconds('shortest inactivity time-out')) ? 'blocked' : 'unclear';
    // READY can arrive before the start itself has returned.
    if (ready !== undefined && ready.seq > call.seq) this.opens(ready);
  }

  private takeRefusal(code: number): void {
    const { SL_ERROR_WLAN_PROVISIONING_ABORT_PROVISIONING_ALREADY_STARTED: alreadyStarted } = returnCode;
    if (this.phaseBefore === 'none' && code === alreadyStarted) this.doubt();
    else if (this.phase === 'starting') this.phase = 'none';
  }

  private takePhone(line: LineOf<'phone'>): void {
    this.phoneActs += 1;
    this.idleSinceResult = false;
    // A phone that joins, leaves or reads leads to no attempt, and SmartConfig only with the profile.
    if (handsProfile(line) && line.act === 'request') this.unaskedSinceResult = this.mayHaveFailed = false;
    if (handsProfile(line) && !isRefused(line)) {
      this.handedOver = line;
      if (line.act === 'request') this.unrequested = true;
    }
    if (requestOf(line)?.path.endsWith('/confirm_req')) {
      this.unaskedSinceResult = this.mayHaveFailed = false;
      this.unrequested = false;
      this.askedForNothing ||= !hasReceivedProfile(this);
    }
    // No source defines user activity, except for the profile.
    if (this.apiAccess === 'allowed' && this.phase === 'running')
      if (this.start?.by === 'device' || this.handedOver === line) this.apiAccess = 'unclear';
    if (requestOf(line)?.path.includes('policy_set')) this.changed.takePolicyOfPhone();
  }
}
