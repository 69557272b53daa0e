import { benchNamed } from '../adapters/bench/bench-named';
import { consoleLimits } from '../adapters/serial/console-limits';
import { type Lack, lackOf } from '../ledger/lack';
import { deniedClaims, partyOfAdapter } from '../ledger/parties';
import { claimsOf, type PartyStatement } from '../ledger/party-statement';
import { Need } from '../ledger/rule';
import type { Statement } from '../ledger/statement';
import type { Connection } from './connection';

/**
 * Missing features of a device and its bench, as the user and the suite state them. The sources are the device
 * statement, and the limits of the suite's own adapters and benches. Statements of the device itself do not count. Of a
 * host application and a phone app, they are the claims that its statement denies.
 */
export function statedLacks(
  adapter: string,
  statement: Statement | undefined,
  connection: Connection = {},
  party?: Pick<PartyStatement, 'claims'>,
): readonly Lack[] {
  const profile = partyOfAdapter(adapter);
  if (profile !== undefined) return deniedClaims(profile, party?.claims ?? claimsOf(profile));
  const { without = [], bench = [] } = statement ?? {};
  const own = limits[adapter]?.(connection) ?? [];
  const surroundings = own.length > 0 ? benchLimits(connection.bench) : [];
  return [...new Set([...without.map(lackOf.claim), ...bench, ...own, ...surroundings])].sort();
}

/** Capabilities that an adapter of the suite never has. */
const limits: Readonly<Record<string, (connection: Connection) => readonly Lack[]>> = {
  serial: ({ console }) => consoleLimits(console),
  // The host driver is the suite's own, and only the network processor is under test.
  nwp: () => [lackOf.need('driver-port')],
};

/** Capabilities that a bench of the suite never has. */
function benchLimits(name: string | undefined): readonly Lack[] {
  const { lacks } = benchNamed(name);
  return Need.options.filter((need) => Object.hasOwn(lacks, need)).map(lackOf.need);
}
