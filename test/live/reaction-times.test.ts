import { expect } from 'chai';
import { before, describe, it } from 'mocha';
import type { Operator } from '../../adapters/operator';
import { Simulator } from '../../adapters/simulator/simulator';
import { mutants } from '../../mutants/catalogue';
import type { LoadedScenario, LoadedSuite } from '../../runtime/loaded-suite';
import { defaultParameters } from '../../runtime/run-parameters';
import { runScenarios, type ScenarioExecution } from '../../runtime/run-scenarios';
import { suiteScript } from '../loaded-suite';
import { type Hands, operatedByHand } from './by-hand';

/** Reaction times in ms before an action, and after it until the answer. */
const REACTIONS = [
  [0, 0],
  [2_000, 5_000],
  [60_000, 0],
  [0, 60_000],
] as const;

/** Every so many scenarios. */
const STRIDE = 23;
/** Every kind of action that a scenario asks a person for; none changes the reachability of the cloud. */
const ACTIONS = ['joinDevice', 'joinNetwork', 'leave', 'provide', 'request', 'scan', 'smartConfig', 'withdraw'];
/** Every so many mutants. */
const MUTANTS = 40;

/** A simulated device whose person reacts in device time. */
function slowly(device: Simulator, [first, last]: readonly [number, number], asked: (action: string) => void) {
  const hands: Hands = { work: undefined };
  const person: Operator = {
    ask: async () => {
      asked(hands.work?.name ?? '');
      await device.clock.sleep(first);
      const typed = (await hands.work?.act()) ?? '';
      await device.clock.sleep(last);
      return typed;
    },
  };
  return operatedByHand(device, person, hands);
}

/** Steps that few scenarios have: the phone leaves its network, and it searches for the device AP. */
const SELDOM = ['phone.leave', 'phone.seesNoDevice'];

/** Scenarios at equal distances, and one for each step that few scenarios have. */
const sampleOf = ({ scenarios }: LoadedSuite): readonly LoadedScenario[] => {
  const seldom = SELDOM.map((kind) => scenarios.find(({ steps }) => steps.some(({ step }) => step.kind === kind)));
  return scenarios.filter((scenario, index) => index % STRIDE === 0 || seldom.includes(scenario));
};

const condemns = ({ verdict, outcome }: ScenarioExecution): boolean =>
  verdict === 'fail' || (outcome?.monitorViolations.length ?? 0) > 0;

describe('the manual bench under a person who reacts within 0 to 60 s', () => {
  let script: LoadedSuite;
  before(async () => {
    script = await suiteScript();
  });
  const run = (
    scenarios: readonly LoadedScenario[],
    device: (part: string) => Simulator,
    reaction: readonly [number, number],
    enough?: (execution: ScenarioExecution) => boolean,
    asked: (action: string) => void = () => {},
  ) =>
    runScenarios(script, scenarios, { ...defaultParameters, adapter: 'by hand' }, enough, {
      adapters: { 'by hand': async ({ part }) => slowly(device(part), reaction, asked) },
    });

  for (const reaction of REACTIONS)
    it(`condemns no device after ${reaction.join(' and ')} ms`, async () => {
      const sample = sampleOf(script);
      const actions = new Set<string>();
      const device = (part: string) => new Simulator(part);
      const executions = await run(sample, device, reaction, undefined, (action) => actions.add(action));
      expect([...actions].sort(), 'kinds of actions').to.deep.equal(ACTIONS);
      expect(executions.filter(condemns).map(({ scenario }) => scenario.pickle.name)).to.deep.equal([]);
      if (reaction[0] + reaction[1] > 0) return;
      const others = executions.filter(({ verdict }) => verdict !== 'pass');
      expect(others.map(({ scenario, error }) => `${scenario.pickle.name}: ${error}`)).to.deep.equal([]);
    });

  // The suite does not see what the device does between an action and its answer.
  it('acquits no device of a sample that breaks a rule, if the person answers at once after the action', async () => {
    for (const { id, breaks, deviation } of mutants.filter((_, index) => index % MUTANTS === 0)) {
      const own = script.scenarios.filter(({ rules }) => rules.includes(breaks));
      const device = (part: string) => new Simulator(part, 'reference', deviation());
      const isOpen = (execution: ScenarioExecution) => execution.verdict !== 'pass' || condemns(execution);
      const executions = await run(own, device, [9_000, 0], isOpen);
      expect(executions.some(isOpen), id).to.equal(true);
    }
  });
});
