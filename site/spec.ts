import type { Result, RuleResult, ScenarioResult } from '../judge/result-schema';
import type { Deviations } from '../ledger/deviation';
import type { Erratum } from '../ledger/errata';
import type { Ledger } from '../ledger/ledger';
import type { Rule, RuleId } from '../ledger/rule';
import type { Decision } from '../ledger/trace';
import type { Recording } from './recording';
import type { UseExample } from './use-examples';

/** A step as it is written. */
export interface WrittenStep {
  readonly keyword: string;
  readonly text: string;
  readonly table?: readonly (readonly string[])[];
}

/** The rows of an outline. */
export interface WrittenExamples {
  readonly name: string;
  readonly rows: readonly (readonly string[])[];
}

/** A scenario or outline as it is written. */
interface WrittenScenario {
  readonly name: string;
  readonly line: number;
  readonly outline: boolean;
  /** Ids of the rules it carries, its home first. */
  readonly rules: readonly RuleId[];
  /** What it needs beyond a device that answers calls. */
  readonly needs: readonly string[];
  readonly steps: readonly WrittenStep[];
  readonly examples: readonly WrittenExamples[];
}

/** A feature file. */
export interface WrittenFeature {
  /** Path within the package. */
  readonly uri: string;
  readonly name: string;
  readonly description: string;
  readonly scenarios: readonly WrittenScenario[];
}

/** A device that breaks a rule, and what became of it in the calibration. */
export interface KnownMutant {
  readonly id: string;
  readonly breaks: RuleId;
  readonly story: string;
  /** Scenarios and monitors that saw it; absent where no calibration at hand has examined it. */
  readonly monitorViolations?: { readonly killedBy: readonly string[]; readonly monitors: readonly string[] };
}

/** A row of the reference device's table of states. */
export interface KnownTransition {
  readonly from: readonly string[];
  readonly input: string;
  readonly when?: string;
  /** Absent where the state stays. */
  readonly to?: string;
  readonly before?: readonly string[];
  readonly after?: readonly string[];
  readonly rules: readonly string[];
}

/** A monitor and the rules it watches. */
interface KnownMonitor {
  readonly name: string;
  readonly rules: readonly RuleId[];
}

/** A result and what it is called on the site. */
export interface LabelledResult {
  readonly label: string;
  readonly result: Result;
}

/** Everything the site is made of. */
export interface Spec {
  /** The suite whose rules and scenarios these are. */
  readonly suite: Result['suite'];
  readonly ledger: Ledger;
  readonly errata: readonly Erratum[];
  /** Readings of errata that are in force in place of the usual ones, `C18=text`; the ledger has been read so. */
  readonly readings: readonly string[];
  readonly features: readonly WrittenFeature[];
  /** Oldest first. The site is about the last, and each is compared with the one before it. */
  readonly results: readonly LabelledResult[];
  /** What was recorded in the run of the last result, where its transcript is at hand. */
  readonly recording?: Recording;
  readonly mutants: readonly KnownMutant[];
  readonly monitors: readonly KnownMonitor[];
  readonly decisions: readonly Decision[];
  readonly transitions: readonly KnownTransition[];
  readonly useExamples: readonly UseExample[];
  /** Files of known deviations that the suite ships. */
  readonly deviations: readonly Deviations[];
}

/** The result the site is about. */
export const shownResult = ({ results }: Pick<Spec, 'results'>): Result | undefined => results.at(-1)?.result;

/**
 * What a reader has to know of a result that was made with other rules or scenarios than those that are shown; undefined
 * where they are the same.
 */
export function foreignness({ suite }: Pick<Spec, 'suite'>, result: Result): string | undefined {
  const { name, version, ledgerSha256, featuresSha256 } = result.suite;
  if (ledgerSha256 === suite.ledgerSha256 && featuresSha256 === suite.featuresSha256) return undefined;
  return (
    `This result was made by ${name} ${version} with other rules or scenarios than those that are shown here. Where they ` +
    'differ, what it says may not fit what you read.'
  );
}

/** A scenario with the feature it stands in. */
export interface PlacedScenario extends WrittenScenario {
  readonly feature: WrittenFeature;
}

/** The scenarios that carry a rule, in the order of the features. */
export const scenariosOf = ({ features }: Spec, rule: RuleId): readonly PlacedScenario[] =>
  features.flatMap((feature) =>
    feature.scenarios.filter(({ rules }) => rules.includes(rule)).map((scenario) => ({ ...scenario, feature })),
  );

/** What a result says of a rule. */
export const resultOf = (result: Result | undefined, rule: RuleId): RuleResult | undefined =>
  result?.rules.find(({ id }) => id === rule);

/** What a result says of a scenario; an outline has one for every row. */
export const runsOf = (
  result: Result | undefined,
  feature: WrittenFeature,
  { name }: Pick<WrittenScenario, 'name'>,
): readonly ScenarioResult[] => {
  // Lines are others in another version of the suite; a serial is never used again.
  const serial = serialOf(name);
  return (result?.scenarios ?? []).filter((run) => run.uri === feature.uri && serialOf(run.name) === serial);
};

/** `PROV-7.5-01/2`, which the name of a scenario begins with. */
export const serialOf = (name: string): string => name.split(' ')[0] ?? name;

/** Chapter of SWRA513C a rule stands in: `7` for 7.5. */
export const chapterOf = ({ section }: Pick<Rule, 'section'>): string => section.split('.')[0] ?? section;

/** Titles of the chapters, in our own words. */
export const chapters: Readonly<Record<string, string>> = {
  '2': 'Overview',
  '3': 'Configuration modes',
  '4': 'How a process begins and ends',
  '5': 'Confirming a profile',
  '6': 'External configuration',
  '7': 'Commands, events and the block',
  '8': 'Use examples',
  '9': 'The HTTP server',
};
