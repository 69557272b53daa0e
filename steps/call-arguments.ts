import type { Fields, Json } from '../adapters/adapter';
import { constantNamed, constants } from '../ledger/constants';
import { pairsOf, type Rows } from '../runtime/parameter-type';

const { Auto, Fast, autoProvisioning } = constants.connectionPolicy;

/** Bits of the connection policy by the names that features use. */
const POLICY_BITS: Readonly<Record<string, number>> = {
  'auto-connect': Auto,
  fast: Fast,
  'auto-provisioning': autoProvisioning,
};

/** The argument of `sl_WlanPolicySet` that has names for its bits. */
const POLICY = 'Policy';
const NO_POLICY = 'off';

/** A policy as features write it: `auto-connect + fast`, or `off`. */
export function policyText(bits: number): string {
  const names = Object.keys(POLICY_BITS).filter((name) => (bits & (POLICY_BITS[name] ?? 0)) !== 0);
  return names.join(' + ') || NO_POLICY;
}

function policyFrom(text: string): number {
  if (text === NO_POLICY) return 0;
  const values = text.split(' + ').map((name) => POLICY_BITS[name]);
  if (values.some((value) => value === undefined)) throw new Error(`"${text}" is no connection policy`);
  return values.reduce<number>((bits, value) => bits | (value ?? 0), 0);
}

/** Arguments whose constant goes to the device as a number. */
const NUMBERS: readonly string[] = ['Index'];

function argumentFrom(name: string, text: string): Json {
  if (name === POLICY) return policyFrom(text);
  if (NUMBERS.includes(name)) return constantNamed(text) ?? Number(text);
  if (text === 'none') return null;
  return /^-?\d+$/.test(text) ? Number(text) : text;
}

/**
 * A two-column table as arguments. `a.b` is a member of structure `a`, `none` a null pointer. A policy has names for its
 * bits.
 */
export function argumentsFrom(rows: Rows): Fields {
  const args: Record<string, Json> = {};
  for (const [name, text] of Object.entries(pairsOf(rows))) {
    const [outer = name, inner] = name.split('.');
    const value = argumentFrom(name, text);
    args[outer] = inner === undefined ? value : { ...(args[outer] as Fields | undefined), [inner]: value };
  }
  return args;
}
