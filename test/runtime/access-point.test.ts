import { expect } from 'chai';
import { describe, it } from 'mocha';
import type { Json } from '../../adapters/adapter';
import { idleSetup } from '../../adapters/idle-setup';
import { Simulator } from '../../adapters/simulator/simulator';
import { expectDefaultName, expectLease } from '../../runtime/access-point';
import { DeviceFault, NotApplicable } from '../../runtime/faults';
import { ScenarioSession } from '../../runtime/scenario-session';

/** What becomes of the demand for the default name where the air holds `names` and the host has read `mac`. */
async function verdictOn(names: readonly string[], mac?: Json): Promise<string> {
  const device = new Simulator('CC3220SF');
  await device.reset(idleSetup);
  device.bench.phone.scan = async () => names;
  const session = new ScenarioSession(device, new Set(), {});
  const value = mac === undefined ? {} : { pValues: mac };
  session.calls.push({
    ...{ name: 'sl_NetCfgGet', arguments: {}, heard: 0, at: 0, returnedAt: 0, within: 0, restartingFor: undefined },
    outcome: { kind: 'returned', code: 0, value },
  });
  try {
    await expectDefaultName(session);
    return 'right';
  } catch (error) {
    return error instanceof DeviceFault ? 'wrong' : String(error);
  }
}

describe('the default name of an access point', () => {
  it('ends with the low half of the MAC address, however both are written', async () => {
    for (const mac of [[8, 0, 0x28, 0xab, 0xcd, 1], '08:00:28:ab:cd:01', '0x8:0x0:0x28:0xAB:0xCD:0x1'])
      for (const name of ['mysimplelink-abcd01', 'mysimplelink-AB:CD:01'])
        expect(await verdictOn(['home', name], mac), `${name} for ${String(mac)}`).to.equal('right');
  });

  it('is nobody else’s', async () => {
    const mac = '08:00:28:ab:cd:01';
    for (const names of [[], ['mysimplelink'], ['mysimplelink-080028'], ['mysimplelink-abcd01x'], ['x-abcd01']])
      expect(await verdictOn(names, mac), names.join()).to.equal('wrong');
  });

  it('is any of its form where the MAC address is not told', async () => {
    expect(await verdictOn(['mysimplelink-123456'])).to.equal('right');
    expect(await verdictOn(['mysimplelink-12:34:56'], 'not a MAC address')).to.equal('right');
    expect(await verdictOn(['mysimplelink-1234'])).to.equal('wrong');
  });
});

describe('the address of an access point', () => {
  it('is the gateway of the lease, and unknown without one', async () => {
    const session = new ScenarioSession(new Simulator('CC3220SF'), new Set(), {});
    expect(() => expectLease(session, 'address', '10.123.45.1')).to.throw(NotApplicable);
    session.lease = { address: '10.123.45.9', mask: '255.255.255.0', gateway: '10.123.45.1' };
    expectLease(session, 'address', '10.123.45.1');
    expectLease(session, 'mask', '255.255.255.0');
    expect(() => expectLease(session, 'address', '10.123.45.9')).to.throw(DeviceFault);
  });
});
