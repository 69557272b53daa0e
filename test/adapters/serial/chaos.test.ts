import { expect } from 'chai';
import { describe, it } from 'mocha';
import { runSuite } from '../../../cli/suite';
import { firstRowSources } from '../../first-row-features';
import { connectionTo, withBoard } from './virtual-board';

/** Scenarios of every kind: started by itself, refused, reported, opened, restarted. */
const rules = ['PROV-4.2-03', 'PROV-4.2-19', 'PROV-7.5-20', 'PROV-7.5-24', 'PROV-7.5-27'];

/** Ways to cut, merge, delay and litter what the board says. */
const ways: readonly (readonly string[])[] = [
  ['bytewise'],
  ...[2, 3, 5, 7, 16, 61].map((length) => [`slices:${length}`]),
  ...[1, 2, 3, 4].map((at) => [`split-at:${at}`]),
  ...[1, 2, 3].map((at) => [`split-from-end:${at}`]),
  ['crlf'],
  ['lf'],
  ['cr'],
  ['blank-lines'],
  ['log'],
  ['binary'],
  ['strange-events'],
  ...[0, 1, 2, 3, 5, 9].map((at) => [`event-in-echo:${at}`]),
  ['bare-prompt'],
  ['pause:1'],
  ['event-in-echo:4', 'log', 'crlf', 'bytewise'],
  ['bare-prompt', 'binary', 'strange-events', 'slices:61'],
];

async function verdictsWith(faults: readonly string[]): Promise<readonly string[]> {
  const { scenarios } = await withBoard({ faults }, (plugged) =>
    runSuite({ sources: firstRowSources(), adapter: 'serial', rules, connection: connectionTo(plugged) }),
  );
  return scenarios.map(({ id, verdict, reason }) => `${id} ${verdict} ${reason ?? ''}`);
}

describe('a line that cuts, delays and litters what the board says', () => {
  let clean: Promise<readonly string[]> | undefined;

  for (const faults of ways)
    it(`changes no verdict: ${faults.join(', ')}`, async () => {
      clean ??= verdictsWith([]);
      const expected = await clean;
      expect(expected.filter((verdict) => verdict.includes(' pass '))).to.have.length.greaterThan(12);
      expect(await verdictsWith(faults)).to.deep.equal(expected);
    });
});
