import { constants, type StatusName } from '../../../ledger/constants';
import type { ConnectionPolicy, Fields, Profile } from '../../adapter';
import type { Agenda } from '../agenda';
import type { Air } from '../air';
import type { HttpDevice } from '../http-server';
import { Timers } from '../timers';
import type { Timing } from '../timing';
import { AutoProvisioning } from './auto-provisioning';
import { execute } from './commands';
import type { NetworkProcessorDecisions } from './decisions';
import type { Content, Message } from './message';
import { type ProcessOwner, type ProcessRecord, ProvisioningProcess } from './process';
import { Station, type StationReport } from './station';
import { Store } from './store';
import type { Action, Guard, Input, Transition } from './transitions';

const { devStatus: bit, role: roles, status: statuses, wlanStatus } = constants;

/** What a process is started with. */
export type ProcessStart = Pick<ProcessRecord, 'mode' | 'externalConfirmation' | 'inactivity' | 'roleForSuccess'>;

/** Everything a network processor is built from. */
export interface NetworkProcessorParts {
  readonly agenda: Agenda;
  readonly timing: Timing;
  readonly air: Air;
  readonly decisions: NetworkProcessorDecisions;
  readonly transitions: readonly Transition[];
  /** Hands a message to the host driver. */
  readonly send: (message: Message) => void;
}

/** The network processor: runs provisioning on its own and reports to the host driver. */
export class NetworkProcessor implements ProcessOwner, HttpDevice {
  readonly store = new Store();
  readonly station: Station;
  readonly process: ProvisioningProcess;
  /** The role in force; the store holds the one after the next start. */
  role: number = roles.ROLE_STA;
  private powered = false;
  private stopMessageWithheld = false;
  /** The profile that was configured last in the running process. */
  private candidate: Profile | undefined;
  /** Result of the last confirmation as the HTTP resource gives it: 0 none yet, 1 to 5. */
  private result = 0;
  private readonly timers: Timers<
    'boot' | 'role' | 'ready' | 'inactivity' | 'feedback' | 'reconnect' | 'shutdown' | 'smartconfig'
  >;
  private readonly autoProvisioning: AutoProvisioning;

  constructor(private readonly parts: NetworkProcessorParts) {
    const { agenda, timing, air, decisions, transitions } = parts;
    this.timers = new Timers(agenda);
    this.process = new ProvisioningProcess(transitions, this);
    this.station = new Station(agenda, timing, air, (what) => this.stationReported(what));
    this.autoProvisioning = new AutoProvisioning(
      agenda,
      decisions,
      () => ({ role: this.role, policy: this.store.policy, profiles: this.store.profiles().length }),
      () => this.autoStart(),
    );
  }

  // --- power ---

  /** sl_Start: comes up in the stored role and says so. */
  powerOn(): void {
    this.powered = true;
    this.stopMessageWithheld = false;
    if (!this.parts.decisions.keepsPolicy()) this.store.policy = { ...this.store.policy, autoProvisioning: true };
    this.role = this.process.active ? roles.ROLE_STA : this.store.role;
    this.autoProvisioning.deviceStarted();
    this.activity();
    this.timers.set('boot', this.parts.timing.boot, () => {
      this.raiseAccessPoint();
      this.send({ kind: 'init-complete', code: this.role });
      this.process.take('boot');
      this.connectByItself();
    });
  }

  /** sl_Stop: reports completion after a while; the host driver cuts the power. */
  beginStop(): void {
    this.timers.set('shutdown', this.parts.timing.shutdown, () => {
      if (!this.stopMessageWithheld) this.send({ kind: 'stop-complete' });
    });
  }

  withholdStopComplete(): void {
    this.stopMessageWithheld = true;
  }

  powerOff(): void {
    this.process.take('power-off');
    this.autoProvisioning.deviceStopped();
    this.timers.clearAll();
    this.station.drop();
    this.parts.air.deviceName = undefined;
    this.powered = false;
  }

