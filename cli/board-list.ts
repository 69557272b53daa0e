import * as v from 'valibot';
import { ProvtckError } from '../ledger/error';
import { readData } from '../ledger/read-data';
import { kindOfBench } from './connection';

const text = v.pipe(v.string(), v.minLength(1));

const BoardEntry = v.strictObject({
  port: v.exactOptional(text),
  /** A place of labgrid, instead of a port. */
  labgrid: v.exactOptional(text),
  bench: v.exactOptional(text),
  resetCommand: v.exactOptional(text),
  baud: v.exactOptional(v.pipe(v.number(), v.integer(), v.minValue(1))),
  modemLines: v.exactOptional(text),
});
/** How the suite reaches one board of several: its port or its place, and what belongs to it alone. */
export type BoardEntry = v.InferOutput<typeof BoardEntry>;

const BoardFile = v.strictObject({ boards: v.pipe(v.array(BoardEntry), v.minLength(1)) });

/** Names of the members on the command line. */
const NAMES = ['port', 'labgrid', 'bench', 'reset-command', 'baud', 'modem-lines'] as const;

/**
 * The boards of `--board`, each as `port=…,bench=…`, as `labgrid=<place>,bench=…`, or as a YAML or JSON file with a list `boards`.
 *
 * @throws ProvtckError `BOARD_INVALID`, or what `readData` throws
 */
export function boardsFrom(values: readonly string[]): readonly BoardEntry[] {
  const boards = values.flatMap((value) =>
    value.includes('=') ? [boardFrom(value)] : readData(value, BoardFile).boards,
  );
  if (boards.some(({ port, labgrid }) => (port === undefined) === (labgrid === undefined)))
    throw invalid('a board has a port or a place of labgrid, and not both');
  const names = boards.map(({ port, labgrid }) => port ?? `place ${labgrid}`);
  const twice = names.find((name, index) => names.indexOf(name) !== index);
  if (twice !== undefined) throw invalid(`two boards have the port ${twice}`);
  // Bench controls serve one board: the second one would take them from the first in the middle of a scenario.
  const controls = boards.flatMap(({ bench }) => (bench?.startsWith('tcp://') ? [addressOf(bench)] : []));
  const shared = controls.find((address, index) => controls.indexOf(address) !== index);
  if (shared !== undefined) throw invalid(`two boards have the bench ${shared}`);
  const kinds = new Set(boards.flatMap(({ bench }) => (bench === undefined ? [] : kindOfBench(bench))));
  // The kind of the bench decides what can be tested, and the joined run has one answer to that.
  if (kinds.size > 1) throw invalid(`the boards have different kinds of benches: ${[...kinds].join(', ')}`);
  return boards;
}

/** `tcp://host:port` without the token. */
const addressOf = (bench: string): string => `tcp://${bench.slice(bench.lastIndexOf('@') + 1).replace('tcp://', '')}`;

function boardFrom(value: string): BoardEntry {
  // A comma before a name separates; a shell command can contain others.
  const members = value.split(new RegExp(`,(?=(?:${NAMES.join('|')})=)`));
  const given = new Map(members.map((member) => [member.slice(0, member.indexOf('=')), textAfterSign(member)]));
  const unknown = [...given.keys()].find((name) => !(NAMES as readonly string[]).includes(name));
  // A name that is misspelt would become a part of the value before it.
  const swallowed = [...given].some(([name, text]) => name !== 'reset-command' && text.includes(','));
  if (swallowed) throw invalid(`--board ${value} has an unknown name`);
  const [port, labgrid, bench, resetCommand, baud, modemLines] = NAMES.map((name) => given.get(name));
  if (unknown !== undefined || (port ?? labgrid ?? '') === '') throw invalid(`--board ${value} names no port`);
  if (baud !== undefined && !/^[1-9]\d*$/.test(baud)) throw invalid(`${baud} is no bit rate`);
  return {
    ...(port !== undefined && { port }),
    ...(labgrid !== undefined && { labgrid }),
    ...(bench !== undefined && { bench }),
    ...(resetCommand !== undefined && { resetCommand }),
    ...(baud !== undefined && { baud: Number(baud) }),
    ...(modemLines !== undefined && { modemLines }),
  };
}

const textAfterSign = (member: string): string => member.slice(member.indexOf('=') + 1);

const invalid = (what: string): ProvtckError =>
  new ProvtckError(
    'BOARD_INVALID',
    what,
    `Write --board port=/dev/ttyACM0,bench=tcp://token@host:port for each board; the names are ${NAMES.join(', ')}.`,
  );
