import { renderSitePage, type SitePage } from './layout';
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
  for await (const page of sitePages(given)) yield [page.path, renderSitePage(page)];
}

/** Every page of the site before it is a file, see `buildSite`. */
export async function* sitePages(given: Spec): AsyncGenerator<SitePage> {
  const spec: Spec = {
    ...given,
    results: displayText(given.results),
    ...(given.recording !== undefined && { recording: displayText(given.recording) }),
  };
  yield renderOverview(spec);
  yield renderRules(spec);
  yield renderExamples(spec);
  yield renderQuestions(spec);
  yield renderTimelines(spec);
  yield renderMatrices(spec);
  yield await renderStates(spec);
  yield renderCompare(spec);
  yield renderDeviations(spec);
  yield renderErrata(spec);
  yield renderVerdicts();
  yield renderGlossary();
  for (const example of spec.useExamples) yield renderExample(spec, example);
  for (const rule of spec.ledger.rules) yield renderRule(spec, rule);
  for (const feature of spec.features) yield renderFeature(spec, feature);
}
