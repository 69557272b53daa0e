import type { RunRecord, TranscriptRecord } from '../../transcript/record';

/** The first line of some run. */
export const header: RunRecord = {
  kind: 'run',
  format: 1,
  suite: { name: 'a suite', version: '1.0.0', ledgerSha256: '0'.repeat(64), featuresSha256: '1'.repeat(64) },
  redacted: true,
  settings: {},
};

/** What a scenario may leave behind. */
export const conversation: readonly TranscriptRecord[] = [
  { kind: 'scenario', scenario: 'one' },
  { kind: 'step', step: 'the device is asked' },
  { kind: 'reset', t: 0, setup: {} },
  { kind: 'call', t: 0, function: 'sl_Start', arguments: { pIfHdl: null } },
  { kind: 'return', t: 3, function: 'sl_Start', code: 0 },
  { kind: 'event', t: 8, at: 5, name: 'SL_WLAN_EVENT_CONNECT', data: { Ssid: 'a\u00e9\u{1f600}' } },
  { kind: 'wait', t: 20 },
];
