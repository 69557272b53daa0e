import { partyOfAdapter } from './parties';

/** The parties that SWRA513C binds. A certificate names one of them. */
export const certifiedParties = [
  'device',
  'network processor',
  'host driver',
  'host application',
  'phone app',
] as const;
export type CertifiedParty = (typeof certifiedParties)[number];

/** Adapters that test a part of a device. */
const halves: Readonly<Record<string, CertifiedParty>> = { nwp: 'network processor', driver: 'host driver' };

/** The party that a run with this adapter tests. */
export function certifiedPartyOf(adapter: unknown): CertifiedParty {
  const name = typeof adapter === 'string' ? adapter : '';
  const other = partyOfAdapter(name)?.name;
  return halves[name] ?? certifiedParties.find((party) => party === other) ?? 'device';
}

/** The name of a party as an option: `host-driver`. */
export const optionOf = (party: CertifiedParty): string => party.replace(' ', '-');
