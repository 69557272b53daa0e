import { hash } from 'node:crypto';

/**
 * Links each line to the line before, so that an edited, dropped, repeated or moved line is detected. This detects
 * accidents; an attacker who knows the format can recalculate the chain, and only a signature over the whole file
 * prevents that.
 */

/** The chain value before the first line. */
export const firstChain = '';

const DIGITS = 16;
/** `,"chain":"0123456789abcdef"}` */
const SEAL = /,"chain":"([0-9a-f]{16})"\}$/;
const SEAL_LENGTH = ',"chain":""}'.length + DIGITS;

/** The first 16 hex digits of SHA-256 over the chain of the line before and this line without its own. */
export const chainOf = (before: string, bare: string): string => hash('sha256', before + bare, 'hex').slice(0, DIGITS);

/** A line with its chain, from the JSON object `bare`. */
export const chainLine = (bare: string, chain: string): string => `${bare.slice(0, -1)},"chain":"${chain}"}`;

/** A line without its chain; undefined if it does not end with one. */
export function unchainLine(text: string): { readonly bare: string; readonly chain: string } | undefined {
  const chain = SEAL.exec(text.slice(-SEAL_LENGTH))?.[1];
  return chain === undefined ? undefined : { bare: `${text.slice(0, -SEAL_LENGTH)}}`, chain };
}
