import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { packageRoot } from '../../ledger/package-root';
import { Level, Party, type Rule, RuleClass } from '../../ledger/rule';
import { verdictWords } from '../../reports/verdict-words';
import { Badge, type SitePage, To } from '../layout';
import { pages, rulePage } from '../links';
import { searchLibrary } from '../search-library';
import { chapterOf, chapters, resultOf, type Spec, shownResult } from '../spec';

const path = pages.rules;
const style = `
form { display: flex; flex-wrap: wrap; gap: .6rem 1rem; align-items: end; margin: 1rem 0; }
form label { display: grid; font-size: .85rem; color: var(--faint); } input, select { font: inherit; padding: .25rem .4rem; color: inherit; background: var(--soft); border: 1px solid var(--line); border-radius: 4px; max-width: 100%; }
td.id, .optional, thead th { white-space: nowrap; }
@media (max-width: 40rem) { .optional { display: none; } form { display: grid; grid-template-columns: 1fr 1fr; } form label:first-child { grid-column: 1 / -1; } input, select { width: 100%; } thead { display: none; } tbody { display: block; } #rules tr { display: grid; grid-template-columns: auto 1fr; gap: .1rem 1rem; padding: .5rem 0; border-bottom: 1px solid var(--line); } #rules td { padding: 0; border: 0; } #rules td:last-child { grid-column: 1 / -1; } }
`;

/** All rules, with filters and search. Without a script it is the complete list. */
export function renderRules(spec: Spec): SitePage {
  const result = shownResult(spec);
  return {
    path,
    title: 'Rules',
    style,
    script: [
      readFileSync(searchLibrary(), 'utf8'),
      readFileSync(join(packageRoot(), 'site', 'client', 'rules.js'), 'utf8'),
    ].join('\n'),
    children: (
      <>
        <p>
          {spec.ledger.rules.length} rules of SWRA513C in our own words. The address contains every filter, so a link to
          it shows the same rules.
        </p>
        <form class="screen" id="filter" hidden>
          <label>
            Search
            <input type="search" name="text" />
          </label>
          <Choice name="chapter" options={Object.entries(chapters)} />
          <Choice name="level" options={same(Level.options)} />
          <Choice name="class" options={same(RuleClass.options)} />
          <Choice name="kind" options={same([...new Set(spec.ledger.rules.map(({ kind }) => kind))].sort())} />
          <Choice name="party" options={same(Party.options)} />
          {result !== undefined && <Choice name="verdict" options={Object.entries(verdictWords)} />}
          <button type="reset">Show all</button>
        </form>
        <noscript>
          <p>
            Filters and search need JavaScript. Without it all rules are shown. Chapters:{' '}
            {Object.entries(chapters).map(([number, title]) => (
              <>
                <a href={`#${anchorOf(number)}`}>
                  {number} {title}
                </a>
                .{' '}
              </>
            ))}
          </p>
        </noscript>
        <p role="alert" id="unknown" class="inconclusive" />
        <p role="status" id="count" />
        <p id="nothing" hidden>
          No rule matches. Use fewer words or fewer filters, or search for the word in the{' '}
          <To from={path} to={pages.glossary}>
            glossary
          </To>
          .
        </p>
        <table>
          <thead>
            <tr>
              <th scope="col">Rule</th>
              <th scope="col" class="optional">
                Level
              </th>
              {result !== undefined && <th scope="col">Verdict</th>}
              <th scope="col">Statement</th>
            </tr>
          </thead>
          <tbody id="rules">
            {spec.ledger.rules.map((rule) => (
              <Row rule={rule} spec={spec} first={rule === spec.ledger.rules.find(inChapterOf(rule))} />
            ))}
          </tbody>
        </table>
      </>
    ),
  };
}

/** The first rule of each chapter. */
const anchorOf = (chapter: string): string => `chapter-${chapter}`;

const inChapterOf =
  (rule: Rule) =>
  (other: Rule): boolean =>
    chapterOf(other) === chapterOf(rule);

/** Its build for browsers, wherever the package manager has installed the library. */
const same = (options: readonly string[]): (readonly [string, string])[] => options.map((option) => [option, option]);

function Choice({ name, options }: { name: string; options: readonly (readonly [string, string])[] }) {
  return (
    <label>
      {name[0]?.toUpperCase()}
      {name.slice(1)}
      <select name={name}>
        <option value="">all</option>
        {options.map(([value, words]) => (
          <option value={value}>{value === words ? value : `${/^\d/.test(value) ? `${value} ` : ''}${words}`}</option>
        ))}
      </select>
    </label>
  );
}

/**
 * Additional search text of a row: a search for 'socket' must find rules whose statement does not contain the word.
 */
const wordsOf = ({ observe, note = '', question = '', arrangement = '' }: Rule): string =>
  [observe, note, question, arrangement].filter((text) => text !== '').join(' ');

/** @param first whether it is the first of its chapter */
function Row({ rule, spec, first }: { rule: Rule; spec: Spec; first: boolean }) {
  const verdict = resultOf(shownResult(spec), rule.id)?.verdict;
  return (
    <tr
      {...(first && { id: anchorOf(chapterOf(rule)) })}
      data-id={rule.id}
      data-chapter={chapterOf(rule)}
      data-level={rule.level}
      data-class={rule.class}
      data-kind={rule.kind}
      data-party={rule.party}
      data-verdict={verdict ?? ''}
      data-words={wordsOf(rule)}
    >
      <td class="id">
        <To from={path} to={rulePage(rule.id)}>
          {rule.id}
        </To>
      </td>
      <td class="optional">{rule.level}</td>
      {shownResult(spec) !== undefined && <td>{verdict !== undefined && <Badge verdict={verdict} />}</td>}
      <td>{rule.statement}</td>
    </tr>
  );
}
