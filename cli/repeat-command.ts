import type { Connection, ConnectionFlags } from './connection';
import { defaultPart, type SuitePlan } from './suite-options';

/** Names of the connection options on the command line. */
const CONNECTION = {
  port: '--port',
  baud: '--baud',
  console: '--console',
  modemLines: '--modem-lines',
  nhib: '--nhib',
  wire: '--wire',
  start: '--start',
  listen: '--listen',
  resetCommand: '--reset-command',
  bench: '--bench',
  timeScale: '--time-scale',
} as const;

/** Options of a command line; options without a value are omitted. */
type Options = readonly (readonly [option: string, value: string | number | undefined])[];

/** The options that connect to a board. */
export const connectionOptions = (connection: Connection | ConnectionFlags): Options => [
  ...Object.entries(CONNECTION).map(([name, option]) => [option, connection[name as keyof typeof CONNECTION]] as const),
  ...ownOptions(connection).map((pair) => ['--adapter-option', pair] as const),
];

/** Options of the user's own adapter, as `name=value`. */
const ownOptions = (connection: Connection | ConnectionFlags): readonly string[] =>
  'own' in connection
    ? Object.entries(connection.own ?? {}).map(([name, value]) => `${name}=${value}`)
    : ((connection as ConnectionFlags).adapterOption ?? []);

/** The part as an option; undefined if it is the default, or the device statement names it. */
const namedPart = ({ part, partAssumed, statement, connection }: SuitePlan): string | undefined => {
  if (partAssumed || statement !== undefined) return undefined;
  // A device behind a port can be another one than the default.
  return part === defaultPart && connection.port === undefined ? undefined : part;
};

/** A command line in the syntax of a shell. */
export const commandLine = (command: string, options: Options): string =>
  [command, ...options.flatMap(([option, value]) => (value === undefined ? [] : [option, quoted(String(value))]))].join(
    ' ',
  );

/**
 * The command line that connects to the same device with the same interpretations. The caller can add a
 * selection.
 */
export function repeatCommand(plan: SuitePlan): string {
  const { adapter, statement, party, hostDriver, http, command, connection, readings, deviations, ledgerFolder } = plan;
  return commandLine('provtck run', [
    // A port implies the adapter serial.
    [
      '--adapter',
      adapter === 'simulator' || (adapter === 'serial' && connection.port !== undefined) ? undefined : adapter,
    ],
    ['--device', namedPart(plan)],
    ['--ics', statement?.file ?? party?.statement?.file],
    ['--host-driver', hostDriver],
    ['--http', http],
    ['--command', command],
    ...connectionOptions(connection),
    ...readings.map((reading) => ['--reading', reading] as const),
    ...deviations.map(({ name }) => ['--deviations', name] as const),
    ['--ledger', ledgerFolder],
  ]);
}

/** The command line that repeats a random session on the same device and shortens it. */
export function exploreCommand(plan: SuitePlan, seed: number, length: number, path: string): string {
  const { adapter, statement, hostDriver, command, connection } = plan;
  return commandLine('provtck explore', [
    ['--adapter', adapter === 'simulator' ? undefined : adapter],
    ['--device', namedPart(plan)],
    ['--ics', statement?.file],
    ['--host-driver', hostDriver],
    ['--command', command],
    ...connectionOptions(connection),
    ['--seed', seed],
    ['--length', length],
    ['--path', path],
  ]);
}

/** A word in the syntax of a shell. */
export const quoted = (word: string): string =>
  /^[\w./:=@%+,-]+$/.test(word) ? word : `'${word.replaceAll("'", "'\\''")}'`;
