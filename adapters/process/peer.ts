import type { Ending, Stop } from './child';

/** A program that speaks the adapter protocol, however it is reached. */
export interface Peer {
  /** What it wrote besides its messages, as the rest of a message; empty without any. */
  readonly said: string;
  write(text: string): void;
  /** Ends it. @param patience time to wait before each means, in ms */
  stop(patience: { readonly shutdown: number; readonly terminate: number }): Promise<Stop>;
}

/** What a program reports. */
interface PeerReports {
  /** A piece of its output. */
  output(piece: Buffer): void;
  /** Called once, when no more output can arrive. */
  end(ending: Ending): void;
  /** A piece of its standard error. */
  error(text: string): void;
}

/** Starts a program, or connects to one. */
export type StartPeer = (address: string, reports: PeerReports) => Peer;
