import { setImmediate } from 'node:timers/promises';
import fc from 'fast-check';
import { useIxit } from '../../ledger/quantities';
import { Able } from './able';
import type { Act } from './act';
import { type Alphabet, alphabetFor, WEIGHTS } from './alphabet';
import { Oracle } from './oracle';
import { marked, unmarked } from './path';
import { type Course, compared, type Divergence, type Draft, scriptFor } from './session';
import { shortened } from './shorten';
import type { Stage } from './stage';

/** How to explore. */
export interface Exploration {
  readonly seed: number;
  /** Most sessions, those of the shrinking not counted. */
  readonly runs: number;
  /** Most acts in a session. */
  readonly length: number;
  /**
   * Most wall-clock ms. A session that has begun is brought to its end in virtual time, and broken off after its step in
   * real time. Making what was found shorter may take as long again.
   */
  readonly budget?: number;
  /** What sessions are made of; everything the device offers unless given. */
  readonly alphabet?: Alphabet;
  /** Only the session at this path, as it was found before. */
  readonly path?: string;
  /** Breaks it off after the step under way. */
  readonly signal?: AbortSignal;
  /** Hears of each session that begins, those of the shrinking not counted, with its number from 1 on. */
  readonly sessionBegins?: (run: number) => void;
}

/** What came of it. */
export interface Explored {
  readonly seed: number;
  /** Sessions that were put to the device, those of the shrinking not counted. */
  readonly runs: number;
  /** Sessions that said nothing about the device. */
  readonly hindered: number;
  /** Why most of these did not. */
  readonly hindrance?: string;
  /** The budget was used up before the runs were, or it was broken off. */
  readonly interrupted: boolean;
  readonly found?: Found;
}

/** A session with which a device differs, made as short as it can be. */
export interface Found {
  /** Finds it again with the same seed and length, where the device offers the same. */
  readonly path: string;
  readonly divergence: Divergence;
}

/** How many sessions more, once a monitor has seen something, to find one in which a step of a scenario shows it too. */
const PATIENCE = 1_000;

/** How many choices are drawn for each act that a session may have, since some have nothing that fits. */
const DRAWN = 6;

/** Most groups that a session has acts from, besides reports. With few of them it comes to deeper places. */
const GROUPS = 7;

/** Most acts to choose from. */
const CHOICE = 6;

const isUnderWay = ({ name }: Act): boolean => !/^an? /.test(name);
const isFresh = ({ name }: Act): boolean => name.includes('fresh');
const isStopped = ({ name }: Act): boolean => name.startsWith('a stopped');
const isConnected = ({ name }: Act): boolean => name.endsWith('SL_NETAPP_EVENT_IPV4_ACQUIRED');
const isRunning = (opening: Act): boolean =>
  ![isUnderWay, isFresh, isStopped, isConnected].some((kind) => kind(opening));

/** How often sessions begin in each way, relative to each other; the simplest first. */
const BEGINNINGS = [
  { weight: 3, kind: isRunning },
  { weight: 3, kind: isStopped },
  { weight: 1, kind: isFresh },
  { weight: 1, kind: isConnected },
  { weight: 7, kind: isUnderWay },
];

/** Sessions over an alphabet; simpler ones are shorter, begin more simply and have acts from the front of the table. */
export function drafts({ openings, acts }: Alphabet, length: number): fc.Arbitrary<Draft> {
  const present = [...new Set(acts.map(({ group }) => group))];
  const groups = new Map(present.map((group) => [group, acts.filter((each) => each.group === group)]));
  const beginnings = BEGINNINGS.flatMap(({ weight, kind }) => {
    const of = openings.filter(kind);
    return of.length === 0 ? [] : [{ weight, arbitrary: fc.constantFrom(...of) }];
  });
  const kinds = present.map((group) => ({ weight: WEIGHTS[group], arbitrary: fc.constant(group) }));
  const drawn = fc.record({
    opening: fc.oneof(...beginnings),
    kinds: fc.array(fc.oneof(...kinds), { minLength: 1, maxLength: GROUPS, size: 'max' }),
    choices: fc.array(
      fc.record({ kind: fc.nat(GROUPS), picks: fc.array(fc.nat(), { minLength: 1, maxLength: CHOICE, size: 'max' }) }),
      { minLength: 1, maxLength: DRAWN * length, size: 'max' },
    ),
  });
  return drawn.map(({ opening, kinds, choices }) => ({
    opening,
    choices: choices.map(({ kind, picks }) => {
      const of = groups.get((['report', ...kinds] as const)[kind % (kinds.length + 1)] ?? 'report') ?? [];
      return picks.flatMap((pick) => of[pick % of.length] ?? []);
    }),
  }));
}

/**
 * Explores a device beside the reference.
 *
 * @throws ProvtckError `PATH_UNKNOWN`, or whatever the bench fails with
 */
