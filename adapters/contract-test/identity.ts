import { publicFunctions } from '../../ledger/functions';
import { Need } from '../../ledger/rule';
import { isCannotDo } from '../cannot-do';
import { CheckFailure, errorText, NotExamined, requireThat } from '../check-result';
import { idleSetup as idle } from '../idle-setup';
import { type Check, callBound, returnOf } from './check';

/** Checks the identity and the capabilities of an adapter. */
export const identityChecks: readonly Check[] = [
  {
    clause: 'The device is ready and identifies itself',
    async examine({ adapter, identity }) {
      requireThat(identity.part !== '', 'The part number is empty.');
      requireThat(
        Object.keys(identity.versions).length > 0,
        'No version is given, so a report cannot identify the tested device.',
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
      requireThat(functions.length > 0, 'The adapter can call no function.');
    },
  },
  {
    clause: 'Every need is offered, or has a reason why not',
    async examine({ identity }) {
      const { offers, lacks } = identity.capabilities;
      const unexplained = Need.options.filter((need) => !offers.includes(need) && !lacks[need]);
      requireThat(
        unexplained.length === 0,
        `"lacks" gives no reason for ${unexplained.join(', ')}; the report could not explain the excluded scenarios.`,
      );
      const contradictory = offers.filter((need) => lacks[need] !== undefined);
      requireThat(contradictory.length === 0, `${contradictory.join(', ')} is offered and also listed as missing.`);
    },
  },
  {
    clause: 'The adapter states the maximum error of its clock',
    async examine({ identity }) {
      const { uncertainty = 0 } = identity;
      requireThat(
        Number.isFinite(uncertainty) && uncertainty >= 0,
        `"uncertainty" is ${uncertainty}; it must be a number of milliseconds, 0 or more.`,
      );
    },
  },
  {
    clause: 'Every offered need is present',
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
          `The need ${need} is offered, but the bench does not have it.`,
        );
      if (offers.includes('phone')) await adapter.bench.phone?.leave();
      if (offers.includes('wifi-scan')) await adapter.bench.phone?.scan();
      if (offers.includes('network')) await adapter.bench.network?.withdraw('tck-absent');
      if (offers.includes('cloud')) await adapter.bench.cloud?.setReachable(true);
      if (offers.includes('capture')) await adapter.bench.capture?.packets();
    },
  },
  {
    clause: 'A call of an unknown function is rejected as "cannot do"',
    async examine(subject) {
      await demandCannotDo('A function TI does not have', () => subject.adapter.call('sl_TckUnknown', {}, callBound));
      await subject.adapter.reset(idle);
    },
  },
  {
    clause: 'A missing capability is rejected as "cannot do"',
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
        throw new NotExamined('the adapter offers every capability that this check can test');
    },
  },
  {
    clause: 'A call passes its arguments and returns a number',
    async examine(subject) {
      const { functions } = subject.identity.capabilities;
      const harmless = publicFunctions().find((fn) => fn.harmless && functions.includes(fn.name));
      if (harmless === undefined)
        throw new NotExamined('the adapter can call no function that is known to be harmless');
      await subject.adapter.reset(idle);
      const { code } = await returnOf(subject, harmless.name, harmless.arguments);
      requireThat(Number.isInteger(code), `${harmless.name} returned ${code}.`);
    },
  },
];

/** Asserts that a promise is rejected with the code for an unavailable operation. */
async function demandCannotDo(what: string, act: () => Promise<unknown>): Promise<void> {
  let answer: unknown;
  try {
    answer = await act();
  } catch (error) {
    if (isCannotDo(error)) return;
    throw new CheckFailure(`${what} is rejected, but not as "cannot do". ${errorText(error)}`);
  }
  throw new CheckFailure(`${what} returns ${JSON.stringify(answer)}, as if it was done.`);
}
