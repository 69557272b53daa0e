/**
 * The scenarios of the suite as beginnings of sessions. Each has its own steps, and gets a past that its scenario does
 * not have. So every demand of the suite meets every history of a device.
 */
import type { Claim } from '../../ledger/claims';
import { loadLedger } from '../../ledger/ledger';
import type { Need, Rule, RuleClass, RuleId } from '../../ledger/rule';
import { type LoadedScenario, loadSuite } from '../../runtime/loaded-suite';
import { requirementsOf } from '../../runtime/scenario-requirements';
import { stepCatalogue } from '../../steps/catalogue';
import { type Action, fixed } from './action';
import { canHave, type Past } from './past';
import { isAbout } from './rule-attribution';
import { processIn, type SessionStep, type Step } from './step';

/** A scenario as a beginning of sessions. */
export interface SuiteSession {
  /** Name of the scenario. */
  readonly name: string;
  readonly needs: readonly Need[];
  readonly steps: readonly SessionStep[];
  /** Its rule, where that is advice: a device that fails it need not be wrong. */
  readonly advice?: RuleId;
  /** No action fits after it, because its steps leave the state of the session unknown. */
  readonly isFinal: boolean;
}

/** Steps whose effect on the state of a session is not tracked. */
const UNTRACKED: readonly Step['kind'][] = [
  'autoStart.prevented',
  'host.beginStart',
  'host.callAt',
  'phone.incompleteSmartConfig',
  'phone.joiningRecorded',
  'phone.tryToAddProfile',
  'phone.tryToRead',
  'report.anotherRestart',
  'report.profileIfAccepted',
  'status.notWithin',
];

/** Classes of rules whose scenarios only record. */
const PERMITTING: readonly RuleClass[] = ['recorded'];

let known: readonly SuiteSession[] | undefined;

/** The sessions of all scenarios that judge a device. */
const allSuiteSessions = (): readonly SuiteSession[] => {
  const ledger = loadLedger();
  known ??= loadSuite(stepCatalogue).scenarios.flatMap((scenario) => {
    const rule = ledger.rules.find(({ id }) => id === scenario.rules[0]);
    return rule === undefined || PERMITTING.includes(rule.class) ? [] : [sessionOf(scenario, rule)];
  });
  return known;
};

function sessionOf({ pickle, steps: loaded }: LoadedScenario<Step>, { id, level }: Rule): SuiteSession {
  const steps = loaded.flatMap(({ step, arranges }) =>
    // A failure under Given is no evidence about a device.
    singly(step).map((each): SessionStep => ({ ...each, isPremise: arranges })),
  );
  return {
    name: pickle.name,
    needs: requirementsOf(stepCatalogue, pickle).needs,
    steps,
    ...(!level.startsWith('MUST') && { advice: id }),
    isFinal: steps.some(({ kind }) => UNTRACKED.includes(kind)),
  };
}

/** Several reports in order, as one step for each. */
const singly = (step: Step): readonly Step[] =>
  step.kind === 'report.sequence'
    ? step.reports.map(([report = '']) => stepCatalogue.parse({ text: `the device reports ${report}` }))
    : [step];

/**
 * The scenarios as beginnings of sessions with a device.
 *
 * @param offers what the device and its bench offer
 * @param without the features that the device does not have
 */
export const suiteSessions = (offers: readonly Need[], without: readonly Claim[]): readonly SuiteSession[] =>
  allSuiteSessions().filter(
    ({ steps, needs }) =>
      needs.every((need) => offers.includes(need)) && !without.some((claim) => isAbout(claim, steps, needs)),
  );

/** The steps of a scenario as an initial state. Its first process gets the past, if one is given and it can have it. */
export function beginningWith(session: SuiteSession, past: Past | undefined): Action {
  const { name, needs, steps, advice } = session;
  const place = steps.findIndex((step) => processIn(step) !== undefined);
  const step = steps[place];
  // Polling that has begun before would also meet the earlier processes.
  const isPolled = steps.slice(0, place).some(({ kind }) => kind === 'host.poll');
  const changed = step && past && !isPolled ? withPast(step, past) : undefined;
  const own: Action = { ...fixed('initialState', steps, () => true, needs), name, ...(advice && { advice }) };
  if (changed === undefined) return own;
  const told = `${past?.earlier}${past?.attempt}`;
  const all = steps.with(place, changed);
  return { ...own, ...fixed('initialState', all, () => true, needs), name: `${name}${told}`, otherwise: own };
}

/** A step whose process has another past; undefined if it cannot have it. */
function withPast(step: SessionStep, past: Past): SessionStep | undefined {
  switch (step.kind) {
    case 'process.given':
    case 'process.givenWithRoles':
    case 'host.start':
    case 'host.startWithRoles':
      return canHave(step.process, past) ? { ...step, process: { ...step.process, ...past } } : undefined;
    default:
      return undefined;
  }
}
