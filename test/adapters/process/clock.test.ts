import { expect } from 'chai';
import { describe, it } from 'mocha';
import { idleSetup as idle } from '../../../adapters/idle-setup';
import { DeviceTime } from '../../../adapters/process/device-time';
import { adapterFor, realClock, simulator } from './program';

describe('device time', () => {
  it('is what the device says, and stands still where its clock is driven', () => {
    let wall = 1_000;
    const time = new DeviceTime(() => wall);
    time.driven = true;
    time.hear(40.5);
    wall += 500;
    expect(time.now()).to.equal(40.5);
  });

  it('goes on with the wall clock where it is real, and never back', () => {
    let wall = 1_000;
    const time = new DeviceTime(() => wall);
    time.hear(100);
    wall += 50.7;
    expect(time.now()).to.equal(150);
    // The message took a while to arrive.
    time.hear(120);
    expect(time.now()).to.equal(150);
    wall += 60;
    expect(time.now()).to.equal(180);
    // The device is ahead of what was thought.
    time.hear(300);
    expect(time.now()).to.equal(300);
  });

  it('cannot run backwards', () => {
    const time = new DeviceTime(() => 0);
    time.hear(10);
    time.hear(10);
    expect(() => time.hear(9.9)).to.throw('after 10 ms the program said 9.9 ms');
  });
});

describe('a device whose clock runs by itself', () => {
  it('is as exact as it says and as the way to it allows', async () => {
    const adapter = adapterFor(realClock);
    try {
      const { uncertainty = 0 } = await adapter.connect();
      // What it says, a whole millisecond for the way, and one for a clock that shows whole ones.
      expect(uncertainty).to.be.within(5, 1_000);
    } finally {
      await adapter.close();
    }
  });

  it('tells of events as they happen, and whoever waits is woken', async () => {
    const adapter = adapterFor(realClock);
    try {
      await adapter.connect();
      expect(adapter.clock.driven).to.equal(undefined);
      await adapter.reset(idle);
      const fresh = await adapter.nextEvent(adapter.clock.now() + 5_000);
      expect(fresh?.data, 'the event of the new state, and not the one from before').to.deep.equal({ before: false });

      const began = adapter.clock.now();
      await adapter.call('sl_DeviceGet', {}, 1_000);
      const event = await adapter.nextEvent(began + 5_000);
      expect(event?.data).to.deep.equal({ call: 1 });
      expect(adapter.clock.now()).to.be.within(Math.max(event?.at ?? 0, began + 50), began + 2_000);
    } finally {
      await adapter.close();
    }
  });

  it('lets a wait end without an event, and keeps what comes during a sleep', async () => {
    const adapter = adapterFor(realClock);
    try {
      await adapter.connect();
      await adapter.reset(idle);
      await adapter.clock.sleep(50);
      await adapter.nextEvent(0);
      const began = adapter.clock.now();
      expect(await adapter.nextEvent(began + 40)).to.equal(undefined);
      expect(adapter.clock.now()).to.be.at.least(began + 40);

      await adapter.call('sl_DeviceGet', {}, 1_000);
      await adapter.clock.sleep(120);
      const kept = await adapter.nextEvent(0);
      expect(kept?.data).to.deep.equal({ call: 1 });
      expect(await adapter.nextEvent(0)).to.equal(undefined);
    } finally {
      await adapter.close();
    }
  });
});

describe('a device whose clock is driven', () => {
  it('is exact', async () => {
    const adapter = adapterFor(simulator());
    try {
      expect((await adapter.connect()).uncertainty).to.equal(0);
    } finally {
      await adapter.close();
    }
  });

  it('is one from connect on, and lets exactly as much time pass as it is asked for', async () => {
    const adapter = adapterFor(simulator());
    try {
      expect(adapter.clock.driven).to.equal(undefined);
      await adapter.connect();
      expect(adapter.clock.driven).to.equal(true);
      await adapter.reset({ ...idle, started: false, policy: { ...idle.policy, autoProvisioning: true } });
      const began = adapter.clock.now();
      await adapter.clock.sleep(1_500);
      expect(adapter.clock.now()).to.equal(began + 1_500);
      await adapter.call('sl_Start', {}, 10_000);
      const event = await adapter.nextEvent(began + 3_600_000);
      expect(event?.data.ProvisioningStatus).to.equal(11);
      expect(adapter.clock.now()).to.equal(event?.at);
      // An instant that has passed is no wait.
      expect(await adapter.nextEvent(0)).to.equal(undefined);
      expect(adapter.clock.now()).to.equal(event?.at);
    } finally {
      await adapter.close();
    }
  });
});
