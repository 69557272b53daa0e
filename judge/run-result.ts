import { classNameOf } from '../ledger/certificate-classes';
import { isPartRead } from '../ledger/chip-ids';
import type { Deviations } from '../ledger/deviation';
import type { Ledger } from '../ledger/ledger';
import type { Statement } from '../ledger/statement';
import { type CertificateRequest, obstacles } from './certifiable';
import { deviationOf, excuse } from './known-deviations';
import { type MonitorRules, monitorResults } from './monitor-results';
import type { Observation } from './outcome';
import { partyGaps, requiredOfParty } from './party-requirements';
import { answersOfVerdicts } from './recorded-answers';
import { requiredByRule, requiredScenarios, requirementGaps } from './required-scenarios';
import type {
  ExploredResult,
  ProfileVerdict,
  Result,
  RuleResult,
  RunPartResult,
  ScenarioCounts,
  ScenarioResult,
} from './result-schema';
import {
  countRules,
  isDecisive,
  isPartial,
  type JudgedRule,
  judgeRules,
  type Selection,
  type ViolatingSession,
} from './rule-results';
import type { ScenarioRecord } from './scenario-record';
import { type RunVerdict, runVerdict } from './verdict';

/** The input of a result. Times in ms; `startedAt` since 1970. */
export interface RunFacts {
  readonly suite: Result['suite'];
  readonly adapter: Result['adapter'];
  /** Part that the user names; the identity of the device takes precedence. */
  readonly part: string;
  /** The device statement of the user, with its file. */
  readonly statement?: Statement;
  /** The party that was tested, if it is not the device. */
  readonly party?: Result['party'];
  /** The ledger with the chosen interpretations. */
  readonly ledger: Ledger;
  readonly readings: readonly string[];
  readonly selection: Selection;
  /** Known deviations of the run. */
  readonly deviations?: readonly Deviations[];
  /** Present if the run is to certify the device. */
  readonly claim?: CertificateRequest;
  /** The parts of a run that was not made in one piece. */
  readonly parts?: readonly RunPartResult[];
  readonly parallel: number;
  /** The seed of the order of the scenarios; undefined if they had the order of the documents. */
  readonly orderSeed?: number;
  /** The command that repeats the run on the same device, without its selection. */
  readonly repeat: string;
  readonly startedAt: number;
  readonly wallMs: number;
  readonly scenarios: readonly ScenarioRecord[];
  readonly scenariosByRule: ReadonlyMap<string, number>;
  /** The monitors that watched the scenarios. */
  readonly monitors?: readonly MonitorRules[];
  /** Random sessions after the scenarios, and those in which a monitor has seen a broken rule. */
  readonly explored?: { readonly result: ExploredResult; readonly violating: readonly ViolatingSession[] };
  /**
   * Faults that ended the run early or happened outside its scenarios, as sentences. Each makes the run incomplete.
   */
  readonly faults: readonly string[];
}

/** Derives the result of a run. Pure: the same input gives the same result. */
export function buildResult(facts: RunFacts): Result {
  const { scenarios, selection } = facts;
  const device = deviceOf(facts);
  const { judged, entries, complaints } = excuse(
    judgeRules(facts.ledger, { ...facts, sessions: facts.explored?.violating ?? [] }),
    facts,
    device,
  );
  const profiles = {
    device: profileVerdict(facts, judged, false),
    driver: profileVerdict(facts, judged, true),
  };
  const unanswered = [...unansweredRequests(selection, judged), ...uncoveredRequirements(facts, judged)];
  const faults = [...facts.faults, ...(facts.claim === undefined ? [] : obstacles(facts.claim, facts, judged))];
  const verdict = faults.length > 0 ? 'incomplete' : worst(profiles, unanswered.length > 0 || complaints.length > 0);
  return {
    schema: 1,
    suite: facts.suite,
    adapter: facts.adapter,
    device,
    ...(facts.party !== undefined && { party: facts.party }),
    ...(facts.statement !== undefined && stated(facts.statement)),
    run: {
      verdict,
      profiles,
      incomplete: verdict === 'incomplete' ? reasons({ ...facts, faults }, judged, [...unanswered, ...complaints]) : [],
      selection: {
        partial: isPartial(selection),
        rules: [...selection.rules],
        ...(selection.tags !== undefined && { tags: selection.tags }),
        ...(selection.scenarios !== undefined && { limits: [...selection.scenarios.limits] }),
      },
      ...(facts.parts !== undefined && { parts: [...facts.parts] }),
      ...(facts.claim !== undefined && { certifying: true as const, certificate: certificateTerms(facts.claim) }),
      readings: [...facts.readings],
      deviationFiles: (facts.deviations ?? []).map(({ name, sha256 }) => ({ name, sha256 })),
      deviations: [...entries],
      ...(facts.orderSeed !== undefined && { orderSeed: facts.orderSeed }),
      parallel: facts.parallel,
      startedAt: new Date(facts.startedAt).toISOString(),
      wallMs: Math.round(facts.wallMs),
      deviceMs: scenarios.reduce((sum, { deviceMs }) => sum + deviceMs, 0),
      counts: { rules: countRules(judged), scenarios: countScenarios(scenarios) },
      basis: basisOfPasses(judged),
    },
    rules: withRequired(facts, judged),
    scenarios: scenarios.map((scenario) => scenarioResult(scenario, deviationOf(scenario, judged))),
    observations: [
      ...scenarios.flatMap(({ id, observations }) =>
        observations.map((observation: Observation) => ({ ...observation, scenario: id })),
      ),
      ...answersOfVerdicts(judged),
    ],
    ...(facts.monitors !== undefined && { monitors: monitorResults(facts.monitors, scenarios) }),
    ...(facts.explored !== undefined && { explored: facts.explored.result }),
  };
}

