import { Scrolling } from '../../reports/page/scrolling';
import { type Lane, lanes, type Mark, type Message } from './message';
import { linesOf } from './text-lines';

export const diagramStyle = `
.sequence { display: block; height: auto; font: 12px system-ui, sans-serif; }
.sequence text { fill: var(--ink); } .sequence .lane { font-weight: 600; } .sequence .time { fill: var(--faint); font-size: 11px; }
.sequence line { stroke: var(--line); } .sequence .arrow { stroke: var(--ink); stroke-width: 1.3; fill: none; } .sequence .head { fill: var(--ink); }
.sequence .answer .arrow { stroke-dasharray: 5 3; } .sequence .note rect { fill: var(--soft); stroke: var(--line); }
.sequence .unseen .arrow { stroke: var(--faint); stroke-dasharray: 2 3; } .sequence .unseen .head, .sequence .unseen text { fill: var(--faint); }
.sequence .missing .arrow, .sequence .offending .arrow { stroke: var(--fail); stroke-width: 2.2; } .sequence .missing .head, .sequence .offending .head, .sequence .missing text, .sequence .offending text { fill: var(--fail); font-weight: 600; }
.sequence .offending rect { stroke: var(--fail); stroke-width: 2; }
.sequence .extra .arrow { stroke: var(--doubt); stroke-width: 2.2; } .sequence .extra .head, .sequence .extra text { fill: var(--doubt); font-weight: 600; }
.words li.missing, .words li.offending { color: var(--fail); } .words li.extra { color: var(--doubt); }
`;

/** The meaning of a mark as text. */
const marks: Readonly<Record<Mark, string>> = {
  missing: '✗ not recorded: ',
  extra: '+ not in the document: ',
  offending: '⚠ ',
  unseen: '',
};

const spacing = 136;
const timeColumn = 56;
const lineHeight = 14;
interface Placed {
  readonly message: Message;
  readonly lines: readonly string[];
  /** Position of its arrow, or of the middle of its box. */
  readonly y: number;
  readonly height: number;
}

/** Positions the messages from top to bottom, with a height for the lines of their texts. */
function placed(messages: readonly Message[], present: readonly Lane[]): readonly Placed[] {
  let y = 34;
  return messages.map((message) => {
    const span = Math.max(1, Math.abs(present.indexOf(message.from) - present.indexOf(message.to)));
    const words = `${message.mark === undefined ? '' : marks[message.mark]}${message.says}`;
    const lines = linesOf(words, spacing * span - (message.mark === undefined ? 12 : 24));
    const height = lines.length * lineHeight + (message.from === message.to ? 16 : 12);
    y += height;
    return { message, lines, y, height };
  });
}

/** Messages between lanes, as a drawing that is created with the page, and as text below it. */
export function Sequence({ messages, title }: { messages: readonly Message[]; title: string }) {
  const present = lanes.filter(
    (lane) => lane === 'host' || lane === 'device' || messages.some(({ from, to }) => from === lane || to === lane),
  );
  const places = placed(messages, present);
  const height = (places.at(-1)?.y ?? 34) + 18;
  const width = timeColumn + present.length * spacing;
  const xOf = (lane: Lane): number => timeColumn + (present.indexOf(lane) + 0.5) * spacing;
  return (
    <figure class="figure">
      <Scrolling label={`${title}, drawing`}>
        <svg class="sequence" viewBox={`0 0 ${width} ${height}`} width={width} height={height} role="img">
          <title>{title}</title>
          {present.map((lane) => (
            <g>
              <text class="lane" x={xOf(lane)} y={16} text-anchor="middle">
                {lane}
              </text>
              <line x1={xOf(lane)} x2={xOf(lane)} y1={24} y2={height} />
            </g>
          ))}
          {places.map((place) => (
            <Arrow place={place} from={xOf(place.message.from)} to={xOf(place.message.to)} />
          ))}
        </svg>
      </Scrolling>
      <details class="words">
        <summary>{title}, as text</summary>
        <ol>
          {messages.map(({ from, to, says, at, mark }) => (
            <li class={mark ?? ''}>
              {at !== undefined && `${at} ms: `}
              {from === to ? from : `${from} to ${to}`}: {mark !== undefined && marks[mark]}
              {says}
            </li>
          ))}
        </ol>
      </details>
    </figure>
  );
}

function Arrow({ place: { message, lines, y, height }, from, to }: { place: Placed; from: number; to: number }) {
  const { at, mark, says } = message;
  const style = [mark ?? '', says.startsWith('returns ') ? 'answer' : ''].filter(Boolean).join(' ');
  const middle = (from + to) / 2;
  const direction = to > from ? 1 : -1;
  const isNote = from === to;
  const first = isNote ? y - height + 19 : y - 6 - (lines.length - 1) * lineHeight;
  return (
    <g class={isNote ? `note ${style}` : style}>
      {at !== undefined && (
        <text class="time" x={4} y={isNote ? first : y}>
          {at} ms
        </text>
      )}
      {isNote ? (
        <rect x={from - spacing / 2 + 4} y={y - height + 6} width={spacing - 8} height={height - 8} rx={3} />
      ) : (
        <>
          <path class="arrow" d={`M${from} ${y}H${to - direction * 7}`} />
          <path class="head" d={`M${to} ${y}l${-direction * 8} -4v8z`} />
        </>
      )}
      {lines.map((line, index) => (
        <text x={middle} y={first + index * lineHeight} text-anchor="middle">
          {line}
        </text>
      ))}
    </g>
  );
}
