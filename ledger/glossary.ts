import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import * as v from 'valibot';
import { ProvtckError } from './error';
import { packageRoot } from './package-root';
import { RuleId } from './rule';

/** A term, or a name of TI, with its meaning. */
export interface GlossaryEntry {
  readonly term: string;
  readonly meaning: string;
  /** Rules that say more. */
  readonly rules: readonly RuleId[];
}

/** A chapter of the glossary. */
interface GlossarySection {
  readonly title: string;
  readonly entries: readonly GlossaryEntry[];
}

/** The glossary of docs/glossary.md, the one source of terms. */
export function glossary(): readonly GlossarySection[] {
  return parseGlossary(readFileSync(join(packageRoot(), 'docs', 'glossary.md'), 'utf8'));
}

/**
 * Reads a glossary: a heading `##` for each section, a heading `###` for each term, then its meaning, then an
 * optional line `See` with rule ids.
 *
 * @throws ProvtckError `GLOSSARY_INVALID` with the term that does not have this form
 */
export function parseGlossary(markdown: string): readonly GlossarySection[] {
  const [, ...sections] = markdown.split(/^## /m);
  return sections.map((section) => {
    const [title = '', ...entries] = section.split(/^### /m);
    return { title: title.trim(), entries: entries.map(parseEntry) };
  });
}

function parseEntry(block: string): GlossaryEntry {
  const [term = '', ...lines] = block.split('\n').map((line) => line.trim());
  const isReference = (line: string): boolean => line.startsWith('See PROV-');
  const rules = lines
    .filter(isReference)
    .flatMap((line) => line.replace(/^See |\.$/g, '').split(', '))
    .map((id) => ruleId(term, id));
  const meaning = lines.filter((line) => line !== '' && !isReference(line)).join(' ');
  if (meaning === '') throw invalid(term, 'the meaning is missing');
  return { term, meaning, rules };
}

function ruleId(term: string, id: string): RuleId {
  if (v.is(RuleId, id)) return id;
  throw invalid(term, `${id} is not a rule id`);
}

const invalid = (term: string, problem: string): ProvtckError =>
  new ProvtckError(
    'GLOSSARY_INVALID',
    `docs/glossary.md: ${term}: ${problem}`,
    'Write a heading ### with the term, its meaning, and a line "See PROV-7.5-01, PROV-7.5-02." where rules say more.',
  );
