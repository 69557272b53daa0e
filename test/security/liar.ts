import type { Adapter } from '../../adapters/adapter';
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
