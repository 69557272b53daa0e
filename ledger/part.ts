import { readdirSync } from 'node:fs';
import { basename, join } from 'node:path';
import * as v from 'valibot';
import { ProvtckError } from './error';
import { packageRoot } from './package-root';
import { readData } from './read-data';

const text = v.pipe(v.string(), v.minLength(1));

/**
 * What TI says of one of its parts. What a device does is found out by asking the device, never by reading this.
 */
export const Part = v.pipe(
  v.strictObject({
    /** TI's part number. */
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
export type Part = v.InferOutput<typeof Part>;

const partsFolder = (): string => join(packageRoot(), 'ledger', 'parts');

/** The parts SWRA513C names in its title, in alphabetical order. */
export function partNames(): readonly string[] {
  return readdirSync(partsFolder())
    .filter((file) => file.endsWith('.json'))
    .map((file) => basename(file, '.json'))
    .sort();
}

/**
 * What TI says of one of its parts; upper and lower case are alike.
 *
 * @throws ProvtckError `PART_UNKNOWN` with the names there are
 */
export function loadPart(name: string): Part {
  // Looked up among the names and not by path: file systems differ over case, and a name could point elsewhere.
  const part = partNames().find((known) => known.toLowerCase() === name.trim().toLowerCase());
  if (part === undefined)
    throw new ProvtckError(
      'PART_UNKNOWN',
      `there is no part ${name}; the suite knows ${partNames().join(', ')}`,
      'For a product of your own, name the part it is built on, in a device statement (--ics) or here.',
    );
  return readPart(join(partsFolder(), `${part}.json`));
}

/** Reads the file of a part. */
export function readPart(file: string): Part {
  return readData(file, Part);
}
