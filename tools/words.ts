/**
 * Checks the words of comments, messages, pages, features and the ledger: `npm run words`, or `npm run words -- docs` for
 * files that tools/data/words.yaml does not cover yet. Prints each place with what to write instead.
 */
import { execFileSync } from 'node:child_process';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { packageRoot } from '../ledger/package-root';
import { findingsIn, readWordRules } from './words/check';
import { dataPassages } from './words/data';
import { featurePassages } from './words/feature';
import { markdownPassages } from './words/markdown';
import type { Passage } from './words/passage';
import { misspelt } from './words/spelling';
import { typescriptPassages } from './words/typescript';

const readers: readonly (readonly [RegExp, (file: string, source: string) => readonly Passage[]])[] = [
  [/\.tsx?$/, typescriptPassages],
  [/\.md$/, markdownPassages],
  [/\.(json|ya?ml)$/, dataPassages],
  [/\.feature$/, featurePassages],
];

/** The files of the repository below these paths, new ones included. */
function filesBelow(paths: readonly string[]): readonly string[] {
  const listed = execFileSync('git', ['ls-files', '-co', '--exclude-standard', '--deduplicate', '--', ...paths], {
    cwd: packageRoot(),
    encoding: 'utf8',
  });
  return listed.split('\n').filter((file) => file !== '');
}

function passagesOf(file: string): readonly Passage[] {
  const reader = readers.find(([pattern]) => pattern.test(file))?.[1];
  return reader?.(file, readFileSync(join(packageRoot(), file), 'utf8')) ?? [];
}

const rules = readWordRules();
const paths = process.argv.slice(2);
const files = filesBelow(paths.length > 0 ? paths : rules.covers);
const passages = files.flatMap(passagesOf);
const findings = [...findingsIn(passages, rules), ...misspelt(passages)].sort(
  (a, b) => a.file.localeCompare(b.file) || a.line - b.line,
);
for (const { file, line, words, write } of findings)
  process.stdout.write(`${file}:${line}: "${words}": write ${write}\n`);
process.stdout.write(`words: ${files.length} files, ${passages.length} passages, ${findings.length} findings\n`);
if (findings.length > 0) process.exitCode = 1;
