import { constants, type StatusName } from '../../ledger/constants';

/** The meaning of a line, in the form of a dialect. */
type Guess = { readonly status: string } | { readonly event: string } | { readonly means: string };

const PREFIX = 'SL_WLAN_PROVISIONING_';

/** What words suggest; the first row that fits is taken. */
const ROWS: readonly (readonly [words: RegExp, meaning: Guess])[] = [
  [/\{ssid\}.*added|added.*\{ssid\}|profile (?:was )?added/i, { event: 'SL_WLAN_EVENT_PROVISIONING_PROFILE_ADDED' }],
  [/connect\w* to (?:ssid|network).*\{ssid\}/i, { means: 'detail of the end' }],
  [/auto.?provisioning (?:has )?started/i, statusNamed('AUTO_STARTED')],
  [/provisioning (?:has |was )?stopped/i, statusNamed('STOPPED')],
  [/feedback/i, statusNamed('CONFIRMATION_STATUS_SUCCESS_FEEDBACK_FAILED')],
  [/network not found|ssid not found/i, statusNamed('CONFIRMATION_STATUS_FAIL_NETWORK_NOT_FOUND')],
  [/(?:fail|error).*connection|connection.*fail/i, statusNamed('CONFIRMATION_STATUS_FAIL_CONNECTION_FAILED')],
  [/ip (?:address )?not acquired/i, statusNamed('CONFIRMATION_STATUS_CONNECTION_SUCCESS_IP_NOT_ACQUIRED')],
  [/confirm\w*.*ip (?:address )?acquired/i, statusNamed('CONFIRMATION_IP_ACQUIRED')],
  [/confirm\w*.*wlan.*connect/i, statusNamed('CONFIRMATION_WLAN_CONNECT')],
  [/confirm\w*.*success/i, statusNamed('CONFIRMATION_STATUS_SUCCESS')],
  [/smart ?config.*time.?out/i, statusNamed('SMART_CONFIG_SYNC_TIMEOUT')],
  [/smart ?config.*sync/i, statusNamed('SMART_CONFIG_SYNCED')],
  [/external config\w*.*ready/i, statusNamed('EXTERNAL_CONFIGURATION_READY')],
  [
    /abort.*(?:nwp|network processor)|(?:nwp|network processor).*abort/i,
    { event: 'SL_DEVICE_EVENT_FATAL_DEVICE_ABORT' },
  ],
];

/** What a line of a console may mean, by its words. */
export const guessOf = (line: string): Guess => ROWS.find(([words]) => words.test(line))?.[1] ?? { means: 'nothing' };

function statusNamed(name: string): Guess {
  const whole = PREFIX + name;
  if (!(whole in constants.status)) throw new TypeError(`${whole} is no status`);
  return { status: whole satisfies string as StatusName };
}
