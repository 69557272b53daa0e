import type { AdapterFactory } from '../adapters/adapter';
import { Simulator } from '../adapters/simulator/simulator';
import type { RuleId } from '../ledger/rule';
import type { LoadedScenario, LoadedSuite } from '../runtime/loaded-suite';
import { defaultParameters } from '../runtime/run-parameters';
import { runScenarios } from '../runtime/run-scenarios';
import type { ModelFault } from './model-faults';

/** The first detection of a fault. */
export interface Kill {
  /** The scenario that failed, or in which the monitor reported the violation. */
  readonly scenario: string;
  readonly monitor?: string;
  readonly rule: RuleId;
}

/**
 * Runs the suite with a device that has one fault, scenarios of the rules of the fault first. Stops at the first failed
 * scenario or monitor violation of any rule.
 *
 * @returns undefined if the fault survives
 */
export async function examineFault(
  script: LoadedSuite,
  fault: Pick<ModelFault, 'name' | 'rules' | 'deviation'>,
): Promise<Kill | undefined> {
  const adapter = `fault:${fault.name}`;
  const open: AdapterFactory = async (options) => new Simulator(options.part, options.hostDriver, fault.deviation);
  let kill: Kill | undefined;
  await runScenarios(
    script,
    ownRulesFirst(script.scenarios, fault.rules),
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
    { adapters: { [adapter]: open } },
  );
  return kill;
}

/** Moves the scenarios of the rules of the row to the front. */
function ownRulesFirst(scenarios: readonly LoadedScenario[], rules: readonly RuleId[]): readonly LoadedScenario[] {
  const own = ({ rules: judged }: LoadedScenario): boolean => judged.some((rule) => rules.includes(rule));
  return [...scenarios.filter(own), ...scenarios.filter((scenario) => !own(scenario))];
}
