import { setTimeout as delay } from 'node:timers/promises';
import { defaultLines } from '../adapters/serial/line-policy';
import { openPort } from '../adapters/serial/port';
import { ProvtckError } from '../ledger/error';
import { wallNow } from '../ledger/wall-clock';
import type { WorkShare } from '../runtime/work-share';

/** Interval between two attempts to open a port, ms. */
const ATTEMPT = 500;
const DEFAULT_BAUD = 115_200;

/** Ends a part of a run when its port is lost, so that the next part can begin when the port is back. */
export class LostPort implements WorkShare {
  /** Whether the port was lost in this part. */
  lost = false;
  /** Ids of the scenarios that were executed before that. */
  readonly executed = new Set<string>();

  take(): boolean {
    return !this.lost;
  }

  finished({ id, faultCode }: Parameters<WorkShare['finished']>[0]): boolean {
    this.lost = faultCode === 'PORT_LOST';
    if (!this.lost) this.executed.add(id);
    return !this.lost;
  }
}

/**
 * Waits until a port can be opened again.
 *
 * @param within ms of wall time
 * @returns whether it can be opened
 */
export async function portReturns(port: string, within: number, signal: AbortSignal): Promise<boolean> {
  for (const latest = wallNow() + within; wallNow() < latest && !signal.aborted; ) {
    if (await canOpen(port)) return true;
    await delay(ATTEMPT, undefined, { signal }).catch(() => {});
  }
  return false;
}

async function canOpen(port: string): Promise<boolean> {
  try {
    const opened = await openPort(port, DEFAULT_BAUD, defaultLines, () => {});
    await opened.close();
    return true;
  } catch (error) {
    if (error instanceof ProvtckError) return false;
    throw error;
  }
}
