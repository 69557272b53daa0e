import { registerAdapter } from '../adapters/registry';
import { Simulator } from '../adapters/simulator/simulator';
import type { RuleId } from '../ledger/rule';
import type { LoadedScenario, LoadedSuite } from '../runtime/loaded-suite';
import { defaultParameters } from '../runtime/run-parameters';
import { runScenarios } from '../runtime/run-scenarios';
import type { ModelFault } from './model-faults';

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
export async function examineFault(script: LoadedSuite, fault: ModelFault): Promise<Kill | undefined> {
  const adapter = `fault:${fault.name}`;
  registerAdapter(adapter, async (options) => new Simulator(options.part, options.hostDriver, fault.deviation));
  let kill: Kill | undefined;
  await runScenarios(
    script,
    inOrderOfHope(script.scenarios, fault.rules),
    { ...defaultParameters, adapter },
    ({ scenario, verdict, outcome }) => {
      const monitorViolation = outcome?.monitorViolations[0];
      const { name } = scenario.pickle;
      const [rule] = scenario.rules;
      if (verdict === 'fail' && rule !== undefined) kill = { scenario: name, rule };
      else if (monitorViolation !== undefined)
        kill = { scenario: name, monitor: monitorViolation.monitor, rule: monitorViolation.rule };
      return kill !== undefined;
    },
  );
  return kill;
}

/** Those first that belong to the rules the row keeps. */
function inOrderOfHope(scenarios: readonly LoadedScenario[], rules: readonly RuleId[]): readonly LoadedScenario[] {
  const own = ({ rules: carried }: LoadedScenario): boolean => carried.some((rule) => rules.includes(rule));
  return [...scenarios.filter(own), ...scenarios.filter((scenario) => !own(scenario))];
}
