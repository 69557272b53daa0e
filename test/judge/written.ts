/**
 * What the judge makes of sessions made by hand, written down for people to read: `npm run monitorViolations` writes it anew.
 * Whoever changes the judge reads in the difference which sessions it now sees with other eyes.
 */
import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { monitorViolationsIn, sessions } from './monitor-violations';
import { changesIn, processes } from './processes';

/** Lines under the name of the session they are about. */
type Accounts = ReadonlyMap<string, readonly string[]>;

function each<Session>(named: ReadonlyMap<string, Session>, tell: (session: Session) => readonly string[]) {
  return (): Accounts => new Map([...named].map(([name, session]) => [name, tell(session)]));
}

/** What is written down, by the file it is written to. */
export const accounts: { readonly [file: string]: () => Accounts } = {
  'monitor-violations.txt': each(sessions, monitorViolationsIn),
  'processes.txt': each(processes, changesIn),
};

const path = (file: string): string => join(__dirname, file);

export const written = (file: string): Accounts =>
  new Map(
    readFileSync(path(file), 'utf8')
      .trimEnd()
      .split('\n\n')
      .map((text) => {
        const [name = '', ...lines] = text.split('\n');
        return [name, lines.map((line) => line.slice(2))];
      }),
  );

const textOf = (told: Accounts): string =>
  [...told].map(([name, lines]) => [name, ...lines.map((line) => `  ${line}`), ''].join('\n')).join('\n');

if (require.main === module)
  for (const [file, tell] of Object.entries(accounts)) writeFileSync(path(file), textOf(tell()));
