import type { ComponentChildren } from 'preact';
import { render } from 'preact-render-to-string';
import type { RuleId } from '../../ledger/rule';
import { To } from '../layout';
import { rulePage } from '../links';
import { type Lane, lanes } from '../sequence/message';
import type { Overlay } from '../timeline/overlay';
import { documentAndRecord, edgeInWords } from '../timeline/words';
import { differs, type RecordRow, recordRows } from './record-rows';

/** Position of each lane in px, and of the text. */
const LANE = { host: 20, device: 42, phone: 64, 'access point': 86, cloud: 108 } as const;
const TEXT = 126;
/** Position of an arrow within its row, in px. */
const Y = 9;

/** Letter of a lane in names of classes and drawings. */
const letter = (lane: Lane): string => lane.charAt(0);
const ways = lanes.flatMap((from) => lanes.map((to) => ({ from, to, id: `${letter(from)}${letter(to)}` })));

/** The direction of each row as text, and the lanes as lines. One style for all rows keeps the pages small. */
export const recordStyle = `
.rec ol { list-style: none; margin: 0 0 1rem; padding: 0; } .rec summary { padding: .3rem 0; } .rec div { scroll-margin-top: 3rem; }
.rec li { position: relative; min-height: 1.5rem; padding-left: ${TEXT}px; line-height: 1.4; print-color-adjust: exact; background: ${lanes
  .map((lane) => `linear-gradient(var(--line), var(--line)) ${LANE[lane]}px 0 / 1px 100% no-repeat`)
  .join(', ')}; }
.rec li::before, .rec li::after { content: ''; position: absolute; top: 0; bottom: 0; } .rec li::before { left: 2px; width: 8px; } .rec li::after { left: ${LANE.device - 6}px; width: 12px; background: var(--soft); z-index: -1; }
.rec li.b::before { background: var(--ink); } .rec li.a::before { border: solid var(--ink); border-width: 0 1px; } .rec li.u::before { background: var(--line); } .rec li.AP::after { background: var(--line); }
.rec li.g { border-top: 2px dashed var(--faint); margin-top: .4rem; } .rec svg { position: absolute; left: 0; top: 2px; width: ${TEXT}px; height: 18px; }

.rec b { color: var(--faint); font-weight: 400; } .rec i { color: var(--faint); font-style: normal; } .rec li.d, .rec li.d b, .rec li.d i { color: var(--doubt); } .rec li.m svg { stroke-dasharray: 3 2; }
.rec li.w::before { background: var(--doubt); } .rec li.w.a::before { background: none; border: solid var(--doubt); border-width: 0 2px; } .rec li.w.n::before { background: none; border-left: 2px dotted var(--doubt); }
.rec li.x { color: var(--fail); font-weight: 700; } .rec li.x b, .rec li.x i { color: inherit; } .rec li a { white-space: nowrap; } .rec p.lanes { position: relative; height: 20px; margin: .3rem 0 0; }
.defs { position: absolute; width: 0; height: 0; }
${ways.map(({ from, to, id }) => `.${id} svg + b::after { content: ${JSON.stringify(from === to ? ` ${from}:` : ` ${from} → ${to}:`)}; }`).join('\n')}
`;

/** The drawings that the rows of a page share. Style rules do not reach into a shared drawing, so it has attributes. */
export const RecordSymbols = () => (
  <svg class="defs" aria-hidden="true">
    <defs>
      {ways.map(({ from, to, id }) => (
        <g id={id}>
          <Arrow from={LANE[from]} to={LANE[to]} />
        </g>
      ))}
      <g id="s">
        <path d={`M${LANE.device} ${Y}H${(LANE.device + LANE.host) / 2}m-4 -4l8 8m0 -8l-8 8`} {...SHAFT} />
      </g>
      <g id="lanes">
        {lanes.map((lane) => (
          <text x={LANE[lane]} y={12} font-size={11} text-anchor="middle" fill="currentColor">
            {letter(lane).toUpperCase()}
          </text>
        ))}
      </g>
    </defs>
  </svg>
);

const SHAFT = { stroke: 'currentColor', 'stroke-width': 1.3, fill: 'none' } as const;

function Arrow({ from, to }: { from: number; to: number }) {
  if (from === to) return <circle cx={from} cy={Y} r={3} fill="currentColor" />;
  const direction = Math.sign(to - from);
  return (
    <>
      <path d={`M${from} ${Y}H${to - direction * 6}`} {...SHAFT} />
      <path d={`M${to} ${Y}l${-direction * 7} -3.5v7z`} fill="currentColor" />
    </>
  );
}

