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
  const options: Options = [
    // A port implies its adapter.
    ['--adapter', adapter === 'simulator' || connection.port !== undefined ? undefined : adapter],
    ['--device', part === defaultPart || statement !== undefined ? undefined : part],
    ['--ics', statement?.file],
    ['--host-driver', hostDriver],
    ['--http', http],
    ['--command', command],
    ...connectionOptions(connection),
    ...readings.map((reading) => ['--reading', reading] as const),
    ...deviations.map(({ name }) => ['--deviations', name] as const),
    ['--ledger', ledgerFolder],
  ];
  return ['provtck run', ...optionWords(options)].join(' ');
}

type Options = readonly (readonly [option: string, value: string | number | undefined])[];

/** The options that open a board again. */
export const connectionOptions = (
  flags: Readonly<Partial<Record<keyof typeof CONNECTION, string | number>>>,
): Options =>
  Object.entries(CONNECTION).map(([name, option]) => [option, flags[name as keyof typeof CONNECTION]] as const);

/** Options as a shell takes them, without those that have no value. */
export const optionWords = (options: Options): readonly string[] =>
  options.flatMap(([option, value]) => (value === undefined ? [] : [option, quoted(String(value))]));

/** A word as a shell takes it. */
export const quoted = (word: string): string =>
  /^[\w./:=@%+,-]+$/.test(word) ? word : `'${word.replaceAll("'", "'\\''")}'`;
