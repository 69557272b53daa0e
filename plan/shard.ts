import { ProvtckError } from '../ledger/error';
import type { PlannedScenario } from './planned-scenario';

/** One of several equal shares of a run: number `index` (from 1) of `count`. */
export interface Shard {
  readonly index: number;
  readonly count: number;
}

/** The option that selects a shard. */
export const shardLimit = ({ index, count }: Shard): string => `--shard ${index}/${count}`;

/** Whether the shards are all shards of one division. */
export const isWhole = (shards: readonly Shard[]): boolean =>
  shards.length > 0 &&
  shards.every(({ count }) => count === shards.length) &&
  new Set(shards.map(({ index }) => index)).size === shards.length;

/**
 * The scenarios of a shard. The longest scenarios are distributed first, each to the shard with the least time so far,
 * so all shards take nearly the same time. The same scenarios give the same shards on every machine.
 */
export function scenariosOfShard(
  scenarios: readonly PlannedScenario[],
  { index, count }: Shard,
): readonly PlannedScenario[] {
  const shards = Array.from({ length: count }, () => ({ members: new Set<PlannedScenario>(), ms: 0 }));
  const longestFirst = [...scenarios].sort((a, b) => b.benchMs - a.benchMs || (a.id < b.id ? -1 : 1));
  for (const scenario of longestFirst) {
    const shard = shards.reduce((least, each) => (each.ms < least.ms ? each : least));
    shard.members.add(scenario);
    shard.ms += scenario.benchMs;
  }
  return scenarios.filter((scenario) => shards[index - 1]?.members.has(scenario));
}

/**
 * Reads `2/3`.
 *
 * @throws ProvtckError `SHARD_INVALID`
 */
export function shardFrom(text: string): Shard {
  const [, index, count] = /^(\d{1,3})\/(\d{1,3})$/.exec(text) ?? [];
  if (Number(index) >= 1 && Number(index) <= Number(count)) return { index: Number(index), count: Number(count) };
  throw new ProvtckError(
    'SHARD_INVALID',
    `--shard ${text} is not a share of a run`,
    'Write 2/3 for the second of three.',
  );
}
