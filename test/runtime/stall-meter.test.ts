import { expect } from 'chai';
import { after, describe, it } from 'mocha';
import type { Adapter } from '../../adapters/adapter';
import { idleSetup } from '../../adapters/idle-setup';
import { Simulator } from '../../adapters/simulator/simulator';
import { RecordedAdapter } from '../../runtime/recorded-adapter';
import { StallMeter } from '../../runtime/stall-meter';
import type { TranscriptRecord } from '../../transcript/record';
import { rejection } from '../adapters/rejection';

/** A meter whose clocks stand still unless a test advances them. */
function meter() {
  const time = { monotonic: 0, wall: 1_700_000_000_000 };
  const made = new StallMeter({ monotonic: () => time.monotonic, wall: () => time.wall });
  after(() => made.stop());
  const pass = (ms: number): void => {
    time.monotonic += ms;
    time.wall += ms;
  };
  return { made, time, pass };
}

/** A device after a stall. Its clock waits for the suite only if it is driven. */
async function stalled({ driven }: { readonly driven: boolean }) {
  const { made, pass } = meter();
  const lines: TranscriptRecord[] = [];
  const simulator = new Simulator('CC3220SF');
  const { clock } = simulator;
  const device: Adapter = Object.create(simulator, {
    clock: { value: { now: () => clock.now(), sleep: (ms: number) => clock.sleep(ms), driven } },
  });
  const recorder = { append: (line: TranscriptRecord) => lines.push(line), learn: () => {} };
  const adapter = new RecordedAdapter(device, recorder, () => undefined, made);
  await adapter.connect();
  pass(5_000);
  await adapter.reset(idleSetup);
  await adapter.clock.sleep(10);
  pass(5_000);
  return { adapter, lines };
}

describe('a stall of this process', () => {
  it('is a time without a look at the clock', () => {
    const { made, pass } = meter();
    made.start();
    for (let looks = 0; looks < 100; looks += 1) {
      pass(400);
      expect(made.stall).to.equal(undefined);
    }
    pass(820);
    expect(made.stall).to.equal(800);
    pass(20);
    expect(made.stall, 'until the next start').to.equal(800);
    made.start();
    pass(20);
    expect(made.stall).to.equal(undefined);
  });

  it('is a sleep of the machine, in which only the time of day runs', () => {
    const { made, time, pass } = meter();
    made.start();
    pass(20);
    time.wall += 60_000;
    expect(made.stall).to.equal(60_000);
    made.start();
    expect(made.stall).to.equal(undefined);
    time.wall -= 3_600_000;
    expect(made.stall, 'a clock that was set back').to.equal(undefined);
  });

  it('is not looked for before the start and after the stop', () => {
    const { made, pass } = meter();
    pass(5_000);
    expect(made.stall, 'before the start').to.equal(undefined);
    made.start();
    made.stop();
    pass(5_000);
    expect(made.stall, 'after the stop').to.equal(undefined);
  });

  it('makes the operation in which it occurs a fault, and its record says so', async () => {
    const { adapter, lines } = await stalled({ driven: false });
    expect((await rejection(() => adapter.clock.sleep(10))).code).to.equal('SUITE_STALLED');
    const { kind, ...fault } = lines.at(-1) ?? expect.fail();
    expect(kind).to.equal('fault');
    expect(fault).to.include({ operation: 'sleep', code: 'SUITE_STALLED' });
    await adapter.close();
  });

  it('is no fault where the clock of the device waits for the suite', async () => {
    const { adapter } = await stalled({ driven: true });
    await adapter.clock.sleep(10);
    await adapter.close();
  });
});
