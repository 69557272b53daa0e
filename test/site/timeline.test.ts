import { readFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { after, before, describe, it } from 'node:test';
import { expect } from 'chai';
import { h } from 'preact';
import { render } from 'preact-render-to-string';
import { inDeviceOrder } from '../../judge/device-order';
import { MonitorSession } from '../../judge/monitor-runner';
import type { Result } from '../../judge/result-schema';
import { loadLedger } from '../../ledger/ledger';
import type { RuleId } from '../../ledger/rule';
import { mutants, registerMutants } from '../../mutants/catalogue';
import { provingLines } from '../../site/offending';
import { readRecording } from '../../site/recording';
import { timelineOf } from '../../site/timeline/build-timeline';
import { TimelineFigure } from '../../site/timeline/drawing';
import { timelineInText } from '../../site/timeline/in-text';
import { overlaid, single } from '../../site/timeline/overlay';
import { processKinds, shownProcesses } from '../../site/timeline/process-kinds';
import { exact, sinceReset, type Timeline, type TimelineMark } from '../../site/timeline/timeline';
import type { Line } from '../../transcript/record';
import { Bench } from '../browser/built-site';

registerMutants();
const ledger = loadLedger();
const bench = new Bench();
after(() => bench.remove());

/** Devices that break rules of different kinds. */
const BROKEN = [
  ...[
    'open-after-failure',
    'blocked-for-ever',
    'aborts-in-confirmation',
    'success-leaves-access-point',
    'stop-keeps-role',
  ],
  ...['provisioning-refused', 'failed-is-missing', 'never-times-out', 'silent-auto-start', 'aborts-on-role-change'],
];

const RULES = [
  'PROV-7.5-05',
  'PROV-7.5-09',
  'PROV-7.5-03',
  'PROV-4.3-11',
  'PROV-4.3-09',
  'PROV-4.3-04',
  'PROV-5-02',
  'PROV-4.2-14',
];

/** Number of further devices, from all sections of the document. */
const FURTHER = 30;
const others = mutants.filter(({ id }) => !BROKEN.includes(id));
const devices: readonly (readonly [id: string, rules: readonly RuleId[]])[] = [
  ...BROKEN.map((id) => [id, RULES] as const),
  ...Array.from({ length: FURTHER }, (_, index) => others[Math.floor((index * others.length) / FURTHER)]).flatMap(
    (mutant) => (mutant === undefined ? [] : [[mutant.id, [mutant.breaks]] as const]),
  ),
];

/** Records that a timeline shows, each once. */
const SHOWN = [
  'reset',
  'call',
  'return',
  'pending',
  'event',
  'phone',
  'network',
  'cloud',
  'capture',
  'driver-port',
  'fault',
];

const scenariosOf = (result: string) =>
  readRecording(
    join(dirname(result), 'transcript.jsonl'),
    () => true,
    () => undefined,
  ).scenarios;

/** The marks of the record itself. */
const recordedIn = ({ marks }: Timeline) => marks.filter(({ suppressed }) => suppressed !== true);

const isBetweenHostAndDevice = ({ from, to }: TimelineMark): boolean =>
  from !== to && [from, to].every((lane) => lane === 'host' || lane === 'device');

function expectFacts(lines: readonly Line[], name: string): void {
  const timeline = timelineOf(lines);
  const shown = inDeviceOrder(sinceReset(lines)).filter(({ kind }) => SHOWN.includes(kind));
  expect(
    recordedIn(timeline).map(({ seq }) => seq),
    name,
  ).to.deep.equal(shown.map(({ seq }) => seq));
  const times = timeline.marks.map(({ at }) => at);
  expect(times, name).to.deep.equal([...times].sort((a, b) => a - b));
  for (const line of shown)
    if (line.kind === 'event') expect(timeline.marks.find(({ seq }) => seq === line.seq)?.at, name).to.equal(line.at);
}

/** The states of the APIs by which the monitors judge, after each record. */
function judgedStates(lines: readonly Line[]): readonly string[] {
  const shown = inDeviceOrder(sinceReset(lines));
  const [first] = shown;
  const session = new MonitorSession(exact, { reset: first?.kind === 'reset' ? first : undefined });
  const states: string[] = [];
  for (const line of shown) {
    session.take(line);
    const { phase, apiAccess } = session.process;
    const state = phase === 'none' || phase === 'starting' ? 'none' : apiAccess;
    if (states.at(-1) !== state) states.push(state);
  }
  return states;
}

describe('the timeline of a record', () => {
  let scenarios: ReadonlyMap<string, readonly Line[]> = new Map();
  before(async () => {
    scenarios = scenariosOf(await bench.run('reference', {}));
  });

  it('shows every record of every scenario once, at its time', () => {
    expect(scenarios.size).to.be.greaterThan(900);
    for (const [name, lines] of scenarios) expectFacts(lines, name);
  });

  it('has the band by which the monitors judge', () => {
    for (const [name, lines] of scenarios) {
      // After a fatal error and a message of the suite no monitor judges.
      if (lines.some((line) => line.kind === 'driver-port' || line.kind === 'fault')) continue;
      const states = timelineOf(lines).apis.map(({ state }) => state);
      expect(states, name).to.deep.equal(judgedStates(lines));
    }
  });

  it('shows an event as suppressed where the host did not get it', () => {
    let suppressed = 0;
    for (const [name, lines] of scenarios)
      for (const mark of timelineOf(lines).marks) {
        if (mark.suppressed !== true) continue;
        suppressed += 1;
        const event = mark.record?.replace('suppressed ', '');
        const before = sinceReset(lines).findIndex(({ seq }) => seq === mark.seq);
        const around = sinceReset(lines).slice(Math.max(0, before - 1), before + 2);
        expect(
          around.some((line) => line.kind === 'event' && line.name === event),
          name,
        ).to.equal(false);
      }
    expect(suppressed).to.be.greaterThan(100);
  });

  it('names a rule of the ledger at every edge of the band and of the role', () => {
    for (const [name, lines] of scenarios) {
      const { apis, roles } = timelineOf(lines);
      const [, ...edges] = apis;
      for (const { rule } of [...edges, ...roles]) expect(rule !== undefined && ledger.has(rule), name).to.equal(true);
    }
  });

  it('names a rule of the ledger at every mark between host and device', () => {
    for (const [name, lines] of scenarios)
      for (const { rules, says } of timelineOf(lines).marks.filter(isBetweenHostAndDevice)) {
        for (const rule of rules) expect(ledger.has(rule), rule).to.equal(true);
        // The document defines the statuses 0 to 17.
        if (!/^status (?:1[89]|[2-9]\d|\d{3})/.test(says)) expect(rules, `${name}: ${says}`).to.not.have.length(0);
      }
  });

  it('differs in nothing from itself', () => {
    for (const lines of [...scenarios.values()].slice(0, 100)) {
      const timeline = timelineOf(lines);
      const { differences, rows } = overlaid(timeline, timeline);
      expect(differences).to.equal(0);
      expect(rows.map(({ mark }) => mark)).to.deep.equal(single(timeline).rows.map(({ mark }) => mark));
    }
  });

  it('is shown for every kind of process', () => {
    expect(shownProcesses(scenarios).map(({ id }) => id)).to.deep.equal(processKinds.map(({ id }) => id));
  });

  it('has the same facts in the drawing, in the list and in the terminal', () => {
    const [{ lines } = { lines: [] }] = shownProcesses(scenarios);
    const overlay = single(timelineOf(lines));
    const html = render(h(TimelineFigure, { title: 'T', overlay, page: 'index.html', compared: false }));
    const text = timelineInText(overlay);
    expect(text).to.have.length(overlay.rows.length + 1);
    expect(html.match(/<li[ >]/g)).to.have.length(overlay.rows.length);
    for (const { mark } of overlay.rows) {
      expect(text.some((line) => line.text.includes(mark.says))).to.equal(true);
      for (const rule of mark.rules) expect(html).to.include(`rules/${rule}.html`);
    }
  });
});

describe('the timeline of a device that breaks a rule', () => {
  for (const [device, rules] of devices)
    it(`shows the offending mark: ${device}`, async () => {
      const file = await bench.run(device, { adapter: `mutant:${device}`, rules: [...rules] });
      const scenarios = scenariosOf(file);
      const result = JSON.parse(readFileSync(file, 'utf8')) as Result;
      const violations = result.rules.flatMap((rule) => rule.violations);
      expect(violations).to.not.have.length(0);
      let shown = 0;
      for (const violation of violations) {
        const name = result.scenarios.find(({ id }) => id === violation.scenario)?.name;
        const lines = scenarios.get(name ?? '') ?? [];
        expectFacts(lines, violation.scenario);
        const proof = provingLines(lines, violation);
        const timeline = timelineOf(lines);
        const proving = timeline.marks.filter(({ seq }) => proof.includes(seq));
        if (proving.length === 0) continue;
        shown += 1;
        const html = render(
          h(TimelineFigure, {
            title: 'T',
            overlay: single(timeline),
            page: 'index.html',
            compared: false,
            offending: proof,
          }),
        );
        expect(html, violation.scenario).to.include('offending');
      }
      // A violation that is a silence has no record.
      if (violations.some(({ seen }) => !/^(?:nothing|no )/.test(seen))) expect(shown).to.be.greaterThan(0);
    });

  it('differs from the document where the device does', async () => {
    const rules = ['PROV-7.5-09', 'PROV-2.1-12'];
    const [meant, recorded] = [
      scenariosOf(await bench.run('meant', { rules })),
      scenariosOf(await bench.run('recorded', { rules, adapter: 'mutant:open-after-failure' })),
    ];
    const differing = [...meant].filter(
      ([name, lines]) => overlaid(timelineOf(lines), timelineOf(recorded.get(name) ?? [])).differences > 0,
    );
    expect(differing).to.not.have.length(0);
  });
});
