import { createInterface } from 'node:readline/promises';
import { consoleNames } from '../adapters/serial/console-profile';
import { claims } from '../ledger/claims';
import { ProvtckError } from '../ledger/error';
import { partNames } from '../ledger/part';

/** What the files of a project are made of. */
export interface ProjectAnswers {
  readonly part: string;
  readonly product: string;
  /** Claims that the product does not have. */
  readonly without: readonly string[];
  readonly ci: Ci;
  readonly device: DeviceKind;
  /** Port of the console, or the program behind the adapter protocol. */
  readonly connection: string;
  /** What plays phone and network for a board. */
  readonly bench: string;
}

export const ciNames = ['github', 'gitlab', 'none'] as const;
export type Ci = (typeof ciNames)[number];

/** How the suite reaches the device. */
export const deviceKinds = ['board', 'program', 'simulator'] as const;
export type DeviceKind = (typeof deviceKinds)[number];

/** Answers that the command line gives; the others are asked for, or get their default. */
type GivenAnswers = { readonly [Name in keyof ProjectAnswers]?: ProjectAnswers[Name] | undefined };

/** A question, with the default that an empty answer means. */
interface Question<Value> {
  readonly text: string;
  readonly fallback: string;
  /** @throws ProvtckError `ANSWER_INVALID` */
  read(answer: string): Value;
}

const choice = <const Value extends string>(
  text: string,
  values: readonly Value[],
  fallback: Value,
): Question<Value> => ({
  text: `${text} (${values.join(', ')})`,
  fallback,
  read(answer) {
    const found = values.find((value) => value.toLowerCase() === answer.toLowerCase());
    if (found !== undefined) return found;
    throw new ProvtckError('ANSWER_INVALID', `"${answer}" is none of ${values.join(', ')}`, 'Give one of them.');
  },
});

const text = (question: string, fallback: string): Question<string> => ({
  text: question,
  fallback,
  read: (answer) => answer,
});

const without: Question<readonly string[]> = {
  text: `Which features does the product not have? (${claims()
    .map(({ claim }) => claim)
    .join(', ')}; with commas, empty for none)`,
  fallback: '',
  read(answer) {
    const names = answer
      .split(',')
      .map((name) => name.trim())
      .filter((name) => name !== '');
    const known = claims().map(({ claim }) => claim);
    return names.map((name) => choice('feature', known, known[0] ?? name).read(name));
  },
};

/** Asks one question; an empty answer means its default. */
type Ask = (text: string) => Promise<string>;

/**
 * Collects the answers in their order. Without `ask`, a missing answer gets its default.
 *
 * @throws ProvtckError `ANSWER_INVALID` about an answer of the command line; an invalid typed answer is asked again
 */
export async function projectAnswers(given: GivenAnswers, ask?: Ask): Promise<ProjectAnswers> {
  const answer = async <Value>(value: Value | undefined, question: Question<Value>): Promise<Value> => {
    if (value !== undefined) return value;
    return ask === undefined ? question.read(question.fallback) : typedAnswer(question, ask);
  };
  const part = await answer(given.part, choice('TI part of the product', partNames(), 'CC3220SF'));
  const product = await answer(given.product, text('Name of the product', 'My product'));
  const lacks = await answer(given.without, without);
  const device = await answer(given.device, choice('How does the suite reach the device?', deviceKinds, 'board'));
  const connection =
    device === 'simulator'
      ? ''
      : await answer(
          given.connection,
          device === 'board'
            ? text(`Port of the console (consoles: ${consoleNames().join(', ')})`, '/dev/ttyACM0')
            : text('Program that implements the adapter protocol', './my-device'),
        );
  const bench =
    device === 'board'
      ? await answer(given.bench, text('What plays phone and network? (manual, none, http://address)', 'manual'))
      : 'none';
  const ci = await answer(given.ci, choice('CI job', ciNames, 'none'));
  return { part, product, without: lacks, ci, device, connection, bench };
}

/** Asks until the answer is valid. */
async function typedAnswer<Value>(question: Question<Value>, ask: Ask): Promise<Value> {
  const shown = question.fallback === '' ? '' : ` [${question.fallback}]`;
  for (;;) {
    const typed = (await ask(`${question.text}${shown}: `)).trim();
    try {
      return question.read(typed === '' ? question.fallback : typed);
    } catch (error) {
      if (!(error instanceof ProvtckError)) throw error;
    }
  }
}

/** Asks on a terminal, until `close`. */
export function terminalAsk(): { readonly ask: Ask; close(): void } {
  const terminal = createInterface({ input: process.stdin, output: process.stderr });
  return { ask: (question) => terminal.question(question), close: () => terminal.close() };
}

/** Reads the values of options. */
export const answerFrom = {
  part: (value: string): string => choice('TI part', partNames(), 'CC3220SF').read(value),
  without: (value: string): readonly string[] => without.read(value),
} as const;
