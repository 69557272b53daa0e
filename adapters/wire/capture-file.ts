import { ProvtckError } from '../../ledger/error';

/** A frame, or a switch of the power. */
export type WireItem =
  | { readonly kind: 'bytes'; readonly from: 'host' | 'network processor'; readonly bytes: Uint8Array }
  | { readonly kind: 'power'; readonly on: boolean };

/** A frame or a switch of the power with its time, in ms since the recording began. */
export type WireRecord = { readonly at: number } & WireItem;

/** Format of pcap files (draft-ietf-opsawg-pcap), little endian, times in microseconds. */
const MAGIC = 0xa1b2c3d4;
const FILE_HEADER = 24;
const RECORD_HEADER = 16;
const SNAP_LENGTH = 0x0004_0000;
/** LINKTYPE_USER0: the format of a packet is our own. */
const LINK_TYPE = 147;

/** First byte of a packet. After it come the bytes of a frame, with sync, as they were on the line. */
const FROM_HOST = 0;
const FROM_NETWORK_PROCESSOR = 1;
const POWER_ON = 2;
const POWER_OFF = 3;

/** The beginning of a capture file. */
export function captureHeader(): Buffer {
  const header = Buffer.alloc(FILE_HEADER);
  header.writeUInt32LE(MAGIC, 0);
  header.writeUInt16LE(2, 4);
  header.writeUInt16LE(4, 6);
  header.writeUInt32LE(SNAP_LENGTH, 16);
  header.writeUInt32LE(LINK_TYPE, 20);
  return header;
}

/** One record of a capture file. */
export function captureRecord(record: WireRecord): Buffer {
  const packet = Buffer.concat([Buffer.of(typeOf(record)), record.kind === 'bytes' ? record.bytes : Buffer.alloc(0)]);
  const header = Buffer.alloc(RECORD_HEADER);
  const microseconds = Math.round(record.at * 1_000);
  header.writeUInt32LE(Math.floor(microseconds / 1_000_000), 0);
  header.writeUInt32LE(microseconds % 1_000_000, 4);
  header.writeUInt32LE(packet.length, 8);
  header.writeUInt32LE(packet.length, 12);
  return Buffer.concat([header, packet]);
}

function typeOf(record: WireRecord): number {
  if (record.kind === 'power') return record.on ? POWER_ON : POWER_OFF;
  return record.from === 'host' ? FROM_HOST : FROM_NETWORK_PROCESSOR;
}

/**
 * Reads a capture file. An incomplete record at its end, as a killed process leaves it, is left out.
 *
 * @throws ProvtckError `CAPTURE_INVALID`
 */
export function readCapture(file: Buffer): readonly WireRecord[] {
  const isOurs = file.length >= FILE_HEADER && file.readUInt32LE(0) === MAGIC && file.readUInt32LE(20) === LINK_TYPE;
  if (!isOurs)
    throw new ProvtckError(
      'CAPTURE_INVALID',
      'the file is no capture of the host interface',
      'Give a file that `provtck nwp --capture` has written.',
    );
  const records: WireRecord[] = [];
  for (let at = FILE_HEADER; at + RECORD_HEADER <= file.length; ) {
    const length = file.readUInt32LE(at + 8);
    const packet = file.subarray(at + RECORD_HEADER, at + RECORD_HEADER + length);
    if (packet.length < length || length === 0) break;
    const time = file.readUInt32LE(at) * 1_000 + file.readUInt32LE(at + 4) / 1_000;
    records.push(recordOf(time, packet));
    at += RECORD_HEADER + length;
  }
  return records;
}

function recordOf(at: number, packet: Buffer): WireRecord {
  const [type] = packet;
  if (type === POWER_ON || type === POWER_OFF) return { at, kind: 'power', on: type === POWER_ON };
  return { at, kind: 'bytes', from: type === FROM_HOST ? 'host' : 'network processor', bytes: packet.subarray(1) };
}
