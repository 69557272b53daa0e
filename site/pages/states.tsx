import { constants } from '../../ledger/constants';
import { Scrolling } from '../../reports/page/scrolling';
import { Badge, RuleLinks, type SitePage } from '../layout';
import { pages } from '../links';
import type { KnownTransition, Spec } from '../spec';
import { resultOf, shownResult } from '../spec';
import { edgesOf, inputOf, stateDiagram, worst } from '../state-diagram';

const path = pages.states;
const style = `
body { max-width: 100rem; } svg.states { display: block; } @media print { svg.states { width: 100%; height: auto; } }
svg.states text { fill: var(--ink); font-size: 12px; paint-order: stroke; stroke: var(--paper); stroke-width: 3px; stroke-linejoin: round; } svg.states .node text { font-size: 14px; stroke: none; } svg.states .node path, svg.states .node polygon { stroke: var(--ink); fill: var(--soft); }
${(
  [
    ['pass', 'pass'],
    ['fail', 'fail'],
    ['inconclusive', 'doubt'],
    ['recorded', 'other'],
    ['not-applicable', 'other'],
    ['not-judged', 'other'],
    ['unjudged', 'faint'],
  ] as const
)
  .map(
    ([name, colour]) =>
      `svg.states .edge.${name} path { stroke: var(--${colour}); } svg.states .edge.${name} polygon { fill: var(--${colour}); stroke: var(--${colour}); } svg.states .edge.${name} text { fill: var(--${colour}); }`,
  )
  .join('\n')}
svg.states .edge.fail path { stroke-width: 2.5; } svg.states .edge.inconclusive path { stroke-dasharray: 6 3; } svg.states .edge.not-judged path, svg.states .edge.not-applicable path, svg.states .edge.unjudged path { stroke-dasharray: 2 3; }
`;

/** The states of the reference device, in the colours of what a run covered. */
export async function renderStates(spec: Spec): Promise<SitePage> {
  const result = shownResult(spec);
  const verdictOf = ({ rules }: KnownTransition) =>
    worst(rules.flatMap((rule) => resultOf(result, rule)?.verdict ?? []));
  const svg = await stateDiagram(edgesOf(spec.transitions, verdictOf));
  return {
    path,
    title: 'States of the reference device',
    style,
    children: (
      <>
        <p>
          The states of the provisioning process in the reference device of the suite, and the transitions between them.
          The colour of an arrow is the worst verdict of its rules
          {result === undefined ? ', if a run is included' : ' in this run'}. Several rows of the table can share an
          arrow; it then has the worst verdict of all of them. The table shows the verdict of each row.
        </p>
        <ul class="screen">
          <li>
            <Badge verdict="pass" /> or <Badge verdict="recorded" />: a line
          </li>
          <li>
            <Badge verdict="fail" />: a thick line
          </li>
          <li>
            <Badge verdict="inconclusive" />: a dashed line
          </li>
          <li>
            <Badge verdict="not-judged" />, <Badge verdict="not-applicable" /> or without any verdict: a dotted line
          </li>
        </ul>
        <div id="diagram">
          <Scrolling label="Drawing of the states">
            <Drawing svg={svg} />
          </Scrolling>
        </div>
        <h2>Table</h2>
        <Scrolling label="Transitions">
          <table id="transitions">
            <thead>
              <tr>
                <th scope="col">In</th>
                <th scope="col">When</th>
                <th scope="col">Next state</th>
                <th scope="col">Event for the host</th>
                {spec.recording !== undefined && <th scope="col">Reported in this run, by any row</th>}
                <th scope="col">Rules</th>
                {result !== undefined && <th scope="col">Verdict</th>}
              </tr>
            </thead>
            <tbody>
              {spec.transitions.map((transition) => (
                <Row spec={spec} transition={transition} verdict={verdictOf(transition)} />
              ))}
            </tbody>
          </table>
        </Scrolling>
      </>
    ),
  };
}

/** The suite's own drawing of its own table; it contains no text of a device. */
const Drawing = ({ svg }: { svg: string }) => <div dangerouslySetInnerHTML={{ __html: svg }} />;

function Row({
  spec,
  transition,
  verdict,
}: {
  spec: Spec;
  transition: KnownTransition;
  verdict: ReturnType<typeof worst>;
}) {
  const told = statusesOf(transition);
  return (
    <tr>
      <td>{transition.from.join(', ')}</td>
      <td>{inputOf(transition)}</td>
      <td>{transition.to ?? 'stays'}</td>
      <td>{told.map((name) => `${numberOf(name)} ${name.replace('SL_WLAN_PROVISIONING_', '')}`).join(', ')}</td>
      {spec.recording !== undefined && <td>{told.map((name) => timesReported(spec, name)).join(', ')}</td>}
      <td>
        <RuleLinks from={path} ids={transition.rules} />
      </td>
      {shownResult(spec) !== undefined && <td>{verdict !== undefined && <Badge verdict={verdict} />}</td>}
    </tr>
  );
}

/** A transcript contains the number of each status, but not the row that caused it. */
function timesReported({ recording, transitions }: Spec, name: string): string {
  const rows = transitions.filter((transition) => statusesOf(transition).includes(name)).length;
  const times = `${recording?.statuses.get(numberOf(name)) ?? 0} times`;
  return rows > 1 ? `${times} (${rows} rows together)` : times;
}

const statusNumbers: Readonly<Record<string, number>> = constants.status;
const numberOf = (name: string): number => statusNumbers[name] ?? -1;
const statusesOf = ({ before = [], after = [] }: KnownTransition): readonly string[] =>
  [...before, ...after].filter((action) => Object.hasOwn(statusNumbers, action));
