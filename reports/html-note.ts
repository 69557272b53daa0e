import type { Result } from '../judge/result-schema';
import { verdictSentence } from './summary';

/**
 * Adds the verdict and the known deviations to the start of cucumber's page. Without them, the page shows a known
 * deviation as an ordinary failure.
 *
 * @returns the unchanged page if there are no deviations to show, or if no place for them is found
 */
export function withDeviations(page: string, result: Result): string {
  const { deviations } = result.run;
  const start = /<body[^>]*>/.exec(page);
  if (deviations.length === 0 || start === null) return page;
  const verdicts = new Map(result.rules.map(({ id, verdict }) => [id, verdict]));
  const head = ['rule', 'verdict', 'known deviation', 'reason', 'source', 'owner', 'expires'];
  const rows = deviations.map(({ rule, status, detail, file, reason, source, owner, expires }) => [
    rule,
    verdicts.get(rule) ?? '',
    `${file}: ${status}${detail === undefined ? '' : `, ${detail}`}`,
    reason,
    source,
    owner,
    expires,
  ]);
  const note = [
    '<section style="font-family: sans-serif; margin: 1em">',
    `<p><strong>${escaped(verdictSentence(result))}</strong></p>`,
    '<table border="1" cellpadding="4" style="border-collapse: collapse; font-size: small">',
    row('th', head),
    ...rows.map((cells) => row('td', cells)),
    '</table>',
    '</section>',
  ].join('\n');
  const at = start.index + start[0].length;
  return `${page.slice(0, at)}\n${note}${page.slice(at)}`;
}

const row = (cell: 'th' | 'td', texts: readonly string[]): string =>
  `<tr>${texts.map((text) => `<${cell}>${escaped(text)}</${cell}>`).join('')}</tr>`;

const entities: Readonly<Record<string, string>> = { '&': '&amp;', '<': '&lt;', '>': '&gt;', '"': '&quot;' };

/** Escapes text for HTML, including attributes. */
export const escaped = (text: string): string => text.replace(/[&<>"]/g, (sign) => entities[sign] ?? sign);
