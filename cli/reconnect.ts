import { once } from 'node:events';
import { connect } from 'node:net';
import { setTimeout as delay } from 'node:timers/promises';
import { defaultLines } from '../adapters/serial/line-policy';
import { openPort } from '../adapters/serial/port';
import { ProvtckError } from '../ledger/error';
import { wallNow } from '../ledger/wall-clock';
import type { WorkShare } from '../runtime/work-share';
import type { Connection } from './connection';

/** Interval between two attempts to open a port, ms. */
const ATTEMPT = 500;
const DEFAULT_BAUD = 115_200;

/** The ports of web servers, where the address of a bench names none. */
const WEB_PORTS: Readonly<Record<string, number>> = { 'http:': 80, 'https:': 443 };

/** Whether the port or the bench of a board was lost, and can come back. */
export const isLost = (faultCode: string | undefined): boolean =>
  faultCode === 'PORT_LOST' || faultCode === 'BENCH_LOST';

/** Ends a part of a run when its port or bench is lost, so that the next part can begin when the port is back. */
export class LostPort implements WorkShare {
  /** Whether the port was lost in this part. */
  lost = false;
  /** Ids of the scenarios that were executed before that. */
  readonly executed = new Set<string>();

  take(): boolean {
    return !this.lost;
  }

  finished({ id, faultCode }: Parameters<WorkShare['finished']>[0]): boolean {
    this.lost = isLost(faultCode);
    if (!this.lost) this.executed.add(id);
    return !this.lost;
  }
}

/**
 * Waits until a port can be opened again, and the bench beside it be reached.
 *
 * @param within ms of wall time
 * @returns whether that is possible
 */
export async function portReturns(
  { port, bench }: Pick<Connection, 'bench'> & { readonly port: string },
  within: number,
  signal: AbortSignal,
): Promise<boolean> {
  for (const latest = wallNow() + within; wallNow() < latest && !signal.aborted; ) {
    if ((await canOpen(port)) && (await canReach(bench))) return true;
    await delay(ATTEMPT, undefined, { signal }).catch(() => {});
  }
  return false;
}

/** Whether the address of a bench accepts a connection. A person, or a bench in this process, is always there. */
async function canReach(bench = ''): Promise<boolean> {
  const url = URL.canParse(bench) ? new URL(bench) : undefined;
  const port = Number(url?.port || WEB_PORTS[url?.protocol ?? '']);
  if (url === undefined || !(port > 0)) return true;
  const socket = connect({ host: url.hostname.replace(/^\[|\]$/g, ''), port, timeout: ATTEMPT });
  socket.on('timeout', () => socket.destroy(new Error('no answer')));
  try {
    await once(socket, 'connect');
    return true;
  } catch {
    return false;
  } finally {
    socket.destroy();
  }
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
