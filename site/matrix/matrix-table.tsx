import { Scrolling } from '../../reports/page/scrolling';
import { To } from '../layout';
import { rulePage } from '../links';
import { type Cell, differing, type MatrixPart } from './matrix';
import { type ProcessState, processStates } from './process-states';
import type { ScenarioFinder } from './scenario-of-cell';

export const matrixStyle = `
.matrix { font-size: .78rem; line-height: 1.35; } .matrix th, .matrix td { padding: .25rem .35rem; min-width: 4.6rem; border: 1px solid var(--line); overflow-wrap: normal; }
.matrix tbody th, .matrix .corner { position: sticky; left: 0; background: var(--paper); z-index: 1; min-width: 9.5rem; max-width: 13rem; }
.matrix a { display: inline-block; } .matrix td > a:first-child { font-weight: 600; }
.matrix .refused, .matrix .suppressed { background: var(--soft); box-shadow: inset 0 3px var(--ink); } .matrix .open { box-shadow: inset 0 3px var(--doubt); } .matrix .exempt { box-shadow: inset 0 3px var(--pass); }
.matrix .seen { display: block; color: var(--faint); } .matrix .differs { display: block; color: var(--doubt); font-weight: 600; }
@media print { @page { size: A4 landscape; margin: 10mm; } .matrix { font-size: 5.5pt; } .matrix th, .matrix td { min-width: 0; padding: .1rem; } }
`;

interface CellProps {
  readonly cell: Cell;
  readonly page: string;
  readonly find: ScenarioFinder;
  /** Whether a record of a run is there. */
  readonly recorded: boolean;
}

/** What the document says, by its rule; a scenario that shows it; and what the device did. */
export function CellView({ cell, page, find, recorded }: CellProps) {
  const { meaning, model, recorded: seen } = cell;
  if (meaning === undefined) return <td />;
  const different = differing(cell);
  const agreeing = new Map([...seen].filter(([answer]) => !different.includes(answer)));
  const scenario = find.showing(meaning.rule, model.size > 0 ? model : agreeing);
  return (
    <td class={meaning.word.replace(' ', '-')}>
      <To from={page} to={rulePage(meaning.rule)}>
        {meaning.word}
      </To>{' '}
      {scenario !== undefined && (
        <To from={page} to={scenario.place}>
          {scenario.serial.replace(/^PROV-/, '')}
        </To>
      )}
      {recorded &&
        [...seen].map(([answer, { count, scenarios }]) => {
          const place = different.includes(answer) ? find.named(scenarios[0] ?? '') : undefined;
          const says = answer === meaning.word ? `${count}×` : `${answer} ${count}×`;
          return (
            <span class={different.includes(answer) ? 'differs' : 'seen'}>
              {different.includes(answer) && '≠ '}
              {says}{' '}
              {place !== undefined && (
                <To from={page} to={place.place}>
                  {place.serial.replace(/^PROV-/, '')}
                </To>
              )}
            </span>
          );
        })}
    </td>
  );
}

interface MatrixProps extends Omit<CellProps, 'cell'> {
  readonly part: MatrixPart;
  /** What the rows are: `Function`. */
  readonly rows: string;
  /** The beginning of an event's name that every row shares; left out. */
  readonly label: string;
}

/** A part of a matrix: functions or events by the states of a process. */
export function MatrixTable({ part, rows, label, ...same }: MatrixProps) {
  return (
    <Scrolling label={label}>
      <table class="matrix">
        <StateHeads rows={rows} page={same.page} />
        <tbody>
          {part.rows.map(({ name, cells }) => (
            <tr>
              <th scope="row">
                <Name name={name.replace(/^SL_/, '')} />
              </th>
              {cells.map((cell) => (
                <CellView cell={cell} {...same} />
              ))}
            </tr>
          ))}
        </tbody>
      </table>
    </Scrolling>
  );
}

/** A name of TI, with line breaks only between its words. */
const Name = ({ name }: { name: string }) => (
  <>
    {name.split(/(?<=_)|(?<=[a-z])(?=[A-Z])/).map((part, index) => (
      <>
        {index > 0 && <wbr />}
        {part}
      </>
    ))}
  </>
);

function StateHeads({ rows, page }: { rows: string; page: string }) {
  return (
    <thead>
      <tr>
        <td class="corner" />
        {groups().map(({ group, states }) => (
          <th scope="colgroup" colSpan={states.length}>
            {group}
          </th>
        ))}
      </tr>
      <tr>
        <th scope="col" class="corner">
          {rows}
        </th>
        {processStates().map(({ name, rule }) => (
          <th scope="col">
            <To from={page} to={rulePage(rule)}>
              {name}
            </To>
          </th>
        ))}
      </tr>
    </thead>
  );
}

/** The states by their kinds of process. */
function groups(): readonly { readonly group: string; readonly states: readonly ProcessState[] }[] {
  const found = new Map<string, ProcessState[]>();
  for (const state of processStates()) found.set(state.group, [...(found.get(state.group) ?? []), state]);
  return [...found].map(([group, states]) => ({ group, states }));
}
