import { ByteStream, type Junk } from './byte-stream';
import type { CommandFrame } from './command';
import {
  LONG_SYNC,
  matchesAt,
  partialMarkerLength,
  RATE_CHALLENGE,
  READ_REQUEST,
  SHORT_SYNC,
  SYNC_PREFIX,
} from './markers';
import { FROM_HOST } from './table';

/** How the host's bytes are framed. */
type Framing = 'uart' | 'spi';

/** An item in the host's stream, with its bytes. */
export type HostItem = { readonly bytes: Uint8Array } & (
  | ({ readonly kind: 'command'; readonly sync: 'long' | 'short' } & CommandFrame)
  | { readonly kind: 'read request' }
  | { readonly kind: 'rate challenge' }
);

const HEADER = 4;
const MARKERS: readonly Buffer[] = [LONG_SYNC, SHORT_SYNC, READ_REQUEST, RATE_CHALLENGE];

/** The bytes of a command with sync and header. */
export function encodeHostFrame({ opcode, body }: CommandFrame, framing: Framing): Buffer {
  const header = Buffer.alloc(HEADER);
  header.writeUInt16LE(opcode, 0);
  header.writeUInt16LE(body.length, 2);
  return Buffer.concat([framing === 'uart' ? LONG_SYNC : SHORT_SYNC, header, body]);
}

/**
 * Finds the host's frames in a stream of bytes. It accepts the long and the short sync.
 */
export class HostStream extends ByteStream<HostItem> {
  protected next(): HostItem | Junk | undefined {
    const { stream } = this;
    const at = this.markerAt();
    if (at < 0) {
      const idle = stream.length - partialMarkerLength(stream, MARKERS);
      return idle > 0 ? this.junk(idle) : undefined;
    }
    if (at > 0) return this.junk(at);
    if (matchesAt(stream, READ_REQUEST, 0)) return { kind: 'read request', bytes: this.take(READ_REQUEST.length) };
    if (matchesAt(stream, RATE_CHALLENGE, 0))
      return { kind: 'rate challenge', bytes: this.take(RATE_CHALLENGE.length) };
    return this.command();
  }

  protected beginning(): number {
    return [LONG_SYNC, SHORT_SYNC].find((sync) => matchesAt(this.stream, sync, 0))?.length ?? 1;
  }

  /** Where the first marker begins; -1 without one. */
  private markerAt(): number {
    if (matchesAt(this.stream, LONG_SYNC, 0)) return 0;
    const found = MARKERS.map((marker) => this.stream.indexOf(marker)).filter((at) => at >= 0);
    return found.length === 0 ? -1 : Math.min(...found);
  }

  private command(): HostItem | Junk | undefined {
    const { stream } = this;
    const sync = matchesAt(stream, LONG_SYNC, 0) ? 'long' : 'short';
    const start = sync === 'long' ? LONG_SYNC.length : SHORT_SYNC.length;
    if (stream.length < start + HEADER) return undefined;
    // A doubled sync, or bytes that only look like one.
    const doubled = matchesAt(stream, SYNC_PREFIX, start);
    const opcode = stream.readUInt16LE(start);
    if (doubled || (opcode & FROM_HOST) === 0) return this.junk(start);
    const end = start + HEADER + stream.readUInt16LE(start + 2);
    if (stream.length < end) return undefined;
    const bytes = this.take(end);
    return { kind: 'command', sync, opcode, body: bytes.subarray(start + HEADER), bytes };
  }
}
