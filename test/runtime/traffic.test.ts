import { expect } from 'chai';
import { describe, it } from 'mocha';
import type { Packet } from '../../adapters/adapter';
import { Simulator } from '../../adapters/simulator/simulator';
import { DeviceFault } from '../../runtime/faults';
import { ScenarioSession } from '../../runtime/scenario-session';
import { expectAdvertisement, expectNoConnection } from '../../runtime/traffic';

const dhcp = (at: number): Packet => ({ at, protocol: 'DHCP', cast: 'broadcast', port: 67, payload: '' });
const udp = (at: number, cast: Packet['cast']): Packet => ({ at, protocol: 'UDP', cast, port: 1501, payload: 'a,b' });
const tcp = (at: number): Packet => ({ at, protocol: 'TCP', cast: 'unicast', port: 443, payload: '' });

/** A session in which the device has reported its address at 100 ms, over a bench that has captured `packets`. */
function sessionWith(...packets: readonly Packet[]): ScenarioSession {
  const simulator = new Simulator('CC3220SF');
  const adapter = { ...simulator, clock: simulator.clock, bench: { capture: { packets: async () => packets } } };
  const session = new ScenarioSession(adapter as unknown as Simulator, new Set(), {});
  session.events.push({ at: 100, name: 'SL_WLAN_EVENT_PROVISIONING_STATUS', data: { ProvisioningStatus: 16 } });
  return session;
}

/** The host has called a function at an instant. */
function called(session: ScenarioSession, name: string, at: number): ScenarioSession {
  session.calls.push({
    name,
    at,
    returnedAt: at,
    within: 0,
    outcome: { kind: 'returned', code: 0 },
    restartingFor: undefined,
    arguments: {},
    heard: 0,
  });
  return session;
}

async function faultOf(judged: Promise<unknown>): Promise<string | undefined> {
  try {
    await judged;
  } catch (error) {
    if (error instanceof DeviceFault) return error.violation.seen;
    throw error;
  }
  return undefined;
}

describe('an advertisement on the joined network', () => {
  it('counts from the last DHCP message before the report of the address', async () => {
    const judged = expectAdvertisement(sessionWith(dhcp(90), udp(95, 'broadcast'), dhcp(5_000)), 'broadcast');
    expect(await judged).to.equal('by broadcast, UDP to port 1501: "a,b"');
  });

  it('counts from the report where DHCP was not captured', async () => {
    const early = udp(95, 'broadcast');
    expect(await faultOf(expectAdvertisement(sessionWith(early), 'broadcast'))).to.equal('0 packets');
    expect(await faultOf(expectAdvertisement(sessionWith(early, udp(100, 'broadcast')), 'broadcast'))).to.equal(
      undefined,
    );
  });

  it('is no DHCP, ARP, IGMP or ICMPv6, and of the cast that is asked for', async () => {
    const noise = (['ARP', 'DHCP'] as const).map((protocol): Packet => ({ ...udp(200, 'broadcast'), protocol }));
    expect(await faultOf(expectAdvertisement(sessionWith(...noise), 'broadcast'))).to.include('2 packets');
    const joins = (['IGMP', 'ICMPv6'] as const).map((protocol): Packet => ({ ...udp(200, 'multicast'), protocol }));
    expect(await faultOf(expectAdvertisement(sessionWith(...joins), 'multicast'))).to.include('IGMP multicast');
    expect(await faultOf(expectAdvertisement(sessionWith(udp(200, 'unicast')), 'broadcast'))).to.include('unicast');
  });
});

describe('a connection of the device', () => {
  it('is seen between the report of the address and the first socket call of the host', async () => {
    expect(await faultOf(expectNoConnection(sessionWith(tcp(100))))).to.equal('one to port 443');
    expect(await faultOf(expectNoConnection(called(sessionWith(tcp(150)), 'sl_Connect', 200)))).to.be.a('string');
  });

  it('is none of the device before that, nor after', async () => {
    expect(await faultOf(expectNoConnection(sessionWith(tcp(99), udp(150, 'broadcast'))))).to.equal(undefined);
    expect(await faultOf(expectNoConnection(called(sessionWith(tcp(200)), 'sl_Socket', 200)))).to.equal(undefined);
  });

  it('is judged on when the host has called something else', async () => {
    expect(await faultOf(expectNoConnection(called(sessionWith(tcp(300)), 'sl_WlanGet', 200)))).to.be.a('string');
  });
});
