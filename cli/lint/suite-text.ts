import type { Envelope, Pickle, StepDefinition, TestCase } from '@cucumber/messages';
import { runFeatures, type Sources } from '../../runtime/cucumber';
import { placesIn, type ScenarioPlace } from '../../runtime/gherkin-index';
import type { LintFinding } from './lint-finding';

/** A scenario or outline as it is in the feature file. */
export interface WrittenScenario extends ScenarioPlace {
  readonly uri: string;
}

/** A `Rule:` of a feature file. */
interface WrittenRule {
  readonly uri: string;
  readonly line: number;
  readonly name: string;
}

/** The features and steps of a suite as cucumber parses them. */
export interface SuiteText {
  readonly scenarios: readonly WrittenScenario[];
  readonly rules: readonly WrittenRule[];
  readonly pickles: readonly Pickle[];
  readonly stepDefinitions: readonly StepDefinition[];
  readonly testCases: readonly TestCase[];
  /** Line of every step by its id in the document. */
  readonly stepLines: ReadonlyMap<string, number>;
  readonly featureCount: number;
  /** Files that cucumber cannot parse. */
  readonly faults: readonly LintFinding[];
}

/** Reads a suite with a dry run, which executes nothing. */
export async function readSuite(sources: Sources): Promise<SuiteText> {
  const messages: Envelope[] = [];
  await runFeatures(sources, { dryRun: true }, (message) => messages.push(message));
  const documents = messages.flatMap(({ gherkinDocument }) => gherkinDocument ?? []);
  const scenarios = documents.flatMap((document) =>
    placesIn(document).map((place) => ({ ...place, uri: document.uri ?? 'features' })),
  );
  const backgrounds = documents.flatMap(({ feature }) =>
    (feature?.children ?? []).flatMap(({ background, rule }) => [
      ...(background?.steps ?? []),
      ...(rule?.children ?? []).flatMap((child) => child.background?.steps ?? []),
    ]),
  );
  const rules = documents.flatMap(({ uri = 'features', feature }) =>
    (feature?.children ?? []).flatMap(({ rule }) =>
      rule === undefined ? [] : [{ uri, line: rule.location.line, name: rule.name }],
    ),
  );
  const steps = [...scenarios.flatMap(({ scenario }) => scenario.steps), ...backgrounds];
  return {
    scenarios,
    rules,
    pickles: messages.flatMap(({ pickle }) => pickle ?? []),
    stepDefinitions: messages.flatMap(({ stepDefinition }) => stepDefinition ?? []),
    testCases: messages.flatMap(({ testCase }) => testCase ?? []),
    stepLines: new Map(steps.map((step) => [step.id, step.location.line])),
    featureCount: documents.length,
    faults: messages.flatMap(({ parseError }) =>
      parseError === undefined
        ? []
        : [
            {
              uri: parseError.source.uri ?? 'features',
              line: parseError.source.location?.line ?? 1,
              message: parseError.message,
            },
          ],
    ),
  };
}
