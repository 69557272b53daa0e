import type { Adapter, Bench, Capabilities } from './adapter';

/** Members of the bench that need a capability; without it they are removed. */
const MEMBERS: { readonly [need: string]: keyof Bench } = {
  phone: 'phone',
  network: 'network',
  cloud: 'cloud',
  capture: 'capture',
};

/**
 * An adapter with fewer capabilities: it offers only `capabilities`, and every other capability is removed. It
 * measures the cost of a missing capability on any device.
 */
export function limited(adapter: Adapter, capabilities: Capabilities): Adapter {
  const offered = ([need]: [string, keyof Bench]): boolean => (capabilities.offers as readonly string[]).includes(need);
  const removed = Object.entries(MEMBERS)
    .filter((entry) => !offered(entry))
    .map(([, member]) => member);
  const bench: Bench = Object.fromEntries(
    Object.values(MEMBERS).flatMap((member) =>
      removed.includes(member) || adapter.bench[member] === undefined ? [] : [[member, adapter.bench[member]]],
    ),
  );
  const own: Partial<Adapter> = {
    bench,
    connect: async () => ({ ...(await adapter.connect()), capabilities }),
  };
  const withoutPort = !capabilities.offers.includes('driver-port');
  return new Proxy(adapter, {
    get(target, member) {
      if (member === 'driverPort' && withoutPort) return undefined;
      if (Object.hasOwn(own, member)) return Reflect.get(own, member);
      const value: unknown = Reflect.get(target, member);
      return typeof value === 'function' ? value.bind(target) : value;
    },
  });
}
