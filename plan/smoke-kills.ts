import { join } from 'node:path';
import * as v from 'valibot';
import { packageRoot } from '../ledger/package-root';
import { readData } from '../ledger/read-data';

const KillsSchema = v.strictObject({
  /** Ids of all mutants. */
  mutants: v.array(v.string()),
  /** By the id of a scenario: the mutants for which it shows a broken rule, as places in `mutants`. */
  scenarios: v.record(v.string(), v.array(v.pipe(v.number(), v.integer(), v.minValue(0)))),
});
type Kills = v.InferOutput<typeof KillsSchema>;

/**
 * The mutants for which each scenario shows a broken rule, as `npm run plan-data` has measured them. The rule can be another
 * one than the mutant breaks by definition: the run fails in both cases.
 */
export class SmokeKills {
  constructor(private readonly kills: Kills) {}

  /** Ids of the mutants that the scenario kills. */
  mutantsOf(scenario: string): readonly string[] {
    const { mutants, scenarios } = this.kills;
    return (scenarios[scenario] ?? []).flatMap((place) => mutants[place] ?? []);
  }

  /** Number of mutants that the scenarios kill together. */
  killedBy(scenarios: readonly string[]): number {
    return new Set(scenarios.flatMap((id) => this.mutantsOf(id))).size;
  }

  /** Number of all mutants. */
  get mutants(): number {
    return this.kills.mutants.length;
  }
}

/** The measured kills of the suite. */
export const smokeKills = (): SmokeKills =>
  new SmokeKills(readData(join(packageRoot(), 'plan', 'data', 'kills.json'), KillsSchema));
