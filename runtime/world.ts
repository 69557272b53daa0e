import { World } from '@cucumber/cucumber';
import type { DeviceSetup } from '../adapters/adapter';
import { type Fault, OUTCOME_MEDIA_TYPE, type Outcome, type Violation } from '../judge/outcome';
import { answerFrom, type ObservationFacts, questionAbout, wordings } from '../ledger/answers';
import type { Erratum } from '../ledger/errata';
import type { Rule, RuleId } from '../ledger/rule';
import { BenchFault, DeviceFault, type NotApplicable } from './faults';
import { advanceTo, type Moment, type Process, setupFor, startProcess } from './processes';
import { ReportJudge } from './report-judge';
import type { RunContext } from './run-context';
import type { RunParameters } from './run-parameters';
import { type CallRecord, ScenarioSession } from './scenario-session';

/** What the steps of one scenario share. */
export class ProvisioningWorld extends World<Partial<RunParameters>> {
  /** Set by the Before hook. */
  context: RunContext | undefined;
  /** The rule the scenario is at home in. */
  rule: Rule | undefined;
  /** All rules the scenario carries. */
  rules: readonly RuleId[] = [];
  /** The erratum whose question the scenario answers. */
  erratum: Erratum | undefined;
  /** Why the scenario does not apply, once it is known. */
  notApplicable: NotApplicable | undefined;
  violation: Violation | undefined;
  /** What failed on the bench, where it says who it is. */
  fault: Fault | undefined;
  private current: ScenarioSession | undefined;
  private running: Process | undefined;
  /** The role the device was set up in. */
  roleBefore: DeviceSetup['role'] = 'STA';

  /** The session of a device that has been set up. */
  get session(): ScenarioSession {
    if (this.current === undefined) throw new BenchFault('the scenario has not set up a device');
    return this.current;
  }

  /** Whether a device has been set up. */
  get isSetUp(): boolean {
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

  /** Hands over what became of the scenario; the runner keeps it as an attachment. */
  conclude(outcome: Outcome): void {
    this.attach(JSON.stringify(outcome), OUTCOME_MEDIA_TYPE);
  }

  /** Sets the device up anew. */
  async setUp(setup: DeviceSetup): Promise<void> {
    if (this.context === undefined) throw new BenchFault('the device has not been opened');
    const { adapter, device, issuable, capabilities, without, recorder, ledger } = this.context;
    const served = setup.httpServer && without.every(({ claim }) => claim !== 'http-server');
    await adapter.reset({ ...setup, httpServer: served });
    this.roleBefore = setup.role;
    this.current = new ScenarioSession(
      adapter,
      issuable,
      capabilities.lacks,
      device.uncertainty,
      new ReportJudge(recorder, ledger, this.rules),
    );
  }

  /** The host starts a process, or the device does. */
  async start(process: Process): Promise<void> {
    if (process.begunAs === 'AP' && this.roleBefore !== 'AP')
      throw new BenchFault('the process is begun as an access point, and the device has been set up as a station');
    this.running = process;
    await startProcess(this.session, process);
  }

  /**
   * Arranges what a scenario starts from. A device that does not come along says nothing about the scenario's own
   * rule, so its fault makes the scenario inconclusive; the rule it broke has scenarios of its own.
   */
  async arrange(process: Process, moment: Moment): Promise<void> {
    await this.setUp(setupFor(process));
    try {
      await this.start(process);
      await advanceTo(this.session, process, moment);
    } catch (error) {
      if (!(error instanceof DeviceFault)) throw error;
      throw new BenchFault(`the device did not come to where the scenario starts\n${error.message}`, { cause: error });
    }
  }

  /** Keeps the device's answer to the question of the scenario's rule, or of the erratum the scenario is for. A text is an answer already. */
  observe(seen: ObservationFacts | string): void {
    if (this.rule === undefined) throw new BenchFault('the scenario carries no rule');
    const { id, question, statement } = this.rule;
    const asker = question === undefined && this.erratum !== undefined ? this.erratum.id : id;
    this.session.observations.push({
      rule: id,
      question: question ?? this.erratum?.question ?? questionAbout(id) ?? statement,
      answer:
        typeof seen === 'string'
          ? seen
          : answerFrom(
              seen,
              wordings().find(({ to }) => to === asker),
            ),
      ...(this.erratum !== undefined && { erratum: this.erratum.id }),
    });
  }
}
