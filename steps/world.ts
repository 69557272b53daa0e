import { World } from '@cucumber/cucumber';
import type { DeviceSetup } from '../adapters/adapter';
import type { Fault, Violation } from '../judge/outcome';
import type { Rule } from '../ledger/rule';
import { BenchFault, DeviceFault } from './faults';
import { begin, bringTo, type Moment, type Process, setupFor } from './processes';
import type { Room } from './room';
import type { RunParameters } from './run-parameters';
import { type CallRecord, Session } from './session';

/** What the steps of one scenario share. */
export class ProvisioningWorld extends World<Partial<RunParameters>> {
  /** Set by the Before hook. */
  room: Room | undefined;
  /** The rule the scenario is at home in. */
  rule: Rule | undefined;
  /** Why the scenario does not apply, once it is known. */
  notApplicable: string | undefined;
  violation: Violation | undefined;
  /** What failed on the bench, where it says who it is. */
  fault: Fault | undefined;
  private current: Session | undefined;
  private running: Process | undefined;
  /** The role the device was set up in. */
  roleBefore: DeviceSetup['role'] = 'STA';

  /** The session of a device that has been set up. */
  get session(): Session {
    if (this.current === undefined) throw new BenchFault('the scenario has not set up a device');
    return this.current;
  }

  /** Whether a device has been set up. */
  get begun(): boolean {
    return this.current !== undefined;
  }

  /** The process the scenario is about. */
  get process(): Process {
    if (this.running === undefined) throw new BenchFault('the scenario has not begun a process');
    return this.running;
  }

  /** The call the host made last. */
  get lastCall(): CallRecord {
    const last = this.session.calls.at(-1);
    if (last === undefined) throw new BenchFault('the host has not called anything yet');
    return last;
  }

  /** Sets the device up anew. */
  async setUp(setup: DeviceSetup): Promise<void> {
    if (this.room === undefined) throw new BenchFault('the device has not been opened');
    const { adapter, issuable, capabilities, without } = this.room;
    const served = setup.httpServer && without.every(({ claim }) => claim !== 'http-server');
    await adapter.reset({ ...setup, httpServer: served });
    this.roleBefore = setup.role;
    this.current = new Session(adapter, issuable, capabilities.lacks);
  }

  /** The host starts a process, or the device does. */
  async start(process: Process): Promise<void> {
    this.running = process;
    await begin(this.session, process);
  }

  /**
   * Arranges what a scenario starts from. A device that does not come along says nothing about the scenario's own
   * rule, so its fault makes the scenario inconclusive; the rule it broke has scenarios of its own.
   */
  async arrange(process: Process, moment: Moment): Promise<void> {
    await this.setUp(setupFor(process));
    try {
      await this.start(process);
      await bringTo(this.session, process, moment);
    } catch (error) {
      if (!(error instanceof DeviceFault)) throw error;
      throw new BenchFault(`the device did not come to where the scenario starts\n${error.message}`, { cause: error });
    }
  }

  /** Keeps the device's answer to the question of the scenario's rule. */
  observe(answer: string): void {
    if (this.rule === undefined) throw new BenchFault('the scenario carries no rule');
    const question = this.rule.question ?? this.rule.statement;
    this.session.observations.push({ rule: this.rule.id, question, answer });
  }
}
