/** Byte sequences that mark the beginning of a frame. */

const bytes = (hex: string): Buffer => Buffer.from(hex.replaceAll(' ', ''), 'hex');

/** Begins every command. Over a UART, the prefix precedes it. */
export const SHORT_SYNC = bytes('21 43 34 12');
export const SYNC_PREFIX = bytes('FF EE DD BB');
export const LONG_SYNC = Buffer.concat([SYNC_PREFIX, SHORT_SYNC]);

/** Over SPI, the host sends it before it reads a message. */
export const READ_REQUEST = bytes('65 87 78 56');

/** Raw bytes after a change of the UART rate: the host's challenge and the answer to it. */
export const RATE_CHALLENGE = bytes('FF FF FF FF 55 AA 55 AA');
export const RATE_ANSWER = bytes('55 AA 55 AA');

/** Whether `marker` is at offset `at`. */
export const matchesAt = (stream: Buffer, marker: Buffer, at: number): boolean =>
  stream.length - at >= marker.length && marker.equals(stream.subarray(at, at + marker.length));

/** How many of the last bytes may be the beginning of a marker. */
export function partialMarkerLength(stream: Buffer, markers: readonly Buffer[]): number {
  const longest = Math.max(...markers.map((marker) => marker.length)) - 1;
  for (let length = Math.min(longest, stream.length); length > 0; length -= 1) {
    const end = stream.subarray(stream.length - length);
    if (markers.some((marker) => marker.length > length && marker.subarray(0, length).equals(end))) return length;
  }
  return 0;
}
