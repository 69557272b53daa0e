import { RuleLinks } from '../layout';
import type { Lane } from '../sequence/message';
import { linesOf } from '../sequence/text-lines';
import { isDifferent, type Overlay, type Row } from './overlay';
import type { Apis } from './timeline';
import { actionInWords, differenceInWords, documentAndRecord, edgeInWords, type SideWords, timeInWords } from './words';

export const timelineStyle = `
.timeline { margin: 1rem 0; max-width: 34rem; } .timeline svg { display: block; width: 100%; height: auto; font: 11px system-ui, sans-serif; }
.timeline text { fill: var(--ink); } .timeline .says { paint-order: stroke; stroke: var(--paper); stroke-width: 3px; stroke-linejoin: round; }
.timeline .lane { font-weight: 600; } .timeline .time, .timeline .gap { fill: var(--faint); font-size: 10px; }
.timeline .axis { stroke: var(--line); } .timeline .arrow { stroke: var(--ink); stroke-width: 1.3; fill: none; } .timeline .head { fill: var(--ink); }
.timeline .suppressed .arrow { stroke-dasharray: 3 3; } .timeline .suppressed .stop { stroke: var(--ink); stroke-width: 1.6; }
.timeline .band.blocked { fill: var(--ink); } .timeline .band.allowed { fill: none; stroke: var(--ink); } .timeline .band.unclear { fill: var(--line); }
.timeline .role { fill: var(--soft); stroke: var(--line); } .timeline .role.AP { fill: var(--line); } .timeline .break { stroke: var(--faint); fill: none; }
.timeline .differs .arrow, .timeline .differs .stop { stroke: var(--doubt); stroke-width: 2.2; } .timeline .differs .head, .timeline .differs .says { fill: var(--doubt); font-weight: 600; }
.timeline .differs.meant .arrow { stroke-dasharray: 6 3; } .timeline .band.differs { fill: var(--doubt); stroke: var(--doubt); }
.timeline .unreached .arrow { stroke: var(--faint); stroke-dasharray: 6 3; } .timeline .unreached .head, .timeline .unreached .says { fill: var(--faint); } .timeline li.unreached { color: var(--faint); }
.timeline .offending .arrow { stroke: var(--fail); stroke-width: 2.4; } .timeline .offending .head, .timeline .offending .says { fill: var(--fail); font-weight: 700; }
.timeline li.differs { color: var(--doubt); } .timeline li.offending { color: var(--fail); } .timeline .edge { color: var(--faint); }
`;

const WIDTH = 360;
const BAND = { meant: 50, recorded: 60, width: 8 } as const;
const FIRST_LANE = 96;
const TEXT_FROM = 76;
const LINE = 13;
const HEAD = 30;
/** A longer gap is drawn as a break of the axis, in ms. */
const BREAK = 1_500;
const BREAK_HEIGHT = 18;

interface Placed {
  readonly row: Row;
  readonly lines: readonly string[];
  /** Where the row begins, where its arrow is, and where it ends. */
  readonly top: number;
  readonly y: number;
  readonly end: number;
  /** Time since the row before, if the axis is broken here. */
  readonly gap: number | undefined;
}

function placed(rows: readonly Row[]): readonly Placed[] {
  let end = HEAD;
  return rows.map((row, index): Placed => {
    const since = row.mark.at - (rows[index - 1]?.mark.at ?? row.mark.at);
    const gap = since >= BREAK ? since : undefined;
    const top = end;
    const lines = linesOf(row.mark.says, WIDTH - TEXT_FROM - 4);
    const y = top + (gap === undefined ? 0 : BREAK_HEIGHT) + lines.length * LINE + 6;
    end = y + 8;
    return { row, lines, top, y, end, gap };
  });
}

interface TimelineProps {
  readonly title: string;
  readonly overlay: Overlay;
  /** The page of the site on which it is; rules are no links elsewhere. */
  readonly page: string | undefined;
  /** Whether two timelines lie over each other. */
  readonly compared: boolean;
  /** Numbers of the records that prove a violation. */
  readonly offending?: readonly number[];
  /** Names of the two sides. */
  readonly words?: SideWords;
}

