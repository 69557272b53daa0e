import type { Adapter, DeviceClock, DeviceEvent } from '../adapters/adapter';
import type { RunControl } from './control';

/** Longest wait for an event or for time before a skip takes effect, in ms of device time. */
const SLICE = 500;

/** Operations that are the same whether a person attends the run or not. */
const FREE: ReadonlySet<string> = new Set(['connect', 'close', 'beginScenario']);

/**
 * A device under the pauses and skips of a person. The run waits before a reset while it is paused. Every operation of
 * a skipped scenario fails, so the transcript contains the reason, and the scenario has no verdict on the device.
 */
export function attended(device: Adapter, control: RunControl): Adapter {
  const clock = attendedClock(device.clock, control);
  const { operated, ...parts } = device.bench;
  const bench = {
    ...(operated && { operated }),
    ...Object.fromEntries(Object.entries(parts).map(([name, part]) => [name, checked(part, control)])),
  };
  const own: Readonly<Record<string, unknown>> = {
    clock,
    bench,
    ...(device.driverPort && { driverPort: checked(device.driverPort, control) }),
    ...(device.application && { application: checked(device.application, control) }),
    ...(device.phoneApp && { phoneApp: checked(device.phoneApp, control) }),
    beginScenario: (scenario: string | undefined) => {
      control.begin(scenario);
      device.beginScenario?.(scenario);
    },
    reset: async (...setup: Parameters<Adapter['reset']>) => {
      await control.pass();
      control.check();
      await device.reset(...setup);
    },
    nextEvent: (until: number) => nextEvent(device, until, control),
  };
  return new Proxy(device, {
    get(target, member) {
      if (typeof member === 'string' && Object.hasOwn(own, member)) return own[member];
      const value: unknown = Reflect.get(target, member);
      if (typeof value !== 'function') return value;
      if (FREE.has(String(member))) return value.bind(target);
      return (...args: unknown[]) => afterCheck(control, () => Reflect.apply(value, target, args));
    },
  });
}

/** The methods of a part, each after a check. */
const checked = <Part extends object>(part: Part, control: RunControl): Part =>
  new Proxy(part, {
    get(target, member) {
      const value: unknown = Reflect.get(target, member);
      if (typeof value !== 'function') return value;
      return (...args: unknown[]) => afterCheck(control, () => Reflect.apply(value, target, args));
    },
  });

async function afterCheck(control: RunControl, work: () => unknown): Promise<unknown> {
  control.check();
  return work();
}

function attendedClock(clock: DeviceClock, control: RunControl): DeviceClock {
  return {
    ...(clock.driven && { driven: true as const }),
    now: () => clock.now(),
    sleep: async (ms) => {
      for (const until = clock.now() + ms; ; ) {
        control.check();
        const left = until - clock.now();
        if (clock.driven || left <= SLICE) return clock.sleep(Math.max(0, left));
        await clock.sleep(SLICE);
      }
    },
  };
}

/** The next event until `until`. The wait on a real clock has slices, so that a skip need not wait for its end. */
async function nextEvent(device: Adapter, until: number, control: RunControl): Promise<DeviceEvent | undefined> {
  const { clock } = device;
  for (;;) {
    control.check();
    const slice = clock.now() + SLICE;
    if (clock.driven || slice >= until) return device.nextEvent(until);
    const event = await device.nextEvent(slice);
    if (event !== undefined) return event;
  }
}