export async function explore(stage: Stage, how: Exploration): Promise<Explored> {
  // Times that the device statement gives count for the reference as well.
  useIxit(stage.parameters.ixit ?? {});
  const { capabilities, without } = await stage.furnished();
  const alphabet = how.alphabet ?? alphabetFor(capabilities, without);
  const source = { ...how, alphabet };
  const path = how.path === undefined ? undefined : unmarked(how.path, source);
  const oracle = new Oracle(stage.vocabulary, stage.parameters);
  await oracle.stage.furnished();
  const able = new Able(alphabet);
  let runs = 0;
  const hindrances: string[] = [];
  let latest: Divergence | undefined;
  let sighted: { readonly divergence: Divergence; readonly run: number } | undefined;
  let broken: unknown;
  let ended = false;
  let interrupted = false;
  const until = performance.now() + (how.budget ?? Number.POSITIVE_INFINITY);
  const signal = stage.driven ? how.signal : endOf(how);
  const isLate = (): boolean => signal?.aborted === true || performance.now() > until;
  /** Nothing more is put to the device; what was found so far stands. */
  const isOver = (): boolean =>
    broken !== undefined ||
    interrupted ||
    // What fast-check would draw from there on was never printed.
    (path !== undefined && runs > 0) ||
    (sighted !== undefined && latest === undefined && runs > sighted.run + PATIENCE);
  /** Puts the device to a session, without what it turns out not to be made for. */
  const judged = async (draft: Draft): Promise<Course> => {
    for (;;) {
      const script = await scriptFor(oracle, able.draft(draft), how.length);
      if (script === undefined) return { kind: 'hindered', why: 'there is nothing in it that could be carried out' };
      const course = await compared(oracle, stage, script, signal);
      const act = course.kind === 'hindered' ? course.unable : undefined;
      if (act === undefined || !able.without(act) || isLate()) return course;
    }
  };
  const property = fc.asyncProperty(drafts(alphabet, how.length), async (draft) => {
    // fast-check's own limit would leave the device in the middle of a session.
    interrupted ||= isLate();
    if (isOver()) {
      // One failure ends the drawing; while it is shrunk everything passes, which ends that.
      const first = !ended && latest === undefined;
      ended = true;
      return !first;
    }
    // A device in memory never waits for anything, and a signal would not be heard.
    await setImmediate();
    try {
      const course = await judged(draft);
      // What was broken off in the middle is no session.
      if (course.kind === 'hindered' && signal?.aborted === true) return true;
      if (latest === undefined) {
        runs += 1;
        how.sessionBegins?.(runs);
        if (course.kind === 'hindered') hindrances.push(course.why);
      }
      if (course.kind !== 'diverged') return true;
      const { divergence } = course;
      if (divergence.failed === undefined) {
        if (latest === undefined) sighted ??= { divergence, run: runs };
        return true;
      }
      latest = divergence;
      return false;
    } catch (error) {
      broken = error;
      return true;
    }
  });
  const details = await fc.check(property, {
    seed: how.seed,
    numRuns: how.runs,
    // It was made as small as it can be before its path was told.
    ...(path !== undefined && { path, endOnFailure: true }),
  });
  if (broken !== undefined) throw broken;
  const first = latest ?? sighted?.divergence;
  // As long again, for what was found in the last moment has not been made shorter yet.
  const began = performance.now();
  const late = (): boolean => performance.now() - began > (how.budget ?? Number.POSITIVE_INFINITY);
  const found = first && {
    path: how.path ?? marked((latest && details.counterexamplePath) ?? String((sighted?.run ?? 1) - 1), source),
    divergence: await shortened(oracle, stage, able.alphabet, first, () => how.signal?.aborted === true || late()),
  };
  const hindrance = commonest(hindrances);
  return {
    seed: how.seed,
    runs,
    hindered: hindrances.length,
    interrupted,
    ...(hindrance !== undefined && { hindrance }),
    ...(found && { found }),
  };
}

/** The one that is there most often, the first among equals. */
function commonest(texts: readonly string[]): string | undefined {
  const counts = new Map<string, number>();
  for (const text of texts) counts.set(text, (counts.get(text) ?? 0) + 1);
  return [...counts].reduce<readonly [string | undefined, number]>(
    (most, each) => (each[1] > most[1] ? each : most),
    [undefined, 0],
  )[0];
}

/** What ends an exploration in real time, where a session may take longer than there is. */
function endOf({ signal, budget }: Exploration): AbortSignal | undefined {
  // Node's timers hold 31 bits.
  if (budget === undefined || budget >= 2 ** 31) return signal;
  return AbortSignal.any([AbortSignal.timeout(budget), ...(signal === undefined ? [] : [signal])]);
}