/** Required scenarios that a run for a certificate has not executed, as sentences. */
function uncoveredRequirements({ claim, scenarios }: RunFacts, judged: readonly JudgedRule[]): readonly string[] {
  if (claim === undefined) return [];
  if (claim.party !== undefined) return partyGaps(claim.party, judged, claim.stated);
  return requirementGaps(requiredScenarios(claim.suite, claim.stated), claim.stated, scenarios);
}

/** Scope of a certificate of the run, which is known before it begins. */
function certificateTerms(claim: CertificateRequest): NonNullable<Result['run']['certificate']> {
  const { stated: lacks, ixit, party } = claim;
  return { class: classNameOf(lacks, party, ixit) ?? 'none', lacks: [...lacks] };
}

/**
 * The results of the rules. In a run for a certificate they contain the number of scenarios that each rule requires.
 */
function withRequired({ claim, ledger }: RunFacts, judged: readonly JudgedRule[]): RuleResult[] {
  const results = judged.map(({ result }) => result);
  if (claim === undefined) return results;
  const required =
    claim.party === undefined
      ? requiredByRule(ledger.rules, requiredScenarios(claim.suite, claim.stated), claim.suite)
      : requiredOfParty(claim.party, ledger.rules, claim.stated);
  return results.map((result) => ({ ...result, counts: { ...result.counts, required: required.get(result.id) ?? 0 } }));
}

/** Rules that the run must judge: all except untestable, host and unselected rules. */
const setOut = ({ silence }: JudgedRule): boolean => silence === undefined || silence === 'missing';

function profileVerdict(
  { scenarios, ledger, selection }: RunFacts,
  judged: readonly JudgedRule[],
  driver: boolean,
): ProfileVerdict {
  const isDriver = (id: string | undefined) => id !== undefined && ledger.has(id) && ledger.rule(id).class === 'driver';
  const rules = judged.filter((rule) => setOut(rule) && (rule.rule.class === 'driver') === driver);
  const verdicts = scenarios.filter(({ ruleIds }) => isDriver(ruleIds[0]) === driver).map(({ verdict }) => verdict);
  const optional = driver || isPartial(selection);
  // A board has no driver port; the driver rules then have no verdict and do not affect the other rules.
  const silent = verdicts.every((verdict) => verdict === 'not-applicable');
  // A scenario about the other half can have failed this rule.
  if (optional && silent && !rules.some((rule) => isMissing(rule) || isBroken(rule))) return 'not-judged';
  return runVerdict(
    rules.map(({ rule, result }) => ({ rule, verdict: result.verdict, known: result.deviation !== undefined })),
    verdicts,
  );
}

const isBroken = ({ rule, result }: JudgedRule): boolean =>
  result.verdict === 'fail' && result.deviation === undefined && isDecisive(rule);

const isMissing = ({ rule, silence }: JudgedRule): boolean => silence === 'missing' && isDecisive(rule);

function worst({ device, driver }: Result['run']['profiles'], unanswered: boolean): RunVerdict {
  const verdicts = [device, driver];
  if (verdicts.includes('non-conformant')) return 'non-conformant';
  return verdicts.includes('conformant') && !verdicts.includes('incomplete') && !unanswered
    ? 'conformant'
    : 'incomplete';
}

