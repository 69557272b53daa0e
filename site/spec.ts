import type { Result, RuleResult, ScenarioResult } from '../judge/result-schema';
import type { Deviations } from '../ledger/deviation';
import type { Erratum } from '../ledger/errata';
import type { Ledger } from '../ledger/ledger';
import type { Rule, RuleId } from '../ledger/rule';
import type { Decision } from '../ledger/trace';
import type { Recording } from './recording';
import type { UseExample } from './use-examples';

/** A step of a feature file. */
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

/** A scenario or outline of a feature file. */
interface WrittenScenario {
  readonly name: string;
  readonly line: number;
  readonly outline: boolean;
  /** Ids of its rules, its own rule first. */
  readonly rules: readonly RuleId[];
  /** Its needs besides a device that answers calls. */
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

/** A device that breaks a rule, with its results in the calibration. */
export interface KnownMutant {
  readonly id: string;
  readonly breaks: RuleId;
  readonly story: string;
  /** Scenarios and monitors that detected it; absent without a calibration of it. */
  readonly monitorViolations?: { readonly killedBy: readonly string[]; readonly monitors: readonly string[] };
}

/** A row of the reference device's transition table. */
export interface KnownTransition {
  readonly from: readonly string[];
  readonly input: string;
  readonly when?: string;
  /** Absent if the state does not change. */
  readonly to?: string;
  readonly before?: readonly string[];
  readonly after?: readonly string[];
  readonly rules: readonly string[];
}

/** A monitor and its rules. */
interface KnownMonitor {
  readonly name: string;
  readonly rules: readonly RuleId[];
}

/** A result and its label on the site. */
export interface LabelledResult {
  readonly label: string;
  readonly result: Result;
  /** The transcript of its run, if it is available and the site compares it. */
  readonly recording?: Recording;
}

/** The data of the site. */
export interface Spec {
  /** The suite with these rules and scenarios. */
  readonly suite: Result['suite'];
  readonly ledger: Ledger;
  readonly errata: readonly Erratum[];
  /** Chosen interpretations of errata, `C18=text`; the ledger applies them. */
  readonly readings: readonly string[];
  readonly features: readonly WrittenFeature[];
  /** Oldest first. The site shows the last one, and compares each with the one before it. */
  readonly results: readonly LabelledResult[];
  /** The transcript of the run of the last result, if it is available. */
  readonly recording?: Recording;
  /** What the reference device does in the scenarios of the timelines; absent where only texts are wanted. */
  readonly model?: Recording['scenarios'];
  /** What the reference device does with each function and each event in each state of a process. */
  readonly modelEvidence?: Recording['evidence'];
  readonly mutants: readonly KnownMutant[];
  readonly monitors: readonly KnownMonitor[];
  readonly decisions: readonly Decision[];
  readonly transitions: readonly KnownTransition[];
  readonly useExamples: readonly UseExample[];
  /** Files of known deviations that the suite contains. */
  readonly deviations: readonly Deviations[];
}

/** The result that the site shows. */
export const shownResult = ({ results }: Pick<Spec, 'results'>): Result | undefined => results.at(-1)?.result;

/** A warning if a result was made with other rules or scenarios than those of the site; otherwise undefined. */
export function suiteMismatch({ suite }: Pick<Spec, 'suite'>, result: Result): string | undefined {
  const { name, version, ledgerSha256, featuresSha256 } = result.suite;
  if (ledgerSha256 === suite.ledgerSha256 && featuresSha256 === suite.featuresSha256) return undefined;
  return (
    `${name} ${version} made this result with other rules or scenarios than those on this site. Where they ` +
    'differ, the result can contradict the text.'
  );
}

/** A scenario with its feature. */
export interface PlacedScenario extends WrittenScenario {
  readonly feature: WrittenFeature;
}

/** The scenarios of a rule, in the order of the features. */
export const scenariosOf = ({ features }: Pick<Spec, 'features'>, rule: RuleId): readonly PlacedScenario[] =>
  features.flatMap((feature) =>
    feature.scenarios.filter(({ rules }) => rules.includes(rule)).map((scenario) => ({ ...scenario, feature })),
  );

/** The result of a rule. */
export const resultOf = (result: Result | undefined, rule: RuleId): RuleResult | undefined =>
  result?.rules.find(({ id }) => id === rule);

/** The results of a scenario; an outline has one for every row. */
export const runsOf = (
  result: Result | undefined,
  feature: WrittenFeature,
  { name }: Pick<WrittenScenario, 'name'>,
): readonly ScenarioResult[] => {
  // Line numbers change between versions of the suite; serials are never used again.
  const serial = serialOf(name);
  return (result?.scenarios ?? []).filter((run) => run.uri === feature.uri && serialOf(run.name) === serial);
};

/** `PROV-7.5-01/2`, the first word of the name of a scenario. */
export const serialOf = (name: string): string => name.split(' ')[0] ?? name;

/** Chapter of SWRA513C of a rule: `7` for 7.5. */
export const chapterOf = ({ section }: Pick<Rule, 'section'>): string => section.split('.')[0] ?? section;

/** Titles of the chapters, in our own words. */
export const chapters: Readonly<Record<string, string>> = {
  '2': 'Overview',
  '3': 'Configuration modes',
  '4': 'Start and end of a process',
  '5': 'Confirming a profile',
  '6': 'External configuration',
  '7': 'Commands, events and blocked APIs',
  '8': 'Use examples',
  '9': 'The HTTP server',
};
