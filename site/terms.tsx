import { glossary } from '../ledger/glossary';
import { To } from './layout';
import { glossaryAnchor, pages } from './links';

/** Chapters of the glossary whose terms texts of the site use. */
const CHAPTERS: readonly string[] = ['Provisioning', 'Testing'];

/** A term as texts write it, with its anchor. */
interface Term {
  readonly anchor: string;
  /** Whether only this spelling is the term, as for AP and MAY. */
  readonly exact: boolean;
}

let terms: ReadonlyMap<string, Term> | undefined;

/** The spellings of all terms: `Access point (AP)` is written as access point or as AP. */
function spellings(): ReadonlyMap<string, Term> {
  terms ??= new Map(
    glossary()
      .filter(({ title }) => CHAPTERS.includes(title))
      .flatMap(({ entries }) => entries)
      .flatMap(({ term }) => {
        const [, long = term, abbreviation] = /^(.*?)(?: \((.*)\))?$/.exec(term) ?? [];
        return [long, ...(abbreviation === undefined ? [] : [abbreviation])].map((spelling) => {
          const exact = spelling === spelling.toUpperCase();
          return [exact ? spelling : spelling.toLowerCase(), { anchor: glossaryAnchor(term), exact }] as const;
        });
      }),
  );
  return terms;
}

let pattern: RegExp | undefined;

/** The longest term counts: `device AP` before `device`. */
function mentions(): RegExp {
  const longestFirst = [...spellings().keys()].sort((a, b) => b.length - a.length);
  const escaped = longestFirst.map((spelling) => spelling.replace(/[()/.]/g, '\\$&'));
  pattern ??= new RegExp(`\\b(?:${escaped.join('|')})(?:s|es)?\\b`, 'gi');
  return pattern;
}

/** The term that a mention means; undefined if it is only written like one. */
function termOf(mention: string): Term | undefined {
  const candidates = [mention, mention.replace(/s$/, ''), mention.replace(/es$/, '')];
  for (const candidate of candidates) {
    const exact = spellings().get(candidate);
    if (exact?.exact) return exact;
    const found = spellings().get(candidate.toLowerCase());
    if (found !== undefined && !found.exact) return found;
  }
  return undefined;
}

/** A part of a text, with the anchor of the term that it mentions. */
interface TextPart {
  readonly text: string;
  readonly anchor?: string;
}

/** A text in parts; the first mention of each term has its anchor. */
export function termsIn(text: string): readonly TextPart[] {
  const parts: TextPart[] = [];
  const linked = new Set<string>();
  let from = 0;
  for (const { 0: mention, index } of text.matchAll(mentions())) {
    const anchor = termOf(mention)?.anchor;
    if (anchor === undefined || linked.has(anchor)) continue;
    linked.add(anchor);
    parts.push({ text: text.slice(from, index) }, { text: mention, anchor });
    from = index + mention.length;
  }
  return [...parts, { text: text.slice(from) }].filter((part) => part.text !== '');
}

/** A text in which the first mention of each term of the glossary links its meaning. */
export function Terms({ text, from }: { text: string; from: string }) {
  return (
    <>
      {termsIn(text).map(({ text: part, anchor }) =>
        anchor === undefined ? (
          part
        ) : (
          <To from={from} to={`${pages.glossary}#${anchor}`}>
            {part}
          </To>
        ),
      )}
    </>
  );
}
