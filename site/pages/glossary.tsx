import { constants } from '../../ledger/constants';
import { type GlossaryEntry, glossary } from '../../ledger/glossary';
import { RuleLinks, type SitePage } from '../layout';
import { glossaryAnchor as anchorOf, pages } from '../links';

const path = pages.glossary;

/** For contributors only: docs/glossary.md shows it, the site does not. */
const INTERNAL = 'Source code';

const numbers: Readonly<Record<string, number>> = {
  ...constants.role,
  ...constants.roleRemain,
  ...constants.command,
  ...constants.status,
  ...constants.returnCode,
};

/** The terms of docs/glossary.md, and the roles, commands, statuses and return codes by TI's names. */
export function renderGlossary(): SitePage {
  const sections = glossary().filter(({ title }) => title !== INTERNAL);
  return {
    path,
    title: 'Glossary',
    children: (
      <>
        <ul class="screen">
          {sections.map(({ title }) => (
            <li>
              <a href={`#section-${anchorOf(title)}`}>{title}</a>
            </li>
          ))}
        </ul>
        {sections.map(({ title, entries }) => (
          <>
            <h2 id={`section-${anchorOf(title)}`}>{title}</h2>
            <Entries entries={entries} />
          </>
        ))}
      </>
    ),
  };
}

function Entries({ entries }: { entries: readonly GlossaryEntry[] }) {
  return (
    <dl>
      {entries.map(({ term, meaning, rules }) => (
        <>
          <dt id={anchorOf(term)}>
            <strong>{numbers[term] === undefined ? term : `${numbers[term]}`}</strong>
            {numbers[term] !== undefined && ` ${term}`}
          </dt>
          <dd>
            {meaning} <RuleLinks from={path} ids={rules} />
          </dd>
        </>
      ))}
    </dl>
  );
}
