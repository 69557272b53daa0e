import * as v from 'valibot';
import { completeRows } from '../complete-rows';
import table from './data/firmware.json';

const text = v.pipe(v.string(), v.minLength(1));

/** The names of the firmware that a virtual board can have. */
export const boardProfiles = ['ti-at+prov', 'ti-at', 'calypso', 'calypso-terminal', 'cordelia'] as const;

/** A firmware with a console. Its words and commands are those that the vendor's public host software uses. */
const Firmware = v.strictObject({
  name: v.picklist(boardProfiles),
  /** Commands of TI's table that it has, or all of them. */
  commands: v.union([v.literal('all'), v.array(text)]),
  /** Commands of its own. */
  own: v.array(text),
  /** Ends every line that it prints. */
  lineEnd: v.picklist(['\n\r', '\r\n']),
  echo: v.boolean(),
  /** Printed before it reads a command; empty if nothing is. */
  prompt: v.string(),
  /** Begins of the lines that end a command with an error; a code follows `parse` and `process`. */
  errors: v.strictObject({ unknown: text, count: text, parse: text, process: text }),
  /** What it prints when it has booted. */
  start: v.picklist(['banner', 'banner and event', 'event']),
  /** Its words, for lists of which it has fewer than the suite knows. */
  words: v.record(v.string(), v.array(text)),
});
export type Firmware = v.InferOutput<typeof Firmware>;

const firmware = v.parse(v.array(Firmware), completeRows(table));

/** The firmware with this name. */
export function firmwareNamed(name: Firmware['name']): Firmware {
  const found = firmware.find((each) => each.name === name);
  if (found === undefined) throw new Error(`no data of the firmware ${name}`);
  return found;
}
