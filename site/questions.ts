import { join } from 'node:path';
import MiniSearch from 'minisearch';
import * as v from 'valibot';
import { packageRoot } from '../ledger/package-root';
import { readData } from '../ledger/read-data';
import { RuleId } from '../ledger/rule';

const text = v.pipe(v.string(), v.minLength(1));

/** A question that people ask, with its answer. */
const Question = v.strictObject({
  id: v.pipe(v.string(), v.regex(/^[a-z0-9-]+$/, 'lower-case letters, digits and hyphens')),
  question: text,
  /** Other words for it, and the names and numbers that it is about. */
  words: v.array(text),
  /** Three sentences. */
  answer: v.pipe(v.array(text), v.length(3)),
  rules: v.pipe(v.array(RuleId), v.minLength(1)),
  /** The kind of process whose timeline shows it. */
  timeline: v.optional(text),
});
export type Question = v.InferOutput<typeof Question>;

/** The questions in the order of the page. */
export const questions = (): readonly Question[] =>
  readData(join(packageRoot(), 'site', 'data', 'questions.yaml'), v.array(Question));

/** Words that no question is about. */
const IDLE = new Set(
  [
    'a am an and any are as at be been by can do does for from get has have how i',
    'if in into is it its may me my now of on or the this to was what when where',
    'which while who why will with you your',
  ].flatMap((line) => line.split(' ')),
);
/** A worse match than this part of the best one is no answer. */
const NEAR = 0.6;

/**
 * The questions that a text is about, the best first: by a number or name that it consists of, or by its words.
 * Empty if none is.
 */
export function questionsAbout(asked: string): readonly Question[] {
  const all = questions();
  const exact = all.filter(({ words }) => words.some((word) => word.toLowerCase() === asked.trim().toLowerCase()));
  if (exact.length > 0) return exact;
  const index = new MiniSearch({
    fields: ['question', 'words', 'answer'],
    processTerm: (term) => (IDLE.has(term.toLowerCase()) ? null : term.toLowerCase()),
    searchOptions: {
      prefix: (term) => term.length > 3,
      fuzzy: (term) => (term.length > 4 ? 0.15 : false),
      boost: { question: 3, words: 2 },
    },
  });
  index.addAll(
    all.map(({ id, question, words, answer }) => ({ id, question, words: words.join(' '), answer: answer.join(' ') })),
  );
  const found = index.search(asked);
  const best = found[0]?.score ?? 0;
  const near = new Map(found.filter(({ score }) => score >= best * NEAR).map(({ id }, place) => [id as string, place]));
  return all.filter(({ id }) => near.has(id)).sort((a, b) => (near.get(a.id) ?? 0) - (near.get(b.id) ?? 0));
}
