import { RuleLinks } from '../layout';
import { linesOf } from '../sequence/text-lines';
import { autoStartDecisions, type Decision } from './decisions';

export const autoStartStyle = `
.decisions { margin: 1rem 0; max-width: 34rem; } .decisions svg { display: block; width: 100%; height: auto; font: 11px system-ui, sans-serif; }
.decisions text { fill: var(--ink); } .decisions .exit { fill: var(--faint); } .decisions .way { fill: var(--ink); font-weight: 600; }
.decisions rect { fill: var(--soft); stroke: var(--line); } .decisions rect.question { fill: none; stroke: var(--ink); }
.decisions path { stroke: var(--ink); fill: none; } .decisions path.head { fill: var(--ink); }
`;

const WIDTH = 360;
const GAP = 8;
const LINE = 14;
const PADDING = 9;
/** Height of the way between two rows, with its words. */
const WAY = 30;

interface PlacedBox {
  readonly decision: Decision;
  readonly x: number;
  readonly width: number;
  readonly lines: readonly string[];
  readonly exit: readonly string[];
}

interface PlacedRow {
  readonly boxes: readonly PlacedBox[];
  readonly y: number;
  readonly height: number;
}

function placed(rows: readonly (readonly Decision[])[]): readonly PlacedRow[] {
  let y = 2;
  return rows.map((row): PlacedRow => {
    const width = (WIDTH - 4 - GAP * (row.length - 1)) / row.length;
    const boxes = row.map((decision, index): PlacedBox => {
      const inner = width - 2 * PADDING;
      return {
        decision,
        x: 2 + index * (width + GAP),
        width,
        lines: linesOf(decision.text, inner),
        exit: decision.exit === undefined ? [] : linesOf(decision.exit, inner),
      };
    });
    const height = Math.max(...boxes.map(({ lines, exit }) => (lines.length + exit.length) * LINE)) + 2 * PADDING;
    const at = y;
    y += height + WAY;
    return { boxes, y: at, height };
  });
}

const middleOf = ({ x, width }: PlacedBox): number => x + width / 2;

/** Auto-provisioning as a drawing, and the same facts as a list. */
export function AutoStartFigure({ page }: { page: string }) {
  const rows = autoStartDecisions();
  const places = placed(rows);
  const last = places.at(-1);
  const title = 'When the device starts provisioning by itself, and when it blocks the APIs';
  return (
    <figure class="decisions">
      <svg viewBox={`0 0 ${WIDTH} ${(last?.y ?? 0) + (last?.height ?? 0) + 2}`} role="img">
        <title>{title}</title>
        {places.map((row, index) => (
          <Row row={row} next={places[index + 1]} />
        ))}
      </svg>
      <details class="words">
        <summary>{title}, as a list with its rules</summary>
        <ol>
          {rows.map((row) => (
            <li>
              {row.map((decision, index) => (
                <>
                  {row.length > 1 && (index === 0 ? 'Without a profile: ' : ' With a profile: ')}
                  {wordsOf(decision)} <RuleLinks from={page} ids={decision.rules} />
                </>
              ))}
            </li>
          ))}
        </ol>
      </details>
    </figure>
  );
}

const wordsOf = ({ text, exit, next = [] }: Decision): string =>
  [text, exit === undefined ? '' : `${exit}.`, next.length === 0 ? '' : `${next.join(' or ')}: see below.`]
    .filter(Boolean)
    .join(' ');

function Row({ row, next }: { row: PlacedRow; next: PlacedRow | undefined }) {
  return (
    <>
      {row.boxes.map((box) => (
        <Box box={box} y={row.y} height={row.height} />
      ))}
      {next !== undefined && <Ways row={row} next={next} />}
    </>
  );
}

function Box({ box, y, height }: { box: PlacedBox; y: number; height: number }) {
  const { decision, x, width, lines, exit } = box;
  if (decision.text === '') return <path d={`M${middleOf(box)} ${y}V${y + height}`} />;
  const first = y + PADDING + LINE - 4;
  return (
    <>
      <rect class={decision.text.endsWith('?') ? 'question' : ''} x={x} y={y} width={width} height={height} rx={5} />
      {[...lines, ...exit].map((line, index) => (
        <text class={index < lines.length ? '' : 'exit'} x={x + PADDING} y={first + index * LINE}>
          {line}
        </text>
      ))}
    </>
  );
}

/** The arrows to the next row: one for each branch, from or to a box that all branches share. */
function Ways({ row, next }: { row: PlacedRow; next: PlacedRow }) {
  const count = Math.max(row.boxes.length, next.boxes.length);
  const from = row.y + row.height;
  return (
    <>
      {Array.from({ length: count }, (_, branch) => {
        const start = row.boxes[row.boxes.length === 1 ? 0 : branch];
        const end = next.boxes[next.boxes.length === 1 ? 0 : branch];
        if (start === undefined || end === undefined) return null;
        // A shared box has one arrow for each branch, above or below the middle of that branch.
        const x = middleOf(row.boxes.length === count ? start : end);
        const words = start.decision.next?.[row.boxes.length === 1 ? branch : 0];
        return (
          <>
            <path d={`M${x} ${from}V${next.y - (end.decision.text === '' ? 0 : 7)}`} />
            {end.decision.text !== '' && <path class="head" d={`M${x} ${next.y}l-3.5 -7h7z`} />}
            {words !== undefined && (
              <text class="way" x={x + 7} y={from + WAY / 2 + 4}>
                {words}
              </text>
            )}
          </>
        );
      })}
    </>
  );
}
