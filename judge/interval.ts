/** The bound of a rule for a measured time, in ms. `below` excludes the bound itself, all others include theirs. */
export type Bound =
  | { readonly kind: 'at most' | 'below' | 'at least'; readonly ms: number }
  | { readonly kind: 'within'; readonly from: number; readonly to: number };

/** Result of a bound with an inexact clock. */
type Holding = 'holds' | 'broken' | 'in doubt';

/**
 * Compares a measured time with a bound. The true time differs from the measured time by at most `uncertainty`. The
 * bound holds only if it holds for this whole range, and is broken only if it is broken for this whole range. With an
 * uncertainty of 0 no result is `in doubt`.
 *
 * @param measured device time between two moments, in ms
 * @param uncertainty its maximum error, in ms, 0 or more
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

/** A bound as text for messages: `at most 1000 ms`. */
export const boundInWords = (bound: Bound): string =>
  bound.kind === 'within'
    ? `from ${rounded(bound.from)} to ${rounded(bound.to)} ms`
    : `${bound.kind} ${rounded(bound.ms)} ms`;

/** A time for messages: rounded, because the difference of fractions has meaningless digits. */
export const rounded = (ms: number): number => Math.round(ms * 1e3) / 1e3;
