import { join } from 'node:path';
import * as v from 'valibot';
import { ProvtckError } from './error';
import { packageRoot } from './package-root';
import { readData } from './read-data';
import { Level, RuleClass, RuleId } from './rule';

const text = v.pipe(v.string(), v.minLength(1));

/** Id of an erratum, never reused: `C7`. */
export const ErratumId = v.pipe(v.string(), v.regex(/^C[1-9]\d*$/, 'an erratum id such as C7'));
export type ErratumId = v.InferOutput<typeof ErratumId>;

/** What choosing a reading changes in one rule. */
export const Effect = v.pipe(
  v.strictObject({
    rule: RuleId,
    class: v.optional(RuleClass),
    level: v.optional(Level),
    /** The rule in the words of the new level. Absent where the statement stays true. */
    statement: v.optional(text),
  }),
  v.check((effect) => effect.class !== undefined || effect.level !== undefined, 'an effect changes class or level'),
);
export type Effect = v.InferOutput<typeof Effect>;

/** One way to understand the documents. */
export const Reading = v.strictObject({
  /** What the user writes after the equals sign: `C18=text`. */
  id: v.pipe(v.string(), v.regex(/^[a-z0-9]+(-[a-z0-9]+)*$/, 'a lower-case reading id such as any-reset')),
  says: text,
  /** Documents that support it; absent where it only completes the choice. */
  sources: v.optional(v.array(text)),
  /** Absent where every rule holds alike; the simulator may still behave differently. */
  effect: v.optional(v.pipe(v.array(Effect), v.minLength(1))),
});
export type Reading = v.InferOutput<typeof Reading>;

/** Head of a scenario's name: `PROV-7.5-15/1`. */
const Serial = v.pipe(v.string(), v.regex(/^PROV-[\d.]+-\d{2}\/\d+$/, 'a scenario such as PROV-7.5-15/1'));

/** How a run answers the question of an erratum. */
export const ErratumAnswer = v.union(
  [
    /** Scenarios that record what the device does. */
    v.strictObject({ scenarios: v.pipe(v.array(Serial), v.minLength(1)) }),
    /** The verdict of a rule is the answer, in these words. */
    v.strictObject({ judged: RuleId, pass: text, fail: text }),
    /** No device can answer it, and why. */
    v.strictObject({ none: text }),
  ],
  'an answer names scenarios, or a judged rule with the words for pass and fail, or why there is none',
);
export type ErratumAnswer = v.InferOutput<typeof ErratumAnswer>;

/** A place where the documents contradict each other, or TI's own driver, or leave open what a suite must know. */
export const Erratum = v.pipe(
  v.strictObject({
    id: ErratumId,
    title: text,
    question: text,
    readings: v.pipe(v.array(Reading), v.minLength(2)),
    /** The reading in force unless the user chooses another. */
    default: text,
    /** The rules whose arrangement or verdict it touches. */
    rules: v.array(RuleId),
    /** Why the default, and how rules are arranged so that as little as possible depends on it. */
    resolution: text,
    /** What TI's host driver does, as far as its source and its behaviour show. */
    driver: text,
    answer: ErratumAnswer,
  }),
  v.check((e) => new Set(e.readings.map((r) => r.id)).size === e.readings.length, 'reading ids must be unique'),
  v.check((e) => e.readings.some((r) => r.id === e.default), 'the default must be one of the readings'),
  v.check(
    (e) => e.readings.every((r) => (r.effect ?? []).every((effect) => e.rules.includes(effect.rule))),
    'a rule changed by a reading must be among the rules touched',
  ),
  v.check(
    (e) => rulesOfAnswer(e.answer).every((rule) => e.rules.includes(rule)),
    'what answers the question must be among the rules touched',
  ),
  v.check(
    (e) => e.readings.every((r) => r.id !== e.default || r.effect === undefined),
    'the default reading is what the rules already say, so it has no effect',
  ),
);
export type Erratum = v.InferOutput<typeof Erratum>;

function rulesOfAnswer(answer: ErratumAnswer): readonly RuleId[] {
  if ('scenarios' in answer) return answer.scenarios.map((serial) => serial.split('/')[0] ?? '');
  return 'judged' in answer ? [answer.judged] : [];
}

let list: readonly Erratum[] | undefined;

/** All errata in the order of their numbers. */
export function errata(): readonly Erratum[] {
  list ??= readErrata(join(packageRoot(), 'ledger'));
  return list;
}

/** The erratum whose question a scenario answers, by the head of its name: `PROV-7.5-15/1`. */
export const erratumAnsweredBy = (serial: string): Erratum | undefined =>
  errata().find(({ answer }) => 'scenarios' in answer && answer.scenarios.includes(serial));

/** The errata of a ledger folder. */
export function readErrata(ledgerFolder: string): readonly Erratum[] {
  return readData(join(ledgerFolder, 'data', 'errata.json'), v.array(Erratum));
}

/**
 * The reading of every erratum that is in force: the chosen ones, and the default for the rest.
 *
 * @param choices as the user writes them, `C18=text`
 * @throws ProvtckError `READING_MALFORMED`, `ERRATUM_UNKNOWN`, `READING_UNKNOWN`, `READING_AMBIGUOUS`, or
 * `READING_WITHOUT_EFFECT` for an alternative that is on record but changes no verdict
 */
export function readingsFrom(choices: readonly string[]): ReadonlyMap<ErratumId, Reading> {
  const chosen = new Map<ErratumId, Reading>();
  for (const choice of choices) {
    const { erratum, reading } = parseChoice(choice);
    const earlier = chosen.get(erratum.id);
    if (earlier !== undefined && earlier !== reading)
      throw new ProvtckError(
        'READING_AMBIGUOUS',
        `erratum ${erratum.id} is given the readings ${earlier.id} and ${reading.id}`,
        'Choose one reading for each erratum.',
      );
    chosen.set(erratum.id, reading);
  }
  return new Map(
    errata().map((erratum) => [erratum.id, chosen.get(erratum.id) ?? readingOf(erratum, erratum.default)]),
  );
}

function parseChoice(choice: string): { erratum: Erratum; reading: Reading } {
  const match = /^([^=]+)=([^=]+)$/.exec(choice);
  if (match?.[1] === undefined || match[2] === undefined)
    throw new ProvtckError(
      'READING_MALFORMED',
      `"${choice}" is not of the form C18=text`,
      'Write <erratum>=<reading>.',
    );
  const erratum = errata().find((e) => e.id === match[1]);
  if (erratum === undefined) {
    const ids = errata().map((e) => e.id);
    throw new ProvtckError(
      'ERRATUM_UNKNOWN',
      `there is no erratum ${match[1]}; there are ${ids.join(', ')}`,
      'ledger/data/errata.json describes the errata and their readings.',
    );
  }
  const reading = readingOf(erratum, match[2]);
  if (reading.id !== erratum.default && reading.effect === undefined)
    throw new ProvtckError(
      'READING_WITHOUT_EFFECT',
      `no verdict depends on ${choice}: the suite judges only where all readings of ${erratum.id} agree`,
      `What it does instead: ${erratum.resolution}`,
    );
  return { erratum, reading };
}

function readingOf(erratum: Erratum, id: string): Reading {
  const reading = erratum.readings.find((r) => r.id === id);
  if (reading !== undefined) return reading;
  throw new ProvtckError(
    'READING_UNKNOWN',
    `erratum ${erratum.id} has no reading ${id}; it has ${erratum.readings.map((r) => r.id).join(', ')}`,
    `It asks: ${erratum.question}`,
  );
}
