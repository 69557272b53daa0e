import type { Packet } from '../adapter';
import { textOf } from '../byte-text';
import { parsePacket } from './packet-parser';

/** Length of the header of a pcap file and of one record in it. */
const FILE_HEADER = 24;
const RECORD_HEADER = 16;

/** Magic number of a pcap file with times in microseconds, written by a machine of the same byte order. */
const MAGIC = 0xa1b2c3d4;

/** Maximum length of a record; `tcpdump` cuts longer ones. */
const LONGEST = 262_144;

/** Maximum number of kept packets. A device that floods the network does not fill the memory. */
const KEPT = 20_000;

/** A captured packet with the time of the machine. */
export interface CapturedPacket extends Omit<Packet, 'at'> {
  /** Ms since 1970. */
  readonly time: number;
}

/** Reads the output of tcpdump piece by piece, and keeps what the devices have sent. */
export class CapturedPackets {
  private unread = Buffer.alloc(0);
  private headerRead = false;
  private kept: CapturedPacket[] = [];
  /** TCP connections whose first packet is kept. */
  private readonly connections = new Set<string>();

  /** @param isDevice whether a MAC address belongs to a device, and not to the bench itself */
  constructor(private readonly isDevice: (mac: string) => boolean) {}

  get packets(): readonly CapturedPacket[] {
    return this.kept;
  }

  forget(): void {
    this.kept = [];
    this.connections.clear();
  }

  /** @throws Error for what is no capture */
  take(piece: Buffer): void {
    this.unread = Buffer.concat([this.unread, piece]);
    if (!this.headerRead) {
      if (this.unread.length < FILE_HEADER) return;
      if (this.unread.readUInt32LE(0) !== MAGIC) throw new Error('the output of tcpdump is no capture');
      this.unread = this.unread.subarray(FILE_HEADER);
      this.headerRead = true;
    }
    while (this.unread.length >= RECORD_HEADER) {
      const length = this.unread.readUInt32LE(8);
      if (length > LONGEST) throw new Error(`the capture has a packet of ${length} bytes`);
      if (this.unread.length < RECORD_HEADER + length) return;
      const time = this.unread.readUInt32LE(0) * 1_000 + this.unread.readUInt32LE(4) / 1_000;
      this.keep(time, this.unread.subarray(RECORD_HEADER, RECORD_HEADER + length));
      this.unread = this.unread.subarray(RECORD_HEADER + length);
    }
  }

  private keep(time: number, record: Buffer): void {
    const parsed = parsePacket(record);
    if (parsed === undefined || !this.isDevice(parsed.source) || this.kept.length >= KEPT) return;
    const { protocol, cast, port, connection } = parsed;
    if (connection !== undefined) {
      if (this.connections.has(connection)) return;
      this.connections.add(connection);
    }
    this.kept.push({ time, protocol, cast, port, payload: textOf(parsed.payload) });
  }
}
