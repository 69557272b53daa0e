import type { LintFinding } from './lint-finding';
import type { SuiteText } from './suite-text';
import { titleVerbs } from './title-verbs';

/** Fewest words of a title besides its placeholders. */
const MIN_WORDS = 3;

const VERB = new RegExp(`(?<![\\w-])(?:${titleVerbs.join('|')})(?![\\w-])`);

/** A title in a feature: of a rule, a scenario or an outline. */
interface Title {
  readonly uri: string;
  readonly line: number;
  readonly name: string;
  /** The name without its id. */
  readonly text: string;
}

/**
 * Checks that every title is a sentence that says the behaviour, and that no title and no id of a scenario occurs twice.
 */
export function checkTitles(suite: SuiteText): LintFinding[] {
  const byText = new Map<string, Title>();
  const byId = new Map<string, Title>();
  return titlesOf(suite).flatMap((title) => {
    const [id = ''] = title.name.split(' ');
    const same = earlier(byText, title.text, title);
    const sameId = id.includes('/') ? earlier(byId, id, title) : undefined;
    const complaint =
      complaintAbout(title.text) ??
      (same && `${same.uri}:${same.line} has the same title`) ??
      (sameId && `${sameId.uri}:${sameId.line} has the same id`);
    return complaint === undefined
      ? []
      : [{ uri: title.uri, line: title.line, message: `title "${title.name}": ${complaint}` }];
  });
}

/** The first title with a key; the title becomes the first one if there is none. */
function earlier(titles: Map<string, Title>, key: string, title: Title): Title | undefined {
  const found = titles.get(key);
  if (found === undefined) titles.set(key, title);
  return found;
}

function complaintAbout(text: string): string | undefined {
  const words = text
    .replaceAll(/<[^<>]*>/g, '')
    .split(' ')
    .filter((word) => /\w/.test(word));
  if (words.length < MIN_WORDS) return 'it must be a sentence with words of its own besides the placeholders';
  if (!/^[A-Z]|^sl_/.test(text)) return 'a sentence begins with a capital letter';
  return VERB.test(text) ? undefined : 'a sentence has a verb; cli/lint/title-verbs.ts lists the verbs of titles';
}

function titlesOf({ scenarios, rules }: SuiteText): readonly Title[] {
  return [
    ...rules.map(({ uri, line, name }) => ({ uri, line, name, text: withoutId(name) })),
    ...scenarios.map(({ uri, scenario: { name, location } }) => ({
      uri,
      line: location.line,
      name,
      text: withoutId(name),
    })),
  ];
}

const withoutId = (name: string): string => name.replace(/^PROV-\S+ ?/, '');
