/**
 * Writes the verdicts of the hand-written sessions in test/judge to text files: `npm run judged-sessions`. After a change
 * of the judge, the difference shows the sessions with another verdict.
 */
import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { packageRoot } from '../ledger/package-root';
import { monitorViolationsIn, sessions } from '../test/judge/monitor-violations';
import { changesIn, processes } from '../test/judge/processes';

/** Lines of text by the name of their session. */
type SessionTexts = ReadonlyMap<string, readonly string[]>;

const textsOf =
  <Session>(named: ReadonlyMap<string, Session>, linesOf: (session: Session) => readonly string[]) =>
  (): SessionTexts =>
    new Map([...named].map(([name, session]) => [name, linesOf(session)]));

/** The current texts by the file that contains them. */
export const judgedSessions: { readonly [file: string]: () => SessionTexts } = {
  'monitor-violations.txt': textsOf(sessions, monitorViolationsIn),
  'processes.txt': textsOf(processes, changesIn),
};

const path = (file: string): string => join(packageRoot(), 'test', 'judge', file);

/** The texts in a file. */
export const readJudgedSessions = (file: string): SessionTexts =>
  new Map(
    readFileSync(path(file), 'utf8')
      .trimEnd()
      .split('\n\n')
      .map((text) => {
        const [name = '', ...lines] = text.split('\n');
        return [name, lines.map((line) => line.slice(2))];
      }),
  );

const format = (texts: SessionTexts): string =>
  [...texts].map(([name, lines]) => [name, ...lines.map((line) => `  ${line}`), ''].join('\n')).join('\n');

if (require.main === module)
  for (const [file, texts] of Object.entries(judgedSessions)) writeFileSync(path(file), format(texts()));