  /** Back to a device that has never run a process. */
  forget(): void {
    this.powerOff();
    this.process.state = 'idle';
    this.candidate = undefined;
    this.result = 0;
  }

  // --- commands of the host ---

  /**
   * Carries out one command and answers it under the number `call`. The host driver has let it through; what is
   * refused here is the device's own answer.
   */
  command(call: number, name: string, args: Fields): void {
    const { agenda, timing, decisions } = this.parts;
    this.autoProvisioning.hostCommanded();
    const { completion, ...answer } = execute(this, name, args);
    if (this.process.state === 'auto-configuration' && decisions.commandEndsAutoProvisioning())
      this.stopProvisioning(roles.ROLE_STA);
    agenda.after(timing.response, () => this.send({ kind: 'response', call, ...answer }));
    if (completion !== undefined)
      agenda.after(timing.response + timing.completion, () => this.send({ kind: 'completion', call, ...completion() }));
  }

  /** Whether a server beyond the joined network can be reached. */
  get online(): boolean {
    return this.station.link?.hasAddress === true && this.parts.air.cloudReachable;
  }

  startProvisioning(start: ProcessStart): number {
    const refusal = this.parts.decisions.startRefusal({
      active: this.process.active,
      httpServer: this.store.httpServer,
      full: this.store.isFull(),
      mode: start.mode,
      roleForSuccess: start.roleForSuccess,
    });
    if (refusal === 0) this.beginProcess({ ...start, startedBy: 'host' }, 'start');
    return refusal;
  }

  stopProvisioning(roleArgument: number): number {
    if (!this.process.active) return this.parts.decisions.stopWhenIdle();
    this.process.record.roleOfStop = roleArgument;
    this.noteOpenness();
    this.process.take('stop');
    return 0;
  }

  abortExternalConfirmation(): number {
    return this.process.take('abort') ? 0 : constants.returnCode.SL_ERROR_WLAN_PROVISIONING_CMD_NOT_EXPECTED;
  }

  // --- acts of the phone ---

  /** The device's HTTP server, or undefined when it is switched off. */
  get httpDevice(): HttpDevice | undefined {
    return this.powered && this.store.httpServer ? this : undefined;
  }

  get policy(): ConnectionPolicy {
    return this.store.policy;
  }

  setPolicy(policy: ConnectionPolicy): void {
    this.store.policy = policy;
  }

  absentPolicyIsOff(): boolean {
    return this.parts.decisions.absentPolicyIsOff();
  }

  addProfile(profile: Profile): boolean {
    return this.configure(profile, 'profile-over-http');
  }

  requestConfirmation(): void {
    this.activity();
    this.process.take('confirm-request');
  }

  fetchResult(): number {
    this.activity();
    this.process.take('result-fetched');
    return this.result;
  }

  /** A SmartConfig transmission begins; whether anything comes of it depends on the mode. */
  smartConfig(profile: Profile): void {
    const listens = this.process.active && this.parts.decisions.listensToSmartConfig(this.process.record.mode);
    if (!this.powered || !listens) return;
    this.timers.set('smartconfig', this.parts.timing.smartConfig, () => {
      if (!this.process.take('smartconfig-sync')) return;
      this.timers.set('smartconfig', this.parts.timing.smartConfig, () => {
        this.configure(profile, 'profile-over-smartconfig');
      });
    });
  }

  /** A station joins or leaves the device's own access point. */
  stationMoved(joined: boolean): void {
    if (joined) {
      this.sendEvent('SL_WLAN_EVENT_STA_ADDED', {});
      this.sendEvent('SL_NETAPP_EVENT_DHCPV4_LEASED', {});
    } else this.sendEvent('SL_WLAN_EVENT_STA_REMOVED', {});
  }

  // --- the process ---

