import { constants, type StatusName } from '../../../ledger/constants';
import type { Fields, Profile } from '../../adapter';
import { bytesOf } from '../../byte-text';
import type { Scheduler } from '../scheduler';
import { Timers } from '../timers';
import type { Timing } from '../timing';
import { advertisement } from './advertisement';
import type { NetworkProcessorDecisions } from './decisions';
import { type StationReport, wlanStatusOf } from './device-station';
import {
  endedProcess,
  NOTHING_YET,
  noProcess,
  PROCESS_TIMERS,
  type ProcessEnd,
  type ProcessOwner,
  type ProcessRecord,
  type ProcessStart,
  type ProcessTimer,
  ProvisioningProcess,
  RESULTS,
} from './process';
import type { Radio } from './radio';
import { REFUSALS } from './refusals';
import { SmartConfigReceiver } from './smartconfig-receiver';
import type { Store } from './store';
import type { Action, Guard, Input, Transition } from './transitions';

const { role: roles, status: statuses, resetCaller } = constants;

/** The dependencies of provisioning. */
interface ProvisioningParts {
  readonly scheduler: Scheduler;
  readonly timing: Timing;
  readonly store: Store;
  readonly radio: Radio;
  readonly decisions: NetworkProcessorDecisions;
  readonly transitions: readonly Transition[];
  readonly sendEvent: (name: string, data: Fields) => void;
  /** A process begins or has ended. */
  readonly began: () => void;
  readonly over: () => void;
}

/** Steps with which an attempt fails, whatever came before. */
const FAILURES: readonly StationReport[] = ['network-not-found', 'connection-failed', 'no-address'];

/** Runs the provisioning process: passes inputs to the table, and executes the actions of the table. */
export class Provisioning implements ProcessOwner {
  readonly process: ProvisioningProcess;
  readonly smartConfig: SmartConfigReceiver;
  /** The last configured profile of this process. */
  private candidate: Profile | undefined;
  /** Result of the last confirmation, 0 to 5. */
  private result = 0;
  /** Whether the device was off since that result. */
  private resultIsOld = false;
  /** Whether the last reset has ended a process, until the device is up again. */
  private endedByReset = false;
  /** Reset requests have numbers, so that the driver executes each of them once. */
  private resetRequests = 0;
  private readonly timers: Timers<ProcessTimer>;

  constructor(private readonly parts: ProvisioningParts) {
    this.timers = new Timers(parts.scheduler);
    this.process = new ProvisioningProcess(parts.transitions, this);
    this.smartConfig = new SmartConfigReceiver(parts, this.timers, this.process, (profile) =>
      this.configure(profile, 'profile-over-smartconfig'),
    );
  }

  // --- actions of the host ---

  /** Answers a start command with 0 or the refusal code. */
  start(start: ProcessStart): number {
    const { store, decisions } = this.parts;
    const refusal = decisions.startRefusal({
      ...start,
      active: this.process.active,
      httpServer: store.httpServer,
      full: store.isFull(),
      lastPlaceTaken: store.lastPlaceTaken(),
    });
    const runs = refusal === 0 || (!this.process.active && decisions.runsRefusedStart());
    if (runs) this.begin({ ...start, startedBy: 'host' }, 'start');
    else if (this.process.active) this.refuseSecond(start);
    const reporting = decisions.refusedStartReports();
    const event = REFUSALS.get(refusal);
    if (reporting.includes('event') && event !== undefined) {
      const delay = decisions.refusalReportDelay();
      if (delay === 0) this.sendStatus(event);
      else this.parts.scheduler.after(delay, () => this.sendStatus(event));
    }
    return reporting.includes('code') ? refusal : 0;
  }

