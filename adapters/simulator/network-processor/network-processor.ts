import { constants } from '../../../ledger/constants';
import type { AccessPoint, ConnectionPolicy, Fields, HttpRequest, Profile } from '../../adapter';
import type { HttpDevice } from '../http-server';
import type { RadioMedium } from '../radio-medium';
import type { Scheduler } from '../scheduler';
import { Timers } from '../timers';
import type { Timing } from '../timing';
import { AutoProvisioning } from './auto-provisioning';
import { type CommandTarget, executeCommand } from './commands';
import type { NetworkProcessorDecisions, StatusView } from './decisions';
import type { Outgoing, StationReport } from './device-station';
import type { Content, Message } from './message';
import { Provisioning } from './provisioning';
import { Radio } from './radio';
import { Store } from './store';
import type { Transition } from './transitions';

const { devStatus: bit, role: roles } = constants;

/** The dependencies of a network processor. */
interface NetworkProcessorParts {
  readonly scheduler: Scheduler;
  readonly timing: Timing;
  readonly air: RadioMedium;
  readonly decisions: NetworkProcessorDecisions;
  readonly transitions: readonly Transition[];
  /** Sends a message to the host driver. */
  readonly send: (message: Message) => void;
}

/** The network processor: it runs provisioning and reports to the host driver. */
export class NetworkProcessor implements CommandTarget, HttpDevice {
  readonly store: Store;
  readonly radio: Radio;
  readonly provisioning: Provisioning;
  private readonly autoProvisioning: AutoProvisioning;
  private readonly timers: Timers<'boot' | 'shutdown' | 'scan'>;
  private found: readonly AccessPoint[] = [];
  /** Last values of the parameters of HTTP requests. */
  private readonly parameters = new Map<string, string>();
  private powered = false;
  /** Number of times that the power was switched off. */
  private restarts = 0;
  private withholdsStopComplete = false;

  constructor(private readonly parts: NetworkProcessorParts) {
    const { scheduler, timing, air, decisions, transitions } = parts;
    this.timers = new Timers(scheduler);
    this.store = new Store(decisions);
    const { store } = this;
    this.radio = new Radio({ scheduler, timing, air, store, decisions, report: (what) => this.stationReported(what) });
    const { radio } = this;
    this.provisioning = new Provisioning({
      scheduler,
      timing,
      store,
      radio,
      decisions,
      transitions,
      sendEvent: (name, data) => this.sendEvent(name, data),
      began: () => this.autoProvisioning.quiet(),
      over: () => {
        if (radio.station.link === undefined) this.autoProvisioning.disconnected();
        radio.connectByItself();
      },
    });
    this.autoProvisioning = new AutoProvisioning(
      scheduler,
      decisions,
      () => ({ role: radio.role, policy: store.policy, profiles: store.profiles().length }),
      () => this.provisioning.startByItself(),
    );
  }

  // --- power ---

  /** sl_Start: starts in the stored role, or in station role to continue a confirmation, and reports it. */
  powerOn(): void {
    const { decisions, timing } = this.parts;
    this.powered = true;
    this.withholdsStopComplete = false;
    if (!decisions.keepsPolicy(this.store.policy)) this.store.policy = decisions.factoryPolicy();
    if (!decisions.keepsProfiles(this.store.profiles().length))
      this.store.remove(constants.limit.SL_WLAN_DEL_ALL_PROFILES);
    const confirming = this.provisioning.process.active;
    this.timers.set('boot', timing.boot, () => {
      this.radio.powerOn(confirming ? roles.ROLE_STA : this.store.role);
      this.send({ kind: 'init-complete', code: this.radio.role });
      this.provisioning.booted();
      if (!confirming) this.radio.connectByItself();
    });
    this.autoProvisioning.deviceStarted(timing.boot);
  }

  /** sl_Stop: reports completion after a delay; the host driver switches the power off. */
  beginStop(): void {
    this.autoProvisioning.quiet();
    this.timers.set('shutdown', this.parts.timing.shutdown, () => {
      if (!this.withholdsStopComplete) this.send({ kind: 'stop-complete' });
    });
  }

  withholdStopComplete(): void {
    this.withholdsStopComplete = true;
  }

