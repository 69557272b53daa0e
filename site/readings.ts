import type { Erratum } from '../ledger/errata';

/** The reading of an erratum that was in force. */
export const readingOf = ({ id, default: otherwise }: Erratum, readings: readonly string[]): string =>
  readings.find((reading) => reading.startsWith(`${id}=`))?.slice(id.length + 1) ?? otherwise;

/** What the reading in force says. */
export function inForce(erratum: Erratum, readings: readonly string[]): string {
  const chosen = readingOf(erratum, readings);
  return erratum.readings.find(({ id }) => id === chosen)?.says ?? chosen;
}
