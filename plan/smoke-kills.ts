import { join } from 'node:path';
import * as v from 'valibot';
import { packageRoot } from '../ledger/package-root';
import { readData } from '../ledger/read-data';

/** Ids of mutants by the id of the scenario that kills them. */
const KillsSchema = v.record(v.string(), v.array(v.string()));

/** The mutants that each scenario kills, as `npm run plan-data` has measured them. */
export class SmokeKills {
  constructor(private readonly byScenario: Readonly<Record<string, readonly string[]>>) {}

  /** Ids of the mutants that the scenario kills. */
  mutantsOf(scenario: string): readonly string[] {
    return this.byScenario[scenario] ?? [];
  }

  /** Number of mutants that the scenarios kill together. */
  killedBy(scenarios: readonly string[]): number {
    return new Set(scenarios.flatMap((id) => this.mutantsOf(id))).size;
  }

  /** Number of mutants that any scenario kills. */
  get mutants(): number {
    return this.killedBy(Object.keys(this.byScenario));
  }
}

/** The measured kills of the suite. */
export const smokeKills = (): SmokeKills =>
  new SmokeKills(readData(join(packageRoot(), 'plan', 'data', 'kills.json'), KillsSchema));
