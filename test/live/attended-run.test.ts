import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { expect } from 'chai';
import { after, describe, it } from 'mocha';
import { Simulator } from '../../adapters/simulator/simulator';
import { judgeTranscript } from '../../cli/judge-transcript';
import { runSuite } from '../../cli/suite';
import { LiveRun } from '../../live/live-run';
import { indexScenarios } from '../../runtime/scenario-index';
import { type Hands, operatedByHand } from './by-hand';

const RULE = 'PROV-8.1-01';

const scenarios = indexScenarios().filter(({ identity }) => identity.ruleIds.includes(RULE));
const plan = scenarios.map(({ identity: { id, name } }) => ({ id, name, actions: 4, ms: 1_000 }));
const form = (fields: Record<string, string>) => new URLSearchParams(fields);

describe('an attended run', () => {
  const folder = mkdtempSync(join(tmpdir(), 'provtck-live-'));
  after(() => rmSync(folder, { recursive: true }));

  /** Runs the scenarios of the rule; `person` hears of every change. */
  function attend(person: (live: LiveRun, hands: Hands) => void, out?: string) {
    const live = new LiveRun({ title: 'test', plan });
    const hands: Hands = { work: undefined };
    live.observe(() => person(live, hands));
    const run = runSuite(
      {
        adapter: 'by hand',
        adapters: {
          'by hand': async ({ part, operator }) => {
            if (operator === undefined) throw new Error('no operator');
            return operatedByHand(new Simulator(part), operator, hands);
          },
        },
        attendance: live.attendance,
        rules: [RULE],
        ...(out !== undefined && { out, reports: ['transcript', 'result'] }),
      },
      { scenarioFinished: (record) => live.scenarioFinished(record) },
    );
    return { live, run };
  }

  /** Does every action that is asked for. */
  const diligent = (live: LiveRun, hands: Hands): void => {
    const { work } = hands;
    const id = idOf(live);
    if (work === undefined || id === undefined) return;
    hands.work = undefined;
    work.act().then(
      (text) => live.act('answer', form(text === 'no' ? { id, way: 'no' } : { id, text })),
      (error: unknown) => live.act('decline', form({ id, reason: String(error) })),
    );
  };
  const idOf = ({ question }: LiveRun): string | undefined => question && String(question.id);

  it('passes with a person who does everything', async () => {
    const { run } = attend(diligent);
    const { scenarios: done } = await run;
    expect(done.map(({ verdict, reason }) => `${verdict} ${reason ?? ''}`)).to.deep.equal(plan.map(() => 'pass '));
  });

  it('has no verdict on what could not be done, with the reason', async () => {
    const { run } = attend((live) => {
      const id = idOf(live);
      if (id !== undefined) live.act('decline', form({ id, reason: 'the phone is flat' }));
    });
    const { scenarios: done } = await run;
    expect(new Set(done.map(({ verdict }) => verdict))).to.deep.equal(new Set(['inconclusive']));
    expect(done[0]?.reason).to.include('the phone is flat');
  });

  it('never passes a skipped scenario, and names it in the result', async () => {
    const out = join(folder, 'skipped');
    const [first, ...others] = plan.map(({ name }) => name);
    let asked = false;
    const { run } = attend((live, hands) => {
      const later = others.at(-1);
      if (!asked && idOf(live) !== undefined) {
        asked = true;
        expect(live.act('skip', form({ scenario: first ?? '', reason: '   ' }))).to.equal('incomplete');
        expect(live.act('skip', form({ scenario: 'unknown', reason: 'no' }))).to.equal('gone');
        if (later !== undefined)
          expect(live.act('skip', form({ scenario: later, reason: 'no second phone' }))).to.equal('taken');
        expect(live.act('skip', form({ scenario: first ?? '', reason: 'no phone' }))).to.equal('taken');
      } else diligent(live, hands);
    }, out);
    const result = await run;
    const skipped = result.scenarios.flatMap((each) => (each.skipped === undefined ? [] : [each]));
    expect(skipped.map(({ verdict }) => verdict)).to.deep.equal(skipped.map(() => 'inconclusive'));
    expect(skipped.map(({ skipped: reason }) => reason)).to.include('no phone');
    expect(result.run.verdict).to.equal('incomplete');
    expect(result.run.incomplete[0]).to.match(/^Skipped by the person at the run: .*no phone/);
    const again = await judgeTranscript(join(out, 'transcript.jsonl'));
    expect(again.scenarios.map(({ id, verdict, skipped: reason }) => [id, verdict, reason])).to.deep.equal(
      result.scenarios.map(({ id, verdict, skipped: reason }) => [id, verdict, reason]),
    );
    expect(readFileSync(join(out, 'result.json'), 'utf8')).to.include('"skipped"');
  });

  it('waits before the next scenario while it is paused', async () => {
    let pauses = 0;
    const { live, run } = attend((each, hands) => {
      if (pauses === 0 && idOf(each) !== undefined) {
        pauses = 1;
        each.act('pause', form({}));
      }
      diligent(each, hands);
    });
    const status = (): string => live.parts()[0]?.html ?? '';
    while (!/[1-9]\d* of /.test(status())) await new Promise((resolve) => setTimeout(resolve, 5));
    await new Promise((resolve) => setTimeout(resolve, 60));
    expect(status())
      .to.include('Paused')
      .and.match(/<p>1 of /);
    live.act('continue', form({}));
    expect((await run).scenarios).to.have.length(plan.length);
  });

  it('ends a question after its time, but not during a pause', async () => {
    const live = new LiveRun({ title: 'test', plan, timeLimit: 20 });
    live.act('pause', form({}));
    const asked = live.attendance.operator.ask('Wait.').then(String, (error: { code: string }) => error.code);
    await new Promise((resolve) => setTimeout(resolve, 60));
    expect(idOf(live)).to.equal('1');
    live.act('continue', form({}));
    expect(await asked).to.equal('OPERATOR_SILENT');
  });

  it('takes one answer to one question', async () => {
    const live = new LiveRun({ title: 'test', plan });
    const asked = live.attendance.operator.ask('Type.', { text: 'a word', required: true, no: 'there is none' });
    expect(live.act('answer', form({ id: '1', text: ' ' }))).to.equal('incomplete');
    expect(live.act('answer', form({ id: '2', text: 'late' }))).to.equal('gone');
    expect(live.act('answer', form({ id: '1', text: ' 200  4 ' }))).to.equal('taken');
    expect(await asked).to.equal('200 4');
    expect(live.act('answer', form({ id: '1', text: 'again' }))).to.equal('gone');
    expect(live.act('elsewhere', form({}))).to.equal('unknown');
  });

  it('shows text of a device as text', () => {
    const live = new LiveRun({ title: '<script>alert(1)</script>', plan });
    live.attendance.take({ kind: 'scenario', scenario: '<img src=x onerror=alert(1)>' });
    live.attendance.take({ kind: 'step', step: 'Given \u202e<b>' });
    live.attendance.take({ kind: 'reset', t: 0, setup: { role: 'STA' } });
    live.attendance.take({ kind: 'event', t: 5, at: 5, name: '</svg><script>x</script>', data: {} });
    const page = live.page('http://127.0.0.1/', false) + live.parts().map(({ html }) => html);
    expect(page).to.not.match(/<img|<b>|<script>(x|alert)|\u202e/);
    expect(page).to.include('&lt;img');
  });
});
