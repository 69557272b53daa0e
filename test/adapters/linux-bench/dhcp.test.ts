import { expect } from 'chai';
import fc from 'fast-check';
import { describe, it } from 'mocha';
import { type DhcpRequest, dhcpType, readDhcp, writeDhcp } from '../../../adapters/linux-bench/dhcp-message';
import { DhcpServer, type Reply } from '../../../adapters/linux-bench/dhcp-server';
import { answerName } from '../../../adapters/linux-bench/dns-message';

const mac = '02:00:00:00:09:00';
const request = (change: Partial<DhcpRequest> = {}): DhcpRequest => ({
  type: dhcpType.discover,
  transaction: 1,
  mac,
  broadcast: true,
  current: '',
  wanted: '',
  server: '',
  ...change,
});
const network = { server: '10.77.1.1', mask: '255.255.255.0', delay: 0 } as const;

/** A server whose time passes only when the test says so. */
function server() {
  let time = 0;
  let due: { readonly at: number; readonly act: () => void }[] = [];
  const sent: (Reply & { readonly at: number })[] = [];
  const dhcp = new DhcpServer({
    now: () => time,
    after: (ms, act) => {
      const entry = { at: time + ms, act };
      due.push(entry);
      return () => {
        due = due.filter((other) => other !== entry);
      };
    },
    send: (reply) => sent.push({ ...reply, at: time }),
  });
  const pass = (ms: number): void => {
    time += ms;
    const over = due.filter(({ at }) => at <= time);
    due = due.filter(({ at }) => at > time);
    for (const { act } of over) act();
  };
  return { dhcp, sent, pass };
}

describe('the DHCP server of the bench', () => {
  it('gives a station the same address in each network of it', () => {
    const { dhcp, sent } = server();
    dhcp.serve('home', network);
    dhcp.serve('work', { ...network, server: '10.77.2.1' });
    dhcp.joined(mac, 'home');
    dhcp.receive(request());
    dhcp.receive(request({ type: dhcpType.request, server: '10.77.1.1', wanted: '10.77.1.20' }));
    dhcp.joined(mac, 'work');
    dhcp.receive(request({ type: dhcpType.request, wanted: '10.77.1.20' }));
    dhcp.receive(request({ type: dhcpType.request, server: '10.77.9.1' }));
    const answers = sent.map(({ answer }) => [answer.type, answer.address, answer.server]);
    expect(answers).to.deep.equal([
      [dhcpType.offer, '10.77.1.20', '10.77.1.1'],
      [dhcpType.ack, '10.77.1.20', '10.77.1.1'],
      [dhcpType.nak, '0.0.0.0', '10.77.2.1'],
    ]);
    expect(dhcp.addressOf(mac, 'work')).to.equal('10.77.2.20');
  });

  it('answers after its delay, counted from the first message since the station has joined', () => {
    const { dhcp, sent, pass } = server();
    dhcp.serve('home', { ...network, delay: 6_000 });
    dhcp.joined(mac, 'home');
    pass(500);
    dhcp.receive(request({ transaction: 1 }));
    pass(4_000);
    dhcp.receive(request({ transaction: 2 }));
    pass(1_999);
    expect(sent).to.deep.equal([]);
    pass(1);
    expect(sent.map(({ at, request: { transaction } }) => [at, transaction])).to.deep.equal([[6_500, 2]]);
    dhcp.receive(request({ type: dhcpType.request, transaction: 2 }));
    expect(sent.length).to.equal(2);
    dhcp.joined(mac, 'home');
    dhcp.receive(request({ transaction: 3 }));
    expect(sent.length).to.equal(2);
  });

  it('never answers in a network without DHCP, after the network, or after the station has left', () => {
    const { dhcp, sent, pass } = server();
    dhcp.serve('silent', { ...network, delay: 'never' });
    dhcp.joined(mac, 'silent');
    dhcp.receive(request());
    dhcp.serve('home', { ...network, delay: 100 });
    dhcp.joined(mac, 'home');
    dhcp.receive(request());
    dhcp.left(mac);
    pass(1_000);
    dhcp.joined(mac, 'home');
    dhcp.receive(request());
    dhcp.end('home');
    pass(1_000);
    expect(sent).to.deep.equal([]);
  });

  it('keeps a message that arrives before the access point has reported its station', () => {
    const { dhcp, sent } = server();
    dhcp.serve('home', network);
    dhcp.receive(request());
    expect(sent.length).to.equal(0);
    dhcp.joined(mac, 'home');
    expect(sent.length).to.equal(1);
  });
});

describe('a DHCP message', () => {
  it('is read from any bytes without an error', () => {
    fc.assert(fc.property(fc.uint8Array({ maxLength: 600 }), (bytes) => void readDhcp(Buffer.from(bytes))));
  });

  it('carries the answer to the transaction of the client', () => {
    const answer = {
      type: dhcpType.offer,
      address: '10.77.1.20',
      mask: '255.255.255.0',
      server: '10.77.1.1',
      lease: 86_400,
    };
    const written = writeDhcp(request({ transaction: 0xfedcba98 }), answer);
    expect(written.length).to.be.at.least(300);
    expect(written.readUInt32BE(4)).to.equal(0xfedcba98);
    expect([...written.subarray(16, 20)]).to.deep.equal([10, 77, 1, 20]);
    // A client's message has the same layout.
    written[0] = 1;
    expect(readDhcp(written)).to.include({ type: dhcpType.offer, mac, broadcast: true, server: '10.77.1.1' });
  });
});

describe('the name server of the bench', () => {
  const question = (type: number): Buffer =>
    Buffer.from(
      `abcd01000001000000000000${Buffer.from('\x03www\x02ti\x03com\x00').toString('hex')}000${type}0001`,
      'hex',
    );

  it('answers every name with one address, and other questions with none', () => {
    const answer = answerName(question(1), '198.51.100.1');
    expect(answer?.subarray(0, 2).toString('hex')).to.equal('abcd');
    expect([...(answer?.subarray(-4) ?? [])]).to.deep.equal([198, 51, 100, 1]);
    expect(answerName(question(5), '198.51.100.1')?.readUInt16BE(6)).to.equal(0);
  });

  it('answers any bytes without an error', () => {
    fc.assert(
      fc.property(fc.uint8Array({ maxLength: 100 }), (bytes) => void answerName(Buffer.from(bytes), '1.2.3.4')),
    );
  });
});
