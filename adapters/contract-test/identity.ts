import { publicFunctions } from '../../ledger/functions';
import { Need } from '../../ledger/rule';
import { isCannotDo } from '../cannot-do';
import { CheckFailure, errorText, NotExamined, requireThat } from '../check-result';
import { idleSetup as idle } from '../idle-setup';
import { type Check, callBound, returnOf } from './check';

/** What an adapter says of itself, and that it means it. */
export const identityChecks: readonly Check[] = [
  {
    clause: 'The device is ready and says who it is',
    async examine({ adapter, identity }) {
      requireThat(identity.part !== '', 'The part number is empty.');
      requireThat(
        Object.keys(identity.versions).length > 0,
        'No version is named, so that a report could not say what was tested.',
      );
      await adapter.reset(idle);
    },
  },
  {
    clause: 'Functions are public functions of TI, each listed once',
    async examine({ identity }) {
      const { functions } = identity.capabilities;
      const known = new Set(publicFunctions().map((fn) => fn.name));
      const unknown = functions.filter((name) => !known.has(name));
      requireThat(unknown.length === 0, `TI's API has no ${unknown.join(', ')}; names are case-sensitive.`);
      requireThat(new Set(functions).size === functions.length, 'A function is listed twice.');
      requireThat(functions.length > 0, 'Not a single function can be issued.');
    },
  },
  {
    clause: 'Every need is offered, or the reason is given why not',
    async examine({ identity }) {
      const { offers, lacks } = identity.capabilities;
      const silent = Need.options.filter((need) => !offers.includes(need) && !lacks[need]);
      requireThat(
        silent.length === 0,
        `"lacks" gives no reason for ${silent.join(', ')}; the report would not know why scenarios were left out.`,
      );
      const both = offers.filter((need) => lacks[need] !== undefined);
      requireThat(both.length === 0, `${both.join(', ')} is offered, and said to be lacking as well.`);
    },
  },
  {
    clause: 'The adapter says how far its clock may be off',
    async examine({ identity }) {
      const { uncertainty = 0 } = identity;
      requireThat(
        Number.isFinite(uncertainty) && uncertainty >= 0,
        `"uncertainty" is ${uncertainty}; it has to be a number of milliseconds, 0 or more.`,
      );
    },
  },
  {
    clause: 'What is offered is there',
    async examine({ adapter, identity }) {
      const { offers } = identity.capabilities;
      const there: Readonly<Partial<Record<Need, unknown>>> = {
        phone: adapter.bench.phone,
        smartconfig: adapter.bench.phone,
        'wifi-scan': adapter.bench.phone,
        network: adapter.bench.network,
        cloud: adapter.bench.cloud,
        capture: adapter.bench.capture,
        'driver-port': adapter.driverPort,
      };
      for (const need of offers)
        requireThat(
          !(need in there) || there[need] !== undefined,
          `${need} is offered, and there is nothing to do it with.`,
        );
      if (offers.includes('phone')) await adapter.bench.phone?.leave();
      if (offers.includes('wifi-scan')) await adapter.bench.phone?.scan();
      if (offers.includes('network')) await adapter.bench.network?.withdraw('tck-absent');
      if (offers.includes('cloud')) await adapter.bench.cloud?.setReachable(true);
      if (offers.includes('capture')) await adapter.bench.capture?.packets();
    },
  },
  {
    clause: 'An unknown function cannot be called, and the adapter says so',
    async examine(subject) {
      await demandCannotDo('A function TI does not have', () => subject.adapter.call('sl_TckUnknown', {}, callBound));
      await subject.adapter.reset(idle);
    },
  },
  {
    clause: 'What is not offered cannot be done, and the adapter says so',
    async examine(subject) {
      const { adapter, identity } = subject;
      const { functions, offers } = identity.capabilities;
      const unlisted = publicFunctions().find((fn) => fn.kind === 'command' && !functions.includes(fn.name));
      const { phone } = adapter.bench;
      if (unlisted !== undefined)
        await demandCannotDo(`${unlisted.name}, which is not listed,`, () =>
          adapter.call(unlisted.name, unlisted.arguments, callBound),
        );
      if (!offers.includes('phone') && phone !== undefined)
        await demandCannotDo('Joining with a phone, which is not offered,', () => phone.joinDevice());
      if (unlisted === undefined && offers.includes('phone'))
        throw new NotExamined('the adapter can do everything that is asked for here');
    },
  },
  {
    clause: 'A call carries its arguments and answers with a number',
    async examine(subject) {
      const { functions } = subject.identity.capabilities;
      const harmless = publicFunctions().find((fn) => fn.harmless && functions.includes(fn.name));
      if (harmless === undefined) throw new NotExamined('the adapter can issue no function that is sure to do no harm');
      await subject.adapter.reset(idle);
      const { code } = await returnOf(subject, harmless.name, harmless.arguments);
      requireThat(Number.isInteger(code), `${harmless.name} returned ${code}.`);
    },
  },
];

/** Demands that a promise is rejected with the code for what cannot be done. */
async function demandCannotDo(what: string, act: () => Promise<unknown>): Promise<void> {
  let answer: unknown;
  try {
    answer = await act();
  } catch (error) {
    if (isCannotDo(error)) return;
    throw new CheckFailure(`${what} is rejected, but not as "cannot do". ${errorText(error)}`);
  }
  throw new CheckFailure(`${what} is answered with ${JSON.stringify(answer)}, as if it had been done.`);
}
