/** Counts bytes, and lets a caller wait for a number of them. */
export class ByteCount {
  private count = 0;
  private arrivals: (() => void)[] = [];

  add(bytes: number): void {
    this.count += bytes;
    for (const wake of this.arrivals.splice(0)) wake();
  }

  restart(): void {
    this.count = 0;
  }

  /** Resolves after this number of bytes has been counted. */
  async reaches(bytes: number): Promise<void> {
    while (this.count < bytes) await new Promise<void>((resolve) => this.arrivals.push(resolve));
  }
}
