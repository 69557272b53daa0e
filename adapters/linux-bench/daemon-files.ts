import { pbkdf2Sync } from 'node:crypto';
import { ProvtckError } from '../../ledger/error';
import type { AccessPoint, Security } from '../adapter';
import { bytesOf } from '../byte-text';
import { cannotDo } from '../cannot-do';

/**
 * Configuration files of the daemons. Names and keys are hexadecimal digits in them, so that every byte is transferred
 * without loss.
 */

/** What is common to all access points of a radio. */
export interface AccessPointPlace {
  readonly networkInterface: string;
  /** Folder of the control sockets. */
  readonly controls: string;
  readonly channel: number;
  readonly regulatoryDomain: string;
}

/**
 * The file of hostapd for one network. 802.11g with 20 MHz and QoS frames: a device can measure their lengths, as
 * SmartConfig requires.
 *
 * @throws ProvtckError `BENCH_NAME_INVALID`, `BENCH_KEY_INVALID`; `CANNOT_DO` for WPA3
 */
export function accessPointFile(accessPoint: Omit<AccessPoint, 'dhcp'>, place: AccessPointPlace): string {
  return lines([
    `interface=${place.networkInterface}`,
    'driver=nl80211',
    `ctrl_interface=${place.controls}`,
    `country_code=${place.regulatoryDomain}`,
    'hw_mode=g',
    `channel=${place.channel}`,
    'wmm_enabled=1',
    // A station that comes back is admitted at once, and a wrong key is reported after one attempt.
    'ap_max_inactivity=60',
    `ssid2=${nameOf(accessPoint.ssid)}`,
    ...securityOf(accessPoint),
  ]);
}

function securityOf({ ssid, security, key }: Omit<AccessPoint, 'dhcp'>): readonly string[] {
  if (security === 'open') return ['auth_algs=1'];
  if (security === 'wep') return ['auth_algs=3', 'wep_default_key=0', `wep_key0=${wepKey(key)}`];
  if (security === 'wpa3') throw cannotDo('the Linux bench has no networks with WPA3');
  return ['auth_algs=1', 'wpa=3', 'wpa_key_mgmt=WPA-PSK', 'wpa_pairwise=CCMP', `wpa_psk=${pairwiseKey(ssid, key)}`];
}

/** A network that the phone joins. */
export interface WantedNetwork {
  readonly ssid: string;
  readonly security: Security;
  readonly key: string;
  /** Frequencies in MHz on which the phone looks for it. */
  readonly frequencies: readonly number[];
  /** Address of the access point; any where it is absent. */
  readonly bssid?: string;
}

/** The file of wpa_supplicant for one network, which is not enabled yet. */
export function stationFile(network: WantedNetwork, controls: string, regulatoryDomain: string): string {
  return lines([
    `ctrl_interface=${controls}`,
    `country=${regulatoryDomain}`,
    'ap_scan=1',
    'p2p_disabled=1',
    'network={',
    'disabled=1',
    `ssid=${nameOf(network.ssid)}`,
    'scan_ssid=1',
    `scan_freq=${network.frequencies.join(' ')}`,
    ...(network.bssid === undefined ? [] : [`bssid=${network.bssid}`]),
    ...stationSecurityOf(network),
    '}',
  ]);
}

function stationSecurityOf({ ssid, security, key }: WantedNetwork): readonly string[] {
  if (security === 'open') return ['key_mgmt=NONE'];
  if (security === 'wep') return ['key_mgmt=NONE', `wep_key0=${wepKey(key)}`, 'wep_tx_keyidx=0'];
  return ['key_mgmt=WPA-PSK', 'proto=RSN WPA', `psk=${pairwiseKey(ssid, key)}`];
}

const hex = (bytes: Uint8Array): string => Buffer.from(bytes).toString('hex');

/** @throws ProvtckError `BENCH_NAME_INVALID` */
function nameOf(ssid: string): string {
  const bytes = bytesOf(ssid);
  if (bytes.length >= 1 && bytes.length <= 32) return hex(bytes);
  throw new ProvtckError(
    'BENCH_NAME_INVALID',
    `a network name of ${bytes.length} bytes cannot be transmitted`,
    'Use 1 to 32 bytes.',
  );
}

/**
 * The pairwise master key. The bench computes it itself (IEEE 802.11, annex J.4), so that the daemons never parse a pass
 * phrase.
 */
function pairwiseKey(ssid: string, key: string): string {
  if (/^[\da-f]{64}$/i.test(key)) return key.toLowerCase();
  const bytes = bytesOf(key);
  if (bytes.length >= 8 && bytes.length <= 63) return hex(pbkdf2Sync(bytes, bytesOf(ssid), 4_096, 32, 'sha1'));
  throw new ProvtckError(
    'BENCH_KEY_INVALID',
    `a pass phrase of ${bytes.length} bytes is no WPA key`,
    'Use 8 to 63 bytes, or 64 hexadecimal digits.',
  );
}

/** 5 or 13 bytes, or twice as many hexadecimal digits. */
function wepKey(key: string): string {
  if (/^(?:[\da-f]{10}|[\da-f]{26})$/i.test(key)) return key;
  const bytes = bytesOf(key);
  if (bytes.length === 5 || bytes.length === 13) return hex(bytes);
  throw cannotDo(`a WEP key has 5 or 13 bytes, and this one has ${bytes.length}`);
}

const lines = (all: readonly string[]): string => `${all.join('\n')}\n`;
