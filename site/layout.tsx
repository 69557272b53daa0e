import type { ComponentChildren } from 'preact';
import type { RuleVerdict } from '../judge/verdict';
import { renderPage } from '../reports/page/page';
import { verdictWords } from '../reports/verdict-words';
import { between, pages, rulePage } from './links';

/** A page of the site. */
export interface SitePage {
  /** Path from the top of the site. */
  readonly path: string;
  readonly title: string;
  readonly style?: string;
  readonly script?: string;
  readonly children?: ComponentChildren;
}

const menu: readonly (readonly [string, string])[] = [
  ['Overview', pages.overview],
  ['Rules', pages.rules],
  ['Use examples', pages.examples],
  ['Questions', pages.questions],
  ['Timelines', pages.timelines],
  ['Matrices', pages.matrices],
  ['States', pages.states],
  ['Compare', pages.compare],
  ['Known deviations', pages.deviations],
  ['Errata', pages.errata],
  ['How to read a verdict', pages.verdicts],
  ['Glossary', pages.glossary],
];

const style = `
nav { display: flex; flex-wrap: wrap; gap: .3rem 1.2rem; padding: .8rem 0; border-bottom: 1px solid var(--line); }
nav a[aria-current] { color: var(--ink); font-weight: 600; text-decoration: none; }
.skip { position: absolute; left: -100rem; } .skip:focus { position: static; } main:focus { outline: none; }
.badge { font-weight: 600; white-space: nowrap; } a.rule { white-space: nowrap; }
.wide th, .wide td { min-width: 7.5rem; } summary { cursor: pointer; } dd { margin-bottom: .4rem; }
@media print { details::details-content { content-visibility: visible; block-size: auto; } .wide { overflow: visible; } svg { max-width: 100%; } article, tr, figure { break-inside: avoid; } }
`;

/** Style rules that the pages of the site share. */
export const siteStyle = style;

/** A page of the site as a file: the menu, a heading, and the content. */
export const renderSitePage = ({ path, title, style: own = '', script, children }: SitePage): string =>
  renderPage({
    title: `${title} · SimpleLink provisioning`,
    style: `${style}${own}`,
    ...(script !== undefined && { script }),
    children: (
      <>
        <a class="skip" href="#main">
          Skip to content
        </a>
        <nav aria-label="Pages">
          {menu.map(([name, page]) => (
            <a href={between(path, page)} {...(page === path && { 'aria-current': 'page' })}>
              {name}
            </a>
          ))}
        </nav>
        <main id="main" tabIndex={-1}>
          <h1>{title}</h1>
          {children}
        </main>
      </>
    ),
  });

/** A verdict in its colour and as text. */
export function Badge({ verdict }: { verdict: RuleVerdict }) {
  return <span class={`badge ${verdict}`}>{verdictWords[verdict]}</span>;
}

/** A link from the page at `from` to another page of the site. */
export function To({ from, to, children }: { from: string; to: string; children?: ComponentChildren }) {
  return <a href={between(from, to)}>{children}</a>;
}

/** Links to rules in a row. */
export function RuleLinks({ from, ids }: { from: string; ids: readonly string[] }) {
  return (
    <>
      {ids.map((id, index) => (
        <>
          {index > 0 && ' '}
          <a class="rule" href={between(from, rulePage(id))}>
            {id}
          </a>
        </>
      ))}
    </>
  );
}

/** A list of names with their values. */
export function Facts({ facts }: { facts: readonly (readonly [name: ComponentChildren, value: ComponentChildren])[] }) {
  return (
    <dl class="facts">
      {facts.map(([name, value]) => (
        <>
          <dt>{name}</dt>
          <dd>{value}</dd>
        </>
      ))}
    </dl>
  );
}