/** States of the band as classes. */
const BAND = { blocked: 'b', allowed: 'a', unclear: 'u', none: '' } as const;
/** How a row is shown that the document has, or only the record. */
const NOTES = { both: '', meant: documentAndRecord.onlyMeant, recorded: documentAndRecord.onlyRecorded } as const;

/**
 * Draws recorded timelines as lists: one row for each fact, with a small drawing that the page contains once. Rows of
 * equal text are rendered once.
 */
export class RecordDrawing {
  private readonly texts = new Map<string, string>();

  /** @param page the page of the rows, for the links to rules */
  constructor(private readonly page: string) {}

  /** The rows of a timeline, or of one over another, as HTML; every text in it is escaped. */
  html(overlay: Pick<Overlay, 'rows'>, offending: readonly number[]): string {
    const rows = recordRows(overlay, offending).map((row) => this.rowHtml(row));
    return `<p class="lanes"><svg><use href="#lanes"/></svg></p><ol>${rows.join('')}</ol>`;
  }

  private rowHtml(row: RecordRow): string {
    const { from, to, suppressed, role, items } = row;
    const way = `${letter(from)}${letter(to)}`;
    const classes = [role === 'AP' ? 'AP' : '', way, ...signsOf(row)];
    const says = items.map((item) => `<b>${timesInSeconds(item.times)}</b> ${this.escaped(item.says)}`).join('; ');
    return `<li class="${classes.filter(Boolean).join(' ')}"><svg><use href="#${suppressed ? 's' : way}"/></svg>${says}${this.end(row)}`;
  }

  private escaped(text: string): string {
    // A quotation mark needs no escape outside attributes.
    return this.once(text, () => text).replaceAll('&quot;', '"');
  }

  /** What follows the actions of a row: the answer, what the document has instead, the rules, and the edges. */
  private end({ answer, side, instead, states, rules, edges, offending }: RecordRow): string {
    const notes = [NOTES[side], instead === undefined ? '' : `document: ${instead}`, states ?? ''].filter(Boolean);
    const key = JSON.stringify([answer, notes, rules, offending, edges.map(({ state, rule }) => [state, rule])]);
    return this.once(key, () => (
      <>
        {answer !== undefined && ` → ${answer}`}
        {notes.length > 0 && ` (${notes.join('; ')})`}
        {offending && ' ⚠'} <Rules page={this.page} ids={rules} />
        {edges.map((edge) => (
          <i>
            {' '}
            → {edgeInWords(edge)} <Rules page={this.page} ids={edge.rule === undefined ? [] : [edge.rule]} />
          </i>
        ))}
      </>
    ));
  }

  /** Renders a text once; every text in it is escaped. */
  private once(key: string, content: () => ComponentChildren): string {
    const known = this.texts.get(key);
    if (known !== undefined) return known;
    const html = render(<span>{content()}</span>).slice('<span>'.length, -'</span>'.length);
    this.texts.set(key, html);
    return html;
  }
}

/** Classes of the states and of what differs. */
const signsOf = (row: RecordRow): readonly string[] => [
  BAND[row.apis],
  row.apisDiffer ? (row.apis === 'none' ? 'w n' : 'w') : '',
  row.afterBreak ? 'g' : '',
  differs(row) ? 'd' : '',
  row.side === 'meant' ? 'm' : '',
  row.offending ? 'x' : '',
];

/** Links to rules. They need no class, which would be a part of every row. */
const Rules = ({ page, ids }: { page: string; ids: readonly RuleId[] }) => (
  <>
    {ids.map((id, index) => (
      <>
        {index > 0 && ' '}
        <To from={page} to={rulePage(id)}>
          {id}
        </To>
      </>
    ))}
  </>
);

/** Exact times in s; the time of a return only where it differs from that of its call. */
const timesInSeconds = (times: readonly (readonly number[])[]): string =>
  times
    .map(([from = 0, until = from]) => (until === from ? seconds(from) : `${seconds(from)}…${seconds(until)}`))
    .join(', ');

const seconds = (ms: number): string => String(ms / 1_000);

/** The rendered rows as a part of a page. */
export const RecordedRows = ({ id, html }: { id: string; html: string }) => (
  <div id={id} dangerouslySetInnerHTML={{ __html: html }} />
);
