import type { RuleId } from '../ledger/rule';
import type { WrittenFeature } from './spec';

/** Paths of the pages, from the top of the site. */
export const pages = {
  overview: 'index.html',
  rules: 'rules.html',
  examples: 'examples.html',
  questions: 'questions.html',
  timelines: 'timelines.html',
  matrices: 'matrices.html',
  states: 'states.html',
  compare: 'compare.html',
  deviations: 'deviations.html',
  errata: 'errata.html',
  verdicts: 'verdicts.html',
  glossary: 'glossary.html',
} as const;

export const rulePage = (id: RuleId): string => `rules/${id}.html`;

/** Page of a use example of chapter 8, by its section. */
export const examplePage = (section: string): string => `examples/${section}.html`;

export const featurePage = ({ uri }: Pick<WrittenFeature, 'uri'>): string => `features/${fileOf(uri)}`;

/** Page of the recorded timelines of a feature. */
export const recordPage = ({ uri }: Pick<WrittenFeature, 'uri'>): string => `records/${fileOf(uri)}`;

/** Anchor of a recorded scenario by its id: `PROV-7.5-01-2.3`. */
export const recordAnchor = (id: string): string => id.replaceAll('/', '-');

const fileOf = (uri: string): string =>
  `${uri
    .replace(/^features\//, '')
    .replace(/\.feature$/, '')
    .replaceAll('/', '-')}.html`;

/** Anchor of a scenario on the page of its feature: `PROV-7.5-01-2`. */
export const scenarioAnchor = (name: string): string => (name.split(' ')[0] ?? name).replaceAll('/', '-');

/** The path from one page to another. */
export function between(from: string, to: string): string {
  const depth = from.split('/').length - 1;
  return `${'../'.repeat(depth)}${to}`;
}

/** Address of the document of a source; undefined if the source is not a page. */
export function addressOf(source: string): string | undefined {
  const [document] = source.split(/[ ,]/);
  if (document === 'SWRA513C') return 'https://www.ti.com/document-viewer/lit/html/SWRA513C';
  if (document === 'SWRU455M' || document === 'SWRU455A') return 'https://www.ti.com/lit/pdf/swru455';
  return undefined;
}

/** Anchor of a term on the page of the glossary. `Access point (AP)` is found at `access-point-ap`. */
export const glossaryAnchor = (term: string): string =>
  term.startsWith('SL_')
    ? term
    : term
        .toLowerCase()
        .replace(/[^a-z0-9]+/g, '-')
        .replace(/^-|-$/g, '');
