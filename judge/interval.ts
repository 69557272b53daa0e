/** What a rule asks of a measured time, in ms. `below` leaves the bound itself out, all others include theirs. */
export type Bound =
  | { readonly kind: 'at most' | 'below' | 'at least'; readonly ms: number }
  | { readonly kind: 'within'; readonly from: number; readonly to: number };

/** What can be said of a bound with a clock that is off by something. */
export type Holding = 'holds' | 'broken' | 'in doubt';

/**
 * Puts a measured time to a bound. The true time lies anywhere up to `uncertainty` from the measured one: the bound
 * holds only where it holds for all of that, and is broken only where it is broken for all of that. With an
 * uncertainty of 0 nothing is ever in doubt.
 *
 * @param measured device time between two moments, in ms
 * @param uncertainty how far it may be off, in ms, 0 or more
 */
export function compare(measured: number, bound: Bound, uncertainty: number): Holding {
  const earliest = measured - uncertainty;
  const latest = measured + uncertainty;
  switch (bound.kind) {
    case 'at most':
      return holding(latest <= bound.ms, earliest > bound.ms);
    case 'below':
      return holding(latest < bound.ms, earliest >= bound.ms);
    case 'at least':
      return holding(earliest >= bound.ms, latest < bound.ms);
    case 'within':
      return holding(earliest >= bound.from && latest <= bound.to, latest < bound.from || earliest > bound.to);
  }
}

const holding = (holds: boolean, broken: boolean): Holding => (holds ? 'holds' : broken ? 'broken' : 'in doubt');

/** A bound in words, for messages: `at most 1000 ms`. */
export const boundInWords = (bound: Bound): string =>
  bound.kind === 'within'
    ? `from ${rounded(bound.from)} to ${rounded(bound.to)} ms`
    : `${bound.kind} ${rounded(bound.ms)} ms`;

/** A time as messages show it: differences of fractions would trail digits that mean nothing. */
export const rounded = (ms: number): number => Math.round(ms * 1e3) / 1e3;