  powerOff(): void {
    this.provisioning.powerOff();
    this.autoProvisioning.quiet();
    this.timers.clearAll();
    this.radio.powerOff();
    this.parameters.clear();
    this.powered = false;
    this.restarts += 1;
  }

  /** Restores the state of a device that has never run a process. */
  forget(): void {
    this.powerOff();
    this.provisioning.forget();
    this.found = [];
    this.restarts = 0;
  }

  // --- commands of the host ---

  /**
   * Executes one command and answers it with the number `call`. The host driver has accepted it; a refusal here is the
   * device's own.
   */
  command(call: number, name: string, args: Fields): void {
    const { scheduler, timing, decisions } = this.parts;
    if (decisions.noticesCommand(name)) this.autoProvisioning.hostCommanded();
    const { completion, ...answer } = executeCommand(this, name, args);
    const waitsForUser = this.provisioning.process.state === 'auto-configuration';
    if (waitsForUser && decisions.commandEndsAutoProvisioning()) this.provisioning.stop(this.radio.role);
    scheduler.after(timing.response, () => this.send({ kind: 'response', call, ...answer }));
    if (completion !== undefined)
      scheduler.after(timing.response + timing.completion, () =>
        this.send({ kind: 'completion', call, ...completion() }),
      );
  }

  /** Answers a command that is not carried out by `command`, such as sl_Stop. */
  respond(call: number, answer: { readonly code: number; readonly value?: Fields }): void {
    const { scheduler, timing } = this.parts;
    scheduler.after(timing.response, () => this.send({ kind: 'response', call, ...answer }));
  }

  /** Completes a two-stage command now. */
  complete(call: number, answer: { readonly code: number; readonly value?: Fields }): void {
    this.send({ kind: 'completion', call, ...answer });
  }

  get online(): boolean {
    return this.radio.station.link?.hasAddress === true && this.parts.air.cloudReachable;
  }

  accessPointNameToShow(): string {
    return this.parts.decisions.accessPointNameToShow(this.store.accessPoint.ssid);
  }

  /** Address and mask of the device AP. */
  get accessPointAddress(): { readonly address: string; readonly mask: string } {
    return this.parts.decisions.accessPointAddress();
  }

  get unopenedSocketAnswer(): number {
    return this.parts.decisions.unopenedSocketAnswer();
  }

  keyToShow(key: string): string {
    return this.parts.decisions.keyToShow(key);
  }

  disconnect(): void {
    this.radio.station.drop();
  }

  transmit(packet: Outgoing): void {
    const { station } = this.radio;
    if (station.link?.hasAddress === true) station.send(packet);
  }

  // --- actions of the phone ---

  /** The device's HTTP server, or undefined if it is off. */
  get httpDevice(): HttpDevice | undefined {
    return this.powered && this.store.httpServer && this.radio.hasServer ? this : undefined;
  }

  get securesHttp(): boolean {
    return this.parts.decisions.securesHttp();
  }

  get redirectStatus(): 301 | 302 {
    return this.parts.decisions.redirectStatus();
  }

  /** Whether the phone gets the answer to a post that takes the access point down. */
  get answersWhileLeaving(): boolean {
    return this.parts.decisions.answersWhileLeaving();
  }

  takesName(bytes: number): boolean {
    return this.parts.decisions.takesName(bytes);
  }

  parameter(name: string, given: string | undefined): string | undefined {
    if (given !== undefined) this.parameters.set(name, given);
    return given ?? (this.parts.decisions.keepsParameters(name) ? this.parameters.get(name) : undefined);
  }

  get name(): string {
    return this.store.name;
  }

  set name(name: string) {
    this.store.name = this.parts.decisions.nameToStore(name, this.store.name);
  }

  scan(): void {
    this.timers.set('scan', this.parts.timing.scan, () => {
      this.found = this.parts.decisions.scanned(this.parts.air.all());
    });
  }

  get scanned(): readonly AccessPoint[] {
    return this.found;
  }

  get productVersion(): string {
    return this.parts.decisions.productVersion();
  }

  get policy(): ConnectionPolicy {
    return this.store.policy;
  }

