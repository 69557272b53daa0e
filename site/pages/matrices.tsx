import { Scrolling } from '../../reports/page/scrolling';
import { counted } from '../../reports/terminal';
import { AutoStartFigure, autoStartStyle } from '../auto-start/diagram';
import { RuleLinks, type SitePage, To } from '../layout';
import { pages, rulePage } from '../links';
import { type GlanceRow, glance, glanceColumns } from '../matrix/glance';
import { differing, eventMatrix, functionMatrix, type MatrixPart, type MatrixRecords } from '../matrix/matrix';
import { CellView, MatrixTable, matrixStyle } from '../matrix/matrix-table';
import { processStates } from '../matrix/process-states';
import { ScenarioFinder } from '../matrix/scenario-of-cell';
import type { Spec } from '../spec';

const path = pages.matrices;
const style = `${matrixStyle}${autoStartStyle}
body { max-width: 100rem; } main > p, main > ul { max-width: 76rem; }
`;

/** What the host gets in each state: of each function, and of each event. */
export function renderMatrices(spec: Spec): SitePage {
  const records: MatrixRecords = { model: spec.modelEvidence, recorded: spec.recording?.evidence };
  const functions = functionMatrix(spec.ledger, records);
  const events = eventMatrix(records);
  const view = { page: path, find: new ScenarioFinder(spec), recorded: spec.recording !== undefined };
  return {
    path,
    title: 'Functions and events in each state',
    style,
    children: (
      <>
        <p>
          The tables show each state of a process: what a call of the host gets, and which events reach it. The word in
          a cell links the rule, and the number links a scenario that shows it.
        </p>
        <ul>
          <li>
            <strong>served</strong>: the device executes the call. <strong>refused</strong>: it returns -2014, or -2018
            after sl_Stop. <strong>answered locally</strong>: the call sends no command. <strong>open</strong>: the
            documents do not say it.
          </li>
          <li>
            <strong>delivered</strong>: the event reaches the host. <strong>suppressed</strong>: it does not.{' '}
            <strong>exempt</strong>: it reaches the host although other events do not.
          </li>
        </ul>
        <ul class="screen">
          <li>
            <a href="#glance">At a glance</a>
          </li>
          <li>
            <a href="#states">The states</a>
          </li>
          <li>
            <a href="#functions">Functions</a>: <PartLinks parts={functions} rows="Function" />
          </li>
          <li>
            <a href="#events">Events</a>: <PartLinks parts={events} rows="Event" />
          </li>
          <li>
            <a href="#auto-start">Auto-provisioning</a>
          </li>
        </ul>
        <Agreement parts={[...functions, ...events]} recorded={view.recorded} find={view.find} />
        <h2 id="glance">At a glance</h2>
        <Glance rows={glance(spec.ledger, records)} {...view} />
        <h2 id="states">The states</h2>
        <dl>
          {processStates().map(({ group, name, when, rule }) => (
            <>
              <dt>
                {group}: <strong>{name}</strong>
              </dt>
              <dd>
                {when} <RuleLinks from={path} ids={[rule]} />
              </dd>
            </>
          ))}
        </dl>
        <h2 id="functions">Functions</h2>
        <Parts parts={functions} rows="Function" {...view} />
        <h2 id="events">Events</h2>
        <Parts parts={events} rows="Event" {...view} />
        <h2 id="auto-start">Auto-provisioning</h2>
        <p>
          Two conditions make a device start by itself, and one ends the time in which the host can use the APIs. A grey
          box is an action, and a box with a dark edge is a question.
        </p>
        <AutoStartFigure page={path} />
      </>
    ),
  };
}

/** Number of visible cells that differ; the others are collapsed. */
const OPEN = 6;

type View = Pick<Parameters<typeof MatrixTable>[0], 'page' | 'find' | 'recorded'>;

/** Anchor of a part: `function-socket`. */
const anchorOf = (rows: string, { title }: MatrixPart): string =>
  `${rows.toLowerCase()}-${title.toLowerCase().replaceAll(' ', '-')}`;

function PartLinks({ parts, rows }: { parts: readonly MatrixPart[]; rows: string }) {
  return (
    <>
      {parts.map((part, index) => (
        <>
          {index > 0 && ', '}
          <a href={`#${anchorOf(rows, part)}`}>{part.title}</a>
        </>
      ))}
    </>
  );
}

