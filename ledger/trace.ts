import { join } from 'node:path';
import * as v from 'valibot';
import { ErratumId } from './errata';
import { packageRoot } from './package-root';
import { readData } from './read-data';
import { RuleId } from './rule';

const text = v.pipe(v.string(), v.minLength(1));

/** A decision of the reference device: a named function, or a row of its transition table, with the rules it keeps. */
export const Decision = v.strictObject({
  /** `opensApis`; of a row, what happens where: `acquiring: address, external confirmation`. */
  decision: text,
  /** Path in the repository. */
  file: text,
  rules: v.array(RuleId),
  /** Errata it decides one way. */
  errata: v.array(ErratumId),
});
export type Decision = v.InferOutput<typeof Decision>;

/** Rules that no decision of the reference device keeps on its own, and why. */
export const Undecided = v.strictObject({ reason: text, rules: v.pipe(v.array(RuleId), v.minLength(1)) });
export type Undecided = v.InferOutput<typeof Undecided>;

/**
 * The decisions of the reference device. They are collected from its sources (`npm run docs`), so that they are there
 * where the sources are not.
 */
export const decisions = (): readonly Decision[] => readData(decisionsFile(), v.array(Decision));

/** Where the collected decisions stand. */
export const decisionsFile = (): string => join(packageRoot(), 'docs', 'decisions.json');

/** Where a ledger says which rules need no decision. */
export const undecidedFile = (ledgerFolder: string): string => join(ledgerFolder, 'data', 'undecided.json');

/** The rules of a ledger that need no decision. */
export const readUndecided = (ledgerFolder: string): readonly Undecided[] =>
  readData(undecidedFile(ledgerFolder), v.array(Undecided));
