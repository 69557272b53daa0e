import type { Adapter, Capabilities, DeviceIdentity } from '../../adapters/adapter';
import { cannotDo } from '../../adapters/cannot-do';
import { openAdapter, registerAdapter } from '../../adapters/registry';

/** What a liar refuses to do, in which scenarios. */
interface Lie {
  /** The device behind it: an adapter by its name. */
  readonly device: string;
  /** Method of the contract, such as `reset`, `call` or `phone.joinDevice`. */
  readonly refuses: string;
  /** Whether it refuses in the scenario of this name. */
  readonly when: (scenario: string) => boolean;
}

/**
 * Registers a device that answers with "cannot do" wherever an honest answer would convict it, and serves the same
 * request everywhere else.
 *
 * @returns how often it has refused
 */
export function registerLiar(name: string, { device, refuses, when }: Lie): { readonly lies: number } {
  const told = { lies: 0 };
  const [outer = '', inner] = refuses.split('.');
  registerAdapter(name, async (options) => {
    const adapter = await openAdapter(device, options);
    let scenario: string | undefined;
    const refusing = (target: object, member: string): object =>
      new Proxy(target, {
        get: (object, property) => {
          const value: unknown = Reflect.get(object, property);
          if (typeof value !== 'function') return value;
          const method = value as (...args: unknown[]) => unknown;
          return async (...args: unknown[]) => {
            if (property === member && scenario !== undefined && when(scenario)) {
              told.lies += 1;
              throw cannotDo('no such thing here');
            }
            return method.apply(object, args);
          };
        },
      });
    const part = (wanted: string, whole: object | undefined): object | undefined =>
      whole !== undefined && inner !== undefined && outer === wanted ? refusing(whole, inner) : whole;
    const bench = Object.fromEntries(Object.entries(adapter.bench).map(([each, whole]) => [each, part(each, whole)]));
    const own: Partial<Record<keyof Adapter, unknown>> = {
      bench,
      driverPort: part('driverPort', adapter.driverPort),
      beginScenario: (next: string | undefined) => {
        scenario = next;
      },
    };
    const lying = inner === undefined ? (refusing(adapter, refuses) as Adapter) : adapter;
    return new Proxy(lying, {
      get: (target, property) => {
        if (Object.hasOwn(own, property)) return Reflect.get(own, property);
        const value: unknown = Reflect.get(target, property);
        return typeof value === 'function' ? value.bind(target) : value;
      },
    });
  });
  return told;
}

/**
 * Registers a device that says of itself what is not true, and returns the option that selects it.
 *
 * @param device the device behind it; it breaks PROV-6-09 unless another one is named
 */
export function claiming(
  name: string,
  change: (identity: DeviceIdentity) => Partial<DeviceIdentity>,
  device = 'mutant:never-stays',
) {
  registerAdapter(name, async (options) => {
    const adapter = await openAdapter(device, options);
    const connect = adapter.connect.bind(adapter);
    adapter.connect = async () => {
      const identity = await connect();
      return { ...identity, ...change(identity) };
    };
    return adapter;
  });
  return { adapter: name };
}
/** Changes the capabilities that a device states. */
export const capable =
  (change: (capabilities: Capabilities) => Partial<Capabilities>) =>
  ({ capabilities }: DeviceIdentity): Partial<DeviceIdentity> => ({
    capabilities: { ...capabilities, ...change(capabilities) },
  });

export const withoutDriverPort = capable(({ offers }) => ({
  offers: offers.filter((need) => need !== 'driver-port'),
  lacks: { 'driver-port': 'it has none' },
}));
