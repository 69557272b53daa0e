import { expect } from 'chai';
import { before, describe, it } from 'mocha';
import { registerAdapter } from '../../adapters/registry';
import { Simulator } from '../../adapters/simulator/simulator';
import { ProvtckError } from '../../ledger/error';
import { mutants } from '../../mutants/catalogue';
import { withOperator, withSlowHost } from '../../mutants/conforming/surroundings';
import { DeviceFault } from '../../runtime/faults';
import type { LoadedScenario, LoadedSuite } from '../../runtime/loaded-suite';
import { Run } from '../../runtime/run';
import { defaultParameters } from '../../runtime/run-parameters';
import { runScenarios, type ScenarioExecution } from '../../runtime/run-scenarios';
import { headOf, ScenarioExecutor } from '../../runtime/scenario-executor';
import { suiteScript } from '../loaded-suite';

/** Times in ms that an operator needs before and after an action. */
const REACTIONS = [
  [0, 0],
  [1_500, 1_500],
  [0, 9_000],
  [60_000, 0],
] as const;

/** Mutants at equal distances in the catalogue. */
const SAMPLE = 24;

/** The rule on calls while a process runs. A host that waits for a person polls too seldom to break it. */
const POLLED = 'PROV-7.5-43';

const failsOrViolates = ({ verdict, outcome }: ScenarioExecution): boolean =>
  verdict === 'fail' || (outcome?.monitorViolations.length ?? 0) > 0;

describe('the time of an operator', () => {
  let script: LoadedSuite;
  before(async () => {
    script = await suiteScript();
  });
  /** Every eighth scenario; the conforming variants run all of them. */
  const sample = (): readonly LoadedScenario[] => script.scenarios.filter((_, index) => index % 8 === 0);

  for (const [first, last] of REACTIONS)
    it(`convicts no device: ${first} ms before and ${last} ms after each action`, async () => {
      const adapter = `operated ${first} ${last}`;
      registerAdapter(adapter, async ({ part }) => withOperator(new Simulator(part), { before: first, after: last }));
      const executions = await runScenarios(script, sample(), { ...defaultParameters, adapter });
      expect(executions.filter(failsOrViolates).map(({ scenario }) => scenario.pickle.name)).to.deep.equal([]);
      if (first + last === 0)
        expect(new Set(executions.map(({ verdict }) => verdict))).to.deep.equal(new Set(['pass']));
    });

  const stride = Math.floor(mutants.length / SAMPLE);
  const sampled = mutants.filter(({ breaks }, index) => index % stride === 0 && breaks !== POLLED);
  for (const { id, breaks, deviation } of sampled)
    it(`makes no device pass that breaks a rule: ${id}`, async () => {
      const adapter = `operated ${id}`;
      registerAdapter(adapter, async ({ part }) =>
        withOperator(new Simulator(part, 'reference', deviation()), { before: 0, after: 9_000 }),
      );
      const own = script.scenarios.filter(({ rules }) => rules.includes(breaks));
      const executions = await runScenarios(
        script,
        own,
        { ...defaultParameters, adapter },
        (execution) => execution.verdict !== 'pass' || failsOrViolates(execution),
      );
      const verdicts = executions.filter((execution) => execution.verdict !== 'pass' || failsOrViolates(execution));
      expect(verdicts).to.not.have.length(0);
    });
});

describe('a call that has to be pending', () => {
  it('leaves a scenario open where it has returned', async () => {
    const script = await suiteScript();
    registerAdapter('slow host', async ({ part }) => withSlowHost(new Simulator(part), 300));
    const scenarios = script.scenarios.filter(({ pickle }) => pickle.name.startsWith('PROV-7.5-30/1 '));
    const executions = await runScenarios(script, scenarios, { ...defaultParameters, adapter: 'slow host' });
    expect(executions.map(({ verdict }) => verdict)).to.deep.equal(['inconclusive']);
    expect(executions[0]?.error).to.match(/^sl_Stop has returned and is not pending any more$/);
  });
});

describe('a failure after which the premises cannot be checked', () => {
  it('is no evidence about the device, and does not end the run', async () => {
    const { catalogue, scenarios } = await suiteScript();
    const [scenario] = scenarios.filter(({ pickle }) => pickle.name.startsWith('PROV-7.5-30/1 '));
    const [given] = scenario?.steps ?? [];
    if (scenario === undefined || given === undefined) throw new Error('the scenario does not exist');
    const simulator = new Simulator('CC3220SF');
    registerAdapter('lost', async () => simulator);
    const run = new Run({ ...defaultParameters, adapter: 'lost' });
    const executor = new ScenarioExecutor(run, headOf(catalogue, scenario.pickle));
    await executor.begin();
    await executor.execute(given.text, (world) => catalogue.run(world, given.step), true);
    const end = await executor.execute('the call is refused', () => {
      const lost = new ProvtckError('PORT_LOST', 'the port is gone', 'Connect the board again.');
      simulator.nextEvent = () => Promise.reject(lost);
      throw new DeviceFault({ expected: 'the call is refused', seen: 'it returned 0', at: 0 });
    });
    expect(end).to.have.property('error').that.includes({ code: 'PORT_LOST', message: 'the port is gone' });
    await run.close();
  });
});
