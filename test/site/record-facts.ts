import { expect } from 'chai';
import { type RecordRow, recordRows } from '../../site/records/record-rows';
import { overlaid, single } from '../../site/timeline/overlay';
import type { Timeline, TimelineMark } from '../../site/timeline/timeline';

/** What a mark says about the record. */
type Fact = readonly [at: number, from: string, to: string, says: string, rules: string, suppressed: boolean];

const factOf = ({ at, from, to, says, rules, suppressed }: TimelineMark): Fact => [
  ...([at, from, to, says, rules.join(), suppressed === true] as const),
];

/** The facts of rows, in the order of time. */
const factsOf = (rows: readonly RecordRow[]): readonly Fact[] =>
  rows.flatMap(({ from, to, items, answer, rules, suppressed }) =>
    items.flatMap(({ says, times }) =>
      times.flatMap(([at = -1, until]): Fact[] => [
        [at, from, to, says, rules.join(), suppressed],
        ...(answer === undefined ? [] : [[until ?? at, to, from, answer, rules.join(), suppressed] as const]),
      ]),
    ),
  );

/** The row with the texts that the document has in place of the recorded ones. */
const asMeant = (row: RecordRow): RecordRow => {
  const { instead, answer, items } = row;
  if (instead === undefined) return row;
  if (answer !== undefined) return { ...row, answer: instead };
  return { ...row, items: [{ ...items[0], says: instead }] };
};

/** What a fact of the document says. Its rules follow from the states of the APIs, which the rows compare in words. */
const meaningOf = ([, from, to, says, , suppressed]: Fact) => [from, to, says, suppressed];

/** The states that begin, with the number of facts before them. */
const edgesOf = (rows: readonly RecordRow[]) => {
  let facts = 0;
  return rows.flatMap(({ edges, items, answer }) => {
    const own = edges.map(({ state, rule }) => [facts, state, rule]);
    facts += items.reduce((sum, { times }) => sum + times.length, 0) * (answer === undefined ? 1 : 2);
    return own;
  });
};

/** The rows of a record have its marks with their times, and its edges. */
export function expectFacts(timeline: Timeline, name: string, rows = recordRows(single(timeline))): void {
  expect(factsOf(rows), name).to.deep.equal(timeline.marks.map(factOf));
  const begun = [...timeline.apis, ...timeline.roles]
    .filter(({ mark }) => mark > 0)
    .map(({ mark, state, rule }) => [mark - 1, state, rule]);
  expect(edgesOf(rows).map(String).sort(), name).to.deep.equal(begun.map(String).sort());
}

/**
 * The rows of a record over what the document means have the facts of the record, and the marks of the document up to
 * the end of the record. Both timelines have no more differences than the rows show.
 */
export function expectFactsOfBoth(meant: Timeline, recorded: Timeline, name: string): void {
  const overlay = overlaid(meant, recorded);
  const rows = recordRows(overlay);
  expectFacts(
    recorded,
    name,
    rows.filter(({ side }) => side !== 'meant'),
  );
  const reached = meant.marks.length - overlay.rows.filter(({ unreached }) => unreached).length;
  expect(factsOf(rows.filter(({ side }) => side !== 'recorded').map(asMeant)).map(meaningOf), name).to.deep.equal(
    meant.marks.slice(0, reached).map(factOf).map(meaningOf),
  );
}
