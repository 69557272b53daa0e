import { join } from 'node:path';
import * as v from 'valibot';
import { ErratumId } from './errata';
import { packageRoot } from './package-root';
import { readData } from './read-data';
import { RuleId } from './rule';

const text = v.pipe(v.string(), v.minLength(1));

/** The wordings of the answers to one question. The first case that fits gives the answer. */
const ObservationWording = v.pipe(
  v.strictObject({
    /** The recorded rule or the erratum that asks the question. */
    to: v.union([RuleId, ErratumId]),
    /** The question of a rule that is judged and also records an observation. A recorded rule has its own question. */
    question: v.optional(text),
    cases: v.pipe(
      v.array(
        v.strictObject({
          /** A fact, see `Seen`. Absent in the last case, which always fits. */
          if: v.optional(text),
          /** The answer. `{ms}` is the time of the fact. Empty where the detail alone is the answer. */
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
type ObservationWording = v.InferOutput<typeof ObservationWording>;

/** An observation of a scenario that answers a question. */
export interface ObservationFacts {
  /**
   * Facts for the conditions of a wording, with their time in ms. A fact is the name of an event, a status, a return code
   * or a called function. A call also gives `success` or `error`, and several calls give `all`, `none` or `some`.
   * `nothing` means that no report arrived. A text is in quotes.
   */
  readonly facts: ReadonlyMap<string, number>;
  /** The same facts in words. */
  readonly detail: string;
}

let list: readonly ObservationWording[] | undefined;

/** All wordings. */
export function wordings(): readonly ObservationWording[] {
  list ??= readData(join(packageRoot(), 'ledger', 'data', 'answers.json'), v.array(ObservationWording));
  return list;
}

/** The question of a judged rule about which a scenario records an observation. */
export const questionAbout = (rule: RuleId): string | undefined => wordings().find(({ to }) => to === rule)?.question;

/** The answer in words, the short answer first. Without a wording, the detail is the answer. */
export function answerFrom({ facts, detail }: ObservationFacts, wording: ObservationWording | undefined): string {
  const fits = wording?.cases.find((each) => each.if === undefined || facts.has(each.if));
  if (fits === undefined || fits.say === '') return detail;
  return `${fits.say.replaceAll('{ms}', String(facts.get(fits.if ?? '') ?? 0))}: ${detail}`;
}
