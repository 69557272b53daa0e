import type { LineOf } from './monitor';

/** One attempt to confirm a profile, from the end of the one before. */
export interface ConnectionAttempt {
  /** The reports of link and address. */
  linked?: LineOf<'event'>;
  addressed?: LineOf<'event'>;
  /** The host has restarted the device since. */
  restarted: boolean;
  /** The bench has changed a network since. */
  networkChanged: boolean;
}

/** An attempt about which the record says nothing yet. */
export const newAttempt = (): ConnectionAttempt => ({ restarted: false, networkChanged: false });
