import type { Level, Party, RuleClass } from '../ledger/rule';
import { formatDuration } from '../reports/terminal';

type Of<Schema extends { readonly options: readonly string[] }> = Schema['options'][number];

/** What a level means for the device. */
export const levelWords: Readonly<Record<Of<typeof Level>, string>> = {
  MUST: 'a device that breaks it does not conform',
  'MUST NOT': 'a device that breaks it does not conform',
  SHOULD: 'a device that does not follow it gets a warning and may still conform',
  'SHOULD NOT': 'a device that does not follow it gets a warning and may still conform',
  MAY: 'the device is free; its behaviour is recorded',
};

/** Who can break a rule. */
export const partyWords: Readonly<Record<Of<typeof Party>, string>> = {
  NWP: 'the network processor, which is the device itself',
  API: 'the constants of the API',
  driver: 'the host driver, the code between the application and the network processor',
  host: 'the host application',
  app: 'the app on the phone',
};

/** How the suite treats a rule. */
export const classWords: Readonly<Record<Of<typeof RuleClass>, string>> = {
  tested: 'its own scenarios judge it',
  'implied-by': 'the scenarios of another rule prove it too',
  advisory: 'judged, but a failure does not make a device non-conformant',
  recorded: 'the documents leave it open; the behaviour of the device is recorded and not judged',
  'host-obligation': 'an obligation of the host, the app or the tester; it does not bind the device',
  driver: 'judged if an adapter can control the host driver; it does not concern the network processor',
  untestable: 'no test can judge it from outside the device',
};

/** A date and time as text: `2026-11-23 09:50:05 UTC`. */
export const moment = (iso: string): string => `${iso.slice(0, 10)} ${iso.slice(11, 19)} UTC`;

/** A duration in ms as text, on the site and on the terminal. */
export const duration = formatDuration;
