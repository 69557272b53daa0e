import { ByteStream, type Junk } from './byte-stream';
import { padded, paddingOf } from './field-writer';
import { partialMarkerLength, RATE_ANSWER } from './markers';
import type { MessageContent } from './message';

/** The header of every message of the network processor. */
export interface MessageHeader {
  /** Credit for data commands, see `credit.ts`. */
  readonly txPoolCnt: number;
  readonly devStatus: number;
  /** Payload in bytes that costs one credit. */
  readonly minMaxPayload: number;
  /** A bit for each socket that has failed to send. */
  readonly socketTxFailure: number;
  /** A bit for each socket that does not block. */
  readonly socketNonBlocking: number;
}

/** The sync of a message: plain, or with its number modulo four. */
type Sync = 'plain' | number;

/** A whole message. */
export type MessageFrame = MessageHeader & MessageContent;

/** An item in the network processor's stream, with its bytes. */
export type MessageItem = { readonly bytes: Uint8Array } & (
  | ({ readonly kind: 'message'; readonly sync: Sync } & MessageFrame)
  | { readonly kind: 'rate answer' }
);

const SYNC = 4;
const HEAD = SYNC + 12;
/** How many header bytes the length field counts. */
const COUNTED = 8;

const PLAIN = 0xabcddcba;
const NUMBERED = 0xabcddcbc;
/** TI's driver ignores bits 7, 15 and 31 of a sync. */
const SYNC_MASK = 0x7fff7f7f;
const NUMBERED_BIT = 0x04;
const NUMBER = 0x03;

/** The bytes of a message with sync and header. */
export function encodeMessageFrame(frame: MessageFrame, sync: Sync): Buffer {
  const head = Buffer.alloc(HEAD);
  head.writeUInt32LE(sync === 'plain' ? PLAIN : NUMBERED + (sync & NUMBER), 0);
  head.writeUInt16LE(frame.opcode, 4);
  head.writeUInt16LE(COUNTED + frame.payload.length, 6);
  head.writeUInt8(frame.txPoolCnt, 8);
  head.writeUInt8(frame.devStatus, 9);
  head.writeUInt16LE(frame.minMaxPayload, 10);
  head.writeUInt16LE(frame.socketTxFailure, 12);
  head.writeUInt16LE(frame.socketNonBlocking, 14);
  return Buffer.concat([head, padded(frame.payload)]);
}

/** The sync that TI's driver sees in a word, if any. */
function syncOf(word: number): Sync | undefined {
  if ((word & NUMBERED_BIT) === 0) return (word & SYNC_MASK) >>> 0 === (PLAIN & SYNC_MASK) >>> 0 ? 'plain' : undefined;
  const isNumbered = (word & SYNC_MASK & ~NUMBER) >>> 0 === (NUMBERED & SYNC_MASK & ~NUMBER) >>> 0;
  return isNumbered ? word & NUMBER : undefined;
}

/**
 * Finds the messages of the network processor in a stream of bytes.
 *
 * @param numbers `checked` finds what TI's driver finds: the number of a sync must be the count of messages since
 *   power-on. `any` accepts all numbers, for a recording that begins later.
 */
export class MessageStream extends ByteStream<MessageItem> {
  private count = 0;

  constructor(private readonly numbers: 'checked' | 'any' = 'checked') {
    super();
  }

  /** Power has been switched on: numbers begin at 0. */
  override restart(): void {
    super.restart();
    this.count = 0;
  }

  protected next(): MessageItem | Junk | undefined {
    const { stream } = this;
    const found = this.syncAt();
    const answer = stream.indexOf(RATE_ANSWER);
    if (answer >= 0 && (found === undefined || answer < found.at))
      return answer > 0 ? this.junk(answer) : { kind: 'rate answer', bytes: this.take(RATE_ANSWER.length) };
    if (found === undefined) {
      // The last three bytes may be the beginning of a sync.
      const idle =
        stream.length - Math.max(partialMarkerLength(stream, [RATE_ANSWER]), Math.min(SYNC - 1, stream.length));
      return idle > 0 ? this.junk(idle) : undefined;
    }
    if (found.at > 0) return this.junk(found.at);
    return this.message(found.sync);
  }

  protected beginning(): number {
    return this.stream.length >= SYNC && this.accepted(0) !== undefined ? SYNC : 1;
  }

  private syncAt(): { readonly at: number; readonly sync: Sync } | undefined {
    for (let at = 0; at + SYNC <= this.stream.length; at += 1) {
      const sync = this.accepted(at);
      if (sync !== undefined) return { at, sync };
    }
    return undefined;
  }

  private accepted(at: number): Sync | undefined {
    const sync = syncOf(this.stream.readUInt32LE(at));
    const wrong = this.numbers === 'checked' && typeof sync === 'number' && sync !== (this.count & NUMBER);
    return wrong ? undefined : sync;
  }

  private message(sync: Sync): MessageItem | Junk | undefined {
    const { stream } = this;
    if (stream.length < HEAD) return undefined;
    const length = stream.readUInt16LE(6) - COUNTED;
    if (this.accepted(SYNC) !== undefined || length < 0) return this.junk(SYNC);
    const end = HEAD + length + paddingOf(length);
    if (stream.length < end) return undefined;
    const bytes = this.take(end);
    this.count += 1;
    return {
      kind: 'message',
      sync,
      opcode: bytes.readUInt16LE(4),
      txPoolCnt: bytes.readUInt8(8),
      devStatus: bytes.readUInt8(9),
      minMaxPayload: bytes.readUInt16LE(10),
      socketTxFailure: bytes.readUInt16LE(12),
      socketNonBlocking: bytes.readUInt16LE(14),
      payload: bytes.subarray(HEAD, HEAD + length),
      bytes,
    };
  }
}