/** A timeline as a drawing, and the same facts as a list. */
export function TimelineFigure({
  title,
  overlay,
  page,
  compared,
  offending = [],
  words = documentAndRecord,
}: TimelineProps) {
  const isOffending = ({ mark, side }: Row): boolean => side !== 'meant' && offending.includes(mark.seq);
  return (
    <figure class="timeline">
      <Drawing title={title} overlay={overlay} compared={compared} isOffending={isOffending} />
      <details class="words">
        <summary>{title}, as a list with its rules</summary>
        <ol>
          {overlay.rows.map((row) => (
            <li class={classOf(row, isOffending(row))}>
              {timeInWords(row.mark.at)}: {isOffending(row) && '⚠ '}
              {actionInWords(row)}
              <Notes row={row} words={words} /> <Rules page={page} ids={row.mark.rules} />
              {row.edges.map((edge) => (
                <span class="edge">
                  {' '}
                  → {edgeInWords(edge)} <Rules page={page} ids={edge.rule === undefined ? [] : [edge.rule]} />
                </span>
              ))}
            </li>
          ))}
        </ol>
      </details>
    </figure>
  );
}

const Rules = ({ page, ids }: { page: string | undefined; ids: readonly string[] }) =>
  page === undefined ? <span>{ids.join(' ')}</span> : <RuleLinks from={page} ids={ids} />;

function Notes({ row, words }: { row: Row; words: SideWords }) {
  const notes = [differenceInWords(row, words), laterInWords(row.later, words.meant)].filter(Boolean);
  return notes.length === 0 ? null : <> ({notes.join('; ')})</>;
}

const laterInWords = (later = 0, meant: string): string =>
  later === 0 ? '' : `${timeInWords(Math.abs(later))} ${later > 0 ? 'later' : 'earlier'} than ${meant}`;

const classOf = (row: Row, isOffending: boolean): string =>
  [
    isDifferent(row) ? `differs ${row.side}` : '',
    row.unreached && 'unreached',
    isOffending ? 'offending' : '',
    row.mark.suppressed && 'suppressed',
  ]
    .filter(Boolean)
    .join(' ');

interface DrawingProps extends Pick<TimelineProps, 'title' | 'overlay' | 'compared'> {
  readonly isOffending: (row: Row) => boolean;
}

function Drawing({ title, overlay: { lanes, rows }, compared, isOffending }: DrawingProps) {
  const places = placed(rows);
  const height = (places.at(-1)?.end ?? HEAD) + 4;
  const spacing = (WIDTH - FIRST_LANE + 20) / Math.max(3, lanes.length);
  const xOf = (lane: Lane): number => FIRST_LANE + 10 + lanes.indexOf(lane) * spacing;
  return (
    <svg viewBox={`0 0 ${WIDTH} ${height}`} role="img">
      <title>{title}</title>
      <text class="time" x={2} y={14}>
        time
      </text>
      <text class="time" x={BAND.meant - 4} y={26}>
        APIs
      </text>
      {lanes.map((lane) => (
        <g>
          <text class="lane" x={xOf(lane)} y={14} text-anchor="middle">
            {lane}
          </text>
          <line class="axis" x1={xOf(lane)} x2={xOf(lane)} y1={20} y2={height} />
        </g>
      ))}
      <Roles places={places} x={xOf('device')} />
      <Band places={places} compared={compared} />
      {places.map((place) => (
        <Mark
          place={place}
          from={xOf(place.row.mark.from)}
          to={xOf(place.row.mark.to)}
          offends={isOffending(place.row)}
        />
      ))}
    </svg>
  );
}

/** The device's lane, shaded by its role. */
function Roles({ places, x }: { places: readonly Placed[]; x: number }) {
  return (
    <>
      {places.map(({ row, y, end }, index) => {
        const bottom = places[index + 1]?.y ?? end;
        const isNew = row.role !== places[index - 1]?.row.role;
        return (
          <>
            <rect
              class={`role ${row.role}`}
              x={x - 9}
              y={y}
              width={18}
              height={Math.max(0, bottom - y)}
              stroke-width={0}
            />
            {isNew && (
              <text class="time" x={x + 12} y={y + 11}>
                {row.role}
              </text>
            )}
          </>
        );
      })}
    </>
  );
}

