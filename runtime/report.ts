import { constants, type StatusName } from '../ledger/constants';

/** A report of the device on provisioning, as the features name it. */
export type Report =
  | { readonly kind: 'status'; readonly name: StatusName }
  | { readonly kind: 'profile'; readonly ssid: string }
  | { readonly kind: 'restart' };

/** Longer names first, so that a name that begins another is not taken for it. */
const names = Object.keys(constants.status).sort((a, b) => b.length - a.length);

/** How a report is written: `SL_WLAN_PROVISIONING_STOPPED`, `the profile "home"`, `that it needs a restart`. */
export const REPORT_PATTERN = new RegExp(`(${names.join('|')})|the profile "([^"]*)"|that it needs a restart`);

/** The report behind what `REPORT` has found: the name of a status, or of a profile. */
export function reportFrom(name?: string, ssid?: string): Report {
  if (name !== undefined) return { kind: 'status', name: name as StatusName };
  return ssid !== undefined ? { kind: 'profile', ssid } : { kind: 'restart' };
}
