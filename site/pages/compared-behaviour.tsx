import { Scrolling } from '../../reports/page/scrolling';
import { type BehaviourComparison, behaviourSentence, changeInWords, compareBehaviour } from '../compare/behaviour';
import { type CellChange, changedCells } from '../compare/changed-cells';
import { RuleLinks, To } from '../layout';
import { pages } from '../links';
import { ScenarioFinder } from '../matrix/scenario-of-cell';
import type { Recording } from '../recording';
import type { LabelledResult, Spec } from '../spec';
import { timelineOf } from '../timeline/build-timeline';
import { TimelineFigure } from '../timeline/drawing';
import { overlaid } from '../timeline/overlay';
import { shownProcesses } from '../timeline/process-kinds';

const path = pages.compare;
/** Number of visible changes; the others are collapsed. */
const OPEN = 20;
/** Number of scenarios that are named for one change. */
const NAMED = 5;

interface Pair {
  readonly before: LabelledResult;
  readonly after: LabelledResult;
}

/** The comparison of two runs that were both recorded; undefined if one has no transcript. */
function comparisonOf({ before, after }: Pair): BehaviourComparison | undefined {
  if (before.recording === undefined || after.recording === undefined) return undefined;
  const slack = (before.result.device.uncertaintyMs ?? 0) + (after.result.device.uncertaintyMs ?? 0);
  return compareBehaviour(before.recording.histories, after.recording.histories, slack);
}

/** What the device does differently, as a sentence. */
export function BehaviourSentence(pair: Pair) {
  const comparison = comparisonOf(pair);
  return (
    <p>
      {comparison === undefined ? (
        'The transcripts of both runs are needed to compare what the device does. A run writes transcript.jsonl beside result.json.'
      ) : (
        <strong>{behaviourSentence(pair.after.label, comparison)}</strong>
      )}
    </p>
  );
}

/** What the device does differently: a list, the changed cells of the matrices, and the changed timelines. */
export function Behaviour({ spec, ...pair }: Pair & { spec: Spec }) {
  const comparison = comparisonOf(pair);
  const [before, after] = [pair.before.recording, pair.after.recording];
  if (comparison === undefined || before === undefined || after === undefined) return null;
  if (comparison.changes.length === 0) return null;
  const find = new ScenarioFinder(spec);
  return (
    <>
      <h3>What the device does differently</h3>
      <ChangeTable changes={comparison.changes.slice(0, OPEN)} find={find} />
      {comparison.changes.length > OPEN && (
        <details>
          <summary>{comparison.changes.length - OPEN} more changes</summary>
          <ChangeTable changes={comparison.changes.slice(OPEN)} find={find} />
        </details>
      )}
      <ChangedCells cells={changedCells(spec.ledger, before.evidence, after.evidence)} pair={pair} />
      <ChangedTimelines spec={spec} before={before} after={after} pair={pair} />
    </>
  );
}

function ChangeTable({ changes, find }: { changes: BehaviourComparison['changes']; find: ScenarioFinder }) {
  return (
    <Scrolling label="What the device does differently">
      <table class="changes">
        <thead>
          <tr>
            <th scope="col">Change</th>
            <th scope="col">Scenarios</th>
          </tr>
        </thead>
        <tbody>
          {changes.map((change) => (
            <tr>
              <td>{changeInWords(change)}</td>
              <td>
                <Scenarios names={change.scenarios} find={find} />
              </td>
            </tr>
          ))}
        </tbody>
      </table>
    </Scrolling>
  );
}

function Scenarios({ names, find }: { names: readonly string[]; find: ScenarioFinder }) {
  const places = new Map(names.flatMap((name) => find.named(name) ?? []).map((found) => [found.serial, found.place]));
  const shown = [...places].slice(0, NAMED);
  return (
    <>
      {names.length}:{' '}
      {shown.map(([serial, place]) => (
        <>
          <To from={path} to={place}>
            {serial}
          </To>{' '}
        </>
      ))}
      {places.size > NAMED && `and ${places.size - NAMED} more`}
    </>
  );
}

function ChangedCells({ cells, pair }: { cells: readonly CellChange[]; pair: Pair }) {
  if (cells.length === 0) return <p>Both runs recorded the same answers in every cell of the matrices.</p>;
  return (
    <>
      <h3>Changed cells of the matrices</h3>
      <Scrolling label="Changed cells of the matrices">
        <table class="changes">
          <thead>
            <tr>
              <th scope="col">Function or event</th>
              <th scope="col">State</th>
              <th scope="col">{pair.before.label}</th>
              <th scope="col">{pair.after.label}</th>
              <th scope="col">Document</th>
            </tr>
          </thead>
          <tbody>
            {cells.map(({ name, state, before, after, meaning }) => (
              <tr>
                <td>{name}</td>
                <td>
                  {state.group}: {state.name}
                </td>
                <td>{before.join(', ')}</td>
                <td>{after.join(', ')}</td>
                <td>
                  {meaning?.word} <RuleLinks from={path} ids={meaning === undefined ? [] : [meaning.rule]} />
                </td>
              </tr>
            ))}
          </tbody>
        </table>
      </Scrolling>
    </>
  );
}

/** The timelines that both runs recorded and that differ, one over the other. */
function ChangedTimelines({
  spec,
  before,
  after,
  pair,
}: {
  spec: Spec;
  before: Recording;
  after: Recording;
  pair: Pair;
}) {
  const shown = [
    ...shownProcesses(spec.model ?? new Map()),
    ...spec.useExamples.map(({ section, title, scenario }) => ({
      id: section,
      title: `${section} ${title}`,
      scenario: [...after.scenarios.keys()].find((name) => name.split(' ')[0] === scenario) ?? scenario,
    })),
  ];
  const changed = shown.flatMap(({ id, title, scenario }) => {
    const [was, is] = [before.scenarios.get(scenario), after.scenarios.get(scenario)];
    if (was === undefined || is === undefined) return [];
    const overlay = overlaid(timelineOf(was), timelineOf(is));
    return overlay.differences > 0 || overlay.rows.some(({ later = 0 }) => later !== 0) ? [{ id, title, overlay }] : [];
  });
  if (changed.length === 0) return <p>The timelines of all kinds of processes are the same.</p>;
  const [old, recent] = [pair.before.label, pair.after.label];
  return (
    <>
      <h3>Changed timelines</h3>
      <p>
        The left band is {old}, the right one {recent}. What differs has one colour.
      </p>
      {changed.map(({ title, overlay }) => (
        <TimelineFigure
          title={`${title}: from ${old} to ${recent}`}
          overlay={overlay}
          page={path}
          compared
          words={{ meant: old, recorded: recent, onlyMeant: `only in ${old}`, onlyRecorded: `only in ${recent}` }}
        />
      ))}
    </>
  );
}
