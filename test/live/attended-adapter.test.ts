import { expect } from 'chai';
import { describe, it } from 'mocha';
import type { Adapter } from '../../adapters/adapter';
import { Simulator } from '../../adapters/simulator/simulator';
import { attended } from '../../live/attended-adapter';
import { RunControl } from '../../live/control';

/** A device on a real clock: nothing happens on it, and each wait is written down. */
function quietDevice(whenWaiting: (until: number) => void): Adapter {
  let now = 0;
  const pass = (until: number): void => {
    now = until;
    whenWaiting(until);
  };
  const device = new Simulator('CC3235SF');
  const own: Partial<Adapter> = {
    clock: { now: () => now, sleep: async (ms) => pass(now + ms) },
    nextEvent: async (until) => {
      pass(until);
      return undefined;
    },
  };
  return new Proxy<Adapter>(device, {
    get: (target, member) => Reflect.get(member in own ? own : target, member),
  });
}

const codeOf = (work: Promise<unknown>): Promise<string> =>
  work.then(
    () => 'done',
    (error: { code: string }) => error.code,
  );

describe('an attended device', () => {
  it('waits exactly as long as without a person', async () => {
    const waits: number[] = [];
    const device = attended(
      quietDevice((until) => waits.push(until)),
      new RunControl(),
    );
    expect(await device.nextEvent(1_200)).to.equal(undefined);
    await device.clock.sleep(700);
    expect(device.clock.now()).to.equal(1_900);
    expect(waits).to.deep.equal([500, 1_000, 1_200, 1_700, 1_900]);
  });

  it('ends a long wait on a real clock soon after a skip', async () => {
    const control = new RunControl();
    const device = attended(
      quietDevice((until) => {
        if (until >= 1_000) control.skip('long', 'no time');
      }),
      control,
    );
    device.beginScenario?.('long');
    expect(await codeOf(device.nextEvent(60_000))).to.equal('SCENARIO_SKIPPED');
    expect(device.clock.now()).to.equal(1_000);
    for (const work of [device.clock.sleep(1), device.nextEvent(2_000), device.call('sl_Stop', {}, 0)])
      expect(await codeOf(work)).to.equal('SCENARIO_SKIPPED');
    device.beginScenario?.('next');
    expect(await codeOf(device.clock.sleep(1))).to.equal('done');
  });

  it('passes on what the device is', () => {
    const device = new Simulator('CC3235SF');
    const same = attended(device, new RunControl());
    expect(same.name).to.equal(device.name);
    expect(same.clock.driven).to.equal(true);
    expect(Object.keys(same.bench)).to.deep.equal(Object.keys(device.bench));
  });
});
