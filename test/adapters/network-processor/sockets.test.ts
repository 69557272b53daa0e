import { expect } from 'chai';
import { describe, it } from 'mocha';
import { WiredHost } from './wired-host';

/** A host with a socket on a network whose cloud answers. */
function online(): { readonly host: WiredHost; readonly sd: number } {
  const host = new WiredHost();
  host.device.air.provide({ ssid: 'home', security: 'open', key: '', dhcp: 50 });
  host.start();
  host.call('sl_WlanConnect', { pName: 'home', pSecParams: { Type: 0, Key: '' } }, 5_000);
  const sd = Number(host.call('sl_Socket', { Domain: 2, Type: 1, Protocol: 0 })[0]?.fields.sd);
  return { host, sd };
}

describe('sockets of the network processor', () => {
  it('have numbers of their own, sixteen at most', () => {
    const { host, sd } = online();
    const numbers = Array.from({ length: 16 }, () => host.call('sl_Socket', { Domain: 2, Type: 1 })[0]?.fields);
    expect(numbers.slice(0, 15).map((fields) => fields?.sd)).to.deep.equal(Array.from({ length: 15 }, (_, n) => n + 1));
    expect(numbers[15]).to.include({ code: -10 });
    host.call('sl_Close', { sd });
    expect(host.call('sl_Socket', { Domain: 2, Type: 1 })[0]?.fields.sd).to.equal(sd);
  });

  it('give back what was sent, as much as there is room for', () => {
    const { host, sd } = online();
    expect(host.call('sl_Send', { sd, pBuf: 'hello' })).to.deep.equal([]);
    const [first] = host.call('sl_Recv', { sd, Len: 3 });
    expect(first?.fields).to.include({ code: 3, sd, pBuf: 'hel' });
    expect(host.call('sl_Recv', { sd, Len: 30 })[0]?.fields).to.include({ code: 2, pBuf: 'lo' });
  });

  it('let a request wait until data comes', () => {
    const { host, sd } = online();
    expect(host.call('sl_Recv', { sd, Len: 30 }, 60_000)).to.deep.equal([]);
    expect(host.call('sl_Send', { sd, pBuf: 'late' })[0]?.fields).to.include({ code: 4, pBuf: 'late' });
  });

  it('do not wait in non-blocking mode, and every header shows the mode', () => {
    const { host, sd } = online();
    host.call('sl_SetSockOpt', { sd, level: 1, optname: 24, optval: 1 });
    const [refused] = host.call('sl_Recv', { sd, Len: 30 });
    expect(refused?.fields).to.include({ code: -11 });
    expect(refused?.socketNonBlocking).to.equal(1 << sd);
  });

  it('give up a request after the time-out that was set', () => {
    const { host, sd } = online();
    host.call('sl_SetSockOpt', { sd, level: 1, optname: 20, optval: { hex: '02000000400d0300' } });
    expect(host.call('sl_Recv', { sd, Len: 30 }, 2_100)).to.deep.equal([]);
    expect(host.wait(200)[0]?.fields).to.include({ code: -11 });
  });

  it('are selected when they can be written, read, or after the time-out', () => {
    const { host, sd } = online();
    const select = { nfds: sd + 1, readsds: [sd], writesds: [], timeout: { tv_sec: 3, tv_usec: 0 } };
    const [, writable] = host.call('sl_Select', { ...select, writesds: [sd] });
    expect(writable?.fields).to.deep.include({ code: 1, readsds: [], writesds: [sd] });
    expect(host.call('sl_Select', select)).to.have.length(1);
    expect(host.call('sl_Send', { sd, pBuf: 'x' })[0]?.fields).to.deep.include({ code: 1, readsds: [sd] });
    host.call('sl_Recv', { sd, Len: 1 });
    expect(host.call('sl_Select', select, 2_000)).to.have.length(1);
    expect(host.wait(2_000)[0]?.fields).to.deep.include({ code: 0, readsds: [] });
  });

  it('are selected when a peer has connected, and accept it after the response', () => {
    const { host, sd } = online();
    host.call('sl_Listen', { sd, backlog: 1 });
    const select = { nfds: sd + 1, readsds: [sd], writesds: [], timeout: { tv_sec: 3, tv_usec: 0 } };
    expect(host.call('sl_Select', select)).to.have.length(1);
    host.device.connectPeer();
    expect(host.wait(100)[0]?.fields).to.deep.include({ code: 1, readsds: [sd] });
    const [response, completion] = host.call('sl_Accept', { sd, addr: { sin_family: 2 } });
    expect(response).to.deep.include({ response: true, name: 'sl_Accept' });
    expect(completion?.fields).to.include({ code: sd + 1, sd });
  });

  it('do not wait for a peer in non-blocking mode', () => {
    const { host, sd } = online();
    host.call('sl_SetSockOpt', { sd, level: 1, optname: 24, optlen: 4, optval: '\u0001\0\0\0' });
    const [, completion] = host.call('sl_Accept', { sd, addr: { sin_family: 2 } });
    expect(completion?.fields).to.include({ code: -11, sd });
  });

  it('are gone after the power was off', () => {
    const { host, sd } = online();
    host.call('sl_Send', { sd, pBuf: 'hello' });
    host.device.power(false);
    host.start();
    expect(host.call('sl_Recv', { sd, Len: 5 })).to.deep.equal([]);
  });
});