function Parts({ parts, rows, ...view }: View & { parts: readonly MatrixPart[]; rows: string }) {
  return (
    <>
      {parts.map((part) => (
        <section id={anchorOf(rows, part)}>
          <h3>
            {part.title}: {part.rows.length}
          </h3>
          <MatrixTable part={part} rows={rows} label={`${part.title}, by states of a process`} {...view} />
        </section>
      ))}
    </>
  );
}

function Glance({ rows, ...view }: View & { rows: readonly GlanceRow[] }) {
  return (
    <Scrolling label="What each group of functions and events gets in each state">
      <table class="matrix">
        <thead>
          <tr>
            <th scope="col" class="corner">
              State
            </th>
            {glanceColumns().map(({ title }) => (
              <th scope="col">{title}</th>
            ))}
          </tr>
        </thead>
        <tbody>
          {rows.map(({ state, cells }) => (
            <tr>
              <th scope="row">
                {state.group}:{' '}
                <To from={path} to={rulePage(state.rule)}>
                  {state.name}
                </To>
              </th>
              {cells.map((cell) => (
                <CellView cell={cell} {...view} />
              ))}
            </tr>
          ))}
        </tbody>
      </table>
    </Scrolling>
  );
}

/** Whether the record of this run agrees with the document, first as a sentence. */
function Agreement({
  parts,
  recorded,
  find,
}: {
  parts: readonly MatrixPart[];
  recorded: boolean;
  find: ScenarioFinder;
}) {
  if (!recorded) return <p>The tables show the document. A run with its transcript adds the answers of a device.</p>;
  const rows = parts.flatMap((part) => part.rows);
  const cells = rows.flatMap(({ name, cells: all }) => all.map((cell) => ({ name, cell })));
  const seen = cells.filter(({ cell }) => cell.recorded.size > 0);
  const different = cells.filter(({ cell }) => differing(cell).length > 0);
  return (
    <>
      <p class={different.length === 0 ? 'pass' : 'inconclusive'}>
        <strong>
          {different.length === 0
            ? `This run agrees with the document in all ${seen.length} cells that it recorded.`
            : `This run differs from the document in ${counted(different.length, 'cell')} of the ${seen.length} that it recorded.`}
        </strong>{' '}
        A number with × counts the recorded answers. The verdicts of the rules decide whether a difference breaks a
        rule.
      </p>
      {different.length > 0 && <Differences cells={different} find={find} />}
    </>
  );
}

type NamedCell = { readonly name: string; readonly cell: MatrixPart['rows'][number]['cells'][number] };

interface DifferentCellsProps {
  readonly cells: readonly NamedCell[];
  readonly find: ScenarioFinder;
}

/** The cells that differ, the first ones open. */
function Differences({ cells, find }: DifferentCellsProps) {
  return (
    <>
      <DifferentCells cells={cells.slice(0, OPEN)} find={find} />
      {cells.length > OPEN && (
        <details>
          <summary>{counted(cells.length - OPEN, 'more cell')}</summary>
          <DifferentCells cells={cells.slice(OPEN)} find={find} />
        </details>
      )}
    </>
  );
}

function DifferentCells({ cells, find }: DifferentCellsProps) {
  const states = new Map(processStates().map((state) => [state.id, state]));
  return (
    <ul>
      {cells.map(({ name, cell }) => (
        <li>
          {name}, {states.get(cell.state)?.group}: {states.get(cell.state)?.name}:{' '}
          {differing(cell)
            .map((answer) => `${answer} ${cell.recorded.get(answer)?.count}×`)
            .join(', ')}{' '}
          instead of {cell.meaning?.word}{' '}
          <RuleLinks from={path} ids={cell.meaning === undefined ? [] : [cell.meaning.rule]} />{' '}
          <Shown
            answers={differing(cell).flatMap((answer) => cell.recorded.get(answer)?.scenarios[0] ?? [])}
            find={find}
          />
        </li>
      ))}
    </ul>
  );
}

function Shown({ answers, find }: { answers: readonly string[]; find: ScenarioFinder }) {
  return (
    <>
      {answers.map((name) => {
        const found = find.named(name);
        return found === undefined ? null : (
          <>
            <To from={path} to={found.place}>
              {found.serial}
            </To>{' '}
          </>
        );
      })}
    </>
  );
}
