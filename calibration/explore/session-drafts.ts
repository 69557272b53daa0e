import fc from 'fast-check';
import type { Action } from './action';
import { type ActionCatalogue, GROUP_WEIGHTS } from './action-catalogue';
import type { SessionDraft } from './exploration-session';
import { ALL_PASTS, NO_PAST } from './past';
import { beginningWith, type SuiteSession } from './suite-sessions';

/** Number of drawn choices for each action of a session. Some choices have no action that fits. */
const DRAWN = 6;

/** Maximum number of groups of a session, besides reports. With few groups it reaches deeper states. */
const GROUPS = 7;

/** Maximum number of actions in a choice. */
const CHOICE = 6;

const isUnderWay = ({ steps }: Action): boolean => steps.some(({ kind }) => kind.startsWith('process.given'));
const isLater = ({ steps }: Action): boolean =>
  steps.some((step) => step.kind === 'process.given' && step.process.earlier + step.process.attempt !== '');
const isFresh = ({ steps }: Action): boolean => steps.some((step) => step.kind === 'device.fresh');
const isStopped = ({ steps }: Action): boolean => steps.some((step) => step.kind === 'device.stopped');
const isConnected = ({ steps }: Action): boolean => steps.some(({ kind }) => kind === 'event.arrives');
const isRunning = (initialState: Action): boolean =>
  ![isUnderWay, isFresh, isStopped, isConnected].some((kind) => kind(initialState));

/** Relative frequency of each kind of initial state; the simplest kind is first. */
const BEGINNINGS = [
  { weight: 3, kind: isRunning },
  { weight: 3, kind: isStopped },
  { weight: 1, kind: isFresh },
  { weight: 1, kind: isConnected },
  { weight: 7, kind: (initialState: Action) => isUnderWay(initialState) && !isLater(initialState) },
  { weight: 7, kind: isLater },
];

/** How a session begins. */
interface Beginning {
  readonly initialState: Action;
  /** No action follows. */
  readonly isFinal?: boolean;
}

/** Relative frequency of a scenario of the suite as the beginning of a session. */
const SUITE_WEIGHT = 44;

/** The scenarios of each outline. An outline with many rows is drawn as often as one with few. */
function outlinesOf(suite: readonly SuiteSession[]): readonly (readonly SuiteSession[])[] {
  const outlines = new Map<string, SuiteSession[]>();
  for (const session of suite) {
    const [id = ''] = session.name.split(' ');
    outlines.get(id)?.push(session) ?? outlines.set(id, [session]);
  }
  return [...outlines.values()];
}

/** A scenario of the suite, with its own past or with another one. */
const suiteBeginnings = (suite: readonly SuiteSession[]): fc.Arbitrary<Beginning> =>
  fc
    .record({
      session: fc.oneof(...outlinesOf(suite).map((rows) => fc.constantFrom(...rows))),
      past: fc.oneof(
        // Its own past, none, or any.
        { weight: 4, arbitrary: fc.constant(undefined) },
        { weight: 2, arbitrary: fc.constant(NO_PAST) },
        { weight: 6, arbitrary: fc.constantFrom(...ALL_PASTS) },
      ),
    })
    .map(({ session, past }) => ({ initialState: beginningWith(session, past), isFinal: session.isFinal }));

/** Sessions over a catalogue. Simpler ones are shorter and use the first initial states and actions of the catalogue. */
export function drafts(
  { initialStates, actions, suite = [] }: ActionCatalogue,
  length: number,
): fc.Arbitrary<SessionDraft> {
  const present = [...new Set(actions.map(({ group }) => group))];
  const groups = new Map(present.map((group) => [group, actions.filter((each) => each.group === group)]));
  const beginnings = BEGINNINGS.flatMap(({ weight, kind }) => {
    const of = initialStates.filter(kind);
    return of.length === 0
      ? []
      : [{ weight, arbitrary: fc.constantFrom(...of).map((initialState): Beginning => ({ initialState })) }];
  });
  if (suite.length > 0) beginnings.push({ weight: SUITE_WEIGHT, arbitrary: suiteBeginnings(suite) });
  const kinds = present.map((group) => ({ weight: GROUP_WEIGHTS[group], arbitrary: fc.constant(group) }));
  const drawn = fc.record({
    beginning: fc.oneof(...beginnings),
    kinds: fc.array(fc.oneof(...kinds), { minLength: 1, maxLength: GROUPS, size: 'max' }),
    choices: fc.array(
      fc.record({ kind: fc.nat(GROUPS), picks: fc.array(fc.nat(), { minLength: 1, maxLength: CHOICE, size: 'max' }) }),
      { minLength: 1, maxLength: DRAWN * length, size: 'max' },
    ),
  });
  return drawn.map(({ beginning: { initialState, isFinal = false }, kinds, choices }) => ({
    initialState,
    choices: (isFinal ? [] : choices).map(({ kind, picks }) => {
      const of = groups.get((['report', ...kinds] as const)[kind % (kinds.length + 1)] ?? 'report') ?? [];
      return picks.flatMap((pick) => of[pick % of.length] ?? []);
    }),
  }));
}
