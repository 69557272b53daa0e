import * as v from 'valibot';
import { FunctionName } from '../../ledger/functions';
import table from './data/at-table.json';

/** One row of the command table of TI's firmware. Usage and count are copied from TI, even if they differ. */
const AtRow = v.strictObject({
  /** Lower case, without `at+`. */
  name: v.pipe(v.string(), v.regex(/^[a-z]+$/)),
  usage: v.string(),
  /** Number of required parameters; absent if any number is valid. */
  count: v.optional(v.pipe(v.number(), v.integer(), v.minValue(0))),
  /** Runs in a thread, while the console continues to read. */
  threaded: v.optional(v.literal(true)),
  /** A command of the add-on in `firmware/`. */
  addOn: v.optional(v.literal(true)),
  /** The function that the command calls. */
  function: v.optional(FunctionName),
});
type AtRow = v.InferOutput<typeof AtRow>;

const rows = new Map(v.parse(v.array(AtRow), table).map((row) => [row.name, row]));

/** The row of a command (`wlanget`), or undefined if the firmware does not have the command. */
export function atRow(name: string, addOn: boolean): AtRow | undefined {
  const row = rows.get(name);
  return row?.addOn && !addOn ? undefined : row;
}
