import { defaultPart, type SuitePlan } from './suite-options';

/** Names of the connection's options on the command line. */
const CONNECTION = {
  port: '--port',
  baud: '--baud',
  console: '--console',
  modemLines: '--modem-lines',
  resetCommand: '--reset-command',
  bench: '--bench',
  timeScale: '--time-scale',
} as const;

/** The command line that opens the same device under the same readings; a selection can be added to it. */
export function repeatCommand(plan: SuitePlan): string {
  const { adapter, part, statement, hostDriver, http, command, connection, readings, deviations, ledgerFolder } = plan;
  const options: readonly (readonly [option: string, value: string | number | undefined])[] = [
    // A port implies its adapter.
    ['--adapter', adapter === 'simulator' || connection.port !== undefined ? undefined : adapter],
    ['--device', part === defaultPart || statement !== undefined ? undefined : part],
    ['--ics', statement?.file],
    ['--host-driver', hostDriver],
    ['--http', http],
    ['--command', command],
    ...Object.entries(CONNECTION).map(
      ([name, option]) => [option, connection[name as keyof typeof CONNECTION]] as const,
    ),
    ...readings.map((reading) => ['--reading', reading] as const),
    ...deviations.map(({ name }) => ['--deviations', name] as const),
    ['--ledger', ledgerFolder],
  ];
  const words = options.flatMap(([option, value]) => (value === undefined ? [] : [option, quoted(String(value))]));
  return ['provtck run', ...words].join(' ');
}

/** A word as a shell takes it. */
export const quoted = (word: string): string =>
  /^[\w./:=@%+,-]+$/.test(word) ? word : `'${word.replaceAll("'", "'\\''")}'`;
