import { writeSync } from 'node:fs';

/** The most bytes that wait for a reader; when more come, the waiting ones are discarded. */
const MAX_QUEUED = 4 << 20;

/** Pause before the next attempt on a full terminal, in ms. */
const PAUSE = 1;

/**
 * Writes to a terminal whose buffer may be full because no process reads it. Node's own stream would retry without a
 * pause, and the reader may be this process.
 */
export class TerminalWriter {
  private waiting: Uint8Array[] = [];
  private length = 0;
  private timer: NodeJS.Timeout | undefined;
  private stopped = false;

  constructor(private readonly descriptor: number) {}

  write(bytes: Uint8Array): void {
    if (this.stopped) return;
    if (this.length + bytes.length > MAX_QUEUED) this.discard();
    this.waiting.push(bytes);
    this.length += bytes.length;
    if (this.timer === undefined) this.flush();
  }

  discard(): void {
    this.waiting = [];
    this.length = 0;
  }

  stop(): void {
    this.stopped = true;
    clearTimeout(this.timer);
    this.discard();
  }

  private flush(): void {
    this.timer = undefined;
    for (let next = this.waiting[0]; next !== undefined; next = this.waiting[0]) {
      const written = this.attempt(next);
      this.length -= written;
      if (written < next.length) {
        this.waiting[0] = next.subarray(written);
        this.timer = setTimeout(() => this.flush(), PAUSE);
        return;
      }
      this.waiting.shift();
    }
  }

  /** Writes what the terminal accepts now and gives the number of bytes. */
  private attempt(bytes: Uint8Array): number {
    try {
      return writeSync(this.descriptor, bytes);
    } catch (error) {
      if (error instanceof Error && 'code' in error && error.code === 'EAGAIN') return 0;
      // The terminal is closed: the bytes are lost.
      return bytes.length;
    }
  }
}
