import { cannotDo } from '../cannot-do';
import type { SimulatedBench } from '../simulator/bench';
import type { Scheduler } from '../simulator/scheduler';
import type { BenchControls } from './bench-server';
import type { BoardClock } from './board-clock';
import { radioControls } from './radio-controls';

/** A virtual device that bench controls act on. */
export interface ControlledDevice {
  readonly bench: SimulatedBench;
  readonly clock: BoardClock;
  readonly scheduler: Scheduler;
  /** Lines or messages sent so far. */
  readonly linesSent: number;
  /** Bytes sent since the last call of `restartCounts`. */
  readonly sent: number;
  restartCounts(): void;
  /** Resolves after this number of bytes has been received since the last call of `restartCounts`. */
  hasTyped(bytes: number): Promise<void>;
  /** Resets the device. */
  reset(): void;
  /** Switches the power. Absent where the device has no power switch. */
  power?(on: boolean): void;
}

/**
 * Actions of the bench controls on a device. Every response contains the time of the device and the number of bytes it
 * has sent.
 *
 * @param part the part number in the response to `hello`
 */
export function benchControls(device: ControlledDevice, part: string, http: string): BenchControls {
  const { bench, clock, scheduler } = device;
  /** The number of sent lines at the last response. */
  let reported = device.linesSent;
  const stamp = (): { readonly now: number; readonly sent: number } => {
    reported = device.linesSent;
    return { now: scheduler.now(), sent: device.sent };
  };
  const stamped = async (answer: Promise<unknown>): Promise<object> => {
    const given = await answer;
    // A real-time clock must notice the effects that the end of the action has scheduled.
    return clock.act(() => ({ ...(given !== undefined && { answer: given }), ...stamp() }));
  };
  /** Actions without duration happen now, and the other actions begin now. */
  const act = (begin: () => Promise<unknown>): Promise<object> => stamped(clock.act(begin));
  return {
    hello: async () => ({ ...stamp(), board: part, timeScale: clock.scale, http }),
    attach: async () => {
      device.restartCounts();
      return stamp();
    },
    run: async ({ until, received }) => {
      if (clock.scale !== 0) throw cannotDo('the time of this board is not driven');
      await device.hasTyped(received);
      await clock.pass(until, () => device.linesSent !== reported);
      return stamp();
    },
    power: async ({ on, received = 0 }) => {
      if (device.power === undefined) throw cannotDo('this device has no power switch');
      await device.hasTyped(received);
      return act(async () => device.power?.(on));
    },
    'board.reset': () => act(async () => device.reset()),
    clear: () => act(async () => bench.clear()),
    ...radioControls(bench, act, act),
    // A virtual device receives credentials in one step.
    'phone.endSmartConfig': () => act(async () => {}),
    // Packets carry their age, because the clock of the board differs from the clock of the suite.
    'capture.packets': () =>
      act(async () =>
        (await bench.capture.packets()).map(({ at, ...rest }) => ({ ago: scheduler.now() - at, ...rest })),
      ),
  };
}
