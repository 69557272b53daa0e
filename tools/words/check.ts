import { join } from 'node:path';
import * as v from 'valibot';
import { packageRoot } from '../../ledger/package-root';
import { readData } from '../../ledger/read-data';
import { breaksIn, type Passage, sentencesOf, wordsOf } from './passage';

const text = v.pipe(v.string(), v.minLength(1));

/** What the check of words covers and bans: tools/data/words.yaml. */
const WordRules = v.strictObject({
  /** Folders and files that the check covers. */
  covers: v.array(text),
  /** Most words of a sentence. */
  longestSentence: v.pipe(v.number(), v.integer(), v.minValue(1)),
  /** Words and constructions, and what to write instead. `find` is a regular expression without regard to case. */
  banned: v.array(v.strictObject({ find: text, write: text })),
});
type WordRules = v.InferOutput<typeof WordRules>;

export const readWordRules = (): WordRules => readData(join(packageRoot(), 'tools', 'data', 'words.yaml'), WordRules);

/** A place that breaks a rule of words. */
export interface Finding {
  readonly file: string;
  readonly line: number;
  /** The words, as they are there. */
  readonly words: string;
  /** What to write instead. */
  readonly write: string;
}

/** Sentences that are too long, and banned words. */
export function findingsIn(passages: readonly Passage[], rules: WordRules): readonly Finding[] {
  const banned = rules.banned.map(({ find, write }) => ({
    // A line of the file may end at any blank of the expression.
    pattern: new RegExp(`(?<![\\w-])(?:${find.replaceAll(' ', '\\s+')})(?![\\w-])`, 'gi'),
    write,
  }));
  return passages.flatMap((passage) => [
    ...longSentences(passage, rules.longestSentence),
    ...banned.flatMap(({ pattern, write }) =>
      [...passage.text.matchAll(pattern)].map(({ 0: words, index }) => ({
        file: passage.file,
        line: passage.line + breaksIn(passage.text.slice(0, index)),
        words: words.replace(/\s+/g, ' '),
        write,
      })),
    ),
  ]);
}

function longSentences(passage: Passage, most: number): readonly Finding[] {
  return sentencesOf(passage).flatMap((sentence) => {
    const words = wordsOf(sentence.text);
    if (words.length <= most) return [];
    return [
      {
        file: passage.file,
        line: sentence.line,
        words: `${words.slice(0, 6).join(' ')} …`,
        write: `sentences of at most ${most} words; this one has ${words.length}`,
      },
    ];
  });
}
