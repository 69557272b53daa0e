import { readdirSync } from 'node:fs';
import { basename, join } from 'node:path';
import * as v from 'valibot';
import { ProvtckError } from './error';
import { packageRoot } from './package-root';
import { readData } from './read-data';

const text = v.pipe(v.string(), v.minLength(1));

/**
 * What a device is claimed to be: its implementation conformance statement (ICS).
 *
 * It says which of the suite's expectations can concern the device at all. What a device does is found out by asking
 * the device, never by reading its statement.
 */
export const DeviceStatement = v.pipe(
  v.strictObject({
    /** TI's part number, or the user's own name of a product. */
    part: text,
    generation: v.picklist(['CC3x20', 'CC3x35']),
    /** A network processor leaves the host driver to another chip; a wireless MCU runs both. */
    kind: v.picklist(['network processor', 'wireless MCU']),
    /** Sold as a module, with crystals, flash and filter on board. */
    module: v.boolean(),
    bands: v.pipe(v.array(v.picklist(['2.4 GHz', '5 GHz'])), v.minLength(1)),
    /** What the device's HTTP server answers when asked for the version of its provisioning resources. */
    httpVersion: text,
    /** Where the statement is taken from. */
    sources: v.pipe(v.array(text), v.minLength(1)),
    note: v.optional(text),
  }),
  v.check(
    (device) => !device.bands.includes('5 GHz') || device.generation === 'CC3x35',
    'the 5 GHz band goes with generation CC3x35 only',
  ),
);
export type DeviceStatement = v.InferOutput<typeof DeviceStatement>;

const partsFolder = (): string => join(packageRoot(), 'ledger', 'parts');

/** The parts SWRA513C names in its title, in alphabetical order. */
export function partNames(): readonly string[] {
  return readdirSync(partsFolder())
    .filter((file) => file.endsWith('.json'))
    .map((file) => basename(file, '.json'))
    .sort();
}

/**
 * The statement for one of TI's parts; upper and lower case are alike.
 *
 * @throws ProvtckError `PART_UNKNOWN` with the names there are
 */
export function loadPart(name: string): DeviceStatement {
  // Looked up among the names and not by path: file systems differ over case, and a name could point elsewhere.
  const part = partNames().find((known) => known.toLowerCase() === name.trim().toLowerCase());
  if (part === undefined)
    throw new ProvtckError(
      'PART_UNKNOWN',
      `there is no part ${name}; the suite knows ${partNames().join(', ')}`,
      'For a product of your own, write a device statement and name its file instead.',
    );
  return loadIcs(join(partsFolder(), `${part}.json`));
}

/** A user's own statement, in a JSON file of the same form as those in `ledger/parts`. */
export function loadIcs(file: string): DeviceStatement {
  return readData(file, DeviceStatement);
}
