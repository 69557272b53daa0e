import { constants } from '../../ledger/constants';
import { type GlossaryEntry, glossary } from '../glossary';
import { RuleLinks, sitePage } from '../layout';
import { pages } from '../links';

const path = pages.glossary;

/** Words, statuses and codes. */
export function renderGlossary(): string {
  const { terms, statuses, codes } = glossary();
  const statusNumbers: Readonly<Record<string, number>> = constants.status;
  const codeNumbers: Readonly<Record<string, number>> = constants.returnCode;
  return sitePage({
    path,
    title: 'Glossary',
    children: (
      <>
        <ul class="screen">
          <li>
            <a href="#words">Words</a>
          </li>
          <li>
            <a href="#statuses">What a device reports: the provisioning statuses 0 to 17</a>
          </li>
          <li>
            <a href="#codes">What a call returns: -2014 and the other codes</a>
          </li>
        </ul>
        <h2 id="words">Words</h2>
        <Entries entries={terms} />
        <h2 id="statuses">What a device reports</h2>
        <Entries entries={statuses} numbers={statusNumbers} />
        <h2 id="codes">What a call returns</h2>
        <Entries entries={codes} numbers={codeNumbers} />
      </>
    ),
  });
}

function Entries({
  entries,
  numbers = {},
}: {
  entries: readonly GlossaryEntry[];
  numbers?: Readonly<Record<string, number>>;
}) {
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

/** `Access point (AP)` is found at `access-point-ap`. */
const anchorOf = (term: string): string =>
  term.startsWith('SL_')
    ? term
    : term
        .toLowerCase()
        .replace(/[^a-z0-9]+/g, '-')
        .replace(/^-|-$/g, '');
