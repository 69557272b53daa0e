import type { Adapter, Bench, HttpOutcome, JoinOutcome } from '../../adapters/adapter';
import { ManualBench } from '../../adapters/bench/manual-bench';
import type { Operator } from '../../adapters/operator';

/** The action that a person is asked for, on the simulated bench. */
export interface HandWork {
  /** Its name in the contract of the bench. */
  readonly name: string;
  /** Carries the action out. Returns what a person types about its outcome. */
  act(): Promise<string>;
}

/** Where a person finds the action of the open question. */
export interface Hands {
  work: HandWork | undefined;
}

/**
 * A simulated device with the manual bench in place of its own. The question of the operator is answered by a person
 * who carries `hands.work` out on the simulated bench.
 */
export function operatedByHand(device: Adapter, operator: Operator, hands: Hands): Adapter {
  const manual = new ManualBench(operator).bench;
  const { capture } = device.bench;
  const part = (name: 'phone' | 'network' | 'cloud') =>
    announced(manual[name] ?? {}, device.bench[name] ?? {}, (work) => {
      hands.work = work;
    });
  const bench: Bench = {
    operated: true,
    phone: part('phone') as NonNullable<Bench['phone']>,
    network: part('network') as NonNullable<Bench['network']>,
    cloud: part('cloud') as NonNullable<Bench['cloud']>,
    ...(capture && { capture }),
  };
  return new Proxy(device, {
    get(target, member) {
      if (member === 'bench') return bench;
      const value: unknown = Reflect.get(target, member);
      return typeof value === 'function' ? value.bind(target) : value;
    },
  });
}

/** The methods of a manual part, each of which first says what the person has to do. */
const announced = (asking: object, acting: object, announce: (work: HandWork) => void): object =>
  new Proxy(asking, {
    get(target, member) {
      const method: unknown = Reflect.get(target, member);
      const action: unknown = Reflect.get(acting, member);
      if (typeof method !== 'function' || typeof action !== 'function') return method;
      return (...args: unknown[]) => {
        announce({ name: String(member), act: async () => typedFor(await Reflect.apply(action, acting, args)) });
        return Reflect.apply(method, target, args) as unknown;
      };
    },
  });

/** What a person types about the outcome of an action. */
function typedFor(outcome: unknown): string {
  if (outcome === undefined) return '';
  if (Array.isArray(outcome)) return outcome.join(', ');
  const seen = outcome as JoinOutcome | HttpOutcome;
  if (seen.kind === 'joined') return seen.lease === undefined ? '' : Object.values(seen.lease).join(', ');
  if (seen.kind !== 'answered') return 'no';
  return `${seen.status} ${seen.location ?? seen.body}`.trim();
}
