import { expect } from 'chai';
import { describe, it } from 'mocha';
import type { Fields } from '../../adapters/adapter';
import { runSuite } from '../../cli/suite';
import type { Result } from '../../judge/result-schema';
import { KEY } from './careful-application';
import { type ScriptedDriver, scriptedApplication } from './scripted-application';

/** What a host driver decides in the run. */
interface Driver {
  /** Whether it refuses a call after a message with this byte. */
  blocks(byte: number): boolean;
  /** Members of a start with a key. */
  readonly key: Fields;
}

const careful: Driver = {
  blocks: (byte) => (byte & 0x18) !== 0 && (byte & 0x40) === 0,
  key: { Cipher: 1, GroupIdBitmask: 0, pSmartConfigKey: KEY },
};

/** A program that calls functions again and again, on a driver. */
const polling =
  (driver: Driver, every: number) =>
  (line: ScriptedDriver): { begin(): void } => {
    const call = (): void => {
      if (!driver.blocks(line.devStatus)) line.call('sl_DeviceGet', { DeviceGetId: 1, Option: 12 });
      line.after(every, call);
    };
    line.heard = (name) => {
      if (name === 'init complete') call();
    };
    return { begin: () => line.power(true) };
  };

/** A program that calls many functions at its start, and then one from time to time. */
const bursting =
  (driver: Driver, every: number) =>
  (line: ScriptedDriver): { begin(): void } => {
    const call = (): void => {
      if (!driver.blocks(line.devStatus)) line.call('sl_DeviceGet', { DeviceGetId: 1, Option: 12 });
    };
    const again = (): void => {
      call();
      line.after(every, again);
    };
    line.heard = (name) => {
      if (name !== 'init complete') return;
      for (let at = 0; at < 12; at += 1) line.after(at * 10, call);
      line.after(every, again);
    };
    return { begin: () => line.power(true) };
  };

/** A program that starts provisioning with a key. */
const starting =
  ({ key }: Driver) =>
  (line: ScriptedDriver): { begin(): void } => {
    line.heard = (name) => {
      if (name === 'init complete')
        line.call('sl_WlanProvisioning', { ProvisioningCmd: 1, InactivityTimeoutSec: 300, ...key });
    };
    return { begin: () => line.power(true) };
  };

const run = (script: Parameters<typeof scriptedApplication>[0]): Promise<Result> =>
  runSuite({
    adapter: 'driver',
    connection: { start: 'a program' },
    adapters: { driver: async () => scriptedApplication(script, 'driver') },
  });

const verdictOf = ({ rules }: Result, rule: string): string | undefined => rules.find(({ id }) => id === rule)?.verdict;

/** Drivers that derive the block from other bits. */
const broken: Readonly<Record<string, (byte: number) => boolean>> = {
  'blocks nothing': () => false,
  'ignores the start by the user': (byte) => (byte & 0x08) !== 0 && (byte & 0x40) === 0,
  'ignores the active process': (byte) => (byte & 0x10) !== 0 && (byte & 0x40) === 0,
  'ignores the open APIs': (byte) => (byte & 0x18) !== 0,
  'blocks with any bit': (byte) => byte !== 0 && (byte & 0x40) === 0,
};

describe('a host driver by its wire alone', () => {
  for (const [name, every] of [
    ['quick', 5],
    ['slow', 3_000],
  ] as const)
    it(`is judged below a ${name} program, and the other rules are named with the reason`, async () => {
      const result = await run(polling(careful, every));
      expect(result.run.incomplete).to.deep.equal([]);
      expect(result.run.verdict).to.equal('conformant');
      expect(result.party?.name).to.equal('host driver');
      expect(verdictOf(result, 'PROV-7.5-34')).to.equal('pass');
      const left = result.rules.filter(({ verdict }) => verdict === 'not-judged');
      expect(left.length).to.equal(result.rules.length - 2);
      expect(new Set(left.map(({ reason }) => reason))).to.deep.equal(
        new Set(['only a call shows it, and the suite calls no function (--command)']),
      );
    });

  for (const [name, blocks] of Object.entries(broken))
    it(`is found when it ${name}`, async () => {
      expect(verdictOf(await run(polling({ ...careful, blocks }, 200)), 'PROV-7.5-34')).to.equal('fail');
    });

  it('is judged by the later rhythm of a program that begins with many calls', async () => {
    for (const every of [2_000, 7_000]) {
      const kept = await run(bursting(careful, every));
      expect(verdictOf(kept, 'PROV-7.5-34'), `every ${every} ms`).to.equal('pass');
      for (const blocks of Object.values(broken))
        expect(verdictOf(await run(bursting({ ...careful, blocks }, every)), 'PROV-7.5-34')).to.equal('fail');
    }
  });

  it('is not judged below a program that stops calling', async () => {
    const result = await run((line) => {
      line.heard = (name) => {
        if (name === 'init complete')
          for (let at = 0; at < 12; at += 1) line.after(at * 10, () => line.call('sl_DeviceGet', { DeviceGetId: 1 }));
      };
      return { begin: () => line.power(true) };
    });
    expect(verdictOf(result, 'PROV-7.5-34')).to.equal('not-applicable');
  });

  it('is judged by its start with a key', async () => {
    expect(verdictOf(await run(starting(careful)), 'PROV-3.2-06')).to.equal('pass');
    for (const change of [{ Cipher: 0 }, { GroupIdBitmask: 2 }])
      expect(
        verdictOf(await run(starting({ ...careful, key: { ...careful.key, ...change } })), 'PROV-3.2-06'),
      ).to.equal('fail');
  });

  it('is not judged below a program that calls nothing', async () => {
    const result = await run(() => ({ begin: () => {} }));
    expect(verdictOf(result, 'PROV-7.5-34')).to.equal('not-applicable');
  });

  it('has no certificate', async () => {
    const error: unknown = await runSuite({
      adapter: 'driver',
      connection: { start: 'a program' },
      certify: true,
    }).catch((thrown: unknown) => thrown);
    expect(error).to.include({ code: 'CERTIFY_WIRE_ONLY' });
  });
});
