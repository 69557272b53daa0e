import { once } from 'node:events';
import { createReadStream } from 'node:fs';
import { createInterface } from 'node:readline';
import { ProvtckError } from '../../ledger/error';
import { canonical } from '../certificate/envelope';

/** Where two transcripts part. */
export interface Divergence {
  /** Name of the scenario, where one had begun. */
  readonly scenario?: string;
  readonly before: Place;
  readonly after: Place;
}

/** A record of a transcript; without one the transcript has ended. */
export interface Place {
  readonly line: number;
  readonly record?: string;
}

interface Entry {
  readonly line: number;
  readonly kind: string;
  readonly record: { readonly [member: string]: unknown };
}

/** Members that differ between any two runs. */
const INCIDENTAL: ReadonlySet<string> = new Set(['seq', 'wall', 'chain']);
/** Members that differ where device time runs by itself. */
const TIMES: ReadonlySet<string> = new Set(['t', 'at']);
/** Records that say what was run, not what happened: they differ between firmwares that behave alike. */
const HEADERS: ReadonlySet<string> = new Set(['run', 'device', 'end']);
/** Records that differ where device time runs by itself: bytes arrive in other pieces, waits end elsewhere. */
const PACE: ReadonlySet<string> = new Set(['raw', 'wait']);

/**
 * The first record in which two transcripts differ; undefined where the same happened in both. Read in step, so the
 * length of the files costs no memory.
 *
 * Times count only where device time is virtual in both: no two runs on a board take the same milliseconds.
 *
 * @throws ProvtckError `TRANSCRIPT_UNREADABLE`
 */
export async function firstDivergence(before: string, after: string): Promise<Divergence | undefined> {
  const timed = (await isVirtual(before)) && (await isVirtual(after));
  const [left, right] = [happenings(before, timed), happenings(after, timed)];
  let scenario: string | undefined;
  try {
    for (;;) {
      const [a, b] = await Promise.all([left.next(), right.next()]);
      const [was, is] = [a.value ?? undefined, b.value ?? undefined];
      if (was === undefined && is === undefined) return undefined;
      const [earlier, later] = [shown(was, timed), shown(is, timed)];
      if (earlier !== later)
        return {
          ...(scenario !== undefined && { scenario }),
          before: { line: was?.line ?? 0, ...(earlier !== undefined && { record: earlier }) },
          after: { line: is?.line ?? 0, ...(later !== undefined && { record: later }) },
        };
      if (is?.kind === 'scenario') scenario = String(is.record.scenario);
    }
  } finally {
    await Promise.all([left.return(undefined), right.return(undefined)]);
  }
}

async function* happenings(file: string, timed: boolean): AsyncGenerator<Entry, undefined> {
  for await (const entry of entries(file))
    if (!HEADERS.has(entry.kind) && (timed || !PACE.has(entry.kind))) yield entry;
  return undefined;
}

async function isVirtual(file: string): Promise<boolean> {
  for await (const { kind, record } of entries(file)) {
    if (kind === 'device') return record.driven === true;
    if (kind === 'scenario') break;
  }
  return false;
}

async function* entries(file: string): AsyncGenerator<Entry, undefined> {
  let line = 0;
  const input = createReadStream(file);
  try {
    // A reader of lines does not hear of a file that cannot be opened.
    await once(input, 'open');
    for await (const text of createInterface({ input, crlfDelay: Number.POSITIVE_INFINITY })) {
      line += 1;
      const record = JSON.parse(text) as Entry['record'];
      yield { line, kind: String(record.kind), record };
    }
  } catch (cause) {
    throw new ProvtckError(
      'TRANSCRIPT_UNREADABLE',
      `${file}: line ${line}: ${cause instanceof Error ? cause.message : String(cause)}`,
      'Give a transcript as a run wrote it. `provtck judge` says what is wrong with one.',
      { cause },
    );
  } finally {
    input.destroy();
  }
  return undefined;
}

function shown(entry: Entry | undefined, timed: boolean): string | undefined {
  if (entry === undefined) return undefined;
  const members = Object.entries(entry.record).filter(
    ([member]) => !INCIDENTAL.has(member) && (timed || !TIMES.has(member)),
  );
  return canonical(Object.fromEntries(members));
}
