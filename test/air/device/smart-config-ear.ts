import { decodeLengths, type Received } from '../../adapters/linux-bench/smart-config-decoder';

/** Last lengths that the ear looks at: more than two passes of the longest name and key. */
const REMEMBERED = 800;
/** Time without a frame after which a transmission is over, in ms. A sender pauses 100 ms after four passes. */
const SILENCE = 600;
/** Time after which a transmission without credentials is broken off, in ms. */
const BROKEN_OFF = 6_000;
/** Number of synchronising frames of each of the two lengths that no other traffic has in one transmission. */
const SYNCHRONISING = 10;
/** Difference of the two lengths. */
const STEP = 20;

/**
 * Recognises transmissions of SmartConfig by the lengths of encrypted frames. Each transmission is reported once, however
 * often the phone repeats it. A new one begins after a silence, or with other credentials.
 */
export class SmartConfigEar {
  private lengths: number[] = [];
  private isFresh = false;
  private last = 0;
  private synchronisedAt: number | undefined;
  private isBrokenOff = false;
  /** What the present transmission has carried. */
  private received: Received | undefined;

  /** @param report receives the credentials; undefined for a transmission that carries none */
  constructor(
    private readonly now: () => number,
    private readonly report: (received: Received | undefined) => void,
  ) {}

  /** Takes the length of a data frame of a phone. */
  hear(length: number): void {
    if (this.now() - this.last > SILENCE) this.forget();
    this.last = this.now();
    this.isFresh = true;
    this.lengths.push(length);
    if (this.lengths.length > REMEMBERED) this.lengths.shift();
  }

  /** Looks for a transmission in what it has heard since the last look. */
  look(): void {
    if (!this.isFresh) return;
    this.isFresh = false;
    if (!this.isSynchronised()) return;
    this.synchronisedAt ??= this.now();
    const received = decodeLengths(this.lengths);
    if (received !== undefined) return this.take(received);
    if (this.received !== undefined || this.isBrokenOff || this.now() - this.synchronisedAt < BROKEN_OFF) return;
    this.isBrokenOff = true;
    this.report(undefined);
  }

  private take(received: Received): void {
    // The next pass is decoded without the frames of this one.
    this.lengths = [];
    const before = this.received;
    this.received = received;
    const isRepeated = before?.ssid.equals(received.ssid) === true && before.key.equals(received.key);
    if (!isRepeated) this.report(received);
  }

  private isSynchronised(): boolean {
    const counts = new Map<number, number>();
    for (const length of this.lengths) counts.set(length, (counts.get(length) ?? 0) + 1);
    return [...counts].some(
      ([length, count]) => count >= SYNCHRONISING && (counts.get(length + STEP) ?? 0) >= SYNCHRONISING,
    );
  }

  private forget(): void {
    this.lengths = [];
    this.received = undefined;
    this.isBrokenOff = false;
    this.synchronisedAt = undefined;
  }
}
