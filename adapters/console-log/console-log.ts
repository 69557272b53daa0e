import type { Line } from '../../transcript/record';
import { linesOfLog } from './log-lines';
import type { LogReader, ToldLine } from './log-reader';
import { AtLog } from './ti-at';
import { ProvisioningLog } from './ti-provisioning';
import { LogClock } from './time-stamp';

/** Kinds of captured consoles, with who wrote them. */
export const LOG_FORMATS = {
  'ti-at': { title: "TI's at_commands demo, with or without the add-on", reader: () => new AtLog() },
  'ti-provisioning': { title: "TI's provisioning demo", reader: () => new ProvisioningLog() },
} as const satisfies Record<string, { readonly title: string; readonly reader: () => LogReader }>;
export type LogFormat = keyof typeof LOG_FORMATS;

/** How many unknown lines are kept as they are; all are counted. */
const SHOWN = 20;

/** What was read of a captured console. */
export interface ConsoleLog {
  /** Number of lines. */
  readonly lines: number;
  /** Lines nobody knows: how many, and the first of them. */
  readonly unknown: { readonly count: number; readonly first: readonly LogText[] };
  /** How exact its times are, in ms; undefined where a line that tells something bears no stamp. */
  readonly resolution: number | undefined;
  /**
   * What it tells of the device, one list from each boot on. `seq` is the number of the line in the log, times are ms
   * from its first stamp, or 0.
   */
  readonly boots: readonly (readonly Line[])[];
  /** The lines that tell something, as they were printed. */
  readonly texts: ReadonlyMap<number, string>;
}

/** A line of a log. */
export interface LogText {
  readonly line: number;
  readonly text: string;
}

/** Reads a captured console. Never throws, whatever the bytes are; what it does not know it counts. */
export function readConsoleLog(format: LogFormat, pieces: Iterable<Uint8Array>): ConsoleLog {
  const reader: LogReader = LOG_FORMATS[format].reader();
  const clock = new LogClock();
  const times = new Map<number, number>();
  const texts = new Map<number, string>();
  const first: LogText[] = [];
  const boots: Line[][] = [[]];
  let [lines, unknown] = [0, 0];
  let timed = true;
  const keep = ({ line, told }: ToldLine): void => {
    if (told.kind === 'boot') {
      boots.push([]);
      return;
    }
    const t = times.get(line);
    if (t === undefined) timed = false;
    boots.at(-1)?.push({ ...told, ...timesOf(told, t ?? 0), seq: line, wall: 0, chain: '' } as Line);
  };
  for (const { number, text, stamp } of linesOfLog(pieces)) {
    lines = number;
    const time = stamp === undefined ? undefined : clock.take(stamp);
    const told = reader.take(text, number);
    if (told !== undefined && text !== '' && time !== undefined) times.set(number, time);
    if (told === undefined) {
      unknown += 1;
      if (first.length < SHOWN) first.push({ line: number, text });
    } else if (text !== '') texts.set(number, text);
    for (const each of told ?? []) keep(each);
  }
  for (const each of reader.end()) keep(each);
  return { lines, unknown: { count: unknown, first }, resolution: timed ? clock.resolution : undefined, boots, texts };
}

const timesOf = ({ kind }: { readonly kind: string }, t: number): { readonly t: number; readonly at?: number } =>
  kind === 'event' ? { t, at: t } : { t };
