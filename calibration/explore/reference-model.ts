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
  placeAfter,
  settles,
  switchesDevice,
  tampers,
  unsettles,
} from './step-effects';
import { StepExecutor } from './step-executor';

const { SL_WLAN_PROVISIONING_CMD_START_MODE_AP: AP_MODE } = constants.command;
const SUCCESS = 'SL_WLAN_PROVISIONING_CONFIRMATION_STATUS_SUCCESS';

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

/** The reference device. It defines the next behaviour of a conforming device. */
export class ReferenceModel {
  readonly executor: StepExecutor;
  private simulator: Simulator | undefined;
  private place: ModelState['place'] = 'nowhere';
  private unclear = false;
  private tampered = false;
  private settled = false;
  private arrived = false;
  /** Number of events at that moment. */
  private heard = 0;
  private sending = false;
  private stopping = false;
  private succeeded = false;
  private calling = false;
  private probing = false;
  private fresh = false;

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
    this.place = 'nowhere';
    this.unclear = false;
    this.tampered = false;
    this.settled = false;
    this.arrived = false;
    this.heard = 0;
    this.sending = false;
    this.stopping = false;
    this.succeeded = false;
    this.calling = false;
    this.probing = false;
    this.fresh = false;
  }

  async end(): Promise<void> {
    await this.executor.leave();
  }

  async now(): Promise<ModelState> {
    if (this.simulator === undefined) throw new Error('the reference has not been opened');
    const { moment } = this.simulator;
    if (moment.state === 'idle') this.unclear = false;
    const untaken = await this.session.untaken();
    const told = !untaken.some(isReport);
    // After a failed attempt the device has to return to its earlier role.
    const arrived = this.arrived && !this.session.events.slice(this.heard).some(isFailure);
    const { place, unclear, tampered, settled, sending, stopping, succeeded, calling, probing, fresh } = this;
    return {
      ...moment,
      milliseconds: this.session.milliseconds,
      untaken,
      told,
      place,
      unclear,
      tampered,
      settled,
      arrived,
      sending,
      stopping,
      succeeded,
      calling,
      probing,
      fresh,
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
    if (step.kind === 'phone.smartConfig') this.sending = before?.process.mode !== AP_MODE;
    else if (endsTransmission(step)) this.sending = false;
    if (unsettles(step)) this.settled = false;
    else if (settles(step)) this.settled = true;
    this.succeeded = step.kind === 'report.arrives' && statusIn(step) === SUCCESS;
    if (step.kind === 'device.fresh') this.fresh = true;
    if (step.kind === 'host.poll') this.probing = true;
    if (step.kind === 'host.callWithoutWaiting') this.followCall(step.function);
    else if (endsStop(step)) this.stopping = false;
  }

  /** Follows a call without waiting. */
  private followCall(name: string): void {
    if (name === 'sl_Stop') this.stopping = true;
    else this.calling = true;
  }

  /** Tracks whether the device has had time to change to the role of its stage. */
  private followRole(step: Step): void {
    if (leavesRole(step)) this.arrived = false;
    else if (givesRoleTime(step)) this.arrive();
  }

  private followPlace(step: Step): void {
    const place = placeAfter(step);
    if (place === undefined) return;
    this.place = place;
    if (place === 'device') this.arrive();
  }

  /** The effect of a restart, an abort or a command to an auto-started process on the blocked APIs is open. */
  private followBlock(step: Step, before: SimulatorSnapshot | undefined): void {
    const running = before !== undefined && before.state !== 'idle';
    const isOpen =
      (running && switchesDevice(step)) ||
      isAbort(step) ||
      (before?.state === 'auto-configuration' && involvesHost(step));
    if (isOpen) this.unclear = true;
    if (tampers(step)) this.tampered = true;
  }

  private arrive(): void {
    this.arrived = true;
    this.heard = this.session.events.length;
  }
}

/** The end of a failed attempt. After it, a device returns to its network or waits for a profile again. */
const isFailure = ({ data }: DeviceEvent): boolean =>
  /FAIL|NOT_ACQUIRED/.test(statusName(Number(data.ProvisioningStatus)) ?? '');
