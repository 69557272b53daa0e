import { constants } from '../../ledger/constants';
import type { Fields, Json } from '../../ledger/json';
import { numberOf } from '../record-accessors';
import type { Action } from './action';

const { SL_SOCK_DGRAM: DATAGRAM } = constants.socket;

/** First byte of the addresses 127.0.0.0/8. */
const LOOPBACK_NET = 0x7f;

/** Whether an address of sl_Bind is the loopback, IPv4 or IPv6. */
function isLoopback(address: Json | undefined): boolean {
  if (typeof address !== 'object' || address === null || Array.isArray(address)) return false;
  const { sin_addr: four, sin6_addr: six } = address as Fields;
  if (typeof four === 'number') return four >>> 24 === LOOPBACK_NET;
  return Array.isArray(six) && six.every((each: Json, at) => each === (at === 15 ? 1 : 0));
}

/** The sockets that an application has open, from its commands and the answers to them. */
export class HostSockets {
  private readonly open = new Set<number>();
  private readonly datagrams = new Set<number>();
  /** Type of the socket that was asked for last. */
  private wanted: number | undefined;

  /** Number of open sockets. */
  get size(): number {
    return this.open.size;
  }

  /** Whether a socket is for datagrams: sl_Connect only sets its peer, and sends nothing. */
  isDatagram(sd: Json | undefined): boolean {
    return this.datagrams.has(numberOf(sd) ?? -1);
  }

  take({ name, data }: Action): void {
    const code = numberOf(data.code) ?? -1;
    if (name === 'sl_Socket') this.wanted = numberOf(data.Type);
    if (name === 'return' && data.function === 'sl_Socket' && code >= 0) this.opened(numberOf(data.sd) ?? code);
    if (name === 'completion' && data.function === 'sl_Accept' && code >= 0) this.open.add(code);
    // TI's host driver keeps a socket on the loopback for sl_Select. It is not the application's to close.
    if (name === 'sl_Close' || (name === 'sl_Bind' && isLoopback(data.addr))) this.closed(numberOf(data.sd) ?? -1);
  }

  forget(): void {
    this.open.clear();
    this.datagrams.clear();
  }

  private opened(sd: number): void {
    this.open.add(sd);
    if (this.wanted === DATAGRAM) this.datagrams.add(sd);
  }

  private closed(sd: number): void {
    this.open.delete(sd);
    this.datagrams.delete(sd);
  }
}