  holds(guard: Guard): boolean {
    switch (guard) {
      case 'restart needed':
        return this.parts.decisions.needsRestart(this.process.record);
      case 'profile present':
        return this.candidate !== undefined;
      case 'external confirmation':
        return this.process.record.externalConfirmation;
      case 'feedback had failed':
        return this.result === statuses.SL_WLAN_PROVISIONING_CONFIRMATION_STATUS_SUCCESS_FEEDBACK_FAILED;
    }
  }

  perform(action: Action): void {
    const { decisions, timing } = this.parts;
    const { record } = this.process;
    switch (action) {
      case 'take configuration role':
        return this.switchRole(decisions.configurationRole(record.mode));
      case 'expect readiness':
        if (decisions.needsRestart(record)) this.timers.set('ready', timing.ready, () => this.process.take('ready'));
        return;
      case 'send profile added':
        return this.sendEvent('SL_WLAN_EVENT_PROVISIONING_PROFILE_ADDED', this.profileFields());
      case 'send reset request':
        return this.sendEvent('SL_DEVICE_EVENT_RESET_REQUEST', {
          Status: 0,
          Caller: constants.resetCaller.SL_DEVICE_RESET_REQUEST_CALLER_PROVISIONING_EXTERNAL_CONFIGURATION,
        });
      case 'begin attempt':
        this.lowerAccessPoint();
        this.role = roles.ROLE_STA;
        if (this.candidate !== undefined) this.station.attempt(this.candidate);
        return;
      case 'leave network':
        return this.station.drop();
      case 'await fetch':
        return this.timers.set('feedback', timing.feedback, () => this.process.take('feedback-timeout'));
      case 'switch to role for success':
        return this.end(record.roleForSuccess);
      case 'switch to role for stop':
        return this.end(decisions.roleAfterStop(record, this.role));
      case 'switch to earlier role':
        return this.end(record.roleBefore);
      default:
        return action.startsWith('send ')
          ? this.sendEvent(action.slice('send '.length), {})
          : this.sendStatus(action as StatusName);
    }
  }

  private autoStart(): void {
    if (this.process.active) return;
    this.beginProcess(
      {
        mode: this.parts.decisions.autoStartMode(this.role),
        startedBy: 'device',
        externalConfirmation: false,
        inactivity: this.parts.timing.autoInactivity,
        roleForSuccess: roles.ROLE_STA,
      },
      'auto-start',
    );
  }

  private beginProcess(start: ProcessStart & Pick<ProcessRecord, 'startedBy'>, input: Input): void {
    this.candidate = undefined;
    this.result = 0;
    this.autoProvisioning.deviceStopped();
    this.timers.clear('reconnect');
    this.station.drop();
    Object.assign(this.process.record, start, { roleBefore: this.role, roleOfStop: this.role, openWhenEnding: false });
    this.process.take(input);
    this.activity();
  }

  private configure(profile: Profile, input: Input): boolean {
    if (this.store.add(profile) === undefined) return false;
    this.candidate = profile;
    this.activity();
    this.process.take(input);
    return true;
  }

  /** Someone has been active: the inactivity time-out begins anew (PROV-4.3-06). */
  private activity(): void {
    if (!this.process.active) return;
    this.timers.set('inactivity', this.process.record.inactivity, () => {
      this.noteOpenness();
      this.process.take('inactivity');
    });
  }

  private noteOpenness(): void {
    this.process.record.openWhenEnding = this.parts.decisions.opensApis(this.process);
  }

  private end(role: number): void {
    for (const name of ['ready', 'inactivity', 'feedback', 'smartconfig'] as const) this.timers.clear(name);
    this.switchRole(role, () => {
      this.process.take('role-switched');
      if (this.station.link === undefined) this.autoProvisioning.disconnected();
      this.connectByItself();
    });
  }

  // --- role and connection ---

  /** Changes the role; a link is lost unless the device stays a station. */
  private switchRole(role: number, then: () => void = () => {}): void {
    if (role !== roles.ROLE_STA) this.station.drop();
    if (role !== roles.ROLE_AP) this.lowerAccessPoint();
    this.timers.set('role', this.parts.timing.roleSwitch, () => {
      this.role = role;
      this.raiseAccessPoint();
      then();
    });
  }

