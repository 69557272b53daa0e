import type { DiffRow, DiffSection } from './sections';

/** A comparison in the Markdown of GitHub and GitLab pipelines: a heading and one table for each section. */
export function markdown(outcome: string, sections: readonly DiffSection[]): string {
  return `${[`### ${escaped(outcome)}`, ...sections.map(tableOf)].join('\n\n')}\n`;
}

function tableOf({ title, rows }: DiffSection): string {
  return [`**${escaped(title)}**`, '', '| what | change | why |', '| --- | --- | --- |', ...rows.map(lineOf)].join(
    '\n',
  );
}

const lineOf = ({ subject, change, why }: DiffRow): string =>
  `| ${[subject, change, why].map((cell) => escaped(cell)).join(' | ')} |`;

/** Escapes text of a device: it cannot create a link, an image, a mention, HTML or the end of a cell. */
const escaped = (text: string): string =>
  text
    .replace(/[\\`*_{}[\]()#+!|~$-]/g, '\\$&')
    .replaceAll('&', '&amp;')
    .replaceAll('<', '&lt;')
    .replaceAll('>', '&gt;')
    .replaceAll('@', '&#64;')
    .replaceAll('://', '&#58;//')
    .replace(/\bwww\./gi, 'www&#46;');
