import type { DeviceEvent } from '../../adapters/adapter';
import type { SimulatorSnapshot } from '../../adapters/simulator/simulator';
import { Simulator } from '../../adapters/simulator/simulator';
import { constants, statusName } from '../../ledger/constants';
import type { Times } from '../../ledger/quantities';
import { isReport } from '../../runtime/report-expectations';
import type { RunParameters } from '../../runtime/run-parameters';
import type { ScenarioSession } from '../../runtime/scenario-session';
import { type Step, statusIn } from './step';
import {
  endsStop,
  endsTransmission,
  givesRoleTime,
  involvesHost,
  isAbort,
  leavesRole,
  leavesUnasked,
  placeAfter,
  settles,
  switchesDevice,
  tampers,
  unsettles,
} from './step-effects';
import { StepExecutor } from './step-executor';

const { SL_WLAN_PROVISIONING_CMD_START_MODE_AP: AP_MODE } = constants.command;
const SUCCESS = 'SL_WLAN_PROVISIONING_CONFIRMATION_STATUS_SUCCESS';

/** Stages in which it is open whether a reset ends the process (C3). */
export const CONFIRMING: readonly SimulatorSnapshot['state'][] = [
  'connecting',
  'acquiring',
  'feedback',
  'cloud-confirmation',
];

/** The state of the reference, and whether every other conforming device must have reached it too. */
export interface ModelState extends SimulatorSnapshot {
  /** Named times that count for the device. */
  readonly milliseconds: Times;
  /** Events of the host that no step has taken. */
  readonly untaken: readonly DeviceEvent[];
  /** The steps have taken every report, so a slower device has reached the same point. */
  readonly told: boolean;
  /** Where the phone is. */
  readonly place: 'nowhere' | 'device' | 'network';
  /** The sources leave open whether commands are refused, because of an action of the host. */
  readonly unclear: boolean;
  /** They did so at an earlier moment of the session. */
  readonly wasUnclear: boolean;
  /** The device has a profile that it can try unasked (C29). It is then not at the phone. */
  readonly unasked: boolean;
  /** The host has reset the device in a confirmation, and the process may have ended. */
  readonly resetOpen: boolean;
  /** The sources leave open in which role the device is without a process, because of an auto-start or a reset. */
  readonly roleOpen: boolean;
  /** An attempt has failed. The device may delete its profile (PROV-2.1-17). */
  readonly hasFailed: boolean;
  /** Messages were injected below the host driver. After that, only the driver is checked. */
  readonly tampered: boolean;
  /** The device has had time to react to the networks around it. */
  readonly settled: boolean;
  /** The device has had time to change to the role of its stage, or is seen in it. */
  readonly arrived: boolean;
  /** SmartConfig sends a profile that the device has not announced yet. */
  readonly sending: boolean;
  /** The host has called a stop and has not waited for its end. */
  readonly stopping: boolean;
  /** The last step took the success of a process whose end is not reported yet. */
  readonly succeeded: boolean;
  /** The host has made another call and has not waited for its end. */
  readonly calling: boolean;
  /** The host polls a function. */
  readonly probing: boolean;
  /** The device was in its factory state before the session. */
  readonly fresh: boolean;
}

/** Facts about a session that the reference itself does not show, at its start. */
const AT_START = {
  place: 'nowhere' as ModelState['place'],
  unclear: false,
  wasUnclear: false,
  unasked: false,
  resetOpen: false,
  tampered: false,
  settled: false,
  arrived: false,
  sending: false,
  stopping: false,
  succeeded: false,
  calling: false,
  probing: false,
  fresh: false,
};

/** The reference device. It defines the next behaviour of a conforming device. */
export class ReferenceModel {
  readonly executor: StepExecutor;
  private simulator: Simulator | undefined;
  private known = { ...AT_START };
  /** Number of events when the device had had time to change its role. */
  private heard = 0;

  /** @param make makes a reference device */
  constructor(parameters: RunParameters, make = () => new Simulator(parameters.part)) {
    this.executor = new StepExecutor(
      async () => {
        this.simulator = make();
        return this.simulator;
      },
      { ...parameters, adapter: 'simulator' },
    );
  }

