import { setImmediate } from 'node:timers/promises';
import {
  After,
  AfterAll,
  Before,
  BeforeStep,
  type ITestCaseHookParameter,
  type ITestStepHookParameter,
  setDefaultTimeout,
  setDefinitionFunctionWrapper,
  setWorldConstructor,
} from '@cucumber/cucumber';
import type { DeviceIdentity } from '../adapters/adapter';
import { isCannotDo } from '../adapters/cannot-do';
import type { MonitorViolation } from '../judge/monitor-runner';
import type { Answerer, Fault, Outcome } from '../judge/outcome';
import { violationText } from '../judge/violation-text';
import { applicability } from '../ledger/applicability';
import { erratumAnsweredBy } from '../ledger/errata';
import { ProvtckError } from '../ledger/error';
import { contradicted, DeviceFault, NotApplicable } from '../runtime/faults';
import { closeRun, runContextFor } from '../runtime/run-context';
import { requirementsOf } from '../runtime/scenario-requirements';
import { ProvisioningWorld } from '../runtime/world';

setWorldConstructor(ProvisioningWorld);

// Every wait has a bound of its own in device time; a board takes minutes where the simulator takes none.
setDefaultTimeout(-1);

/** What failed on the bench, where the error says who it is. */
function faultOf(error: unknown): Fault | undefined {
  if (!(error instanceof ProvtckError)) return undefined;
  const { code, message, hint } = error;
  return { code, message, hint };
}

type Definition = (this: ProvisioningWorld, ...args: unknown[]) => unknown;

/** Every step and hook runs in here, so that a scenario that does not apply ends as skipped, with its reason. */
setDefinitionFunctionWrapper(
  (definition: Definition) =>
    async function (this: ProvisioningWorld, ...args: unknown[]): Promise<unknown> {
      try {
        return await definition.apply(this, args);
      } catch (thrown) {
        const error = isCannotDo(thrown) ? contradicted(thrown) : thrown;
        if (error instanceof NotApplicable) {
          this.notApplicable = error;
          return 'skipped';
        }
        if (error instanceof DeviceFault)
          this.violation = { ...error.violation, last: this.context?.recentEvents.until(error.violation.at) ?? [] };
        else this.fault = faultOf(error) ?? this.fault;
        throw error;
      }
    },
);

Before(async function (this: ProvisioningWorld, { pickle }: ITestCaseHookParameter) {
  // In virtual time a run never rests; without this a signal would be heard at its end only.
  await setImmediate();
  this.context = await runContextFor(this.parameters);
  const { adapter, capabilities, ledger, without } = this.context;
  const home = pickle.tags.find((tag) => tag.name.startsWith('@PROV-'));
  if (home !== undefined) this.rule = ledger.rule(home.name.slice(1));
  this.rules = pickle.tags.flatMap(({ name }) => (name.startsWith('@PROV-') ? [name.slice(1)] : []));
  this.erratum = erratumAnsweredBy(pickle.name.split(' ')[0] ?? '');
  adapter.beginScenario(pickle.name);
  const verdict = applicability(without, capabilities, requirementsOf(pickle));
  if (!verdict.applicable) throw new NotApplicable(verdict.reason, [verdict.lack]);
});

BeforeStep(function (this: ProvisioningWorld, { pickleStep }: ITestStepHookParameter) {
  const t = this.isSetUp ? { t: this.context?.adapter.elapsed() ?? 0 } : {};
  this.context?.transcript.append({ kind: 'step', ...t, step: pickleStep.text });
});

After(async function (this: ProvisioningWorld) {
  let trouble: unknown;
  await this.context?.adapter.endScenario(this.isSetUp).catch((error: unknown) => {
    trouble = error;
    this.fault = faultOf(error) ?? this.fault;
  });
  const monitorViolations = this.context?.recorder.end() ?? [];
  for (const monitorViolation of monitorViolations) this.attach(inWords(monitorViolation), 'text/plain');
  const outcome: Outcome = {
    ...(this.notApplicable !== undefined && {
      notApplicable: this.notApplicable.message,
      lacks: this.notApplicable.lacks,
    }),
    ...(this.violation !== undefined && { violation: this.violation }),
    ...(this.fault !== undefined && { fault: this.fault }),
    observations: this.isSetUp ? this.session.observations : [],
    notIssued: this.isSetUp ? this.session.notIssued : [],
    monitorViolations,
    deviceMs: this.isSetUp ? this.session.elapsed() : 0,
    ...(this.context === undefined && this.fault !== undefined && { unopened: this.fault }),
    ...(this.context !== undefined && { device: answerer(this.context.device) }),
  };
  for (const { question, answer } of outcome.observations) this.log(`${question} ${answer}`);
  this.context?.transcript.settle();
  this.conclude(outcome);
  // Cucumber's page shows attachments, and nothing else of what an outcome says.
  if (this.violation !== undefined) {
    const { repeat } = this.parameters;
    const command = repeat && this.rule && `${repeat} --rule ${this.rule.id}`;
    this.attach(violationText(this.violation, this.rule?.id, command), 'text/plain');
  }
  if (trouble !== undefined) throw trouble;
});

const answerer = ({ part, versions, uncertainty = 0 }: DeviceIdentity): Answerer => ({
  part,
  versions,
  uncertaintyMs: uncertainty,
});

AfterAll(closeRun);

/** What a monitor has found, for a person who reads the page of the scenario. */
const inWords = ({ rule, monitor, expected, seen, at, evidence }: MonitorViolation): string =>
  [
    `${rule} is broken, says the monitor "${monitor}".`,
    `expected: ${expected}`,
    `    seen: ${seen}`,
    `      at: ${at} ms of device time`,
    ...evidence,
  ].join('\n');