  /** What a refused second start does to the active process: nothing in the reference. */
  private refuseSecond(start: ProcessStart): void {
    const { decisions, radio } = this.parts;
    const { record } = this.process;
    const changes = decisions.refusedStartChanges(start);
    Object.assign(record, changes);
    if (changes.inactivity !== undefined) this.noteActivity();
    if (!decisions.dropsRefusedStart()) radio.switchTo(decisions.configurationRole(start.mode, record));
  }

  /** Answers a stop command. */
  stop(roleArgument: number): number {
    if (!this.process.active) {
      const { decisions, scheduler, timing } = this.parts;
      if (decisions.reportsStoppedWhenIdle())
        scheduler.after(timing.response, () => this.sendStatus('SL_WLAN_PROVISIONING_STOPPED'));
      return decisions.stopWhenIdle();
    }
    this.process.record.roleOfStop = roleArgument;
    this.noteOpenness();
    this.process.take('stop');
    return this.parts.decisions.orderAnswer('stop', this.process.record);
  }

  /** Answers ABORT_EXTERNAL_CONFIRMATION. */
  abort(): number {
    const { decisions } = this.parts;
    const { record } = this.process;
    if (!this.process.take('abort')) return decisions.abortOutOfPlace(record);
    record.failed += 1;
    return decisions.orderAnswer('abort', record);
  }

  // --- actions of the device ---

  startByItself(): void {
    if (this.process.active) return;
    const mode = this.parts.decisions.autoStartMode(this.parts.radio.role);
    const inactivity = this.parts.timing.autoInactivity;
    const record = {
      mode,
      inactivity,
      externalConfirmation: false,
      smartConfigKey: false,
      roleForSuccess: roles.ROLE_STA,
    };
    this.begin({ ...record, startedBy: 'device' }, 'auto-start');
  }

  /** The device has started again: a process that the restart interrupted continues. */
  booted(): void {
    if (this.endedByReset && this.parts.decisions.reportsStoppedAfterReset())
      this.sendStatus('SL_WLAN_PROVISIONING_STOPPED');
    this.endedByReset = false;
    this.noteActivity();
    this.process.take('boot');
  }

  powerOff(): void {
    const { active, record } = this.process;
    this.process.take('power-off');
    this.endedByReset = active && !this.process.active;
    if (this.endedByReset) {
      const { store, decisions } = this.parts;
      record.end ??= 'reset';
      store.role = decisions.roleAfterReset(store.role);
    } else if (active) record.restarts += 1;
    this.resultIsOld = true;
    this.timers.clearAll();
  }

  /** Restores the state of a device that has never run a process. */
  forget(): void {
    this.powerOff();
    this.endedByReset = false;
    this.process.state = 'idle';
    Object.assign(this.process.record, noProcess);
    this.candidate = undefined;
    this.result = 0;
    this.resetRequests = 0;
  }

  /** A step of a connection attempt of provisioning. */
  stationReported(what: StationReport): void {
    const input = what === 'lost' ? 'network-lost' : what;
    // A network that is lost after the address changes no result: the result waits until it is read, or for its time-out.
    const fails = FAILURES.includes(what) || (what === 'lost' && this.process.state === 'acquiring');
    if (what !== 'associated' && (fails || what === 'address')) this.keepResult(RESULTS[what]);
    if (fails) {
      this.process.record.failures += 1;
      this.forgetFailed();
    }
    this.process.take(input);
    if (fails) this.process.record.failed += 1;
  }

  /** Deletes the profile whose attempt has failed, where the device does. An attempt that a stop has ended has not failed. */
  private forgetFailed(): void {
    const { decisions, store } = this.parts;
    if (this.process.state === 'ending') return;
    if (this.candidate === undefined || decisions.keepsFailedProfile(this.process.record)) return;
    const found = store.profiles().find(({ profile }) => profile.ssid === this.candidate?.ssid);
    if (found !== undefined) store.remove(found.index);
  }

  // --- actions of the phone ---

