import type { Level, Party, RuleClass } from '../ledger/rule';
import { spoken } from '../reports/terminal';

type Of<Schema extends { readonly options: readonly string[] }> = Schema['options'][number];

/** What a level means for the device. */
export const levelWords: Readonly<Record<Of<typeof Level>, string>> = {
  MUST: 'a device that breaks it does not conform',
  'MUST NOT': 'a device that breaks it does not conform',
  SHOULD: 'a device that does not follow it is warned about and may still conform',
  'SHOULD NOT': 'a device that does not follow it is warned about and may still conform',
  MAY: 'the device is free; what it does is written down',
};

/** Who can break a rule. */
export const partyWords: Readonly<Record<Of<typeof Party>, string>> = {
  NWP: 'the network processor, which is the device itself',
  API: 'the names and numbers that programs are built with',
  driver: 'the host driver, the code between the application and the network processor',
  host: 'the host application',
  app: 'the app on the phone',
};

/** How the suite treats a rule. */
export const classWords: Readonly<Record<Of<typeof RuleClass>, string>> = {
  tested: 'scenarios show whether the device keeps it',
  'implied-by': 'the scenarios of another rule prove it too',
  advisory: 'judged, and no reason to refuse a device',
  recorded: 'the documents leave it open; the answer of the device is written down and not judged',
  'host-obligation': 'a duty of the host, the app or the tester, which no device can keep or break',
  driver: 'judged where the host driver can be watched; it says nothing about the network processor',
  untestable: 'nobody can bring it about from outside',
};

/** A moment as one writes it: `2026-11-23 09:50:05 UTC`. */
export const moment = (iso: string): string => `${iso.slice(0, 10)} ${iso.slice(11, 19)} UTC`;

/** A time in ms as one says it, on the site as on the terminal. */
export const duration = spoken;
