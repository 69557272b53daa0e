import { join } from 'node:path';
import * as v from 'valibot';
import { ErratumId } from './errata';
import { packageRoot } from './package-root';
import { readData } from './read-data';
import { RuleId } from './rule';

const text = v.pipe(v.string(), v.minLength(1));

/** How what was seen answers a question: the first case that fits is said. */
export const ObservationWording = v.pipe(
  v.strictObject({
    /** Whose question it is: that of a recorded rule, or of an erratum. */
    to: v.union([RuleId, ErratumId]),
    cases: v.pipe(
      v.array(
        v.strictObject({
          /** A fact, see `Seen`; absent in the last case, which fits always. */
          if: v.optional(text),
          /** The answer. `{ms}` stands for the time the fact took. Empty where what was seen speaks for itself. */
          say: v.string(),
        }),
      ),
      v.minLength(1),
    ),
  }),
  v.check(
    ({ cases }) => cases.every((each, index) => (each.if === undefined) === (index === cases.length - 1)),
    'the last case has no condition, and every other has one',
  ),
);
export type ObservationWording = v.InferOutput<typeof ObservationWording>;

/** What a scenario saw that answers a question. */
export interface ObservationFacts {
  /**
   * Facts a wording can ask for, with the ms they took: names of events, statuses and return codes; `success` and
   * `error` of a call and its function, `all`, `none` or `some` of several; `nothing`; a text in its quotes.
   */
  readonly facts: ReadonlyMap<string, number>;
  /** The same in words. */
  readonly detail: string;
}

let list: readonly ObservationWording[] | undefined;

/** All wordings. */
export function wordings(): readonly ObservationWording[] {
  list ??= readData(join(packageRoot(), 'ledger', 'data', 'answers.json'), v.array(ObservationWording));
  return list;
}

/** An answer in words, short answer first. Where no wording is known, what was seen speaks for itself. */
export function answerFrom({ facts, detail }: ObservationFacts, wording: ObservationWording | undefined): string {
  const fits = wording?.cases.find((each) => each.if === undefined || facts.has(each.if));
  if (fits === undefined || fits.say === '') return detail;
  return `${fits.say.replaceAll('{ms}', String(facts.get(fits.if ?? '') ?? 0))}: ${detail}`;
}
