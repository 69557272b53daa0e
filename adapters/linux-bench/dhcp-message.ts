/** DHCP messages (RFC 2131, RFC 2132), as far as a server for one access point needs them. */

export const dhcpType = { discover: 1, offer: 2, request: 3, nak: 6, ack: 5 } as const;

const option = { mask: 1, router: 3, dns: 6, wanted: 50, lease: 51, type: 53, server: 54, renewal: 58 } as const;
const magic = 0x63825363;
const headerBytes = 240;
/** Shortest message that every client accepts (RFC 1542). */
const leastBytes = 300;

/** What a client asks. */
export interface DhcpRequest {
  readonly type: number;
  readonly transaction: number;
  /** MAC address in lower case. */
  readonly mac: string;
  /** The client cannot receive unicast before it has an address. */
  readonly broadcast: boolean;
  /** Address that the client uses already; empty without one. */
  readonly current: string;
  /** Address that it wants; empty without one. */
  readonly wanted: string;
  /** Server that it has chosen; empty without one. */
  readonly server: string;
}

/** Reads the message of a client; undefined for anything else. */
export function readDhcp(message: Buffer): DhcpRequest | undefined {
  if (message.length < headerBytes || message[0] !== 1 || message.readUInt32BE(236) !== magic) return undefined;
  const options = readOptions(message.subarray(headerBytes));
  const type = options.get(option.type)?.[0];
  if (type === undefined) return undefined;
  return {
    type,
    transaction: message.readUInt32BE(4),
    mac: macOf(message.subarray(28, 34)),
    broadcast: (message.readUInt16BE(10) & 0x8000) !== 0,
    current: addressOf(message.subarray(12, 16)),
    wanted: addressOf(options.get(option.wanted)),
    server: addressOf(options.get(option.server)),
  };
}

function readOptions(bytes: Buffer): ReadonlyMap<number, Buffer> {
  const options = new Map<number, Buffer>();
  for (let at = 0; at + 1 < bytes.length && bytes[at] !== 255; ) {
    if (bytes[at] === 0) {
      at += 1;
      continue;
    }
    const length = bytes[at + 1] ?? 0;
    options.set(bytes[at] ?? 0, bytes.subarray(at + 2, at + 2 + length));
    at += 2 + length;
  }
  return options;
}

/** What the server answers. */
export interface DhcpAnswer {
  readonly type: number;
  /** Address for the client; `0.0.0.0` in a refusal. */
  readonly address: string;
  readonly mask: string;
  /** The server, which is router and name server as well. */
  readonly server: string;
  /** Seconds. */
  readonly lease: number;
}

/** The bytes of an answer to a message. */
export function writeDhcp(request: DhcpRequest, answer: DhcpAnswer): Buffer {
  const header = Buffer.alloc(headerBytes);
  header.set([2, 1, 6, 0]);
  header.writeUInt32BE(request.transaction, 4);
  header.writeUInt16BE(request.broadcast ? 0x8000 : 0, 10);
  header.set(bytesOfAddress(answer.address), 16);
  header.set(bytesOfAddress(answer.server), 20);
  header.set(bytesOfMac(request.mac), 28);
  header.writeUInt32BE(magic, 236);
  const seconds = (value: number): number[] => [...Buffer.from(value.toString(16).padStart(8, '0'), 'hex')];
  const server = bytesOfAddress(answer.server);
  const accepted = [
    [option.lease, ...seconds(answer.lease)],
    [option.renewal, ...seconds(Math.floor(answer.lease / 2))],
    [option.mask, ...bytesOfAddress(answer.mask)],
    [option.router, ...server],
    [option.dns, ...server],
  ];
  const options = [
    [option.type, answer.type],
    [option.server, ...server],
    ...(answer.type === dhcpType.nak ? [] : accepted),
  ];
  const encoded = options.flatMap(([code = 0, ...value]) => [code, value.length, ...value]);
  const message = Buffer.concat([header, Buffer.from([...encoded, 255])]);
  return Buffer.concat([message, Buffer.alloc(Math.max(0, leastBytes - message.length))]);
}

const addressOf = (bytes: Buffer | undefined): string =>
  bytes?.length !== 4 || bytes.every((byte) => byte === 0) ? '' : [...bytes].join('.');
const bytesOfAddress = (address: string): number[] => address.split('.').map(Number);
const macOf = (bytes: Buffer): string => [...bytes].map((byte) => byte.toString(16).padStart(2, '0')).join(':');
const bytesOfMac = (mac: string): number[] => mac.split(':').map((digits) => Number.parseInt(digits, 16));
