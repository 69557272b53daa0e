import type { Capabilities } from '../adapters/adapter';
import { limited } from '../adapters/limited';
import { Simulator } from '../adapters/simulator/simulator';
import type { Result } from '../judge/result-schema';
import { publicFunctions } from '../ledger/functions';
import { runSuite } from './suite';
import { defaultPart } from './suite-options';

/** The cost of one missing capability. */
interface Cost {
  /** The missing capability: a need, a function, or `other functions` together. */
  readonly lack: string;
  readonly reason: string;
  /** Number of rules that only this missing capability prevents from being judged. */
  readonly rules: number;
  /** Number of scenarios that need it. */
  readonly scenarios: number;
}

/**
 * Measures the cost of each missing capability: runs the suite against the reference device without that
 * capability. sl_WlanProvisioning causes most of the cost of missing functions, so the other functions are
 * counted together.
 *
 * @param onProgress called before each measurement, which takes seconds
 */
export async function costsOf(
  { functions, lacks }: Capabilities,
  onProgress: (lack: string, number: number, total: number) => void = () => {},
): Promise<readonly Cost[]> {
  const missing = publicFunctions()
    .map(({ name }) => name)
    .filter((name) => !functions.includes(name));
  const others = missing.filter((name) => name !== 'sl_WlanProvisioning');
  const needs = Object.keys(lacks).filter((lack) => !lack.startsWith('sl_'));
  const groups: readonly (readonly [lack: string, members: readonly string[]])[] = [
    ...(others.length < missing.length ? [['sl_WlanProvisioning', ['sl_WlanProvisioning']] as const] : []),
    ...needs.map((need) => [need, [need]] as const),
    ...(others.length > 0 ? [['other functions', others] as const] : []),
  ];
  const costs: Cost[] = [];
  for (const [index, [lack, members]] of groups.entries()) {
    onProgress(lack, index + 1, groups.length);
    costs.push({
      lack,
      reason: lacks[lack] ?? `no command for ${others.join(', ')}`,
      ...(await priceOf(lack, members)),
    });
  }
  return costs.sort((a, b) => b.rules - a.rules || b.scenarios - a.scenarios);
}

/** What a device with these capabilities can show: numbers of scenarios that apply, and of rules that they judge. */
export async function testableWith(capabilities: Capabilities): Promise<{ scenarios: number; rules: number }> {
  const { scenarios, rules } = await runLimited('with these capabilities', capabilities);
  return {
    scenarios: scenarios.filter(({ verdict }) => verdict !== 'not-applicable').length,
    rules: rules.filter(({ verdict }) => verdict === 'pass' || verdict === 'fail' || verdict === 'recorded').length,
  };
}

/** A run of the reference device with these capabilities only. */
function runLimited(name: string, capabilities: Capabilities): Promise<Result> {
  const adapters = { [name]: async () => limited(new Simulator(defaultPart), capabilities) };
  return runSuite({ adapter: name, adapters });
}

async function priceOf(lack: string, members: readonly string[]): Promise<{ rules: number; scenarios: number }> {
  const { capabilities } = await new Simulator(defaultPart).connect();
  const without: Capabilities = {
    functions: capabilities.functions.filter((name) => !members.includes(name)),
    offers: capabilities.offers.filter((need) => !members.includes(need)),
    lacks: { ...capabilities.lacks, ...Object.fromEntries(members.map((member) => [member, `no ${member}`])) },
  };
  const { rules, scenarios } = await runLimited(`without ${lack}`, without);
  return {
    rules: rules.filter(({ verdict }) => verdict === 'not-applicable').length,
    scenarios: scenarios.filter(({ verdict }) => verdict === 'not-applicable').length,
  };
}
