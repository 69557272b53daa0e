import type { Feature, FeatureUse } from '../ledger/claims';
import { pairsOf, type Rows } from '../runtime/parameter-type';
import type { Process, ProcessName } from '../runtime/processes';
import type { Report } from '../runtime/report';

/** The features of a step in which a phone uses the HTTP server of the device. */
export const overHttp = (): readonly Feature[] => ['http-server'];

/** The features of a step that sends SmartConfig, or its key. */
export const bySmartConfig = (): readonly Feature[] => ['smart-config'];

const PROCESS_FEATURES: Readonly<Record<ProcessName, readonly Feature[]>> = {
  'AP provisioning': ['http-server'],
  'SmartConfig provisioning': ['smart-config'],
  'AP+SmartConfig provisioning': ['http-server', 'smart-config'],
  'external configuration': ['external-configuration', 'http-server'],
  'auto-provisioning as a station': ['auto-provisioning', 'smart-config'],
  'auto-provisioning as an access point': ['auto-provisioning', 'http-server'],
};

/** The features of the processes before it, which have another mode. */
const EARLIER_FEATURES: Partial<Readonly<Record<ProcessName, readonly Feature[]>>> = {
  'AP provisioning': ['smart-config'],
  'SmartConfig provisioning': ['http-server'],
};

/** The features that a process needs. */
export const processFeatures = ({
  name,
  externalConfirmation,
  smartConfigKey,
  earlier,
}: Process): readonly Feature[] => [
  ...new Set<Feature>([
    ...PROCESS_FEATURES[name],
    ...(externalConfirmation ? (['external-confirmation'] as const) : []),
    ...(earlier === '' ? [] : (EARLIER_FEATURES[name] ?? [])),
    ...(smartConfigKey ? bySmartConfig() : []),
    ...(earlier === ' after external configuration' ? PROCESS_FEATURES['external configuration'] : []),
    // A phone fetches the result of a success over HTTP.
    ...(earlier === ' after a success' ? overHttp() : []),
  ]),
];

/** The features that the settings of a device need or switch off. */
export function settingsFeatures(rows: Rows): readonly FeatureUse[] {
  const settings = pairsOf(rows);
  return [
    ...(settings['http-server'] === 'off' ? (['no http-server'] as const) : []),
    ...(settings['auto-provisioning'] === undefined ? [] : (['auto-provisioning'] as const)),
  ];
}

/** The features that the arguments of a call need, by the words of their values. */
const ARGUMENT_FEATURES: Readonly<Record<string, readonly Feature[]>> = {
  SL_WLAN_PROVISIONING_CMD_START_MODE_AP: ['http-server'],
  SL_WLAN_PROVISIONING_CMD_START_MODE_SC: ['smart-config'],
  SL_WLAN_PROVISIONING_CMD_START_MODE_APSC: ['http-server', 'smart-config'],
  SL_WLAN_PROVISIONING_CMD_START_MODE_APSC_EXTERNAL_CONFIGURATION: [
    'http-server',
    'smart-config',
    'external-configuration',
  ],
  SL_WLAN_PROVISIONING_CMD_FLAG_EXTERNAL_CONFIRMATION: ['external-confirmation'],
  'auto-provisioning': ['auto-provisioning'],
};

/** The features that the arguments of a call need. */
export const argumentFeatures = (rows: Rows): readonly Feature[] =>
  Object.entries(pairsOf(rows)).flatMap(([name, value]): readonly Feature[] => {
    if (name === 'pSmartConfigKey') return value === 'none' ? [] : ['smart-config'];
    return value.split(' + ').flatMap((word) => ARGUMENT_FEATURES[word] ?? []);
  });

/** The features that a report needs. */
export const reportFeatures = (report: Report): readonly Feature[] =>
  report.kind === 'status' && report.name === 'SL_WLAN_PROVISIONING_AUTO_STARTED' ? ['auto-provisioning'] : [];
