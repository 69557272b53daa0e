import * as v from 'valibot';
import { FunctionName } from '../../ledger/functions';
import table from './data/at-table.json';

/** One row of the command table of TI's firmware. Usage and count are TI's own, also where they disagree. */
const AtRow = v.strictObject({
  /** Lower case, without `at+`. */
  name: v.pipe(v.string(), v.regex(/^[a-z]+$/)),
  usage: v.string(),
  /** How many parameters there must be; any number without it. */
  count: v.optional(v.pipe(v.number(), v.integer(), v.minValue(0))),
  /** Runs in a thread of its own, while the console goes on reading. */
  threaded: v.optional(v.literal(true)),
  /** Comes with the add-on of `firmware/`. */
  addOn: v.optional(v.literal(true)),
  /** The function behind it. */
  function: v.optional(FunctionName),
});
type AtRow = v.InferOutput<typeof AtRow>;

const rows = new Map(v.parse(v.array(AtRow), table).map((row) => [row.name, row]));

/** The row of a command (`wlanget`), or undefined where the firmware has no such command. */
export function atRow(name: string, addOn: boolean): AtRow | undefined {
  const row = rows.get(name);
  return row?.addOn && !addOn ? undefined : row;
}