  setPolicy(policy: ConnectionPolicy): void {
    this.store.policy = this.parts.decisions.policyToStore(policy, this.store.policy);
  }

  absentPolicyIsOff(): boolean {
    return this.parts.decisions.absentPolicyIsOff();
  }

  addProfile(profile: Profile): boolean {
    return this.provisioning.configure(profile, 'profile-over-http');
  }

  requestConfirmation(): void {
    this.provisioning.requestConfirmation();
  }

  fetchResult(): number {
    return this.provisioning.fetchResult();
  }

  forward(request: HttpRequest): void {
    this.sendEvent('NETAPP_REQUEST', { method: request.method, path: request.path });
  }

  receiveSmartConfig(profile: Profile, breaksOff: boolean): void {
    if (this.powered) this.provisioning.smartConfig.receive(profile, breaksOff);
  }

  /** Whether the device AP admits a station. */
  get admitsStation(): boolean {
    return this.parts.decisions.admitsStation(this.provisioning.process.record);
  }

  /** A station joins or leaves the device AP. */
  stationMoved(joined: boolean): void {
    this.sendEvent(joined ? 'SL_WLAN_EVENT_STA_ADDED' : 'SL_WLAN_EVENT_STA_REMOVED', {});
    if (joined) this.sendEvent('SL_NETAPP_EVENT_DHCPV4_LEASED', {});
  }

  // --- connection ---

  private stationReported(what: StationReport): void {
    if (this.provisioning.process.active) return this.provisioning.stationReported(what);
    switch (what) {
      case 'associated':
        this.autoProvisioning.connected();
        return this.sendEvent('SL_WLAN_EVENT_CONNECT', {});
      case 'address':
        return this.sendEvent('SL_NETAPP_EVENT_IPV4_ACQUIRED', {});
      case 'lost':
      case 'no-address':
        this.disconnect();
        this.autoProvisioning.disconnected();
        this.sendEvent('SL_WLAN_EVENT_DISCONNECT', {});
        return this.radio.reconnectLater();
      case 'network-not-found':
      case 'connection-failed':
        return this.radio.reconnectLater();
    }
  }

  // --- messages ---

  /** Sends an event without a cause in the device, with the current status byte. */
  report(name: string, data: Fields): void {
    this.send({ kind: 'event', name, data });
  }

  private sendEvent(name: string, data: Fields): void {
    const content: Content = { kind: 'event', name, data };
    const { decisions, scheduler } = this.parts;
    const view = { ...this.provisioning.process, ...travelling(content) };
    const again = decisions.repeatDelays(view);
    this.send(content);
    for (const also of decisions.alsoSent(view)) this.send({ kind: 'event', ...also });
    const { restarts } = this;
    const { ordinal } = this.provisioning.process.record;
    // A process does not begin again, but its end can be reported during the next one.
    const isEnd = view.status === constants.status.SL_WLAN_PROVISIONING_STOPPED;
    const isSame = (): boolean => {
      const { active, record } = this.provisioning.process;
      return restarts === this.restarts && (isEnd || (active && ordinal === record.ordinal));
    };
    for (const delay of again) scheduler.after(delay, () => isSame() && this.send(content));
  }

  private send(content: Content): void {
    if (this.powered) this.parts.send({ devStatus: this.statusByte(content), ...content });
  }

  private statusByte(content: Content): number {
    const { decisions } = this.parts;
    const { state, record } = this.provisioning.process;
    const view: StatusView = { state, record, ...(content.kind === 'event' && travelling(content)) };
    return (
      (this.radio.station.link === undefined ? 0 : bit.WLAN_CONN) |
      (decisions.isActive(view) ? bit.PROVISIONING_ACTIVE : 0) |
      (decisions.isUserInitiated(view) ? bit.PROVISIONING_USER_INITIATED : 0) |
      (decisions.opensApis(view) ? bit.PROVISIONING_ENABLE_API : 0)
    );
  }
}

/** The facts about the carrying event that a decision can use. */
const travelling = ({ name, data }: { readonly name: string; readonly data: Fields }): Partial<StatusView> => ({
  event: name,
  ...(data.ProvisioningStatus !== undefined && { status: Number(data.ProvisioningStatus) }),
});
