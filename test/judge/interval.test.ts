import { expect } from 'chai';
import * as fc from 'fast-check';
import { describe, it } from 'mocha';
import { type Bound, compare } from '../../judge/interval';

const ms = fc.integer({ min: -10_000, max: 200_000 });
const uncertainty = fc.integer({ min: 0, max: 5_000 });
const bound: fc.Arbitrary<Bound> = fc.oneof(
  fc.record({ kind: fc.constantFrom('at most' as const, 'below' as const, 'at least' as const), ms }),
  fc.tuple(ms, uncertainty).map(([from, width]) => ({ kind: 'within' as const, from, to: from + width })),
);

/** The bound as plain arithmetic on a time that is exactly known. */
function keeps(time: number, asked: Bound): boolean {
  switch (asked.kind) {
    case 'at most':
      return time <= asked.ms;
    case 'below':
      return time < asked.ms;
    case 'at least':
      return time >= asked.ms;
    case 'within':
      return time >= asked.from && time <= asked.to;
  }
}

describe('a measured time against a bound', () => {
  it('is never in doubt where the clock is exact', async () => {
    await fc.assert(
      fc.property(ms, bound, (measured, asked) => {
        expect(compare(measured, asked, 0)).to.equal(keeps(measured, asked) ? 'holds' : 'broken');
      }),
    );
  });

  it('acquits and convicts only what is so for every time it may have been', async () => {
    await fc.assert(
      fc.property(ms, bound, uncertainty, fc.double({ min: -1, max: 1, noNaN: true }), (measured, asked, off, part) => {
        const verdict = compare(measured, asked, off);
        const truth = keeps(measured + Math.trunc(part * off), asked);
        if (verdict === 'holds') expect(truth).to.equal(true);
        if (verdict === 'broken') expect(truth).to.equal(false);
      }),
    );
  });

  it('is in doubt only where the truth may be either', async () => {
    await fc.assert(
      fc.property(ms, bound, uncertainty, (measured, asked, off) => {
        if (compare(measured, asked, off) !== 'in doubt') return;
        // A window narrower than the uncertainty can lie between the two ends.
        const inside = asked.kind === 'within' ? [asked.from, asked.to] : [asked.ms];
        const times = [measured - off, measured + off, ...inside.filter((time) => Math.abs(time - measured) <= off)];
        expect(new Set(times.map((time) => keeps(time, asked))).size).to.equal(2);
      }),
    );
  });

  it('does not become clearer by a worse clock', async () => {
    await fc.assert(
      fc.property(ms, bound, uncertainty, uncertainty, (measured, asked, off, more) => {
        const better = compare(measured, asked, off);
        expect(compare(measured, asked, off + more)).to.be.oneOf([better, 'in doubt']);
      }),
    );
  });
});
