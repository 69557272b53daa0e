import { join } from 'node:path';
import MiniSearch from 'minisearch';
import * as v from 'valibot';
import { packageRoot } from '../ledger/package-root';
import { readData } from '../ledger/read-data';
import { type Rule, RuleId } from '../ledger/rule';

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

/** A question as the search gets it. */
interface SearchedQuestion {
  readonly id: string;
  readonly question: string;
  readonly words: string;
  readonly answer: string;
}

/** What `client/question-search.js` exports: the page and the command line search in the same way. */
interface SearchModule {
  questionSearch(
    library: typeof MiniSearch,
    entries: readonly SearchedQuestion[],
  ): (asked: string) => readonly string[];
}

/** The script that searches questions. */
export const questionSearchFile = (): string => join(packageRoot(), 'site', 'client', 'question-search.js');

/** The ids of the entries that a text is about, the best first. */
function search(entries: readonly SearchedQuestion[], asked: string): readonly string[] {
  const { questionSearch } = require(questionSearchFile()) as SearchModule;
  return questionSearch(MiniSearch, entries)(asked);
}

/**
 * The questions that a text is about, the best first: by a number or name that it consists of, or by its words.
 * Empty if none is.
 */
export function questionsAbout(asked: string): readonly Question[] {
  const all = questions();
  const exact = all.filter(({ words }) => words.some((word) => word.toLowerCase() === asked.trim().toLowerCase()));
  if (exact.length > 0) return exact;
  const entries = all.map(({ id, question, words, answer }) => ({
    ...{ id, question },
    words: words.join(' '),
    answer: answer.join(' '),
  }));
  return search(entries, asked).flatMap((id) => all.find((each) => each.id === id) ?? []);
}

/** The rules that a text is about, the best first. */
export function rulesAbout(rules: readonly Rule[], asked: string): readonly Rule[] {
  const entries = rules.map(({ id, statement }) => ({ id, question: statement, words: '', answer: '' }));
  return search(entries, asked).flatMap((id) => rules.find((each) => each.id === id) ?? []);
}
