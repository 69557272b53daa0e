import type { Adapter, Bench, Phone } from '../../adapters/adapter';
import type { ConformingVariant } from './conforming-variant';

/** Times in ms that an operator needs before and after an action. */
interface Reaction {
  readonly before: number;
  readonly after: number;
}

/** A device on a bench whose operator reacts slowly: the action happens somewhere between its request and its end. */
export function withOperator(device: Adapter, { before, after }: Reaction): Adapter {
  const { phone, network, cloud, capture } = device.bench;
  const slow = <Part extends object>(part: Part | undefined): Part | undefined =>
    part &&
    surrounded(part, async (act) => {
      await device.clock.sleep(before);
      const answer = await act();
      await device.clock.sleep(after);
      return answer;
    });
  const parts = { phone: slow(phone), network: slow(network), cloud: slow(cloud), capture };
  const present = Object.entries(parts).filter(([, part]) => part !== undefined);
  const bench: Bench = { operated: true, ...Object.fromEntries(present) };
  return overridden(device, { bench });
}

/** A device whose host needs so many ms before each call, as over a slow console. */
export const withSlowHost = (device: Adapter, ms: number): Adapter =>
  overridden(device, {
    call: async (name, args, deadline) => {
      await device.clock.sleep(ms);
      return device.call(name, args, deadline);
    },
  });

/** A device that returns other codes from one function. */
export const withAnswers = (device: Adapter, name: string, codeFor: (code: number) => number): Adapter =>
  overridden(device, {
    call: async (fn, args, deadline) => {
      const outcome = await device.call(fn, args, deadline);
      return fn === name && outcome.kind === 'returned' ? { ...outcome, code: codeFor(outcome.code) } : outcome;
    },
  });

/** A device on a bench whose phone joins each network at the second try only. */
function withHesitantPhone(device: Adapter): Adapter {
  const { phone } = device.bench;
  if (phone === undefined) return device;
  let tries = 0;
  const joinNetwork: Phone['joinNetwork'] = async (ssid) => {
    tries += 1;
    return tries % 2 === 0 ? phone.joinNetwork(ssid) : { kind: 'refused', why: 'the phone has not found the network' };
  };
  return overridden(device, { bench: overridden(device.bench, { phone: overridden(phone, { joinNetwork }) }) });
}

/** An object whose methods run inside `around`. */
const surrounded = <Part extends object>(part: Part, around: (act: () => Promise<unknown>) => Promise<unknown>): Part =>
  new Proxy(part, {
    get(target, member) {
      const method: unknown = Reflect.get(target, member);
      if (typeof method !== 'function') return method;
      return (...args: unknown[]) => around(() => Reflect.apply(method, target, args) as Promise<unknown>);
    },
  });

/** An object with some members replaced. */
export const overridden = <Part extends object>(part: Part, own: Partial<Part>): Part =>
  new Proxy(part, {
    get(target, member) {
      if (Object.hasOwn(own, member)) return Reflect.get(own, member);
      const value: unknown = Reflect.get(target, member);
      return typeof value === 'function' ? value.bind(target) : value;
    },
  });

/** Devices that break no rule, with a slow host or a slow operator. */
export const surroundingVariants: readonly ConformingVariant[] = [
  {
    id: 'with-a-hesitant-phone',
    story: 'The phone joins each network at the second try only.',
    around: withHesitantPhone,
  },
  {
    id: 'behind-a-slow-console',
    story: 'The host needs 0.1 s for each call.',
    around: (device) => withSlowHost(device, 100),
    open: ['PROV-7.5-30/1', 'PROV-7.5-30/5'],
  },
  {
    id: 'behind-a-very-slow-console',
    story: 'The host needs 0.9 s for each call.',
    around: (device) => withSlowHost(device, 900),
    open: ['PROV-7.5-08/2', 'PROV-7.5-26/3', 'PROV-7.5-29/1', 'PROV-7.5-29/2', 'PROV-7.5-30/1', 'PROV-7.5-30/5'],
  },
  ...[
    { before: 1_500, after: 1_500 },
    { before: 9_000, after: 0 },
    { before: 20_000, after: 40_000 },
    { before: 0, after: 60_000 },
  ].map(
    (reaction): ConformingVariant => ({
      id: `operated-${reaction.before / 1_000}-${reaction.after / 1_000}`.replaceAll('.', '_'),
      story: `An operator needs ${reaction.before / 1_000} s before each action, and ${reaction.after / 1_000} s after it.`,
      around: (device) => withOperator(device, reaction),
      open: 'any',
    }),
  ),
];
