import { expect } from 'chai';
import fc from 'fast-check';
import { describe, it } from 'mocha';
import { CapturedPackets } from '../../../adapters/linux-bench/captured-packets';
import { parsePacket } from '../../../adapters/linux-bench/packet-parser';

const device = '020000000900';

/** A record of LINUX_SLL2: type of the network protocol, type of the packet, and the packet itself in hexadecimal digits. */
const record = (protocol: string, packetType: number, packet: string, sender = device): Buffer =>
  Buffer.from(`${protocol}0000000000030001${packetType.toString(16).padStart(2, '0')}06${sender}0000${packet}`, 'hex');

const ipv4 = (protocol: string, segment: string): string =>
  `4500${(20 + segment.length / 2).toString(16).padStart(4, '0')}0000000040${protocol}0000000000000a4d0101${segment}`;
const udp = (port: number, payload: string): string =>
  `c000${port.toString(16).padStart(4, '0')}${(8 + payload.length / 2).toString(16).padStart(4, '0')}0000${payload}`;
const tcp = (flags: string, sequence = '00000001'): string => `c00001bb${sequence}0000000050${flags}200000000000`;

/** A capture file with a record each second. */
function file(...records: readonly Buffer[]): Buffer {
  const header = Buffer.alloc(24);
  header.writeUInt32LE(0xa1b2c3d4, 0);
  const all = records.flatMap((content, second) => {
    const head = Buffer.alloc(16);
    head.writeUInt32LE(second, 0);
    head.writeUInt32LE(500_000, 4);
    head.writeUInt32LE(content.length, 8);
    head.writeUInt32LE(content.length, 12);
    return [head, content];
  });
  return Buffer.concat([header, ...all]);
}

describe('a captured packet', () => {
  const seen = (bytes: Buffer): string => {
    const parsed = parsePacket(bytes);
    return parsed === undefined
      ? 'none'
      : `${parsed.protocol} ${parsed.cast} ${parsed.port} ${parsed.payload.toString()}`;
  };

  it('is one of the protocols of the contract, or none', () => {
    expect(seen(record('0806', 1, '0001'))).to.equal('ARP broadcast 0 ');
    expect(seen(record('0800', 1, ipv4('11', udp(67, '0101'))))).to.equal('DHCP broadcast 67 ');
    expect(seen(record('0800', 2, ipv4('11', udp(5_353, '6869'))))).to.equal('UDP multicast 5353 hi');
    expect(seen(record('0800', 2, ipv4('02', '16000000')))).to.equal('IGMP multicast 0 ');
    expect(seen(record('0800', 0, ipv4('06', tcp('02'))))).to.equal('TCP unicast 443 ');
    expect(seen(record('0800', 0, ipv4('06', tcp('10'))))).to.equal('none');
    expect(seen(record('0800', 0, ipv4('01', '0800')))).to.equal('none');
  });

  it('is ICMPv6 with and without a hop-by-hop header', () => {
    const header = (next: string, length: string): string => `60000000${length}${next}ff${'00'.repeat(32)}`;
    expect(seen(record('86dd', 2, `${header('3a', '0008')}8500000000000000`))).to.equal('ICMPv6 multicast 0 ');
    expect(seen(record('86dd', 2, `${header('00', '0010')}3a000502000001008f00000000000000`))).to.equal(
      'ICMPv6 multicast 0 ',
    );
  });

  it('is nothing that the bench sends, and no frame that access points send for a station', () => {
    expect(seen(record('0806', 4, '0001'))).to.equal('none');
    expect(seen(record('0004', 1, 'aaaa03'))).to.equal('none');
  });

  it('is read from any bytes without an error', () => {
    fc.assert(fc.property(fc.uint8Array({ maxLength: 200 }), (bytes) => void parsePacket(Buffer.from(bytes))));
  });
});

describe('a capture', () => {
  const records = [
    record('0806', 1, '0001'),
    record('0800', 0, ipv4('06', tcp('02'))),
    record('0800', 0, ipv4('06', tcp('02'))),
    record('0800', 0, ipv4('06', tcp('02', '00000009'))),
    record('0806', 1, '0001', '020000000700'),
  ];
  const expected = [
    [500, 'ARP'],
    [1_500, 'TCP'],
    [3_500, 'TCP'],
  ];

  it('has the packets of the devices and each connection once, in pieces of any size', () => {
    const whole = file(...records);
    fc.assert(
      fc.property(fc.array(fc.integer({ min: 0, max: whole.length }), { maxLength: 8 }), (cuts) => {
        const captured = new CapturedPackets((mac) => mac === '02:00:00:00:09:00');
        const places = [0, ...[...cuts].sort((one, other) => one - other), whole.length];
        places.forEach((end, at) => void (at > 0 && captured.take(whole.subarray(places[at - 1], end))));
        expect(captured.packets.map(({ time, protocol }) => [time, protocol])).to.deep.equal(expected);
        captured.forget();
        expect(captured.packets).to.deep.equal([]);
      }),
    );
  });

  it('refuses what is no capture', () => {
    expect(() => new CapturedPackets(() => true).take(Buffer.alloc(24, 'x'))).to.throw('no capture');
  });
});
