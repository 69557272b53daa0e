import { readdirSync } from 'node:fs';
import { basename, join } from 'node:path';
import * as v from 'valibot';
import { ProvtckError } from './error';
import { packageRoot } from './package-root';
import { readData } from './read-data';

const text = v.pipe(v.string(), v.minLength(1));

/**
 * TI's data of one part. The suite asks the device for its behaviour and never takes it from here.
 */
const Part = v.pipe(
  v.strictObject({
    /** TI's part number. */
    part: text,
    generation: v.picklist(['CC3x20', 'CC3x35']),
    /** A network processor needs another chip for the host driver. A wireless MCU runs both. */
    kind: v.picklist(['network processor', 'wireless MCU']),
    /** Whether it is a module with crystals, flash and filter. */
    module: v.boolean(),
    bands: v.pipe(v.array(v.picklist(['2.4 GHz', '5 GHz'])), v.minLength(1)),
    /** The version of the provisioning resources that the HTTP server returns. */
    httpVersion: text,
    /** The sources of these data. */
    sources: v.pipe(v.array(text), v.minLength(1)),
    note: v.optional(text),
  }),
  v.check(
    (device) => !device.bands.includes('5 GHz') || device.generation === 'CC3x35',
    'only generation CC3x35 has the 5 GHz band',
  ),
);
type Part = v.InferOutput<typeof Part>;

const partsFolder = (): string => join(packageRoot(), 'ledger', 'parts');

/** The parts in the title of SWRA513C, in alphabetical order. */
export function partNames(): readonly string[] {
  return readdirSync(partsFolder())
    .filter((file) => file.endsWith('.json'))
    .map((file) => basename(file, '.json'))
    .sort();
}

/**
 * TI's data of one part, by its name without regard to case.
 *
 * @throws ProvtckError `PART_UNKNOWN` with the known names
 */
export function loadPart(name: string): Part {
  // A name is looked up in the list and not as a path. File systems differ in case, and a path could leave the folder.
  const part = partNames().find((known) => known.toLowerCase() === name.trim().toLowerCase());
  if (part === undefined)
    throw new ProvtckError(
      'PART_UNKNOWN',
      `there is no part ${name}; the suite knows ${partNames().join(', ')}`,
      'For your own product, name its TI part in a device statement (--ics) or here.',
    );
  return readPart(join(partsFolder(), `${part}.json`));
}

/** Reads the file of a part. */
export function readPart(file: string): Part {
  return readData(file, Part);
}
