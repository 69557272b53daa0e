import { featurePage, pages as names, rulePage } from './links';
import { renderErrata } from './pages/errata';
import { renderFeature } from './pages/feature';
import { renderOverview } from './pages/overview';
import { renderRule } from './pages/rule';
import { renderRules } from './pages/rules';
import type { Spec } from './spec';

/** Every page of the site by its path. Same specification and results, same bytes. */
export function* buildSite(spec: Spec): Generator<readonly [path: string, html: string]> {
  yield [names.overview, renderOverview(spec)];
  yield [names.rules, renderRules(spec)];
  yield [names.errata, renderErrata(spec)];
  for (const rule of spec.ledger.rules) yield [rulePage(rule.id), renderRule(spec, rule)];
  for (const feature of spec.features) yield [featurePage(feature), renderFeature(spec, feature)];
}
