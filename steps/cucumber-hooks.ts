/** Has cucumber carry scenarios out through the executor, for a run by `npx cucumber-js` or by its workers. */
import {
  After,
  AfterAll,
  Before,
  BeforeStep,
  type ITestCaseHookParameter,
  type ITestStepHookParameter,
  setDefaultTimeout,
  setWorldConstructor,
} from '@cucumber/cucumber';
import type { MonitorViolation } from '../judge/monitor-violation';
import { OUTCOME_MEDIA_TYPE } from '../judge/outcome';
import { violationText } from '../judge/violation-text';
import { isGiven } from '../runtime/pickle-step';
import { Run } from '../runtime/run';
import { valuesOf } from '../runtime/run-handover';
import { defaultParameters, type RunParameters } from '../runtime/run-parameters';
import { headOf, ScenarioExecutor } from '../runtime/scenario-executor';
import { requirementsOf } from '../runtime/scenario-requirements';
import { stepCatalogue } from './catalogue';
import { CucumberWorld, cucumberStatus } from './cucumber-world';

setWorldConstructor(CucumberWorld);

// Every wait has a bound of its own in device time; a board takes minutes where the simulator takes none.
setDefaultTimeout(-1);

/** The runs of this process. Cucumber gives every world of a run a copy of the same parameters. */
const runs = new Map<string, Run>();

const keyOf = (given: Partial<RunParameters>): string => JSON.stringify(given);

function runOf(given: Partial<RunParameters>): Run {
  const known = runs.get(keyOf(given));
  if (known !== undefined) return known;
  const worker = process.env.CUCUMBER_WORKER_ID;
  const { transcript } = given;
  // Each worker writes its own transcript.
  const own = worker === undefined || transcript === undefined ? {} : { transcript: `${transcript}.${worker}` };
  const run = new Run({ ...defaultParameters, ...given, ...own }, valuesOf(given.run));
  runs.set(keyOf(given), run);
  return run;
}

Before(async function (this: CucumberWorld, { pickle }: ITestCaseHookParameter) {
  this.executor = new ScenarioExecutor(runOf(this.parameters), headOf(stepCatalogue, pickle));
  return cucumberStatus(await this.executor.begin());
});

BeforeStep(function (this: CucumberWorld, { pickleStep }: ITestStepHookParameter) {
  this.scenario.announce(pickleStep.text, isGiven(pickleStep));
});

After(async function (this: CucumberWorld, { pickle }: ITestCaseHookParameter) {
  const { outcome, end } = await this.scenario.end();
  const { monitorViolations, observations, violation } = outcome;
  for (const monitorViolation of monitorViolations) this.attach(inWords(monitorViolation), 'text/plain');
  for (const { question, answer } of observations) this.log(`${question} ${answer}`);
  this.attach(JSON.stringify(outcome), OUTCOME_MEDIA_TYPE);
  // Cucumber's page shows attachments, and nothing else of what an outcome says.
  if (violation !== undefined) {
    const { repeat } = this.parameters;
    const { rule } = requirementsOf(stepCatalogue, pickle);
    const command = repeat && rule && `${repeat} --rule ${rule}`;
    this.attach(violationText(violation, rule, command), 'text/plain');
  }
  return cucumberStatus(end);
});

AfterAll(async function (this: { readonly parameters: Partial<RunParameters> }) {
  const key = keyOf(this.parameters);
  const fault = await runs.get(key)?.close();
  runs.delete(key);
  // The suite asks in its own process; out of a worker only a failed hook reaches it.
  if (fault !== undefined && process.env.CUCUMBER_WORKER_ID !== undefined) throw fault;
});

/** What a monitor has found, for a person who reads the page of the scenario. */
const inWords = ({ rule, monitor, expected, seen, at, evidence }: MonitorViolation): string =>
  [
    `${rule} is broken, says the monitor "${monitor}".`,
    `expected: ${expected}`,
    `    seen: ${seen}`,
    `      at: ${at} ms of device time`,
    ...evidence,
  ].join('\n');
