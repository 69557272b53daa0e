import type { Packet } from '../adapter';

/** A packet as the capture of all interfaces (`LINUX_SLL2`) has it. */
export interface ParsedPacket extends Pick<Packet, 'protocol' | 'cast' | 'port'> {
  /** MAC address of the sender. */
  readonly source: string;
  readonly payload: Buffer;
  /** Identifies a TCP connection; absent for other protocols. */
  readonly connection?: string;
}

type Content = Pick<ParsedPacket, 'protocol' | 'port' | 'payload' | 'connection'>;

/** Length of the header of LINUX_SLL2. */
const HEADER = 20;
const etherType = { ipv4: 0x0800, arp: 0x0806, ipv6: 0x86dd } as const;
const ip = { hopByHop: 0, igmp: 2, tcp: 6, udp: 17, icmpv6: 58 } as const;
const dhcpServer = 67;

/** Packet types of the header. Outgoing packets are the bench's own. */
const casts: readonly (ParsedPacket['cast'] | undefined)[] = ['unicast', 'broadcast', 'multicast', 'unicast'];

const none = Buffer.alloc(0);

/** Reads one packet. Undefined for the bench's own packets, and for protocols that are not in the contract. */
export function parsePacket(record: Buffer): ParsedPacket | undefined {
  if (record.length < HEADER) return undefined;
  const cast = casts[record[10] ?? 4];
  if (cast === undefined || record[11] !== 6) return undefined;
  const source = [...record.subarray(12, 18)].map((byte) => byte.toString(16).padStart(2, '0')).join(':');
  const content = contentOf(record.readUInt16BE(0), record.subarray(HEADER));
  return content && { source, cast, ...content };
}

/** Access points add LLC frames at an association; their type is a length or a number of Linux, and below 0x600. */
function contentOf(type: number, packet: Buffer): Content | undefined {
  if (type === etherType.arp) return { protocol: 'ARP', port: 0, payload: none };
  if (type === etherType.ipv4) return ipv4(packet);
  return type === etherType.ipv6 ? ipv6(packet) : undefined;
}

function ipv4(packet: Buffer): Content | undefined {
  const header = ((packet[0] ?? 0) & 0x0f) * 4;
  if (header < 20 || packet.length < header) return undefined;
  // Later fragments have no header of their transport protocol.
  if ((packet.readUInt16BE(6) & 0x1fff) !== 0) return undefined;
  const end = Math.min(packet.length, packet.readUInt16BE(2));
  const addresses = packet.subarray(12, 20).toString('hex');
  return transport(packet[9] ?? 0, packet.subarray(header, end), addresses);
}

function ipv6(packet: Buffer): Content | undefined {
  if (packet.length < 40) return undefined;
  const addresses = packet.subarray(8, 40).toString('hex');
  const end = Math.min(packet.length, 40 + packet.readUInt16BE(4));
  if (packet[6] !== ip.hopByHop) return transport(packet[6] ?? 0, packet.subarray(40, end), addresses);
  // Reports of multicast listeners carry a hop-by-hop header.
  if (end < 48) return undefined;
  const rest = 40 + 8 * ((packet[41] ?? 0) + 1);
  return transport(packet[40] ?? 0, packet.subarray(rest, end), addresses);
}

function transport(protocol: number, segment: Buffer, addresses: string): Content | undefined {
  if (protocol === ip.igmp) return { protocol: 'IGMP', port: 0, payload: none };
  if (protocol === ip.icmpv6) return { protocol: 'ICMPv6', port: 0, payload: none };
  if (protocol === ip.udp) return datagram(segment);
  return protocol === ip.tcp ? firstOfConnection(segment, addresses) : undefined;
}

function datagram(segment: Buffer): Content | undefined {
  if (segment.length < 8) return undefined;
  const port = segment.readUInt16BE(2);
  if (port === dhcpServer) return { protocol: 'DHCP', port, payload: none };
  return { protocol: 'UDP', port, payload: Buffer.from(segment.subarray(8)) };
}

/** A connection is known by its first packet, which has SYN and no ACK; its repetitions have the same number. */
function firstOfConnection(segment: Buffer, addresses: string): Content | undefined {
  if (segment.length < 20 || ((segment[13] ?? 0) & 0x12) !== 0x02) return undefined;
  const connection = `${addresses} ${segment.subarray(0, 8).toString('hex')}`;
  return { protocol: 'TCP', port: segment.readUInt16BE(2), payload: none, connection };
}
