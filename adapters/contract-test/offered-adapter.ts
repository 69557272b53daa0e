import type { Need } from '../../ledger/rule';
import type { Adapter, Bench, DeviceIdentity } from '../adapter';
import { isCannotDo } from '../cannot-do';
import { CheckFailure } from '../check-result';

/** The need of each operation of the bench, if it differs from the name of its part. */
const NEEDS: { readonly [operation: string]: Need } = { 'phone.scan': 'wifi-scan', 'phone.smartConfig': 'smartconfig' };

/**
 * The adapter, for which "cannot do" is a failure if the identity offers the operation. A setup that cannot be
 * established stays "cannot do", and so does a request over TLS.
 */
export function offeredAdapter(adapter: Adapter, { capabilities }: DeviceIdentity): Adapter {
  const { functions, offers } = capabilities;
  const part = <Part extends object>(name: string, whole: Part, fixed?: Need): Part =>
    new Proxy(whole, {
      get(target, member) {
        const method: unknown = Reflect.get(target, member);
        if (typeof method !== 'function') return method;
        const operation = `${name}.${String(member)}`;
        const need = fixed ?? NEEDS[operation] ?? (name as Need);
        return (...args: readonly unknown[]) => {
          const optional = (args[0] as { readonly secure?: boolean } | undefined)?.secure === true;
          const done = Reflect.apply(method, target, args) as Promise<unknown>;
          return offers.includes(need) && !optional
            ? done.catch((error: unknown) => contradict(operation, error))
            : done;
        };
      },
    });
  const bench: Bench = Object.fromEntries(
    Object.entries(adapter.bench).map(([name, whole]) => [name, whole && part(name, whole as object)]),
  );
  const { driverPort } = adapter;
  const own: Partial<Adapter> = {
    bench,
    ...(driverPort !== undefined && { driverPort: part('driver', driverPort, 'driver-port') }),
    call: (name, args, deadline) => {
      const outcome = adapter.call(name, args, deadline);
      return functions.includes(name) ? outcome.catch((error: unknown) => contradict(name, error)) : outcome;
    },
  };
  return new Proxy(adapter, {
    get(target, member) {
      if (Object.hasOwn(own, member)) return Reflect.get(own, member);
      const value: unknown = Reflect.get(target, member);
      return typeof value === 'function' ? value.bind(target) : value;
    },
  });
}

function contradict(operation: string, error: unknown): never {
  if (!isCannotDo(error)) throw error;
  throw new CheckFailure(
    `${operation} is offered and is rejected as "cannot do": ${error.message}. Take it out of "offers" or "functions" ` +
      'and give the reason in "lacks", or use error -32002 if the bench failed this time.',
  );
}
