import type { GherkinDocument, Pickle } from '@cucumber/messages';
import type { ScenarioRecord } from '../judge/scenario-record';
import { suiteTimes, type Times } from '../ledger/quantities';
import { isRuleTag, type RuleId } from '../ledger/rule';
import { ownSources } from './cucumber';
import { type ParsedFeatures, parseFeatures } from './features';
import { GherkinIndex } from './gherkin-index';
import { withTimes } from './printed-times';
import type { AttemptEnd, PlannedStep } from './scenario-attempt';

/** Code of the fault of a scenario that a person has skipped; its message is the reason. */
export const SCENARIO_SKIPPED = 'SCENARIO_SKIPPED';

/** What names a scenario in every report. */
export type ScenarioIdentity = Pick<ScenarioRecord, 'id' | 'name' | 'uri' | 'line' | 'ruleIds' | 'tags' | 'chapter'>;

/** A scenario with its identity. */
export interface IndexedScenario {
  readonly pickle: Pickle;
  readonly identity: ScenarioIdentity;
}

/** All scenarios of the features that are read, selected or not, each with an identity of its own. */
export class ScenarioIndex {
  private readonly index = new GherkinIndex();
  private readonly scenarios = new Map<string, IndexedScenario>();
  private readonly ids = new Set<string>();
  addDocument(document: GherkinDocument): void {
    this.index.add(document);
  }

  /** Adds a scenario of a document that was added before. */
  addPickle(pickle: Pickle): IndexedScenario {
    const scenario = { pickle, identity: this.identify(pickle) };
    this.scenarios.set(pickle.id, scenario);
    return scenario;
  }

  /** The scenario of a pickle, by the pickle's id. */
  scenario(pickleId: string): IndexedScenario | undefined {
    return this.scenarios.get(pickleId);
  }

  /** `Given`, `When` … as the step was written. */
  keywordOf(step: Pickle['steps'][number]): string {
    return this.index.keywordOf(step);
  }

  /** How many scenarios each rule has. */
  scenariosByRule(): ReadonlyMap<RuleId, number> {
    const counts = new Map<RuleId, number>();
    for (const { identity } of this.scenarios.values())
      for (const rule of identity.ruleIds) counts.set(rule, (counts.get(rule) ?? 0) + 1);
    return counts;
  }

  private identify(pickle: Pickle): ScenarioIdentity {
    const tags = pickle.tags.map(({ name }) => name.slice(1));
    const place = this.index.placeOf(pickle);
    const row = this.index.rowOf(pickle);
    const serial = /^[A-Z][A-Z0-9]*-[\d.-]+\/\d+/.exec(pickle.name)?.[0];
    const home = serial?.split('/')[0];
    const ruleIds = tags.filter(isRuleTag);
    return {
      id: this.unique(serial === undefined ? pickle.name : `${serial}${row === undefined ? '' : `.${row}`}`),
      name: pickle.name,
      uri: pickle.uri.replaceAll('\\', '/'),
      line: pickle.location?.line ?? place?.scenario.location.line ?? 1,
      ruleIds: [...new Set([...ruleIds.filter((id) => id === home), ...ruleIds])],
      tags,
      chapter: /(?:^|\/)features\/([^/]+)\//.exec(pickle.uri.replaceAll('\\', '/'))?.[1] ?? place?.feature ?? '',
    };
  }

  /** Ids key every report, so a clash (which the lint forbids) must not make one scenario swallow another. */
  private unique(wanted: string): string {
    let id = wanted;
    for (let copy = 2; this.ids.has(id); copy += 1) id = `${wanted}~${copy}`;
    this.ids.add(id);
    return id;
  }
}

/** The texts of steps, as a run prints them. */
export class StepTexts {
  /** Texts with the times of the run. Many scenarios have the same steps. */
  private readonly printed = new Map<string, string>();

  /** @param times the named times of the run, whose values the texts print */
  constructor(
    private readonly index: ScenarioIndex,
    private readonly times: Times = suiteTimes,
  ) {}

  /** The text of each step with its keyword and the times of the run, by the id of the step. */
  of({ steps }: Pickle): ReadonlyMap<string, string> {
    return new Map(steps.map((step) => [step.id, `${this.index.keywordOf(step)} ${this.printedText(step.text)}`]));
  }

  private printedText(text: string): string {
    const known = this.printed.get(text) ?? withTimes(text, this.times);
    this.printed.set(text, known);
    return known;
  }
}

/** Features with the identity of each scenario. */
export interface IndexedFeatures {
  readonly index: ScenarioIndex;
  /** In the order of the documents. */
  readonly scenarios: readonly IndexedScenario[];
}

const indexed = new WeakMap<ParsedFeatures, IndexedFeatures>();

/** The scenarios of parsed features. Features are indexed once, for all runs that are made of them. */
export function indexOf(features: ParsedFeatures): IndexedFeatures {
  const known = indexed.get(features);
  if (known !== undefined) return known;
  const index = new ScenarioIndex();
  for (const document of features.documents) index.addDocument(document);
  const made = { index, scenarios: features.pickles.map((pickle) => index.addPickle(pickle)) };
  indexed.set(features, made);
  return made;
}

/**
 * All scenarios of the features, in the order of the documents.
 *
 * @param features a file or a pattern, see `parseFeatures`; the suite's own unless given
 */
export function indexScenarios(features = ownSources.features): readonly IndexedScenario[] {
  return indexOf(parseFeatures(features)).scenarios;
}

/** The record of a scenario that has begun. */
export function recordOf(
  identity: ScenarioIdentity,
  { outcome, ...end }: AttemptEnd,
  startedAt: number,
  wallMs: number,
): ScenarioRecord {
  return {
    ...identity,
    ...end,
    observations: outcome?.observations ?? [],
    notIssued: outcome?.notIssued ?? [],
    ...(outcome?.fault && { faultCode: outcome.fault.code }),
    ...(outcome?.fault?.code === SCENARIO_SKIPPED && { skipped: outcome.fault.message }),
    monitorViolations: outcome?.monitorViolations ?? [],
    tested: outcome?.tested ?? {},
    ...(outcome?.device && { device: outcome.device }),
    ...(outcome?.unopened && { unopened: outcome.unopened }),
    startedAt,
    wallMs: Math.max(0, wallMs),
    deviceMs: outcome?.deviceMs ?? 0,
  };
}

/** The record of a scenario to which the run has not come. */
export function neverBegun(identity: ScenarioIdentity, plan: readonly PlannedStep[]): ScenarioRecord {
  return {
    ...identity,
    verdict: 'inconclusive',
    flaw: 'unfinished',
    reason: 'never begun: the run or its worker ended before it',
    steps: plan.filter(({ hook }) => !hook).map(({ text }) => ({ text, status: 'UNKNOWN', ms: 0 })),
    observations: [],
    notIssued: [],
    monitorViolations: [],
    tested: {},
    wallMs: 0,
    deviceMs: 0,
  };
}
