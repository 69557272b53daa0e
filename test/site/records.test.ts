import { readFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { after, before, describe, it } from 'node:test';
import { expect } from 'chai';
import fc from 'fast-check';
import type { Result } from '../../judge/result-schema';
import { mutants, registerMutants } from '../../mutants/catalogue';
import { provingLines } from '../../site/offending';
import { type Recording, readRecording } from '../../site/recording';
import { RecordDrawing } from '../../site/records/record-drawing';
import { type RecordRow, recordRows } from '../../site/records/record-rows';
import type { Timeline, TimelineMark } from '../../site/timeline/timeline';
import { Bench } from '../browser/built-site';

registerMutants();
const bench = new Bench();
after(() => bench.remove());

/** Number of devices that break a rule, from all sections of the document. */
const DEVICES = 10;

const recordingOf = (result: string): Recording =>
  readRecording(
    join(dirname(result), 'transcript.jsonl'),
    () => true,
    () => undefined,
  );

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

/** The states that begin, with the number of facts before them. */
const edgesOf = (rows: readonly RecordRow[]) => {
  let facts = 0;
  return rows.flatMap(({ edges, items, answer }) => {
    const own = edges.map(({ state, rule }) => [facts, state, rule]);
    facts += items.reduce((sum, { times }) => sum + times.length, 0) * (answer === undefined ? 1 : 2);
    return own;
  });
};

const expectFacts = (timeline: Timeline, name: string): void => {
  const rows = recordRows(timeline);
  expect(factsOf(rows), name).to.deep.equal(timeline.marks.map(factOf));
  const begun = [...timeline.apis, ...timeline.roles]
    .filter(({ mark }) => mark > 0)
    .map(({ mark, state, rule }) => [mark - 1, state, rule]);
  expect(edgesOf(rows).map(String).sort(), name).to.deep.equal(begun.map(String).sort());
};

/** The text of a page as a reader gets it. */
const textOf = (html: string): string =>
  html
    .replace(/<[^>]*>/g, '')
    .replaceAll('&lt;', '<')
    .replaceAll('&gt;', '>')
    .replaceAll('&amp;', '&');

describe('the recorded timeline of each scenario', () => {
  let recording: Recording;
  before(async () => {
    recording = recordingOf(await bench.run('reference', {}));
  });

  it('has the facts of the record, in all scenarios', () => {
    expect(recording.timelines.size).to.be.above(900);
    for (const [name, timeline] of recording.timelines) expectFacts(timeline, name);
  });

  it('shows every fact as text, with its time and its rules', () => {
    for (const [name, timeline] of [...recording.timelines].filter((_, index) => index % 7 === 0)) {
      const html = new RecordDrawing('records/x.html').html(timeline, []);
      const text = textOf(html);
      for (const { at, says, rules } of timeline.marks) {
        expect(text, name).to.include(says);
        expect(text, name).to.include(String(at / 1_000));
        for (const rule of rules) expect(html, name).to.include(`href="../rules/${rule}.html"`);
      }
    }
  });

  it('joins no rows that differ in more than time', () => {
    const call = fc.record({
      at: fc.integer({ min: 0, max: 3 }),
      name: fc.constantFrom('sl_Socket', 'sl_Bind'),
      code: fc.constantFrom(0, -2014),
      rule: fc.constantFrom('PROV-7.5-01', 'PROV-7.5-05'),
    });
    fc.assert(
      fc.property(fc.array(call, { maxLength: 8 }), (calls) => {
        let time = 0;
        const marks = calls.flatMap(({ at, name, code, rule }, index): TimelineMark[] => {
          time += at * 600;
          const common = { at: time, rules: [rule as `PROV-${string}`] as TimelineMark['rules'] };
          return [
            { ...common, from: 'host', to: 'device', says: name, record: `call ${name}`, seq: 2 * index },
            {
              ...common,
              from: 'device',
              to: 'host',
              says: `returns ${code}`,
              record: `return ${name} ${code}`,
              seq: 2 * index + 1,
            },
          ];
        });
        expectFacts({ lanes: ['host', 'device'], marks, apis: [], roles: [] }, 'generated');
      }),
    );
  });

  it('keeps text of a device as text', () => {
    const says = `"</li><script>alert(1)</script>&'`;
    const mark: TimelineMark = { from: 'phone', to: 'device', says, at: 0, seq: 1, rules: [] };
    const html = new RecordDrawing('records/x.html').html({ lanes: [], marks: [mark], apis: [], roles: [] }, []);
    expect(html).to.not.match(/<script|<\/li>/);
    expect(textOf(html)).to.include(says);
  });

  it('marks what proves a violation, of devices that break rules', async () => {
    let marked = 0;
    const stride = Math.floor(mutants.length / DEVICES);
    for (const { id, breaks } of mutants.filter((_, index) => index % stride === 0)) {
      const file = await bench.run(id, { adapter: `mutant:${id}`, rules: [breaks] });
      const { rules, scenarios } = JSON.parse(readFileSync(file, 'utf8')) as Result;
      const broken = recordingOf(file);
      for (const violation of rules.flatMap((rule) => rule.violations)) {
        const name = scenarios.find((scenario) => scenario.id === violation.scenario)?.name ?? '';
        const timeline = broken.timelines.get(name);
        if (timeline === undefined) continue;
        expectFacts(timeline, name);
        const offending = provingLines(broken.scenarios.get(name) ?? [], violation);
        const shown = timeline.marks.filter(({ seq, suppressed }) => suppressed !== true && offending.includes(seq));
        const rows = recordRows(timeline, offending).filter((row) => row.offending);
        expect(rows.length > 0, `${id}: ${name}`).to.equal(shown.length > 0);
        marked += rows.length;
      }
    }
    expect(marked).to.be.above(DEVICES);
  });
});
