import { expect } from 'chai';
import { describe, it } from 'mocha';
import { DeviceLag } from '../../transcript/device-lag';
import type { Line } from '../../transcript/record';

const line = (kind: string, wall: number, more: object = {}): Line =>
  ({ seq: 7, chain: '', kind, wall, ...more }) as unknown as Line;

/** The lag in a record with one wait, of a device whose time is driven or not. */
function lagOf(driven: boolean, t: number, passed: number, scale = 1): string | undefined {
  const lag = new DeviceLag();
  for (const each of [
    line('run', 0, { settings: { connection: { timeScale: scale } } }),
    line('device', 0, { driven }),
    line('scenario', 1_000),
    line('reset', 5_000, { t: 0 }),
    line('wait', 5_000 + passed, { t }),
  ])
    lag.take('', each);
  return lag.conclusion();
}

describe('device time that is slower than real time', () => {
  it('is found where it passes by itself', () => {
    expect(lagOf(false, 30_000, 60_000)).to.equal(
      'line 7: only 30000 ms of device time have passed within 60000 ms of real time',
    );
  });

  it('is not found within the tolerance, in driven time, and with the scale of a virtual board', () => {
    expect(lagOf(false, 60_000, 69_000)).to.equal(undefined);
    expect(lagOf(true, 0, 3_600_000)).to.equal(undefined);
    expect(lagOf(false, 6_000, 60_000, 0.1)).to.equal(undefined);
  });
});
