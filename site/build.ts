import { examplePage, featurePage, pages as names, rulePage } from './links';
import { renderCompare } from './pages/compare';
import { renderDeviations } from './pages/deviations';
import { renderErrata } from './pages/errata';
import { renderExample, renderExamples } from './pages/examples';
import { renderFeature } from './pages/feature';
import { renderGlossary } from './pages/glossary';
import { renderOverview } from './pages/overview';
import { renderRule } from './pages/rule';
import { renderRules } from './pages/rules';
import { renderStates } from './pages/states';
import { renderVerdicts } from './pages/verdicts';
import { plain } from './plain';
import type { Spec } from './spec';

/**
 * Every page of the site by its path. Same specification and results, same bytes. Whatever a device has said is made
 * visible first, so that no page has to think of it.
 */
export async function* buildSite(given: Spec): AsyncGenerator<readonly [path: string, html: string]> {
  const spec: Spec = {
    ...given,
    results: plain(given.results),
    ...(given.recording !== undefined && { recording: plain(given.recording) }),
  };
  yield [names.overview, renderOverview(spec)];
  yield [names.rules, renderRules(spec)];
  yield [names.examples, renderExamples(spec)];
  yield [names.states, await renderStates(spec)];
  yield [names.compare, renderCompare(spec)];
  yield [names.deviations, renderDeviations(spec)];
  yield [names.errata, renderErrata(spec)];
  yield [names.verdicts, renderVerdicts()];
  yield [names.glossary, renderGlossary()];
  for (const example of spec.useExamples) yield [examplePage(example.section), renderExample(spec, example)];
  for (const rule of spec.ledger.rules) yield [rulePage(rule.id), renderRule(spec, rule)];
  for (const feature of spec.features) yield [featurePage(feature), renderFeature(spec, feature)];
}