/** Rules that the user named and that cannot be judged. */
function unansweredRequests({ rules }: Selection, judged: readonly JudgedRule[]): string[] {
  return judged
    .filter(({ rule, silence }) => rules.includes(rule.id) && silence !== undefined)
    .map(({ result }) => `${result.id} has no verdict: ${result.reason}.`);
}

/** Adapters of devices that the suite simulates, and of parties other than a device. */
const SIMULATED = /^(simulator|application|phone-app|(mutant|variant):.*)$/;

function deviceOf({ scenarios, part, adapter }: RunFacts): Result['device'] {
  const answered = scenarios.find(({ device }) => device !== undefined)?.device;
  const { uncertaintyMs } = answered ?? {};
  const found = { part: answered?.part ?? part, versions: { ...answered?.versions } };
  return {
    ...found,
    ...(answered !== undefined && !SIMULATED.test(adapter.name) && { partRead: isPartRead(adapter.name, found) }),
    ...(uncertaintyMs !== undefined && { uncertaintyMs }),
  };
}

/** The device statement as a result repeats it. */
export function stated({ file, sha256, part, product, without, bench, ixit }: Statement): Pick<Result, 'ics' | 'ixit'> {
  return {
    ics: { file, sha256, part, ...(product !== undefined && { product }), without: [...without], bench: [...bench] },
    ixit: { ...ixit },
  };
}

/** The reasons why the run is incomplete, most important first; at least one sentence. */
function reasons(
  { faults, scenarios }: RunFacts,
  judged: readonly JudgedRule[],
  unanswered: readonly string[],
): string[] {
  const doubtful = scenarios.filter(({ verdict }) => verdict === 'inconclusive');
  const missing = judged.filter(isMissing);
  const found = [
    ...faults,
    ...unanswered,
    ...(scenarios.length === 0 ? ['No scenario was selected.'] : []),
    ...(scenarios.length > 0 && scenarios.every(({ verdict }) => verdict === 'not-applicable')
      ? [`None of the ${scenarios.length} selected scenarios applies to this device.`]
      : []),
    ...skippedScenarios(scenarios),
    ...listed(doubtful, 'scenario', 'inconclusive', ({ id, reason }) => `${id}: ${reason ?? ''}`),
    ...listed(
      missing,
      'mandatory rule',
      'without a verdict',
      ({ rule, result }) => `${rule.id}: ${result.reason ?? ''}`,
    ),
  ];
  return found.length > 0 ? found : ['Only rules of the host driver were tested.'];
}

/** Every skipped scenario with its reason, because a person and not the bench has decided it. */
function skippedScenarios(scenarios: readonly ScenarioRecord[]): string[] {
  const named = scenarios.flatMap(({ id, skipped }) => (skipped === undefined ? [] : [`${id} (${skipped})`]));
  return named.length === 0 ? [] : [`Skipped by the person at the run: ${named.join(', ')}.`];
}

function listed<T>(items: readonly T[], noun: string, state: string, show: (item: T) => string): string[] {
  const [first] = items;
  if (first === undefined) return [];
  return [`${items.length} ${noun}${items.length === 1 ? ' is' : 's are'} ${state}, first ${show(first)}.`];
}

function countScenarios(scenarios: readonly ScenarioRecord[]): ScenarioCounts {
  const of = (verdict: ScenarioRecord['verdict']) =>
    scenarios.filter((scenario) => scenario.verdict === verdict).length;
  return {
    total: scenarios.length,
    pass: of('pass'),
    fail: of('fail'),
    inconclusive: of('inconclusive'),
    notApplicable: of('not-applicable'),
  };
}

function basisOfPasses(judged: readonly JudgedRule[]): Record<string, number> {
  const counts: Record<string, number> = {};
  for (const { result } of judged)
    if (result.verdict === 'pass') counts[result.basis] = (counts[result.basis] ?? 0) + 1;
  return counts;
}

function scenarioResult(scenario: ScenarioRecord, deviation: string | undefined): ScenarioResult {
  const {
    ruleIds,
    startedAt,
    observations: _observations,
    device: _device,
    unopened: _unopened,
    faultCode: _faultCode,
    notIssued,
    lacks,
    monitorViolations: _monitorViolations,
    tested: _tested,
    ...rest
  } = scenario;
  return {
    ...rest,
    rules: [...ruleIds],
    tags: [...scenario.tags],
    steps: [...scenario.steps],
    ...(deviation !== undefined && { deviation }),
    ...(lacks !== undefined && { lacks: [...lacks] }),
    ...(notIssued.length > 0 && { notIssued: [...notIssued] }),
    ...(startedAt !== undefined && { startedAt: new Date(startedAt).toISOString() }),
  };
}
