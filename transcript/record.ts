import type { Fields, Json } from '../ledger/json';

/**
 * One thing that happened in a run, as it stands in the transcript.
 *
 * `t` is the device time at which it was over, in whole milliseconds since the reset the scenario began with. Between
 * two records the suite's clock stands still, so a run can be repeated from its records alone.
 */
export type TranscriptRecord =
  | RunRecord
  | DeviceRecord
  | { readonly kind: 'scenario'; readonly scenario: string }
  | { readonly kind: 'step'; readonly t?: number; readonly step: string }
  | { readonly kind: 'reset'; readonly t: 0; readonly setup: Fields }
  | { readonly kind: 'call'; readonly t: number; readonly function: string; readonly arguments: Fields }
  | ReturnRecord
  /** The call has not returned by its deadline; its return comes as an event named `return`. */
  | { readonly kind: 'pending'; readonly t: number; readonly function: string }
  | EventRecord
  /** Time that passed without an event. */
  | { readonly kind: 'wait'; readonly t: number }
  | BenchRecord
  /** What an adapter rejected with, in place of the record that would stand here. */
  | {
      readonly kind: 'fault';
      readonly t: number;
      readonly code: string;
      readonly message: string;
      readonly hint: string;
    }
  /** Raw traffic. */
  | { readonly kind: 'raw'; readonly direction: 'to device' | 'from device'; readonly text: string }
  /** The run came to its end. A transcript without it was cut short. */
  | { readonly kind: 'end' };

/** What was run, written before anything else. */
export interface RunRecord {
  readonly kind: 'run';
  /** Version of this format. */
  readonly format: 1;
  readonly suite: {
    readonly name: string;
    readonly version: string;
    readonly ledgerSha256: string;
    readonly featuresSha256: string;
  };
  /** How the device was reached and what the run was told, by the names of the command line. */
  readonly settings: Fields;
}

/** Who answered. */
export interface DeviceRecord {
  readonly kind: 'device';
  readonly adapter: string;
  readonly part: string;
  readonly versions: { readonly [name: string]: string };
  readonly capabilities: {
    readonly functions: readonly string[];
    readonly offers: readonly string[];
    readonly lacks: { readonly [needOrFunction: string]: string };
  };
  /** Whether device time passes only while somebody waits. */
  readonly driven: boolean;
  /** How far a time in this record may be off, in ms. */
  readonly uncertainty: number;
  /** Parts of the bench and of the seam there are. */
  readonly parts: readonly string[];
}

export interface ReturnRecord {
  readonly kind: 'return';
  readonly t: number;
  readonly function: string;
  readonly code: number;
  readonly value?: Fields;
}

export interface EventRecord {
  readonly kind: 'event';
  /** When the suite took it. */
  readonly t: number;
  /** When the application received it; earlier than `t` where it had to wait. */
  readonly at: number;
  readonly name: string;
  readonly data: Fields;
}

/** An act of what surrounds the device. */
export interface BenchRecord {
  readonly kind: 'phone' | 'network' | 'cloud' | 'capture' | 'driver-port';
  readonly t: number;
  /** Name of the contract's method. */
  readonly act: string;
  readonly arguments: readonly Json[];
  readonly answer?: Json;
}

/** A record with what the transcript itself adds. */
export type Line = TranscriptRecord & {
  /** Number of the line, from 1. */
  readonly seq: number;
  /** Wall-clock time in ms since 1970. */
  readonly wall: number;
};
