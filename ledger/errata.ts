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

/** The change of one rule under an interpretation. */
const Effect = v.pipe(
  v.strictObject({
    rule: RuleId,
    class: v.optional(RuleClass),
    level: v.optional(Level),
    /** The rule in the words of the new level. Absent where the statement stays correct. */
    statement: v.optional(text),
  }),
  v.check((effect) => effect.class !== undefined || effect.level !== undefined, 'an effect changes class or level'),
);

/** One interpretation of the documents. */
export const Reading = v.strictObject({
  /** What the user writes after the equals sign: `C18=text`. */
  id: v.pipe(v.string(), v.regex(/^[a-z0-9]+(-[a-z0-9]+)*$/, 'a lower-case interpretation id such as any-reset')),
  says: text,
  /** Documents that support it. Absent where it only completes the choice. */
  sources: v.optional(v.array(text)),
  /** Absent where no rule changes. The simulator may still behave differently. */
  effect: v.optional(v.pipe(v.array(Effect), v.minLength(1))),
});
export type Reading = v.InferOutput<typeof Reading>;

/** The id at the start of a scenario's name: `PROV-7.5-15/1`. */
const Serial = v.pipe(v.string(), v.regex(/^PROV-[\d.]+-\d{2}\/\d+$/, 'a scenario such as PROV-7.5-15/1'));

/** How a run answers the question of an erratum. */
const ErratumAnswer = v.union(
  [
    /** Scenarios that record what the device does. */
    v.strictObject({ scenarios: v.pipe(v.array(Serial), v.minLength(1)) }),
    /** The rule whose verdict is the answer, with the words of the answer. */
    v.strictObject({ judged: RuleId, pass: text, fail: text }),
    /** The reason why no device can answer it. */
    v.strictObject({ none: text }),
  ],
  'an answer names scenarios, or a judged rule with the words for pass and fail, or the reason why there is none',
);
type ErratumAnswer = v.InferOutput<typeof ErratumAnswer>;

/** A point on which the documents contradict each other or TI's driver, or which they leave open. */
export const Erratum = v.pipe(
  v.strictObject({
    id: ErratumId,
    title: text,
    question: text,
    readings: v.pipe(v.array(Reading), v.minLength(2)),
    /** The interpretation of a run unless the user chooses another. */
    default: text,
    /** The rules whose arrangement or verdict depends on it. */
    rules: v.array(RuleId),
    /** The reason for the default, and the arrangement of scenarios that reduces its effect. */
    resolution: text,
    /** The behaviour of TI's host driver, from its source and from measurements. */
    driver: text,
    answer: ErratumAnswer,
  }),
  v.check((e) => new Set(e.readings.map((r) => r.id)).size === e.readings.length, 'interpretation ids must be unique'),
  v.check((e) => e.readings.some((r) => r.id === e.default), 'the default must be one of the interpretations'),
  v.check(
    (e) => e.readings.every((r) => (r.effect ?? []).every((effect) => e.rules.includes(effect.rule))),
    'a rule that an interpretation changes must be among the rules of the erratum',
  ),
  v.check(
    (e) => rulesOfAnswer(e.answer).every((rule) => e.rules.includes(rule)),
    'the rule that answers the question must be among the rules of the erratum',
  ),
  v.check(
    (e) => e.readings.every((r) => r.id !== e.default || r.effect === undefined),
    'the rules already state the default interpretation, so it has no effect',
  ),
);
export type Erratum = v.InferOutput<typeof Erratum>;

function rulesOfAnswer(answer: ErratumAnswer): readonly RuleId[] {
  if ('scenarios' in answer) return answer.scenarios.map((serial) => serial.split('/')[0] ?? '');
  return 'judged' in answer ? [answer.judged] : [];
}

let list: readonly Erratum[] | undefined;
let byScenario: ReadonlyMap<string, Erratum> | undefined;

/** All errata in the order of their numbers. */
export function errata(): readonly Erratum[] {
  list ??= readErrata(join(packageRoot(), 'ledger'));
  return list;
}

/** The erratum whose question a scenario answers, by the id of the scenario: `PROV-7.5-15/1`. */
export function erratumAnsweredBy(serial: string): Erratum | undefined {
  byScenario ??= new Map(
    errata()
      .toReversed()
      .flatMap((erratum) =>
        'scenarios' in erratum.answer ? erratum.answer.scenarios.map((id) => [id, erratum] as const) : [],
      ),
  );
  return byScenario.get(serial);
}

/** The errata of a ledger folder. */
export function readErrata(ledgerFolder: string): readonly Erratum[] {
  return readData(join(ledgerFolder, 'data', 'errata.json'), v.array(Erratum));
}

/**
 * The interpretation of each erratum in a run: the chosen one, or else the default.
 *
 * @param choices as the user writes them, `C18=text`
 * @throws ProvtckError `READING_MALFORMED`, `ERRATUM_UNKNOWN`, `READING_UNKNOWN`, `READING_AMBIGUOUS`, or
 * `READING_WITHOUT_EFFECT` for an interpretation that changes no verdict
 */
export function readingsFrom(choices: readonly string[]): ReadonlyMap<ErratumId, Reading> {
  const chosen = new Map<ErratumId, Reading>();
  for (const choice of choices) {
    const { erratum, reading } = parseChoice(choice);
    const earlier = chosen.get(erratum.id);
    if (earlier !== undefined && earlier !== reading)
      throw new ProvtckError(
        'READING_AMBIGUOUS',
        `erratum ${erratum.id} has the two interpretations ${earlier.id} and ${reading.id}`,
        'Choose one interpretation per erratum.',
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
      'Write <erratum>=<interpretation>.',
    );
  const erratum = errata().find((e) => e.id === match[1]);
  if (erratum === undefined) {
    const ids = errata().map((e) => e.id);
    throw new ProvtckError(
      'ERRATUM_UNKNOWN',
      `there is no erratum ${match[1]}; there are ${ids.join(', ')}`,
      'ledger/data/errata.json describes the errata and their interpretations.',
    );
  }
  const reading = readingOf(erratum, match[2]);
  if (reading.id !== erratum.default && reading.effect === undefined)
    throw new ProvtckError(
      'READING_WITHOUT_EFFECT',
      `no verdict depends on ${choice}: the suite judges only where all interpretations of ${erratum.id} agree`,
      `The suite does this instead: ${erratum.resolution}`,
    );
  return { erratum, reading };
}

function readingOf(erratum: Erratum, id: string): Reading {
  const reading = erratum.readings.find((r) => r.id === id);
  if (reading !== undefined) return reading;
  throw new ProvtckError(
    'READING_UNKNOWN',
    `erratum ${erratum.id} has no interpretation ${id}; it has ${erratum.readings.map((r) => r.id).join(', ')}`,
    `Its question is: ${erratum.question}`,
  );
}
