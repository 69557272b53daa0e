import { existsSync } from 'node:fs';
import type { Command } from 'commander';
import type { Result } from '../judge/result-schema';
import type { ScenarioChoice } from '../judge/rule-results';
import { ProvtckError } from '../ledger/error';
import type { CountedScenario } from '../plan/planned-scenario';
import { planFrom, planNames, scenariosOf } from '../plan/run-plan';
import { type Shard, scenariosOfShard, shardFrom, shardLimit } from '../plan/shard';
import { smokeKills } from '../plan/smoke-kills';
import { ReportFolder } from '../reports/report-folder';
import { selectedBy } from '../runtime/features';
import { type IndexedScenario, indexScenarios } from '../runtime/scenario-index';
import { timedOn } from './bench-time';
import { collect } from './option-values';
import { readResult } from './result-file';
import { countScenarios, emptySelection } from './scenario-costs';
import type { SuiteOptions } from './suite-options';

/** The options that choose scenarios, as commander gives them. */
export interface ChoiceFlags {
  readonly name: readonly string[];
  readonly failed?: true | string;
  readonly plan?: string;
  readonly shard?: string;
  readonly order?: string;
  readonly out: string;
}

/** Adds the options that choose scenarios to a command. */
export const withChoiceOptions = (command: Command): Command =>
  command
    .option('--name <text>', 'run only scenarios with this text in their id or title (repeatable)', collect, [])
    .option('--failed [result]', 'run only what failed or was inconclusive in a result (default: result.json in --out)')
    .option('--plan <plan>', `run only the scenarios of a plan: ${planNames.join(', ')}, or a number of minutes`)
    .option('--shard <share>', 'run only one of several equal shares, such as 2/3; `provtck merge` joins their results')
    .option(
      '--order <order>',
      'order of the scenarios: document, setup, or setup:<seed> (default: setup for a board, with the day as seed)',
    );

/** What a choice depends on besides the options. */
interface ChoiceBasis {
  /** Time in ms since 1970; its day decides what a nightly run executes. */
  readonly now: number;
  /** The scenarios with their counts, if the caller has them; otherwise they are counted if the flags need them. */
  readonly counted?: readonly CountedScenario[];
}

/**
 * Checks the flags that choose scenarios, before anything is counted or loaded for them.
 *
 * @throws ProvtckError `SELECTION_EMPTY`, `PLAN_INVALID` or the code of an invalid share
 */
export function checkChoice({ name, plan, shard }: Pick<ChoiceFlags, 'name' | 'plan' | 'shard'>): void {
  if (name.some((text) => text.trim() === '')) throw emptySelection('--name without a text selects no scenario');
  if (plan !== undefined) planFrom(plan);
  if (shard !== undefined) shardFrom(shard);
}

/**
 * The scenarios that the flags choose, or undefined if the flags choose nothing. Costs are measured only if the flags
 * need them.
 *
 * @throws ProvtckError if a flag is invalid, or if nothing is chosen
 */
export async function scenarioChoice(
  flags: ChoiceFlags,
  options: SuiteOptions,
  basis: ChoiceBasis,
): Promise<ScenarioChoice | undefined> {
  const { name, failed, plan } = flags;
  const shard = flags.shard === undefined ? undefined : shardFrom(flags.shard);
  const limits = [
    ...name.map((text) => `--name ${text}`),
    ...(failed === undefined ? [] : ['--failed']),
    ...(plan === undefined ? [] : [`--plan ${plan}`]),
    ...(shard === undefined ? [] : [shardLimit(shard)]),
  ];
  if (limits.length === 0) return undefined;
  const named = namedScenarios(flags, options);
  const ids =
    plan === undefined && shard === undefined ? named : await planned(flags, shard, options, new Set(named), basis);
  if (ids.length > 0) return { limits, ...(shard !== undefined && { shard }), ids };
  throw emptySelection(`${limits.join(' ')} selects no scenario`);
}

/** Ids of the scenarios that names, tags and an earlier result select. The run applies the rules itself. */
function namedScenarios(flags: ChoiceFlags, options: SuiteOptions): readonly string[] {
  const hasTags = options.tags === undefined ? () => true : selectedBy(options.tags);
  const again = flags.failed === undefined ? undefined : unsuccessful(flags);
  return indexScenarios(options.sources?.features)
    .filter(({ pickle }) => hasTags(pickle))
    .filter(({ identity }) => flags.name.length === 0 || flags.name.some((text) => isCalled(identity, text)))
    .map(({ identity }) => identity.id)
    .filter((id) => again?.has(id) ?? true);
}

const isCalled = ({ id, name }: IndexedScenario['identity'], text: string): boolean =>
  id === text || `${id} ${name}`.toLowerCase().includes(text.toLowerCase());

/** Ids of the scenarios without a pass in the earlier result. @throws ProvtckError `SELECTION_EMPTY` if there are none */
function unsuccessful({ failed, out }: ChoiceFlags): ReadonlySet<string> {
  const file = typeof failed === 'string' ? failed : new ReportFolder(out).path('result');
  const ids = unsuccessfulIn(readResult(file));
  if (ids.size > 0) return ids;
  throw new ProvtckError(
    'SELECTION_EMPTY',
    `no scenario failed or was inconclusive in ${file}`,
    'Nothing is to be repeated. Omit --failed to run the scenarios again.',
  );
}

/** Ids of the scenarios that failed or were inconclusive. */
export const unsuccessfulIn = ({ scenarios }: Result): ReadonlySet<string> =>
  new Set(scenarios.filter(({ verdict }) => verdict === 'fail' || verdict === 'inconclusive').map(({ id }) => id));

async function planned(
  flags: ChoiceFlags,
  shard: Shard | undefined,
  options: SuiteOptions,
  among: ReadonlySet<string>,
  { now, counted }: ChoiceBasis,
): Promise<readonly string[]> {
  const plan = flags.plan === undefined ? undefined : planFrom(flags.plan);
  // Shards of one run must agree on every machine, so they do not depend on what was measured on one of them.
  const measured = shard === undefined ? measuredTimes(lastResult(flags.out, options)) : new Map();
  const all = timedOn(options, counted ?? (await countScenarios(options)), 'middle', measured);
  const scenarios = all.filter(({ id }) => among.has(id));
  const inPlan = plan === undefined ? scenarios : scenariosOf(plan, scenarios, { dayMs: now, kills: smokeKills() });
  return (shard === undefined ? inPlan : scenariosOfShard(inPlan, shard)).map(({ id }) => id);
}

/** The last result in the folder, if it has real times of the same adapter. A result of another version has none. */
export function lastResult(out: string, { adapter = 'simulator' }: SuiteOptions): Result | undefined {
  const file = new ReportFolder(out).path('result');
  if (adapter === 'simulator' || !existsSync(file)) return undefined;
  try {
    const result = readResult(file);
    return result.adapter.name === adapter && result.adapter.timeScale === undefined ? result : undefined;
  } catch (error) {
    if (error instanceof ProvtckError) return undefined;
    throw error;
  }
}

/** Wall-clock times of the executed scenarios of a result, ms by id. */
export const measuredTimes = (result: Result | undefined): ReadonlyMap<string, number> =>
  new Map(
    result?.scenarios
      .filter(({ verdict }) => verdict === 'pass' || verdict === 'fail')
      .map(({ id, wallMs }) => [id, wallMs]),
  );
