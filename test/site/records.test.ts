import { expect } from 'chai';
import fc from 'fast-check';
import { before, describe, it } from 'mocha';
import { meantIn } from '../../cli/spec-model';
import type { Result } from '../../judge/result-schema';
import type { Recording } from '../../site/recording';
import { RecordDrawing } from '../../site/records/record-drawing';
import { agrees, overlaid, single } from '../../site/timeline/overlay';
import type { Timeline, TimelineMark } from '../../site/timeline/timeline';
import { firstRowNames } from '../first-scenarios';
import { referenceFiles, referenceRecording } from '../reference-run';
import { expectFacts, expectFactsOfBoth } from './record-facts';

/** The text of a page as a reader gets it. */
const textOf = (html: string): string =>
  html
    .replace(/<[^>]*>/g, '')
    .replaceAll('&lt;', '<')
    .replaceAll('&gt;', '>')
    .replaceAll('&amp;', '&');

describe('the recorded timeline of each scenario', () => {
  let recording: Recording;
  let result: Result;
  before(async () => {
    recording = await referenceRecording();
    ({ run: result } = await referenceFiles());
  });

  it('has the facts of the record, in all scenarios', () => {
    expect(recording.timelines.size).to.be.above(900);
    for (const [name, timeline] of recording.timelines) expectFacts(timeline, name);
  });

  it('shows every fact as text, with its time and its rules', () => {
    for (const [name, timeline] of [...recording.timelines].filter((_, index) => index % 21 === 0)) {
      const html = new RecordDrawing('records/x.html').html(single(timeline), []);
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
    const html = new RecordDrawing('records/x.html').html(
      single({ lanes: [], marks: [mark], apis: [], roles: [] }),
      [],
    );
    expect(html).to.not.match(/<script|<\/li>/);
    expect(textOf(html)).to.include(says);
    const meant: Timeline = { lanes: [], marks: [{ ...mark, says: 'as meant' }], apis: [], roles: [] };
    const over = overlaid(meant, {
      ...meant,
      marks: [mark],
      roles: [{ state: says, from: 0, mark: 0, rule: undefined }],
    });
    const both = new RecordDrawing('records/x.html').html(over, [1]);
    expect(both).to.not.match(/<script|<\/li>/);
    expect(textOf(both)).to.include(says).and.include('as meant');
  });

  it('agrees with the document for the reference device, in the first row of each outline', async () => {
    const names = firstRowNames();
    const meant = await meantIn(recording, result, names);
    expect([...meant].filter(([, each]) => each !== 'agrees').map(([name]) => name)).to.deep.equal([]);
    expect([...meant.keys()]).to.have.members([...names]);
  });

  it('has the facts of any two timelines that lie over each other', () => {
    const timelines = [...recording.timelines.values()];
    const one = fc.nat({ max: timelines.length - 1 }).map((index) => timelines[index] as Timeline);
    fc.assert(
      fc.property(one, one, (meant, recorded) => {
        expectFactsOfBoth(meant, recorded, 'two scenarios');
        const { differences, rows } = overlaid(meant, recorded);
        expect(agrees(meant, recorded)).to.equal(differences === 0 && !rows.some(({ unreached }) => unreached));
        expect(agrees(meant, meant)).to.equal(true);
      }),
      { numRuns: 200 },
    );
  });
});
