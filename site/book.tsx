import { posix } from 'node:path';
import type { ComponentChildren } from 'preact';
import { render } from 'preact-render-to-string';
import { renderPage } from '../reports/page/page';
import { verdictSentence } from '../reports/summary';
import { bookPages } from './build';
import { moment } from './display-words';
import { type SitePage, siteStyle } from './layout';
import { pages } from './links';
import { type Spec, shownResult } from './spec';

/** A chapter of the document: a page of the site, or a group of pages. */
interface Chapter {
  readonly title: string;
  /** Its anchor, from which its page number is found. */
  readonly anchor: string;
  readonly pages: readonly SitePage[];
}

/** Chapters with one page of the site each, in their order. */
const FIRST: readonly string[] = [
  pages.overview,
  pages.verdicts,
  pages.timelines,
  pages.matrices,
  pages.states,
  pages.questions,
  pages.compare,
  pages.deviations,
  pages.errata,
];

const style = `
@page { size: A4; margin: 18mm 15mm; @bottom-center { content: counter(page) " / " counter(pages); font: 9pt system-ui, sans-serif; } }
@page wide { size: A4 landscape; }
body { font-size: 10pt; padding: 0; } .chapter, .cover { break-before: page; } .cover { break-before: auto; } .chapter.wide-page { page: wide; }
.chapter h1 { font-size: 15pt; } .part { break-before: auto; border-top: 1px solid var(--line); }
.contents { list-style: none; padding: 0; } .contents a { display: flex; justify-content: space-between; gap: 1rem; text-decoration: none; } .contents ol { list-style: none; font-size: 9pt; }
`;

/** Number of columns of a wide table that an upright page cannot hold. */
const WIDE: readonly string[] = [pages.matrices];

/**
 * The specification and the result as one document for paper: a cover, the contents and all pages of the site. A link
 * to another page leads to its place in the document.
 *
 * @returns the document for the numbers of the pages on which chapters begin, by their anchors
 */
export async function bookOf(spec: Spec): Promise<(numbers: ReadonlyMap<string, number>) => string> {
  const all: SitePage[] = [];
  for await (const page of bookPages(spec)) all.push(page);
  const chapters = chaptersOf(all);
  const styles = [...new Set(all.map(({ style: own = '' }) => own))];
  return (numbers) =>
    renderPage({
      title: 'SimpleLink provisioning: specification and result',
      style: [siteStyle, ...styles, style].join('\n'),
      children: (
        <main>
          <Cover spec={spec} />
          <Contents chapters={chapters} numbers={numbers} />
          {chapters.map((chapter) => (
            <ChapterText chapter={chapter} />
          ))}
        </main>
      ),
    });
}

/** The chapters: single pages first, then the groups of pages, and the glossary last. */
function chaptersOf(all: readonly SitePage[]): readonly Chapter[] {
  const byPath = new Map(all.map((page) => [page.path, page]));
  const single = (path: string): Chapter[] => {
    const page = byPath.get(path);
    return page === undefined ? [] : [{ title: page.title, anchor: anchorOf(path), pages: [page] }];
  };
  const group = (title: string, folder: string): Chapter => ({
    title,
    anchor: `chapter-${folder}`,
    pages: all.filter(({ path }) => path.startsWith(`${folder}/`)),
  });
  return [
    ...FIRST.flatMap(single),
    group('Use examples', 'examples'),
    group('Rules', 'rules'),
    group('Features', 'features'),
    ...single(pages.glossary),
  ];
}

function Cover({ spec }: { spec: Spec }) {
  const result = shownResult(spec);
  return (
    <section class="cover">
      <h1>Wi-Fi provisioning of SimpleLink devices: specification and result</h1>
      <p>
        {spec.suite.name} {spec.suite.version}, {spec.ledger.rules.length} rules. Rules: SHA-256{' '}
        {spec.suite.ledgerSha256}. Features: SHA-256 {spec.suite.featuresSha256}.
      </p>
      {result !== undefined && (
        <p>
          <strong>{verdictSentence(result)}</strong> Run of {moment(result.run.startedAt)}.
        </p>
      )}
    </section>
  );
}

function Contents({ chapters, numbers }: { chapters: readonly Chapter[]; numbers: ReadonlyMap<string, number> }) {
  const entry = (title: ComponentChildren, anchor: string) => (
    <a href={`#${anchor}`}>
      <span>{title}</span>
      {/* The width is the same before the numbers are known. */}
      <span>{numbers.get(anchor) ?? '000'}</span>
    </a>
  );
  return (
    <section>
      <h2>Contents</h2>
      <ol class="contents">
        {chapters.map(({ title, anchor, pages: parts }) => (
          <li>
            {entry(title, anchor)}
            {parts.length > 1 && (
              <ol>
                {parts.map((part) => (
                  <li>{entry(part.title, anchorOf(part.path))}</li>
                ))}
              </ol>
            )}
          </li>
        ))}
      </ol>
    </section>
  );
}

function ChapterText({ chapter: { title, anchor, pages: parts } }: { chapter: Chapter }) {
  const [only] = parts;
  if (parts.length === 1 && only !== undefined)
    return (
      <section class={`chapter ${WIDE.includes(only.path) ? 'wide-page' : ''}`} id={anchor}>
        <h1>{title}</h1>
        <Inner page={only} />
      </section>
    );
  return (
    <section class="chapter" id={anchor}>
      <h1>{title}</h1>
      {parts.map((part) => (
        <section class="part" id={anchorOf(part.path)}>
          <h2>{part.title}</h2>
          <Inner page={part} />
        </section>
      ))}
    </section>
  );
}

/** The content of a page with anchors and links of the document. Attribute values never contain a bare quotation mark. */
function Inner({ page: { path, children } }: { page: SitePage }) {
  const html = render(<main>{children}</main>)
    .replace(
      / (id|for|aria-labelledby)="([^"]*)"/g,
      (_, name: string, id: string) => ` ${name}="${anchorOf(path, id)}"`,
    )
    .replace(/ href="([^"]*)"/g, (_, href: string) => ` href="${hrefIn(path, href)}"`);
  return <div dangerouslySetInnerHTML={{ __html: html }} />;
}

/** An anchor of the document: of a page of the site, or of a place on it. */
const anchorOf = (path: string, id = ''): string =>
  [path.replace(/\.html$/, '').replaceAll('/', '-'), id].filter(Boolean).join('--');

/** A link of a page as a link of the document. The table of rules, which only filters, is the chapter of the rules. */
function hrefIn(path: string, href: string): string {
  if (href.startsWith('https:')) return href;
  const [file = '', id = ''] = href.split('#');
  const page = file === '' ? path : posix.join(posix.dirname(path), file);
  if (page === pages.rules) return '#chapter-rules';
  return page === pages.examples ? '#chapter-examples' : `#${anchorOf(page, id)}`;
}