  /** Accepts a profile; false if the list is full. */
  configure(profile: Profile, input: Input): boolean {
    const { decisions, store } = this.parts;
    const { record } = this.process;
    if (!decisions.takesProfile(record.profiles, record.mode, this.process.state)) return false;
    if (!decisions.takesName(bytesOf(profile.ssid).length)) return false;
    if (decisions.storesProfile(record.mode) && store.add(decisions.profileToStore(profile)) === undefined)
      return false;
    record.profiles += 1;
    this.candidate = profile;
    this.noteActivity('profile');
    this.process.take(input);
    const unasked = input === 'profile-over-http' ? decisions.confirmsUnasked(record) : undefined;
    if (unasked !== undefined) this.timers.set('unasked', unasked, () => this.process.take('confirm-request'));
    return true;
  }

  requestConfirmation(): void {
    this.noteActivity('confirmation');
    const delay = this.parts.decisions.confirmationDelay();
    if (delay > 0) return this.timers.set('unasked', delay, () => this.process.take('confirm-request'));
    this.timers.clear('unasked');
    this.process.take('confirm-request');
  }

  /** Returns the result, which counts as delivery. */
  fetchResult(): number {
    this.noteActivity('fetch');
    this.process.take('result-fetched');
    return this.parts.decisions.resultToServe(this.result, this.process.record);
  }

  // --- actions of the table ---

  holds(guard: Guard): boolean {
    switch (guard) {
      case 'restart needed':
        return this.parts.decisions.needsRestart(this.process.record);
      case 'profile present':
        return this.candidate !== undefined;
      case 'external confirmation':
        return this.parts.decisions.confirmsExternally(this.process.record);
      case 'feedback had failed':
        return this.parts.decisions.lateFetchSucceeds(this.result, this.process.record);
    }
  }

  perform(action: Action): void {
    const { decisions, timing, radio, sendEvent } = this.parts;
    const { record } = this.process;
    switch (action) {
      case 'take configuration role':
        return radio.switchTo(decisions.configurationRole(record.mode, record));
      case 'expect readiness':
        if (decisions.announcesReadiness(record))
          this.timers.set('ready', timing.ready, () => this.process.take('ready'));
        return;
      case 'send profile added':
        return sendEvent('SL_WLAN_EVENT_PROVISIONING_PROFILE_ADDED', this.profileFields());
      case 'send reset request':
        return this.requestReset(decisions.resetRequestCaller());
      case 'begin attempt':
        if (radio.role === roles.ROLE_AP && decisions.restartsItself(record))
          return this.requestReset(resetCaller.SL_DEVICE_RESET_REQUEST_CALLER_PROVISIONING);
        radio.becomeStation();
        return this.tryProfile();
      case 'leave network':
        return radio.station.drop();
      case 'advertise':
        return this.advertise();
      case 'await fetch':
        return this.timers.set('feedback', timing.feedback, () => {
          this.process.take('feedback-timeout');
          record.failed += 1;
        });
      case 'await host':
        return this.leaveCloudToHost();
      case 'switch to final role':
        return this.end('success', decisions.roleAfterSuccess(record));
      case 'switch to role for stop':
        return this.end('stop', decisions.roleAfterStop(record, radio.role));
      case 'switch to initial role':
        return this.end('time-out', record.roleBefore);
      default:
        return isStatus(action) ? this.sendStatus(action) : sendEvent(action.slice('send '.length), {});
    }
  }

  /** Announces the device to the phone that reads the result, repeatedly until it has read it. */
  private advertise(): void {
    const { decisions, timing, radio, store } = this.parts;
    if (this.process.state !== 'feedback') return;
    for (const cast of decisions.advertisesBy()) radio.station.send(advertisement[cast](store.name));
    this.timers.set('advertisement', timing.advertisement, () => this.advertise());
  }

  private leaveCloudToHost(): void {
    const { decisions, radio } = this.parts;
    const delay = decisions.cloudContact();
    if (delay === undefined) return;
    this.timers.set('cloud', delay, () =>
      radio.station.send({ protocol: 'TCP', cast: 'unicast', port: 443, payload: '' }),
    );
  }

