/** A day in ms. */
export const DAY = 86_400_000;

/** Time stamp of a line, as its terminal writes it. */
export interface Stamp {
  /** Milliseconds since a fixed moment of all stamps of this format. */
  readonly ms: number;
  /** The same with day and month exchanged, if the format does not define their order. */
  readonly exchanged?: number;
  /** The smallest difference of two stamps of this format, in ms. */
  readonly resolution: number;
  /** Period after which the stamp starts again, in ms: a day, a year; absent if it never does. */
  readonly period?: number;
}

/** A line without its stamp. */
export interface Stamped {
  readonly text: string;
  readonly stamp?: Stamp;
}
