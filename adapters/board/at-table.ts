import * as v from 'valibot';
import { FunctionName } from '../../ledger/functions';
import table from './data/at-table.json';
import type { Firmware } from './firmware';

/** One row of the command table of TI's firmware. Usage and count are copied from TI, even if they differ. */
const AtRow = v.strictObject({
  /** Lower case, without `at+`. */
  name: v.pipe(v.string(), v.regex(/^[a-z]+$/)),
  usage: v.string(),
  /** Number of required parameters; absent if any number is valid. */
  count: v.optional(v.pipe(v.number(), v.integer(), v.minValue(0))),
  /** Runs in a thread, while the console continues to read. */
  threaded: v.optional(v.literal(true)),
  /** The function that the command calls. */
  function: v.optional(FunctionName),
});
type AtRow = v.InferOutput<typeof AtRow>;

const rows = new Map(v.parse(v.array(AtRow), table).map((row) => [row.name, row]));

/** The row of a command (`wlanget`), or undefined if the firmware does not have the command. */
export function atRow(name: string, { commands }: Firmware): AtRow | undefined {
  return commands === 'all' || commands.includes(name) ? rows.get(name) : undefined;
}
