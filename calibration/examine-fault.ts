import { registerAdapter } from '../adapters/registry';
import { Simulator } from '../adapters/simulator/simulator';
import type { RuleId } from '../ledger/rule';
import { defaultParameters } from '../steps/run-parameters';
import type { ModelFault } from './model-faults';
import { perform } from './perform';
import type { ScriptScenario, SuiteScript } from './suite-script';

/** Who has seen a fault first. */
export interface Kill {
  /** The scenario, or the one in which a monitor saw it. */
  readonly scenario: string;
  readonly monitor?: string;
  readonly rule: RuleId;
}

/**
 * Puts a device with one fault in its table through the suite, the scenarios of the row's rules first, until a
 * scenario of any rule fails or a monitor sees something. Undefined where nothing does.
 */
export async function examineFault(script: SuiteScript, fault: ModelFault): Promise<Kill | undefined> {
  const adapter = `fault:${fault.name}`;
  registerAdapter(adapter, async (options) => new Simulator(options.part, options.hostDriver, fault.deviation));
  let kill: Kill | undefined;
  await perform(
    script,
    inOrderOfHope(script.scenarios, fault.rules),
    { ...defaultParameters, adapter },
    ({ scenario, verdict, outcome }) => {
      const sighting = outcome?.sightings[0];
      const { name } = scenario.pickle;
      const [rule] = scenario.rules;
      if (verdict === 'fail' && rule !== undefined) kill = { scenario: name, rule };
      else if (sighting !== undefined) kill = { scenario: name, monitor: sighting.monitor, rule: sighting.rule };
      return kill !== undefined;
    },
  );
  return kill;
}

/** Those first that belong to the rules the row keeps. */
function inOrderOfHope(scenarios: readonly ScriptScenario[], rules: readonly RuleId[]): readonly ScriptScenario[] {
  const own = ({ rules: carried }: ScriptScenario): boolean => carried.some((rule) => rules.includes(rule));
  return [...scenarios.filter(own), ...scenarios.filter((scenario) => !own(scenario))];
}
