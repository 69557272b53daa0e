import { decodeLengths, type Received } from '../../adapters/linux-bench/smart-config-decoder';

/** Last lengths that the ear looks at: more than two passes of the longest name and key. */
const REMEMBERED = 800;
/** Time without a frame after which a transmission is over, and time after which one without credentials is broken off. */
const SILENCE = 1_500;
const BROKEN_OFF = 6_000;
/** Number of synchronising frames of each of the two lengths that no other traffic has in one transmission. */
const SYNCHRONISING = 10;
/** Difference of the two lengths. */
const STEP = 20;

/** What a transmission has led to. */
type Heard = 'nothing' | 'broken off' | 'credentials';

/**
 * Recognises transmissions of SmartConfig by the lengths of encrypted frames. Each transmission is reported once, however
 * often the phone repeats it.
 */
export class SmartConfigEar {
  private lengths: number[] = [];
  private heard: Heard = 'nothing';
  private isFresh = false;
  private last = 0;
  private synchronisedAt: number | undefined;

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
    if (!this.isFresh || this.heard === 'credentials') return;
    this.isFresh = false;
    if (!this.isSynchronised()) return;
    this.synchronisedAt ??= this.now();
    const received = decodeLengths(this.lengths);
    if (received !== undefined) {
      this.heard = 'credentials';
      this.report(received);
    } else if (this.heard === 'nothing' && this.now() - this.synchronisedAt >= BROKEN_OFF) {
      this.heard = 'broken off';
      this.report(undefined);
    }
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
    this.heard = 'nothing';
    this.synchronisedAt = undefined;
  }
}
