import type { Capabilities } from '../../adapters/adapter';
import type { Claim } from '../../ledger/claims';
import type { Act, Group } from './act';
import { attempts } from './acts/attempts';
import { benchActs } from './acts/bench';
import { deeds } from './acts/deeds';
import { driverActs } from './acts/driver';
import { hostActs } from './acts/host';
import { openings } from './acts/openings';
import { reportActs } from './acts/reports';
import { isAbout } from './rules';

/** What sessions are made of. */
export interface Alphabet {
  /** What a session can begin with, the simplest first. */
  readonly openings: readonly Act[];
  readonly acts: readonly Act[];
}

/** How often acts of a group are drawn, relative to each other. */
export const WEIGHTS: Readonly<Record<Group, number>> = {
  opening: 0,
  report: 8,
  timing: 6,
  arrival: 3,
  absence: 2,
  call: 6,
  writing: 5,
  probing: 2,
  start: 4,
  'odd start': 2,
  order: 4,
  power: 4,
  joining: 2,
  phone: 5,
  posting: 4,
  naming: 2,
  resource: 3,
  network: 3,
  outage: 5,
  traffic: 5,
  wait: 2,
  reading: 4,
  survey: 6,
  factory: 8,
  driver: 6,
  attempt: 8,
  deed: 8,
};

/**
 * Everything a session can be made of with what a device and its bench offer.
 *
 * @param without what the device is said to do without
 */
export function alphabetFor(
  { offers, functions }: Pick<Capabilities, 'offers' | 'functions'>,
  without: readonly Claim[] = [],
): Alphabet {
  const possible = ({ name, needs, functions: called }: Act): boolean =>
    needs.every((need) => offers.includes(need)) &&
    called.every((each) => functions.includes(each)) &&
    !without.some((claim) => isAbout(claim, name, needs));
  return {
    openings: openings.filter(possible),
    acts: [...reportActs, ...hostActs, ...benchActs, ...driverActs, ...attempts, ...deeds].filter(possible),
  };
}
