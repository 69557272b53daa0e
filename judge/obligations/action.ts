import type { Fields, Json } from '../../ledger/json';
import type { Line } from '../../transcript/record';

/**
 * One thing that a party or the suite has done. An application's actions are its commands, the answers and events that it
 * got, and the switches of the power. A phone app's actions are its requests.
 */
export interface Action {
  /** Device time, ms. */
  readonly at: number;
  /** Number of the record. */
  readonly seq: number;
  /**
   * A function of TI's API for a command, `return` for its answer, `completion` for its second answer. Also `power`,
   * `init complete`, `request` for a request of an app, and `wait` for time that passed. TI's name for an event.
   */
  readonly name: string;
  readonly data: Fields;
}

/** The action of a record; undefined for a record that tells nothing of the party. */
export function actionOf(line: Line): Action | undefined {
  const { seq } = line;
  switch (line.kind) {
    case 'event':
      return { at: line.at, seq, name: line.name, data: line.data };
    case 'wait':
      return { at: line.t, seq, name: 'wait', data: {} };
    case 'call':
      return { at: line.t, seq, name: line.function, data: line.arguments };
    case 'return':
      return { at: line.t, seq, name: 'return', data: { function: line.function, code: line.code, ...line.value } };
    case 'cloud':
      return { at: line.t, seq, name: `cloud.${line.act}`, data: { given: (line.arguments[0] ?? null) as Json } };
    case 'driver-port':
      return { at: line.t, seq, name: `suite.${line.act}`, data: { given: (line.arguments[0] ?? null) as Json } };
    default:
      return undefined;
  }
}
