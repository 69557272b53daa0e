import { RuleLinks } from '../layout';
import { type Lane, lanes } from '../sequence/message';
import { Terms } from '../terms';
import { type Stage, stages } from './stages';

export const stagesStyle = `
.stages { margin: 0; max-width: 34rem; } .stages svg { display: block; width: 100%; height: auto; font: 11px system-ui, sans-serif; }
.stages text { fill: var(--ink); } .stages .lane, .stages .stage { font-weight: 600; } .stages .small { fill: var(--faint); font-size: 10px; }
.stages .axis { stroke: var(--line); } .stages .panel { fill: var(--soft); stroke: none; } .stages .arrow { stroke: var(--ink); stroke-width: 1.3; fill: none; } .stages .head { fill: var(--ink); }
.stages .says { paint-order: stroke; stroke: var(--soft); stroke-width: 4px; stroke-linejoin: round; }
.stages .band { fill: none; stroke: var(--ink); } .stages .band.blocked { fill: var(--ink); }
`;

const WIDTH = 360;
const BAND = { x: 4, width: 8 } as const;
const FIRST_LANE = 44;
const SPACING = 71;
const HEAD = 26;
const TITLE = 20;
const MESSAGE = 30;
const GAP = 6;

const xOf = (lane: Lane): number => FIRST_LANE + lanes.indexOf(lane) * SPACING;

interface PlacedStage {
  readonly stage: Stage;
  readonly y: number;
  readonly height: number;
}

function placed(all: readonly Stage[]): readonly PlacedStage[] {
  let y = HEAD;
  return all.map((stage): PlacedStage => {
    const height = TITLE + stage.messages.length * MESSAGE;
    const at = y;
    y += height + GAP;
    return { stage, y: at, height };
  });
}

/** Provisioning as a whole: who talks to whom, in which stage. A drawing, and the same facts as a list. */
export function StagesFigure({ page }: { page: string }) {
  const places = placed(stages());
  const height = places.reduce((end, { y, height: own }) => Math.max(end, y + own), HEAD);
  const title = 'Who talks to whom, in which stage of provisioning';
  return (
    <figure class="stages">
      <svg viewBox={`0 0 ${WIDTH} ${height + 2}`} role="img">
        <title>{title}</title>
        {lanes.map((lane) => (
          <text class="lane" x={xOf(lane)} y={14} text-anchor="middle">
            {lane}
          </text>
        ))}
        {places.map((place) => (
          <StagePanel {...place} />
        ))}
      </svg>
      <figcaption class="faint">
        <Terms
          text="Each stage shows who talks to whom. The bar at the left is full for blocked APIs, and an outline where the host can use them."
          from={page}
        />
      </figcaption>
      <details class="words">
        <summary>{title}, as a list with its rules</summary>
        <ol>
          {places.map(({ stage: { title: name, messages } }) => (
            <li>
              <Terms text={name} from={page} />:{' '}
              {messages.map(({ from, to, says, rules }, index) => (
                <>
                  {index > 0 && '; '}
                  <Terms text={`${from} to ${to}: ${says}`} from={page} /> <RuleLinks from={page} ids={rules} />
                </>
              ))}
            </li>
          ))}
        </ol>
      </details>
    </figure>
  );
}

function StagePanel({ stage: { title, apis, messages }, y, height }: PlacedStage) {
  return (
    <>
      <rect
        class="panel"
        x={BAND.x + BAND.width + 6}
        y={y}
        width={WIDTH - BAND.width - BAND.x - 6}
        height={height}
        rx={4}
      />
      {apis !== 'none' && <rect class={`band ${apis}`} x={BAND.x} y={y} width={BAND.width} height={height} />}
      {lanes.map((lane) => (
        <line class="axis" x1={xOf(lane)} x2={xOf(lane)} y1={y + TITLE} y2={y + height} />
      ))}
      <text class="stage says" x={BAND.x + BAND.width + 12} y={y + 14}>
        {title}
      </text>
      {messages.map((message, index) => (
        <Arrow {...message} y={y + TITLE + (index + 1) * MESSAGE - 8} />
      ))}
    </>
  );
}

/** An arrow with its words above it, which begin at its left end or end at the right edge. */
function Arrow({ from, to, says, y }: Stage['messages'][number] & { y: number }) {
  const [start, end] = [xOf(from), xOf(to)];
  const direction = end > start ? 1 : -1;
  const left = Math.min(start, end) + 4;
  const isLong = left + says.length * 6 > WIDTH;
  return (
    <>
      <path class="arrow" d={`M${start} ${y}H${end - direction * 6}`} />
      <path class="head" d={`M${end} ${y}l${-direction * 7} -3.5v7z`} />
      <text class="says" x={isLong ? WIDTH - 4 : left} y={y - 6} text-anchor={isLong ? 'end' : 'start'}>
        {says}
      </text>
    </>
  );
}
