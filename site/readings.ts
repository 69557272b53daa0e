import type { Erratum } from '../ledger/errata';

/** The interpretation of an erratum that was in force. */
export const readingOf = ({ id, default: otherwise }: Erratum, readings: readonly string[]): string =>
  readings.find((reading) => reading.startsWith(`${id}=`))?.slice(id.length + 1) ?? otherwise;

/** The text of the interpretation in force. */
export function inForce(erratum: Erratum, readings: readonly string[]): string {
  const chosen = readingOf(erratum, readings);
  return erratum.readings.find(({ id }) => id === chosen)?.says ?? chosen;
}