/** A part of the band with one state on both sides. */
interface Stretch {
  readonly meant: Apis;
  readonly recorded: Apis;
  readonly y: number;
  readonly height: number;
}

function stretchesOf(places: readonly Placed[]): readonly Stretch[] {
  const stretches: Stretch[] = [];
  for (const [index, { row, y, end }] of places.entries()) {
    const height = Math.max(0, (places[index + 1]?.y ?? end) - y);
    const last = stretches.at(-1);
    if (last?.meant === row.meantApis && last.recorded === row.recordedApis)
      stretches[stretches.length - 1] = { ...last, height: last.height + height };
    else stretches.push({ meant: row.meantApis, recorded: row.recordedApis, y, height });
  }
  return stretches;
}

/** The band: full where the APIs are blocked, an outline where they are allowed. Two columns if compared. */
const Band = ({ places, compared }: { places: readonly Placed[]; compared: boolean }) => (
  <>
    {stretchesOf(places).map(({ meant, recorded, y, height }) => (
      <>
        {compared && <Cell state={meant} x={BAND.meant} y={y} height={height} differs={false} />}
        <Cell state={recorded} x={BAND.recorded} y={y} height={height} differs={compared && meant !== recorded} />
      </>
    ))}
  </>
);

interface CellProps {
  readonly state: Apis;
  readonly x: number;
  readonly y: number;
  readonly height: number;
  readonly differs: boolean;
}

function Cell({ state, x, y, height, differs }: CellProps) {
  if (state === 'none' && !differs) return null;
  return <rect class={`band ${differs ? 'differs' : ''} ${state}`} x={x} y={y} width={BAND.width} height={height} />;
}

function Mark({ place, from, to, offends }: { place: Placed; from: number; to: number; offends: boolean }) {
  const { row, lines, y, top, gap } = place;
  const { mark } = row;
  const first = y - 5 - (lines.length - 1) * LINE;
  return (
    <g class={classOf(row, offends)}>
      <MarkTitle row={row} />
      {gap !== undefined && <Break top={top} gap={gap} />}
      <text class="time" x={2} y={y + 3}>
        {timeInWords(mark.at)}
      </text>
      <Arrow from={from} to={to} y={y} suppressed={mark.suppressed === true} />
      {lines.map((line, index) => (
        <text class="says" x={TEXT_FROM} y={first + index * LINE}>
          {index === 0 && offends ? '⚠ ' : ''}
          {line}
        </text>
      ))}
    </g>
  );
}

/** The rules of a mark and of the edges that begin there, as the pointer shows them. The list has them as links. */
function MarkTitle({ row: { mark, edges } }: { row: Row }) {
  const rules = [...mark.rules, ...edges.flatMap(({ rule }) => rule ?? [])];
  return rules.length === 0 ? null : <title>{[...new Set(rules)].join(' ')}</title>;
}

function Arrow({ from, to, y, suppressed }: { from: number; to: number; y: number; suppressed: boolean }) {
  if (from === to) return <circle class="head" cx={from} cy={y} r={3} />;
  const direction = to > from ? 1 : -1;
  if (suppressed) {
    const middle = (from + to) / 2;
    return (
      <>
        <path class="arrow" d={`M${from} ${y}H${middle}`} />
        <path class="stop" d={`M${middle - 4} ${y - 4}l8 8m0 -8l-8 8`} />
      </>
    );
  }
  return (
    <>
      <path class="arrow" d={`M${from} ${y}H${to - direction * 6}`} />
      <path class="head" d={`M${to} ${y}l${-direction * 7} -3.5v7z`} />
    </>
  );
}

/** The axis is broken: nothing happened for this time. */
function Break({ top, gap }: { top: number; gap: number }) {
  return (
    <>
      <path class="break" d={`M${TEXT_FROM} ${top + 9}${'l6 -4l6 8l6 -4'.repeat(15)}`} />
      <text class="gap" x={2} y={top + 12}>
        +{timeInWords(gap)}
      </text>
    </>
  );
}