  private raiseAccessPoint(): void {
    if (this.role === roles.ROLE_AP) this.parts.air.deviceName = 'mysimplelink-000001';
  }

  private lowerAccessPoint(): void {
    this.parts.air.deviceName = undefined;
  }

  /** Auto-connect, outside of provisioning only. */
  private connectByItself(): void {
    const profile = [...this.store.profiles()].sort((a, b) => b.profile.priority - a.profile.priority)[0]?.profile;
    const wanted = this.store.policy.auto && this.role === roles.ROLE_STA && this.station.link === undefined;
    if (this.process.active || !wanted || profile === undefined) return;
    this.station.attempt(profile);
  }

  private stationReported(what: StationReport): void {
    if (this.process.active) return this.confirmationReported(what);
    switch (what) {
      case 'associated':
        this.autoProvisioning.connected();
        return this.sendEvent('SL_WLAN_EVENT_CONNECT', {});
      case 'address':
        return this.sendEvent('SL_NETAPP_EVENT_IPV4_ACQUIRED', {});
      case 'lost':
      case 'no-address':
        this.station.drop();
        this.autoProvisioning.disconnected();
        this.sendEvent('SL_WLAN_EVENT_DISCONNECT', {});
    }
    this.timers.set('reconnect', this.parts.timing.reconnect, () => this.connectByItself());
  }

  private confirmationReported(what: StationReport): void {
    const result = { 'network-not-found': 1, 'connection-failed': 2, 'no-address': 3, address: 4 } as const;
    if (what === 'lost') return;
    if (what !== 'associated') this.result = result[what];
    this.process.take(what);
  }

  // --- messages ---

  /** The member a host reads as the state of the station with SL_WLAN_PROVISIONING_STOPPED. */
  private wlanStatus(): number {
    if (this.station.link !== undefined) return wlanStatus.SL_WLAN_STATUS_CONNECTED;
    return this.station.connecting ? wlanStatus.SL_WLAN_STATUS_SCANING : wlanStatus.SL_WLAN_STATUS_DISCONNECTED;
  }

  private profileFields(): Fields {
    const ssid = this.candidate?.ssid ?? '';
    return { Status: 0, SsidLen: Buffer.byteLength(ssid), Ssid: ssid, Reserved: '' };
  }

  private sendStatus(name: StatusName): void {
    const status = statuses[name];
    if (status === statuses.SL_WLAN_PROVISIONING_CONFIRMATION_STATUS_SUCCESS) this.result = status;
    const stopped = status === statuses.SL_WLAN_PROVISIONING_STOPPED;
    const ssid = stopped ? (this.station.link?.ssid ?? '') : '';
    this.sendEvent('SL_WLAN_EVENT_PROVISIONING_STATUS', {
      ProvisioningStatus: status,
      Role: stopped ? this.role : 0,
      WlanStatus: stopped ? this.wlanStatus() : 0,
      Ssidlen: Buffer.byteLength(ssid),
      Ssid: ssid,
    });
  }

  private sendEvent(name: string, data: Fields): void {
    this.send({ kind: 'event', name, data });
  }

  private send(content: Content): void {
    if (!this.powered) return;
    this.parts.send({ devStatus: this.statusByte(content), ...content });
  }

  private statusByte(content: Content): number {
    const { decisions } = this.parts;
    const { state, record } = this.process;
    const view = { state, record, ...(content.kind === 'event' ? { event: content.name, data: content.data } : {}) };
    return (
      (this.station.link === undefined ? 0 : bit.WLAN_CONN) |
      (decisions.isActive(view) ? bit.PROVISIONING_ACTIVE : 0) |
      (decisions.isUserInitiated(view) ? bit.PROVISIONING_USER_INITIATED : 0) |
      (decisions.opensApis(view) ? bit.PROVISIONING_ENABLE_API : 0)
    );
  }
}
