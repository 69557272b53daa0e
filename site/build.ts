import { examplePage, featurePage, pages as names, rulePage } from './links';
import { renderCompare } from './pages/compare';
import { renderDeviations } from './pages/deviations';
import { renderErrata } from './pages/errata';
import { renderExample, renderExamples } from './pages/examples';
import { renderFeature } from './pages/feature';
import { renderGlossary } from './pages/glossary';
import { renderMatrices } from './pages/matrices';
import { renderOverview } from './pages/overview';
import { renderQuestions } from './pages/questions';
import { renderRule } from './pages/rule';
import { renderRules } from './pages/rules';
import { renderStates } from './pages/states';
import { renderTimelines } from './pages/timelines';
import { renderVerdicts } from './pages/verdicts';
import { displayText } from './plain';
import type { Spec } from './spec';

/**
 * Every page of the site by its path. The same specification and results give the same bytes. Invisible characters in
 * texts of a device are escaped first, so that no page has to escape them.
 */
export async function* buildSite(given: Spec): AsyncGenerator<readonly [path: string, html: string]> {
  const spec: Spec = {
    ...given,
    results: displayText(given.results),
    ...(given.recording !== undefined && { recording: displayText(given.recording) }),
  };
  yield [names.overview, renderOverview(spec)];
  yield [names.rules, renderRules(spec)];
  yield [names.examples, renderExamples(spec)];
  yield [names.questions, renderQuestions(spec)];
  yield [names.timelines, renderTimelines(spec)];
  yield [names.matrices, renderMatrices(spec)];
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
