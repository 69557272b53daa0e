import { existsSync, statSync } from 'node:fs';
import { resolve } from 'node:path';
import type { Pickle } from '@cucumber/messages';
import { ProvtckError } from '../ledger/error';
import type { OwnLedger } from '../ledger/own-ledger';
import { isRuleTag } from '../ledger/rule';
import { type ParsedFeatures, parseFeatures } from './features';
import { featuresInvalid } from './loaded-suite';
import { stepTextOf } from './pickle-step';
import type { StepCatalogue } from './step-catalogue';

/**
 * Reads the features of the user and checks that they agree with the own rules.
 *
 * @param place a feature file, or a folder with feature files; relative to the current folder
 * @throws ProvtckError `OWN_FEATURES_MISSING`, `FEATURES_INVALID`, `OWN_SCENARIO_UNTAGGED`, `OWN_PREFIX_UNKNOWN`,
 * `OWN_RULE_UNKNOWN`, `OWN_RULE_UNTESTED`
 */
export function loadOwnFeatures(place: string, ledger: OwnLedger): ParsedFeatures {
  const path = resolve(place);
  if (!existsSync(path))
    throw new ProvtckError('OWN_FEATURES_MISSING', `there is no file or folder ${place}`, `The path is ${path}.`);
  const features = parseFeatures(statSync(path).isDirectory() ? `${path}/**/*.feature` : path, process.cwd());
  if (features.faults.length > 0) throw featuresInvalid(features.faults);
  if (features.pickles.length === 0)
    throw new ProvtckError(
      'OWN_FEATURES_MISSING',
      `${place} contains no scenario`,
      'Name a folder with .feature files, or one such file.',
    );
  const tested = new Set(features.pickles.flatMap((pickle) => rulesOf(pickle, ledger)));
  const untested = ledger.rules.filter(({ id }) => !tested.has(id)).map(({ id }) => id);
  if (untested.length > 0)
    throw new ProvtckError(
      'OWN_RULE_UNTESTED',
      `${untested.join(', ')} of ${ledger.file} ${untested.length === 1 ? 'has' : 'have'} no scenario in ${place}`,
      `Write a scenario with the tag @${untested[0] ?? ''}, or remove the rule.`,
    );
  return features;
}

/**
 * Checks that a step definition exists for every step.
 *
 * @throws ProvtckError `STEP_UNDEFINED`
 */
export function checkOwnSteps({ pickles }: ParsedFeatures, catalogue: StepCatalogue): void {
  for (const pickle of pickles)
    for (const step of pickle.steps) {
      const { length } = catalogue.matches(stepTextOf(step));
      if (length === 1) continue;
      throw new ProvtckError(
        'STEP_UNDEFINED',
        `${placeOf(pickle)}: "${step.text}" has ${length === 0 ? 'no definition' : `${length} definitions`}`,
        length === 0
          ? 'Use a step of the suite, or define it in a module: --require ./steps.js. `provtck lint` counts tables too.'
          : 'Word the own step differently: a step of the suite has the same text.',
      );
    }
}

/** The own rules of a scenario. */
function rulesOf(pickle: Pickle, { prefix, rules, file }: OwnLedger): readonly string[] {
  const tags = pickle.tags.map(({ name }) => name.slice(1)).filter(isRuleTag);
  if (tags.length === 0)
    throw new ProvtckError(
      'OWN_SCENARIO_UNTAGGED',
      `${placeOf(pickle)}: the scenario "${pickle.name}" has no tag of a rule`,
      `Tag it with a rule of ${file}, such as @${rules[0]?.id ?? `${prefix}-1-01`}.`,
    );
  for (const tag of tags) {
    if (!tag.startsWith(`${prefix}-`))
      throw new ProvtckError(
        'OWN_PREFIX_UNKNOWN',
        `${placeOf(pickle)}: the tag @${tag} does not have the prefix ${prefix}`,
        'An own scenario proves own rules only; it cannot prove a rule of SWRA513C or of another ledger.',
      );
    if (rules.every(({ id }) => id !== tag))
      throw new ProvtckError(
        'OWN_RULE_UNKNOWN',
        `${placeOf(pickle)}: ${file} contains no rule ${tag}`,
        'Correct the tag, or add the rule to the ledger file.',
      );
  }
  return tags;
}

const placeOf = ({ uri, location }: Pickle): string => `${uri}:${location?.line ?? 1}`;
