import * as fc from 'fast-check';
import type { PrintedLine } from './printed-log';

/** How a terminal stamps a line. */
type StampOf = (ms: number) => string;

const EPOCH = Date.UTC(2024, 2, 5, 9, 12);
const parts = (ms: number) => new Date(EPOCH + ms).toISOString();

/** Forms of stamps, none among them. */
export const stamps: readonly [StampOf, StampOf, ...StampOf[]] = [
  () => '',
  (ms) => `[${parts(ms).replace('T', ' ').replace('Z', '')}] `,
  (ms) => `[${parts(ms).replace('T', ' ').slice(0, 19)}] `,
  (ms) => `${parts(ms).slice(8, 10)}.${parts(ms).slice(5, 7)}.${parts(ms).slice(0, 4)} ${parts(ms).slice(11, 23)} `,
  (ms) => `${parts(ms).slice(11, 23)} -> `,
  (ms) => `${((EPOCH + ms) / 1_000).toFixed(3)}: `,
  (ms) => `[${(ms / 1_000).toFixed(6)} 0.000100] `,
  (ms) => `${parts(ms).slice(5, 10)} ${parts(ms).slice(11, 23)} `,
  () => '[Cortex_M4_0] ',
  (ms) => `Mar 05 ${parts(ms).slice(11, 19)} bench picocom[1234]: `,
  (ms) => `00> [${(ms / 1_000).toFixed(6).padStart(12)}] `,
  (ms) => `[${new Date(ms).toISOString().slice(11, 23)},000] <inf> wlan: `,
];

/** One thing that goes wrong between a device and a file; numbers are positions in the log, from 0 to 1. */
type Disturbance =
  | { readonly kind: 'lost head' | 'lost tail' | 'merge' | 'swap'; readonly at: number }
  | { readonly kind: 'cut'; readonly at: number; readonly within: number; readonly between: string }
  | { readonly kind: 'foreign'; readonly at: number; readonly text: string };

const at = fc.double({ min: 0, max: 0.999, noNaN: true });
const FOREIGN = ['', '[App] led on', 'mqtt: connected to broker', 'T=21.5 C', 'connection failed', '[ERROR] -3'];

/** What goes wrong with a log. */
export const disturbances: fc.Arbitrary<readonly Disturbance[]> = fc.array(
  fc.oneof(
    fc.record({ kind: fc.constantFrom('lost head' as const, 'lost tail' as const, 'merge' as const), at }),
    fc.record({ kind: fc.constant('swap' as const), at }),
    fc.record({ kind: fc.constant('cut' as const), at, within: at, between: fc.constantFrom(...FOREIGN) }),
    fc.record({ kind: fc.constant('foreign' as const), at, text: fc.constantFrom(...FOREIGN) }),
  ),
  { maxLength: 4 },
);

/** Two tasks may print their lines in the other order, in ms. */
const SWAPPED_WITHIN = 100;

/** The file that a terminal leaves of these lines. */
export function disturbed(
  printed: readonly PrintedLine[],
  stamp: StampOf,
  end: string,
  wrong: readonly Disturbance[],
): string {
  const lines = [...printed];
  for (const each of wrong) if (each.kind === 'swap') swap(lines, each.at);
  let texts = lines.map(({ t, text }) => stamp(t) + text + end);
  for (const each of wrong) texts = applied(texts, each, end);
  return texts.join('');
}

function swap(lines: PrintedLine[], position: number): void {
  const index = Math.floor(position * lines.length);
  const [first, second] = [lines[index], lines[index + 1]];
  if (first === undefined || second === undefined || first.task === second.task) return;
  if (second.t - first.t > SWAPPED_WITHIN) return;
  // A stamp is made when a line is printed.
  lines[index] = { ...second, t: first.t };
  lines[index + 1] = { ...first, t: second.t };
}

function applied(texts: readonly string[], wrong: Disturbance, end: string): string[] {
  const index = Math.floor(wrong.at * texts.length);
  const text = texts[index];
  if (text === undefined) return [...texts];
  switch (wrong.kind) {
    case 'lost head':
      return [text.slice(Math.floor(text.length / 2)), ...texts.slice(index + 1)];
    case 'lost tail':
      return [...texts.slice(0, index), text.slice(0, Math.floor(text.length / 2))];
    case 'merge':
      return texts.with(index, text.slice(0, -end.length));
    case 'cut': {
      const place = Math.floor(wrong.within * text.length);
      return texts.with(index, text.slice(0, place) + wrong.between + end + text.slice(place));
    }
    case 'foreign':
      return [...texts.slice(0, index), wrong.text + end, ...texts.slice(index)];
    default:
      return [...texts];
  }
}
