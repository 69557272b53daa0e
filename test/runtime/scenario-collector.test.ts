import type { Attachment, Envelope, Pickle, TestStepResult } from '@cucumber/messages';
import { expect } from 'chai';
import { describe, it } from 'mocha';
import { OUTCOME_MEDIA_TYPE } from '../../judge/outcome';
import { ScenarioCollector } from '../../runtime/scenario-collector';

const at = (ms: number) => ({ seconds: Math.floor(ms / 1000), nanos: (ms % 1000) * 1e6 });
const passed = 'PASSED' as TestStepResult['status'];
const text = 'IDENTITY' as Attachment['contentEncoding'];
const base64 = 'BASE64' as Attachment['contentEncoding'];

function pickle(id: string, name: string, more: Partial<Pickle> = {}): Envelope {
  const tags = [
    { name: '@PROV-1-02', astNodeId: 't' },
    { name: '@PROV-1-01', astNodeId: 't' },
  ];
  const steps = [{ id: `${id}-step`, text: 'something', astNodeIds: [] }];
  return {
    pickle: { id, uri: 'features/1-words/a.feature', name, language: 'en', steps, tags, astNodeIds: [], ...more },
  };
}

const selected = (id: string): Envelope => ({
  testCase: { id: `case-${id}`, pickleId: id, testSteps: [{ id: `test-${id}`, pickleStepId: `${id}-step` }] },
});

const started = (id: string, ms: number, attempt = 0): Envelope => ({
  testCaseStarted: { id: `${id}#${attempt}`, testCaseId: `case-${id}`, attempt, timestamp: at(ms) },
});

const step = (id: string, attempt = 0): Envelope => ({
  testStepFinished: {
    testCaseStartedId: `${id}#${attempt}`,
    testStepId: `test-${id}`,
    testStepResult: { status: passed, duration: at(7) },
    timestamp: at(0),
  },
});

const outcome = (id: string, contentEncoding = text, attempt = 0): Envelope => {
  const json = JSON.stringify({ observations: [], notIssued: ['sl_Stop'], deviceMs: 42 });
  const body = contentEncoding === base64 ? Buffer.from(json).toString('base64') : json;
  return {
    attachment: { body, contentEncoding, mediaType: OUTCOME_MEDIA_TYPE, testCaseStartedId: `${id}#${attempt}` },
  };
};

const finished = (id: string, ms: number, attempt = 0, willBeRetried = false): Envelope => ({
  testCaseFinished: { testCaseStartedId: `${id}#${attempt}`, timestamp: at(ms), willBeRetried },
});

function collected(...messages: Envelope[]): ScenarioCollector {
  const collector = new ScenarioCollector();
  for (const message of messages) collector.accept(message);
  return collector;
}

describe('the collector of scenarios', () => {
  it('puts together what the messages say', () => {
    const plan = [pickle('a', 'PROV-1-01/2 some name', { location: { line: 12 } }), selected('a')];
    const [record] = collected(...plan, started('a', 1500), step('a'), outcome('a'), finished('a', 1750)).records();
    expect(record).to.deep.include({
      id: 'PROV-1-01/2',
      name: 'PROV-1-01/2 some name',
      uri: 'features/1-words/a.feature',
      line: 12,
      chapter: '1-words',
      ruleIds: ['PROV-1-01', 'PROV-1-02'],
      verdict: 'pass',
      steps: [{ text: '* something', status: 'PASSED', ms: 7 }],
      notIssued: ['sl_Stop'],
      startedAt: 1500,
      wallMs: 250,
      deviceMs: 42,
    });
  });

  it('reads an outcome in either encoding', () => {
    const messages = [
      pickle('a', 'PROV-1-01/1 x'),
      selected('a'),
      started('a', 0),
      step('a'),
      outcome('a', base64),
      finished('a', 1),
    ];
    expect(collected(...messages).records()[0]).to.deep.include({ verdict: 'pass', deviceMs: 42 });
  });

  it('gives the record of a scenario when it has finished, and not before', () => {
    const collector = collected(pickle('a', 'PROV-1-01/1 x'), selected('a'), started('a', 0), step('a'), outcome('a'));
    expect(collector.selected).to.equal(1);
    expect(collector.accept(finished('a', 9))?.id).to.equal('PROV-1-01/1');
  });

  it('does not let a retry pass', () => {
    const first = [started('a', 0), step('a'), outcome('a'), finished('a', 1, 0, true)];
    const second = [started('a', 2, 1), step('a', 1), outcome('a', text, 1), finished('a', 3, 1)];
    const records = collected(pickle('a', 'PROV-1-01/1 x'), selected('a'), ...first, ...second).records();
    expect(records.map(({ verdict, flaw, reason }) => [verdict, flaw, reason])).to.deep.equal([
      ['inconclusive', 'retried', 'executed 2 times; a verdict must not depend on a retry'],
    ]);
  });

  it('keeps scenarios that never finished and never began', () => {
    const plan = ['a', 'b'].flatMap((id, serial) => [pickle(id, `PROV-1-01/${serial} x`), selected(id)]);
    const records = collected(...plan, started('a', 0), step('a'), outcome('a')).records();
    expect(records.map(({ verdict, reason }) => [verdict, reason])).to.deep.equal([
      ['inconclusive', 'never finished: the run ended in the middle of it'],
      ['inconclusive', 'never begun: the run or its worker ended before it'],
    ]);
  });

  it('keeps scenarios apart that claim the same id', () => {
    const plan = ['a', 'b'].flatMap((id) => [pickle(id, 'PROV-1-01/1 x'), selected(id)]);
    expect(
      collected(...plan)
        .records()
        .map(({ id }) => id),
    ).to.deep.equal(['PROV-1-01/1', 'PROV-1-01/1~2']);
  });

  it('puts records into the order of the documents', () => {
    const place = (uri: string, line: number) => ({ uri, location: { line } });
    const plan = [
      [pickle('a', 'PROV-1-01/1 x', place('features/2/a.feature', 1)), selected('a')],
      [pickle('b', 'PROV-1-01/2 x', place('features/1/a.feature', 20)), selected('b')],
      [pickle('c', 'PROV-1-01/3 x', place('features/1/a.feature', 3)), selected('c')],
    ].flat();
    expect(
      collected(...plan)
        .records()
        .map(({ id }) => id),
    ).to.deep.equal(['PROV-1-01/3', 'PROV-1-01/2', 'PROV-1-01/1']);
  });

  it('counts the scenarios of a rule whether they are selected or not', () => {
    const collector = collected(pickle('a', 'PROV-1-01/1 x'), pickle('b', 'PROV-1-01/2 x'), selected('a'));
    expect(collector.scenariosByRule().get('PROV-1-01')).to.equal(2);
    expect(collector.records()).to.have.length(1);
  });
});
