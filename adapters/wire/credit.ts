import type { MessageHeader } from './message-stream';

/** TI's driver keeps this many credits in reserve. */
const RESERVE = 2;

/** How many credits data of this length costs. */
export const creditsFor = (length: number, minMaxPayload: number): number =>
  minMaxPayload === 0 ? 1 : 1 + Math.floor(Math.max(0, length - 1) / minMaxPayload);

/** The host's credit for data commands, which have no response. */
export class Credit {
  private left = 0;
  private minMaxPayload = 0;

  /** Takes the credit from the header of a message. */
  renew({ txPoolCnt, minMaxPayload }: Pick<MessageHeader, 'txPoolCnt' | 'minMaxPayload'>): void {
    this.left = txPoolCnt;
    this.minMaxPayload = minMaxPayload;
  }

  /** Sets the payload that costs one credit; 0 changes nothing. */
  setPayload(minMaxPayload: number): void {
    if (minMaxPayload !== 0) this.minMaxPayload = minMaxPayload;
  }

  /** Spends the credit of a request for data; false without enough credit. */
  receive(): boolean {
    return this.spend(1, RESERVE);
  }

  /** Spends the credit of sending; false without enough credit. */
  send(length: number): boolean {
    const cost = creditsFor(length, this.minMaxPayload);
    return this.spend(cost, RESERVE + cost);
  }

  private spend(cost: number, above: number): boolean {
    if (this.left <= above) return false;
    this.left -= cost;
    return true;
  }
}
