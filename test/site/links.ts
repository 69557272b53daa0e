import { posix } from 'node:path';

/** A site as it is built: pages by path. */
export type Site = ReadonlyMap<string, string>;

/** What a page points to that is no other place of the site. */
const outside = /^https:/;

/** Every link of a page that stays on the site, as page and anchor. */
export function linksOf(path: string, html: string): readonly { readonly page: string; readonly anchor: string }[] {
  return [...html.matchAll(/ href="([^"]*)"/g)].flatMap(([, href = '']) => {
    if (outside.test(href)) return [];
    const [file = '', anchor = ''] = href.replaceAll('&amp;', '&').split('#');
    return [{ page: file === '' ? path : posix.join(posix.dirname(path), file), anchor }];
  });
}

/** Links that lead nowhere: `from -> to`. A filter of the page of rules is no anchor. */
export function brokenLinks(site: Site): readonly string[] {
  const anchors = new Map(
    [...site].map(([path, html]) => [path, new Set([...html.matchAll(/ id="([^"]*)"/g)].map(([, id = '']) => id))]),
  );
  return [...site].flatMap(([path, html]) =>
    linksOf(path, html)
      .filter(({ page, anchor }) => {
        const known = anchors.get(page);
        const fits = anchor === '' || known?.has(anchor) === true || (page === 'rules.html' && anchor.includes('='));
        return known === undefined || !fits;
      })
      .map(({ page, anchor }) => `${path} -> ${page}#${anchor}`),
  );
}
