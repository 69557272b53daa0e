import { expect } from 'chai';
import { before, describe, it } from 'mocha';
import { timedOn } from '../../cli/bench-time';
import { countScenarios } from '../../cli/scenario-costs';
import { mutants, registerMutants } from '../../mutants/catalogue';
import { benchTime, type PlannedScenario } from '../../plan/planned-scenario';
import { scenariosOf } from '../../plan/run-plan';
import { smokeKills } from '../../plan/smoke-kills';
import { defaultParameters } from '../../runtime/run-parameters';
import { runScenarios, type ScenarioExecution } from '../../runtime/run-scenarios';
import { suiteScript } from '../loaded-suite';

const MINUTE_MS = 60_000;
/** Every so many mutants is examined with the scenarios of the smoke. */
const STRIDE = 12;

describe('the plans of this suite', () => {
  const kills = smokeKills();
  let scenarios: readonly PlannedScenario[] = [];
  let smoke: readonly PlannedScenario[] = [];
  before(async () => {
    scenarios = timedOn({}, await countScenarios({}), 'middle', new Map());
    smoke = scenariosOf('smoke', scenarios, { dayMs: 0, kills });
  });

  it('smoke kills 80 % of the mutants in 10 minutes of board time', () => {
    expect(kills.killedBy(smoke.map(({ id }) => id)) / kills.mutants).to.be.at.least(0.8);
    // A new mutant has no kills until `npm run plan-data` has measured them.
    expect(kills.mutants / mutants.length).to.be.within(0.97, 1.03);
    const deviceMs = smoke.reduce((sum, { cost }) => sum + cost.deviceMs, 0);
    expect(deviceMs).to.be.at.most(10 * MINUTE_MS);
  });

  it('every-rule reaches each rule that a scenario reaches, in 80 minutes by the estimate', () => {
    const rulesOf = (some: readonly PlannedScenario[]) => new Set(some.flatMap(({ ruleIds }) => ruleIds));
    const plan = scenariosOf('every-rule', scenarios, { dayMs: 0, kills });
    expect(rulesOf(plan)).to.deep.equal(rulesOf(scenarios));
    expect(benchTime(plan)).to.be.at.most(80 * MINUTE_MS);
  });

  it('are selected by kills that are those of this suite', async () => {
    registerMutants();
    const script = await suiteScript();
    const names = new Set(smoke.map(({ name }) => name));
    const selected = script.scenarios.filter(({ pickle }) => names.has(pickle.name));
    expect(selected).to.have.length(smoke.length);
    const killed = new Set(smoke.flatMap(({ id }) => kills.mutantsOf(id)));
    const condemns = ({ verdict, outcome }: ScenarioExecution): boolean =>
      verdict === 'fail' || (outcome?.monitorViolations.length ?? 0) > 0;
    const survivors: string[] = [];
    for (const { id } of mutants.filter(({ id }, index) => index % STRIDE === 0 && killed.has(id))) {
      const executions = await runScenarios(
        script,
        selected,
        { ...defaultParameters, adapter: `mutant:${id}` },
        condemns,
      );
      if (!executions.some(condemns)) survivors.push(id);
    }
    expect(survivors).to.deep.equal([]);
  });
});
