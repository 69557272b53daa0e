import { type PublicFunction, publicFunctions, type Silo, Silo as silos } from '../../ledger/functions';
import type { Ledger } from '../../ledger/ledger';
import { type Answer, type Evidence, type Sightings, sightingsIn } from './evidence';
import {
  type EventMeaning,
  eventMeaning,
  type FunctionMeaning,
  functionMeaning,
  hasOwnRule,
  knownEvents,
  type Meaning,
} from './meaning';
import { type ProcessState, processStates, type StateId } from './process-states';

/** A cell: what the document says, and what records show. */
export interface Cell {
  readonly state: StateId;
  /** Undefined where nothing is to be said, as about events after `sl_Stop`. */
  readonly meaning: Meaning<FunctionMeaning | EventMeaning> | undefined;
  /** What the reference device does in the suite's scenarios. */
  readonly model: Sightings;
  /** What this device did. */
  readonly recorded: Sightings;
}

/** A row: a function or an event, with a cell for each state. */
export interface MatrixRow {
  readonly name: string;
  readonly cells: readonly Cell[];
}

/** A part of a matrix with a title. */
export interface MatrixPart {
  readonly title: string;
  readonly rows: readonly MatrixRow[];
}

/** The recorded answers that agree with what the document says; undefined where each of them does. */
const AGREEING: Readonly<Record<FunctionMeaning | EventMeaning, readonly Answer[] | undefined>> = {
  served: ['served', 'not returned', 'other'],
  refused: ['refused', 'other'],
  'answered locally': ['answered locally', 'other'],
  delivered: ['delivered'],
  suppressed: ['suppressed'],
  exempt: ['delivered'],
  open: undefined,
};

/** The recorded answers of a cell that differ from what the document says. */
export function differing({ meaning, recorded }: Cell): readonly Answer[] {
  const agreeing = meaning === undefined ? undefined : AGREEING[meaning.word];
  return agreeing === undefined ? [] : [...recorded.keys()].filter((answer) => !agreeing.includes(answer));
}

/** What records a matrix has, besides the document. */
export interface MatrixRecords {
  readonly model: Evidence | undefined;
  readonly recorded: Evidence | undefined;
}

function rowOf(
  name: string,
  { model, recorded }: MatrixRecords,
  meaningIn: (state: ProcessState) => Cell['meaning'],
): MatrixRow {
  return {
    name,
    cells: processStates().map((state) => ({
      state: state.id,
      meaning: meaningIn(state),
      model: sightingsIn(model, state.id, name),
      recorded: sightingsIn(recorded, state.id, name),
    })),
  };
}

/** All functions by silo, in every state. */
export function functionMatrix(ledger: Ledger, records: MatrixRecords): readonly MatrixPart[] {
  const rowsOf = (functions: readonly PublicFunction[]): readonly MatrixRow[] =>
    functions.map((fn) => rowOf(fn.name, records, (state) => functionMeaning(fn, state, ledger)));
  return silos.options.map((silo: Silo) => ({
    title: silo,
    rows: rowsOf(publicFunctions().filter((fn) => fn.silo === silo)),
  }));
}

/** All events, in every state. */
export function eventMatrix(records: MatrixRecords): readonly MatrixPart[] {
  const rows = knownEvents().map((event) => rowOf(event, records, (state) => eventMeaning(event, state)));
  const own = rows.filter(({ name }) => hasOwnRule(name));
  return [
    { title: 'Events with a rule of their own', rows: own },
    { title: 'Other events', rows: rows.filter((row) => !own.includes(row)) },
  ];
}
