import { join } from 'node:path';
import * as v from 'valibot';
import { ProvtckError } from './error';
import { packageRoot } from './package-root';
import { readData } from './read-data';

const text = v.pipe(v.string(), v.minLength(1));

/** A chip id, as `SlDeviceVersion_t.ChipId` contains it. A module has the id of its chip. */
const ChipId = v.strictObject({
  chip: v.pipe(v.string(), v.regex(/^0x[\da-f]{8}$/, 'eight hexadecimal digits')),
  /** TI's part number of the chip. */
  name: text,
  /** The parts of SWRA513C with this chip, the chip itself first. */
  parts: v.array(text),
  sources: v.pipe(v.array(text), v.minLength(1)),
  note: v.optional(text),
});
type ChipId = v.InferOutput<typeof ChipId>;

let table: readonly ChipId[] | undefined;

/** The known chip ids. */
export function chipIds(): readonly ChipId[] {
  table ??= readData(join(packageRoot(), 'ledger', 'data', 'chip-ids.json'), v.array(ChipId));
  return table;
}

/** The row of a chip id, in the notation that a console prints; undefined if it is unknown or no number. */
export function chipNamed(said: string | undefined): ChipId | undefined {
  if (said === undefined || !/^0x[\da-f]{1,8}$/i.test(said.trim())) return undefined;
  const number = Number(said.trim());
  return chipIds().find(({ chip }) => Number(chip) === number);
}

/** The chip id that a part reports; the newest of the table. Undefined for a part that has none. */
export const chipIdOf = (part: string): number | undefined => {
  const rows = chipIds().filter(({ parts }) => parts.includes(part));
  return rows.length === 0 ? undefined : Math.max(...rows.map(({ chip }) => Number(chip)));
};

/** The part that a user names, and whether it is only the default. */
export interface NamedPart {
  readonly part: string;
  readonly partAssumed?: true;
}

/**
 * The part of a device with a chip id. A module has the id of its chip, so a named module counts as read if its
 * chip is the one that was read.
 *
 * @param chip as the device prints it; undefined if it does not
 * @throws ProvtckError `PART_DIFFERS` for another part than the user names, `PART_UNREADABLE` if neither device nor user
 * names it
 */
export function partFrom(chip: string | undefined, { part, partAssumed }: NamedPart): string {
  const row = chipNamed(chip);
  if (row === undefined) {
    if (partAssumed !== true) return part;
    throw new ProvtckError(
      'PART_UNREADABLE',
      chip === undefined || chip.trim() === ''
        ? 'the device does not report a chip id, so its part is unknown'
        : `the device reports the chip id ${JSON.stringify(chip)}, which is no known part`,
      'Name the part with --device or in a device statement. Result and certificate then mark it as claimed.',
    );
  }
  if (row.parts.includes(part)) return part;
  const [read] = row.parts;
  if (read !== undefined && partAssumed === true) return read;
  throw partDiffers(`the device reports the chip id ${row.chip}, which is a ${row.name}`, part, read);
}

/** The error of a device that is another part than the user names. */
export const partDiffers = (found: string, named: string, read: string | undefined): ProvtckError =>
  new ProvtckError(
    'PART_DIFFERS',
    `${found}, and the run is of a ${named}`,
    read === undefined
      ? 'SWRA513C does not name this part, so the suite has no verdict on it.'
      : `Connect the right board, or name ${read} with --device or in the device statement.`,
  );

/** Adapters whose program states the part of the device. */
const STATED_BY_PROGRAM: readonly string[] = ['process'];
/** Adapters that read the chip id. */
const READS_CHIP: readonly string[] = ['serial', 'nwp'];

/** Whether the part was read from the device; otherwise the user has named it. */
export const isPartRead = (
  adapter: string,
  { part, versions }: { readonly part: string; readonly versions: { readonly [name: string]: string } },
): boolean =>
  STATED_BY_PROGRAM.includes(adapter) ||
  (READS_CHIP.includes(adapter) && chipNamed(versions.chip)?.parts.includes(part) === true);
