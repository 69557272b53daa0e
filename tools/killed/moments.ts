import fc from 'fast-check';

/** When a process is killed. */
export type Moment =
  /** This many ms after its start. */
  | { readonly after: number }
  /** When it has written this many bytes of its transcript. */
  | { readonly bytes: number }
  /** When a file whose path matches appears in the folder of the run, or beside it. */
  | { readonly file: string };

/** A kill: its moment, and how the process ends. */
export interface Kill {
  readonly moment: Moment;
  readonly signal: 'SIGKILL' | 'SIGINT' | 'SIGTERM';
}

/** Files that exist for a moment only, or late: while the folder is made ready, while parts are joined, while reports are written. */
const FILES = [
  '\\.provtck\\.lock$',
  'earlier',
  'parts/\\d+/transcript\\.jsonl$',
  'provtck-join',
  'allure-results',
  'report\\.html$',
  'junit\\.xml$',
  'result\\.json',
];

/** The length of one run. */
interface Extent {
  readonly ms: number;
  readonly bytes: number;
}

/**
 * Random kills. Half of them are at a number of bytes, the others at a time or at a file. SIGKILL is the most frequent
 * signal, because nothing can react to it.
 *
 * @param whole of the run without a kill
 */
export function randomKills(count: number, seed: number, whole: Extent): readonly Kill[] {
  // Each process continues the run, so that each has only a share of it.
  const share = Math.ceil(whole.bytes / Math.max(1, count / 2));
  const moment = fc.oneof(
    { weight: 3, arbitrary: fc.noBias(fc.integer({ min: 1, max: share })).map((bytes): Moment => ({ bytes })) },
    { weight: 1, arbitrary: fc.noBias(fc.integer({ min: 1, max: whole.ms })).map((after): Moment => ({ after })) },
    { weight: 2, arbitrary: fc.constantFrom(...FILES).map((file): Moment => ({ file })) },
  );
  const signal = fc.constantFrom('SIGKILL', 'SIGKILL', 'SIGINT', 'SIGTERM');
  return fc.sample(fc.record({ moment, signal }), { numRuns: count, seed });
}
