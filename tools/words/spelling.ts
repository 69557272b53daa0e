import { spawnSync } from 'node:child_process';
import { join } from 'node:path';
import { packageRoot } from '../../ledger/package-root';
import type { Finding } from './check';
import { breaksIn, CODE, type Passage } from './passage';

/** A plain word. Names of code have digits, underscores or capitals inside and are left out. */
const WORD = /(?<![\p{L}\p{N}_./@#$-])\p{L}\p{Ll}+(?:['’-]\p{Ll}+)*(?![\p{L}\p{N}_(/@])/gu;

/** Words that neither the English dictionaries of cspell nor tools/data/project-words.txt know. */
export function misspelt(passages: readonly Passage[]): readonly Finding[] {
  const words = passages.flatMap(({ file, line, text }) =>
    [...text.matchAll(WORD)].map(({ 0: word, index }) => ({ file, line: line + breaksIn(text.slice(0, index)), word })),
  );
  const unknown = unknownTo([...new Set(words.map(({ word }) => word))].filter((word) => word !== CODE));
  return words
    .filter(({ word }) => unknown.has(word))
    .map(({ file, line, word }) => ({
      file,
      line,
      words: word,
      write: 'the correct spelling, or add a term of the field to tools/data/project-words.txt',
    }));
}

/** The words that cspell does not know. */
function unknownTo(words: readonly string[]): ReadonlySet<string> {
  const cspell = join(packageRoot(), 'node_modules', 'cspell', 'bin.mjs');
  const config = join(packageRoot(), 'cspell.json');
  const options = ['--unique', '--no-progress', '--no-summary', '--config', config];
  const { stdout, stderr, status } = spawnSync(process.execPath, [cspell, 'stdin', ...options], {
    cwd: packageRoot(),
    input: words.join('\n'),
    encoding: 'utf8',
  });
  // cspell ends with 1 when it has found something, and with another code when it could not look.
  if (status !== 0 && status !== 1) throw new Error(`cspell failed: ${stderr}`);
  const lines = [...stdout.matchAll(/:(\d+):\d+ - /g)].map(([, line]) => Number(line) - 1);
  return new Set(lines.flatMap((line) => words[line] ?? []));
}
