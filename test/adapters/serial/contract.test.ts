import { expect } from 'chai';
import { describe, it } from 'mocha';
import { contractTest } from '../../../adapters/contract-test/contract-test';
import { openAdapter } from '../../../adapters/registry';
import { connectionTo, withBoard } from './virtual-board';

describe('the serial adapter', () => {
  for (const [words, options] of [
    ['with the time of a virtual board in its hands', { timeScale: 0 }],
    ['in real time, over a littered line', { timeScale: 10, faults: ['event-in-echo:4', 'log', 'slices:3'] }],
    ['over TCP', { timeScale: 0, console: 0 }],
    ['with a stock board', { timeScale: 0, profile: 'ti-at' }],
  ] as const)
    it(`keeps the contract ${words}`, async () => {
      await withBoard(options, async (plugged) => {
        const findings: string[] = [];
        for await (const { clause, verdict, why } of contractTest(await openAdapter('serial', connectionTo(plugged))))
          if (verdict === 'broken') findings.push(`${clause}: ${why}`);
        expect(findings).to.deep.equal([]);
      });
    });

  it('measures in real time how exact it is, and is exact where it drives time', async () => {
    for (const [timeScale, least, most] of [
      [0, 0, 0],
      [1, 1, 5_000],
    ] as const)
      await withBoard({ timeScale }, async (plugged) => {
        const adapter = await openAdapter('serial', connectionTo(plugged));
        try {
          expect((await adapter.connect()).uncertainty).to.be.within(least, most);
        } finally {
          await adapter.close();
        }
      });
  });
});