  get session(): ScenarioSession {
    return this.executor.world.session;
  }

  async begin(): Promise<void> {
    await this.executor.begin();
    this.known = { ...AT_START };
    this.heard = 0;
  }

  async end(): Promise<void> {
    await this.executor.leave();
  }

  async now(): Promise<ModelState> {
    if (this.simulator === undefined) throw new Error('the reference has not been opened');
    const { moment } = this.simulator;
    if (moment.state === 'idle') {
      this.known.unclear = false;
      this.known.resetOpen = false;
      this.known.unasked = false;
    }
    const untaken = await this.session.untaken();
    const told = !untaken.some(isReport);
    // After a failed attempt the device has to return to its initial role.
    const arrived = this.known.arrived && !this.session.events.slice(this.heard).some(isFailure);
    const { events } = this.session;
    return {
      ...moment,
      ...this.known,
      milliseconds: this.session.milliseconds,
      untaken,
      told,
      roleOpen: this.known.wasUnclear || events.some(isAutoStart),
      hasFailed: events.some(isFailure),
      arrived,
    };
  }

  /** Executes a step. True if the reference could do it and did what the step demands. */
  async execute(step: Step): Promise<boolean> {
    const before = this.simulator?.moment;
    const done = await this.executor.execute(step);
    if (done.kind === 'broken') throw done.error;
    this.follow(step, before);
    return done.kind === 'done';
  }

  /** Tracks the facts that the reference itself does not show. */
  follow(step: Step, before: SimulatorSnapshot | undefined = this.simulator?.moment): void {
    this.followRole(step);
    this.followPlace(step);
    this.followBlock(step, before);
    if (step.kind === 'phone.smartConfig') this.known.sending = before?.process.mode !== AP_MODE;
    else if (endsTransmission(step)) this.known.sending = false;
    this.known.unasked = leavesUnasked(step) ?? this.known.unasked;
    if (unsettles(step)) this.known.settled = false;
    else if (settles(step)) this.known.settled = true;
    this.known.succeeded = step.kind === 'report.arrives' && statusIn(step) === SUCCESS;
    if (step.kind === 'device.fresh') this.known.fresh = true;
    if (step.kind === 'host.poll') this.known.probing = true;
    if (step.kind === 'host.callWithoutWaiting') this.followCall(step.function);
    else if (endsStop(step)) this.known.stopping = false;
  }

  /** Follows a call without waiting. */
  private followCall(name: string): void {
    if (name === 'sl_Stop') this.known.stopping = true;
    else this.known.calling = true;
  }

  /** Tracks whether the device has had time to change to the role of its stage. */
  private followRole(step: Step): void {
    if (leavesRole(step)) this.known.arrived = false;
    else if (givesRoleTime(step)) this.arrive();
  }

  private followPlace(step: Step): void {
    const place = placeAfter(step);
    if (place === undefined) return;
    this.known.place = place;
    if (place === 'device') this.arrive();
  }

  /** The effect of a restart, an abort or a command to an auto-started process on the blocked APIs is open. */
  private followBlock(step: Step, before: SimulatorSnapshot | undefined): void {
    const running = before !== undefined && before.state !== 'idle';
    const isOpen =
      (running && switchesDevice(step)) ||
      isAbort(step) ||
      (before?.state === 'auto-configuration' && involvesHost(step));
    if (isOpen) this.known.unclear = true;
    if (before !== undefined && switchesDevice(step))
      this.known.resetOpen ||= CONFIRMING.includes(before.state) || (running && this.known.unasked);
    this.known.wasUnclear ||= this.known.unclear;
    if (tampers(step)) this.known.tampered = true;
  }

  private arrive(): void {
    this.known.arrived = true;
    this.heard = this.session.events.length;
  }
}

/** The end of a failed attempt. After it, a device returns to its network or waits for a profile again. */
const isFailure = ({ data }: DeviceEvent): boolean =>
  /FAIL|NOT_ACQUIRED/.test(statusName(Number(data.ProvisioningStatus)) ?? '');

const isAutoStart = ({ data }: DeviceEvent): boolean =>
  data.ProvisioningStatus === constants.status.SL_WLAN_PROVISIONING_AUTO_STARTED;
