import type { Adapters } from '../adapters/registry';
import { buildOwnResult } from '../judge/own-result';
import type { OwnResult, Result } from '../judge/result-schema';
import type { ScenarioRecord } from '../judge/scenario-record';
import { textDigest } from '../ledger/digest';
import { ProvtckError } from '../ledger/error';
import { Ledger } from '../ledger/ledger';
import { loadOwnLedger, type OwnLedger } from '../ledger/own-ledger';
import { wallNow } from '../ledger/wall-clock';
import type { ParsedFeatures } from '../runtime/features';
import { checkOwnSteps, loadOwnFeatures } from '../runtime/own-features';
import { withOwnSteps } from '../runtime/own-steps';
import type { RunParameters } from '../runtime/run-parameters';
import type { StepCatalogue } from '../runtime/step-catalogue';
import { type ScenarioFilter, SuiteRunner } from '../runtime/suite-runner';
import { stepCatalogue } from '../steps/catalogue';
import { tagsOfRules } from './tags-of-rules';

/** Own rules beside the rules of SWRA513C, or instead of them. */
export interface OwnRules {
  /** A feature file, or a folder with feature files. */
  readonly features: string;
  /** The file of the own rules, in YAML or JSON. */
  readonly ledger: string;
  /** Modules with own steps: paths, or `npm:` and a package. */
  readonly require?: readonly string[];
  /** Runs no scenario of SWRA513C. */
  readonly only?: boolean;
}

/** Validated own rules, ready to run. */
export interface OwnPlan {
  readonly ledger: OwnLedger;
  readonly features: ParsedFeatures;
  readonly catalogue: StepCatalogue;
  readonly only: boolean;
  /** Options that repeat them. */
  readonly options: string;
}

/**
 * Validates own rules, their features and their steps.
 *
 * @param certify whether the run is to certify a device
 * @throws ProvtckError an error of the ledger file, of the features or of the modules; `CERTIFY_FILTERED`
 */
export function planOwnRules(
  { features, ledger: file, require: modules = [], only }: OwnRules,
  certify: boolean,
): OwnPlan {
  if (certify && only)
    throw new ProvtckError(
      'CERTIFY_FILTERED',
      'a run without the rules of SWRA513C certifies nothing',
      'Omit --only-own.',
    );
  const ledger = loadOwnLedger(file);
  const parsed = loadOwnFeatures(features, ledger);
  const catalogue = withOwnSteps(stepCatalogue as StepCatalogue, modules);
  checkOwnSteps(parsed, catalogue);
  const options = [`--features ${features}`, `--ledger ${file}`, ...modules.map((each) => `--require ${each}`)];
  return { ledger, features: parsed, catalogue, only: only ?? false, options: options.join(' ') };
}

/** Facts about the run that the result of own rules repeats. */
interface OwnRunFacts extends Pick<Result, 'suite' | 'adapter'> {
  readonly part: string;
  /** The ledger of the suite: its steps know the rules of SWRA513C. */
  readonly ledger: Ledger;
  /** Rules and tags that the user selected; the rules are own ones. */
  readonly rules: readonly string[];
  readonly tags?: string;
  /** The command that repeats the run, without own rules. */
  readonly repeat: string;
}

/**
 * Runs the own scenarios on a device that is opened for them, after every scenario of SWRA513C, and judges them apart.
 *
 * @param onRecord called after each scenario
 * @param adapters adapters of the run by their names, besides those of the suite
 */
export async function runOwnRules(
  { ledger: own, features, catalogue, options }: OwnPlan,
  { ledger, rules, tags, repeat, ...facts }: OwnRunFacts,
  parameters: RunParameters,
  signal: AbortSignal | undefined,
  onRecord: (record: ScenarioRecord) => void,
  adapters: Adapters = {},
): Promise<OwnResult> {
  const startedAt = wallNow();
  const both = new Ledger([...ledger.rules, ...own.rules]);
  // The transcript is the evidence for SWRA513C, and contains its scenarios only.
  const { transcript: _transcript, header: _header, ...rest } = parameters;
  const runner = new SuiteRunner(catalogue, features, rest, filterOf(rules, tags), { ledger: both, adapters });
  await runner.execute(signal, onRecord);
  const stopped = signal?.aborted === true ? [`The run was stopped: ${String(signal.reason)}.`] : [];
  return buildOwnResult({
    ...facts,
    own,
    featuresSha256: digestOf(features),
    selection: { rules: [...rules], ...(tags !== undefined && { tags }) },
    repeat: `${repeat} ${options}`,
    startedAt,
    wallMs: wallNow() - startedAt,
    scenarios: runner.records(),
    scenariosByRule: runner.scenariosByRule(),
    faults: [...runner.runFaults.map((text) => `${text}.`), ...stopped],
  });
}

function filterOf(rules: readonly string[], tags: string | undefined): ScenarioFilter {
  const expression = tagsOfRules(rules, tags);
  return expression === undefined ? {} : { tags: expression };
}

/** SHA-256 (hex) of the documents as they were parsed: scenarios, tags, steps and tables. */
function digestOf({ pickles }: ParsedFeatures): string {
  const shown = pickles.map(({ uri, name, tags, steps }) => ({
    uri: uri.replaceAll('\\', '/'),
    name,
    tags: tags.map((tag) => tag.name),
    steps: steps.map(({ text, argument }) => [
      text,
      argument?.dataTable?.rows.map(({ cells }) => cells.map(({ value }) => value)) ?? [],
    ]),
  }));
  return textDigest(JSON.stringify(shown));
}
