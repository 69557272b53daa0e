import { constants, type StatusName } from '../ledger/constants';
import { anyOf, type ParameterType } from './parameter-type';

/** A report of the device on provisioning, as the features name it. */
export type Report =
  | { readonly kind: 'status'; readonly name: StatusName }
  | { readonly kind: 'profile'; readonly ssid: string }
  | { readonly kind: 'restart' };

const RESTART = 'a reset request';

/** How a report is written: `SL_WLAN_PROVISIONING_STOPPED`, `the profile "home"`, `a reset request`. */
export const reportType: ParameterType<Report> = {
  name: 'report',
  pattern: `(?:${anyOf(Object.keys(constants.status))})|the profile "[^"]*"|${RESTART}`,
  parse(text) {
    if (text === RESTART) return { kind: 'restart' };
    const [, ssid] = /^the profile "(.*)"$/s.exec(text) ?? [];
    return ssid === undefined ? { kind: 'status', name: text as StatusName } : { kind: 'profile', ssid };
  },
  format(report) {
    switch (report.kind) {
      case 'restart':
        return RESTART;
      case 'profile':
        return `the profile "${report.ssid}"`;
      case 'status':
        return report.name;
    }
  },
};

const WRITTEN = new RegExp(`^(?:${reportType.pattern})$`);

/** The report that a text names as a whole; undefined where it names none. */
export const reportNamed = (text: string): Report | undefined =>
  WRITTEN.test(text) ? reportType.parse(text) : undefined;
