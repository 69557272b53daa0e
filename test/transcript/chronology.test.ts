import { expect } from 'chai';
import { describe, it } from 'mocha';
import { Chronology } from '../../transcript/chronology';
import type { Line } from '../../transcript/record';

/** A line as far as its times are concerned. */
const line = (kind: string, wall: number, more: object = {}): Line =>
  ({ seq: 1, chain: '', kind, wall, ...more }) as unknown as Line;

/** What is wrong with the last of some lines, which follow the beginning of a run. */
function faultIn(driven: boolean, lines: readonly Line[], scale?: number): string | undefined {
  const chronology = new Chronology();
  let fault: string | undefined;
  for (const each of [
    line('run', 1_000, { settings: scale === undefined ? {} : { connection: { timeScale: scale } } }),
    line('device', 1_000, { driven }),
    ...lines,
  ]) {
    expect(fault).to.equal(undefined);
    fault = chronology.fault(each);
  }
  return fault;
}

const begun = [line('scenario', 2_000), line('reset', 2_000, { t: 0 })];

describe('the times of a transcript', () => {
  for (const [what, driven, lines] of [
    ['time that passes with the wall clock', false, [...begun, line('wait', 12_000, { t: 10_000 })]],
    ['driven time that passes at once', true, [...begun, line('wait', 2_000, { t: 3_600_000 })]],
    ['an event that has waited', true, [...begun, line('event', 2_000, { t: 10, at: 5 })]],
    ['a second reset', true, [...begun, line('wait', 2_000, { t: 10 }), line('reset', 2_000, { t: 0 })]],
    [
      'a scenario that began before the one before it',
      true,
      [...begun, line('wait', 9_000, { t: 10 }), line('scenario', 1_500), line('reset', 1_500, { t: 0 })],
    ],
    [
      'a reset that failed after a longer scenario',
      true,
      [...begun, line('wait', 2_000, { t: 10 }), line('scenario', 2_000), line('fault', 2_000, { t: 10 })],
    ],
  ] as const)
    it(`may hold ${what}`, () => {
      expect(faultIn(driven, lines)).to.equal(undefined);
    });

  for (const [what, driven, lines, why] of [
    ['a wall time that goes back', true, [...begun, line('wait', 1_999, { t: 1 })], /wall time 1999/],
    ['a wall time before the run', true, [line('scenario', 999)], /wall time 999/],
    ['an end before the run', true, [...begun, line('end', 999)], /wall time 999/],
    [
      'device time that goes back',
      true,
      [...begun, line('wait', 2_000, { t: 9 }), line('wait', 2_000, { t: 8 })],
      /back from 9 ms/,
    ],
    ['an event from the future', true, [...begun, line('event', 2_000, { t: 4, at: 5 })], /received at 5 ms/],
    ['a reset later than at 0', true, [line('scenario', 2_000), line('reset', 2_000, { t: 7 })], /begins with a reset/],
    ['hours within a minute', false, [...begun, line('wait', 62_000, { t: 7_200_000 })], /without a request within/],
  ] as const)
    it(`do not hold ${what}`, () => {
      expect(faultIn(driven, lines)).to.match(why);
    });

  it('may run faster on a virtual board that was told so', () => {
    expect(faultIn(false, [...begun, line('wait', 12_000, { t: 100_000 })], 10)).to.equal(undefined);
    expect(faultIn(false, [...begun, line('wait', 12_000, { t: 200_000 })], 10)).to.match(/without a request within/);
  });
});
