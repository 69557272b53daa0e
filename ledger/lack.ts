import * as v from 'valibot';

/**
 * Kind and name of something that a scenario requires and the device or bench lacks. Kinds: a claim that the device
 * statement denies, a need, a function that cannot be issued, an answer that a phone or a function does not give.
 */
export const Lack = v.pipe(
  v.string(),
  v.regex(/^(claim|need|function|answer):[A-Za-z][\w-]*$/, 'a lack such as need:phone'),
);
export type Lack = v.InferOutput<typeof Lack>;

export const lackOf = {
  claim: (name: string): Lack => `claim:${name}`,
  need: (name: string): Lack => `need:${name}`,
  function: (name: string): Lack => `function:${name}`,
  answer: (name: Answer): Lack => `answer:${name}`,
} as const;

/** Answers that a bench or a device may not give although it does what it is asked for. */
export const answers = ['lease', 'priority', 'command-fields'] as const;
type Answer = (typeof answers)[number];

/** The names of one kind among lacks. */
export const named = (kind: keyof typeof lackOf, lacks: readonly Lack[]): readonly string[] =>
  lacks.filter((lack) => lack.startsWith(`${kind}:`)).map((lack) => lack.slice(kind.length + 1));
