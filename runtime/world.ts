import type { DeviceSetup } from '../adapters/adapter';
import { isCannotDo } from '../adapters/cannot-do';
import { answerFrom, type ObservationFacts, questionAbout, wordings } from '../ledger/answers';
import type { Erratum } from '../ledger/errata';
import { lackOf } from '../ledger/lack';
import type { Rule, RuleId } from '../ledger/rule';
import { failAttempts, runEarlierProcesses } from './earlier-processes';
import { BenchFault, DeviceFault, NotApplicable } from './faults';
import { letHappen } from './incidents';
import { advanceTo, type Moment, PROCESSES, type Process, setupFor, startProcess } from './processes';
import { ReportJudge } from './report-judge';
import type { RunContext } from './run-context';
import { type CallRecord, ScenarioSession } from './scenario-session';
import { setupLack } from './setup-lack';

/** Runs the past of a process. A device that does not follow it says nothing about the rule of the scenario. */
async function asPast(work: () => Promise<void>): Promise<void> {
  try {
    await work();
  } catch (error) {
    if (!(error instanceof DeviceFault)) throw error;
    throw new BenchFault(`the device did not follow the earlier processes or attempts\n${error.message}`, {
      cause: error,
    });
  }
}

/** What the steps of one scenario share. */
export class ProvisioningWorld {
  private current: ScenarioSession | undefined;
  /** The role the device was set up in. */
  roleBefore: DeviceSetup['role'] = 'STA';
  /** Whether the step at hand is a Given. The rules of the scenario do not judge it. */
  arranges = false;

  /**
   * @param context the run with its open device
   * @param rules all rules the scenario carries
   * @param rule the rule the scenario is at home in
   * @param erratum the erratum whose question the scenario answers
   */
  constructor(
    readonly context: RunContext,
    readonly rules: readonly RuleId[],
    readonly rule?: Rule,
    readonly erratum?: Erratum,
  ) {}

  /** The session of a device that has been set up. */
  get session(): ScenarioSession {
    if (this.current === undefined) throw new BenchFault('the scenario has not set up a device');
    return this.current;
  }

  /** Whether a device has been set up. */
  get isSetUp(): boolean {
    return this.current !== undefined;
  }

  /** The call the host made last. */
  get lastCall(): CallRecord {
    const last = this.session.calls.at(-1);
    if (last === undefined) throw new BenchFault('the host has not called anything yet');
    return last;
  }

  /** Sets the device up again. */
  async setUp(setup: DeviceSetup): Promise<void> {
    const { adapter, device, issuable, capabilities, without, recorder, ledger, times } = this.context;
    const served = setup.httpServer && without.every(({ claim }) => claim !== 'http-server');
    await this.establish({ ...setup, httpServer: served });
    this.roleBefore = setup.role;
    this.current = new ScenarioSession(
      adapter,
      issuable,
      capabilities.lacks,
      adapter.uncertainty ?? device.uncertainty,
      new ReportJudge(recorder, ledger, () => (this.arranges ? [] : this.rules)),
      times,
      () => adapter.benchActions,
    );
    if (!setup.fresh) this.current.policy = setup.policy;
  }

  /** @throws NotApplicable if the device cannot do it, and its capabilities say so */
  private async establish(setup: DeviceSetup): Promise<void> {
    const { adapter, capabilities } = this.context;
    try {
      await adapter.reset(setup);
    } catch (error) {
      throw isCannotDo(error) ? (setupLack(setup, capabilities) ?? error) : error;
    }
  }

  /** The host starts a process, or the device does. */
  async start(process: Process): Promise<void> {
    if (process.begunAs === 'AP' && this.roleBefore !== 'AP')
      throw new BenchFault('the process has the initial role AP, and the device has been set up as a station');
    const without = this.context.without.map(({ claim }) => claim);
    await asPast(() => runEarlierProcesses(this.session, { ...process, begunAs: this.roleBefore }, without));
    await startProcess(this.session, process);
    await asPast(() => failAttempts(this.session, process));
    await asPast(() => letHappen(this.session, process, without));
  }

  /** Arranges what a scenario starts from. */
  async arrange(process: Process, moment: Moment): Promise<void> {
    this.expectStartable(process);
    await this.setUp(setupFor(process));
    await this.start(process);
    await advanceTo(this.session, process, moment);
  }

  /**
   * A process that the host cannot start needs no setup, which takes seconds on a board.
   *
   * @throws NotApplicable if the adapter cannot call the function that starts it
   */
  private expectStartable({ name }: Process): void {
    const { issuable, capabilities } = this.context;
    const start = 'sl_WlanProvisioning';
    if (PROCESSES[name].command === undefined || issuable.has(start)) return;
    throw new NotApplicable(capabilities.lacks[start] ?? `this adapter cannot issue ${start}`, [
      lackOf.function(start),
    ]);
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
