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
import { type DrawnRecords, renderRecord } from './pages/record';
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
  const spec = escaped(given);
  for await (const page of pagesOf(spec)) yield [page.path, renderSitePage(page)];
  const drawn: DrawnRecords = new Map();
  for (const feature of spec.features) {
    const page = renderRecord(spec, feature, drawn);
    if (page !== undefined) yield [page.path, renderSitePage(page)];
  }
}

/** Every page before it is a file, without the recorded timelines: they are too many for a document on paper. */
export const bookPages = (given: Spec): AsyncGenerator<SitePage> => {
  const { recording, ...spec } = given;
  return pagesOf(escaped({ ...spec, ...(recording && { recording: { ...recording, timelines: new Map() } }) }));
};

const escaped = (given: Spec): Spec => ({
  ...given,
  results: displayText(given.results),
  ...(given.recording !== undefined && { recording: displayText(given.recording) }),
});

async function* pagesOf(spec: Spec): AsyncGenerator<SitePage> {
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