  private keepResult(result: number): void {
    this.result = result;
    this.resultIsOld = false;
  }

  private tryProfile(): void {
    const { decisions, radio, store } = this.parts;
    if (this.candidate === undefined) return;
    const stored = store.profiles().map(({ profile }) => profile);
    radio.station.attempt(decisions.profileToTry(this.candidate, stored));
  }

  private begin(wanted: ProcessStart & Pick<ProcessRecord, 'startedBy'>, input: Input): void {
    const { radio, began, decisions } = this.parts;
    const { record } = this.process;
    const previous = endedProcess(record);
    Object.assign(record, wanted, { ordinal: record.ordinal + 1, previous, ...NOTHING_YET });
    if (decisions.forgetsProfile(record)) this.candidate = undefined;
    this.result = decisions.firstResult(this.result, this.resultIsOld);
    began();
    radio.release();
    Object.assign(record, decisions.startToKeep(wanted, previous), { roleBefore: radio.role, roleOfStop: radio.role });
    this.process.take(input);
    this.noteActivity();
    this.smartConfig.listenOn();
  }

  private end(how: ProcessEnd, role: number): void {
    const { record } = this.process;
    record.end = how;
    for (const timer of PROCESS_TIMERS)
      if (this.timers.isSet(timer) && this.parts.decisions.stopsTimer(timer, record)) this.timers.clear(timer);
    this.parts.radio.switchTo(role, () => {
      this.process.take('role-switched');
      this.parts.over();
    });
  }

  /** The process begins, or a user was active: the inactivity time-out restarts (PROV-4.3-06). */
  private noteActivity(act?: 'profile' | 'confirmation' | 'fetch'): void {
    const { decisions } = this.parts;
    if (!this.process.active || this.process.state === 'ending') return;
    if (act !== undefined && !decisions.postponesTimeout(act)) return;
    this.timers.set('inactivity', decisions.inactivityTimeout(this.process.record), () => {
      this.noteOpenness();
      this.process.take('inactivity');
    });
  }

  private noteOpenness(): void {
    this.process.record.openWhenEnding = this.parts.decisions.opensApis(this.process);
  }

  // --- events for the host ---

  private sendStatus(name: StatusName): void {
    const { decisions, radio, sendEvent } = this.parts;
    const status = statuses[name];
    if (name === 'SL_WLAN_PROVISIONING_CONFIRMATION_STATUS_SUCCESS') this.keepResult(status);
    const stopped = name === 'SL_WLAN_PROVISIONING_STOPPED';
    const ssid = stopped ? decisions.reportedNetwork(radio.station.link?.ssid ?? '') : '';
    sendEvent('SL_WLAN_EVENT_PROVISIONING_STATUS', {
      ProvisioningStatus: status,
      ...(stopped
        ? {
            Role: decisions.reportedRole(radio.role, this.process.record),
            WlanStatus: decisions.reportedWlanStatus(wlanStatusOf(radio.station), this.process.record),
            Ssidlen: bytesOf(ssid).length,
            Ssid: ssid,
          }
        : decisions.meaninglessMembers()),
    });
  }

  private requestReset(caller: number): void {
    this.resetRequests += 1;
    const request = { SessionNumber: this.resetRequests, Status: 0, Caller: caller };
    this.parts.sendEvent('SL_DEVICE_EVENT_RESET_REQUEST', request);
  }

  private profileFields(): Fields {
    const { decisions } = this.parts;
    const ssid = decisions.announcedName(this.candidate?.ssid ?? '', this.process.record);
    const token = decisions.announcedToken(this.candidate);
    return { Status: 0, SsidLen: bytesOf(ssid).length, Ssid: ssid, Reserved: token };
  }
}

const isStatus = (action: string): action is StatusName => Object.hasOwn(statuses, action);
