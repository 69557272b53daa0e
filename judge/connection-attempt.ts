import type { LineOf } from './monitor';

/** One attempt to confirm a profile; it starts at the end of the attempt before. */
export interface ConnectionAttempt {
  /** The statuses of link and address. */
  linked?: LineOf<'event'>;
  addressed?: LineOf<'event'>;
  /** The link was reported while nothing had asked for an attempt, so it can be that of the attempt before, sent again. */
  mayBeRepeated?: boolean;
  /** The host has restarted the device since then. */
  restarted: boolean;
  /** The bench has changed a network since then. */
  networkChanged: boolean;
}

/** An attempt without any record so far. */
export const newAttempt = (): ConnectionAttempt => ({ restarted: false, networkChanged: false });
