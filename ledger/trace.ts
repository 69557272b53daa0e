import { join } from 'node:path';
import * as v from 'valibot';
import { ErratumId } from './errata';
import { packageRoot } from './package-root';
import { readData } from './read-data';
import { RuleId } from './rule';

const text = v.pipe(v.string(), v.minLength(1));

/** A decision of the reference device: a named function, or a row of its transition table, with the rules that it implements. */
export const Decision = v.strictObject({
  /** `opensApis`, or the state and the input of a row: `acquiring: address, external confirmation`. */
  decision: text,
  /** Path in the repository. */
  file: text,
  rules: v.array(RuleId),
  /** Errata for which it implements one interpretation. */
  errata: v.array(ErratumId),
});
export type Decision = v.InferOutput<typeof Decision>;

/** Rules that no single decision of the reference device implements, and the reason. */
export const Undecided = v.strictObject({ reason: text, rules: v.pipe(v.array(RuleId), v.minLength(1)) });
export type Undecided = v.InferOutput<typeof Undecided>;

/**
 * The decisions of the reference device. `npm run docs` collects them from its sources, because an installed package has
 * no sources.
 */
export const decisions = (): readonly Decision[] => readData(decisionsFile(), v.array(Decision));

/** The file of the collected decisions. */
export const decisionsFile = (): string => join(packageRoot(), 'docs', 'decisions.json');

/** The file of the rules of a ledger that need no decision. */
export const undecidedFile = (ledgerFolder: string): string => join(ledgerFolder, 'data', 'undecided.json');

/** The rules of a ledger that need no decision. */
export const readUndecided = (ledgerFolder: string): readonly Undecided[] =>
  readData(undecidedFile(ledgerFolder), v.array(Undecided));
