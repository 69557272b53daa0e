import { readFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { expect } from 'chai';
import { after, before, describe, it } from 'mocha';
import { h } from 'preact';
import { render } from 'preact-render-to-string';
import { meantIn } from '../../cli/spec-model';
import { inDeviceOrder } from '../../judge/device-order';
import { MonitorSession } from '../../judge/monitor-runner';
import type { Result, RuleViolation } from '../../judge/result-schema';
import { loadLedger } from '../../ledger/ledger';
import type { RuleId } from '../../ledger/rule';
import { mutants, registerMutants } from '../../mutants/catalogue';
import type { Mutant } from '../../mutants/mutant';
import { provingLines } from '../../site/offending';
import { type Meant, readRecording } from '../../site/recording';
import { RecordDrawing } from '../../site/records/record-drawing';
import { recordRows } from '../../site/records/record-rows';
import { timelineOf } from '../../site/timeline/build-timeline';
import { TimelineFigure } from '../../site/timeline/drawing';
import { timelineInText } from '../../site/timeline/in-text';
import { overlaid, single } from '../../site/timeline/overlay';
import { processKinds, shownProcesses } from '../../site/timeline/process-kinds';
import { exact, sinceReset, type Timeline, type TimelineMark } from '../../site/timeline/timeline';
import type { Line } from '../../transcript/record';
import { Bench } from '../browser/built-site';
import { firstRowNames } from '../first-scenarios';
import { referenceRecording } from '../reference-run';
import { expectFactsOfBoth } from './record-facts';

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

/** Number of further devices, from all sections of the document. */
const FURTHER = 8;
const others = mutants.filter(({ id }) => !BROKEN.includes(id));
const devices: readonly Mutant[] = [
  ...mutants.filter(({ id }) => BROKEN.includes(id)),
  ...Array.from({ length: FURTHER }, (_, index) => others[Math.floor((index * others.length) / FURTHER)]).flatMap(
    (mutant) => mutant ?? [],
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

const recordingOf = (result: string) =>
  readRecording(
    join(dirname(result), 'transcript.jsonl'),
    () => true,
    () => undefined,
  );

const scenariosOf = (result: string) => recordingOf(result).scenarios;

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
  let firstRows: ReadonlyMap<string, readonly Line[]> = new Map();
  before(async () => {
    ({ scenarios } = await referenceRecording());
    firstRows = new Map([...scenarios].filter(([name]) => firstRowNames().has(name)));
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
    for (const [name, lines] of firstRows)
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
    for (const [name, lines] of firstRows)
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

/** A violation of a run, with the timeline of its scenario and what the document means there. */
interface Broken {
  readonly violation: RuleViolation;
  readonly name: string;
  readonly lines: readonly Line[];
  readonly meant: Meant;
}

/** The violations of a device in the scenarios of a rule. */
async function brokenBy(device: string, rule: RuleId): Promise<readonly Broken[]> {
  const file = await bench.run(device, { adapter: `mutant:${device}`, rules: [rule] });
  const recording = recordingOf(file);
  const result = JSON.parse(readFileSync(file, 'utf8')) as Result;
  const found = result.rules
    .flatMap((rule) => rule.violations)
    .map((violation) => ({
      violation,
      name: result.scenarios.find(({ id }) => id === violation.scenario)?.name ?? '',
    }));
  const meant = await meantIn(recording, result, new Set(found.map(({ name }) => name)));
  return found.map(({ violation, name }) => ({
    ...{ violation, name, lines: recording.scenarios.get(name) ?? [] },
    meant: meant.get(name) ?? expect.fail(`${name} is not compared`),
  }));
}

/** Draws the record over what the document means, and returns whether a mark proves the violation. */
function showsProof({ violation, name, lines, meant }: Broken): boolean {
  expectFacts(lines, name);
  const proof = provingLines(lines, violation);
  const timeline = timelineOf(lines);
  expectFactsOfBoth(meant === 'agrees' ? timeline : meant, timeline, name);
  const overlay = meant === 'agrees' ? single(timeline) : overlaid(meant, timeline);
  const isShown = timeline.marks.some(({ seq, suppressed }) => suppressed !== true && proof.includes(seq));
  expect(
    recordRows(overlay, proof).some(({ offending }) => offending),
    name,
  ).to.equal(isShown);
  if (!isShown) return false;
  const figure = { title: 'T', overlay, page: 'index.html', compared: meant !== 'agrees', offending: proof };
  expect(render(h(TimelineFigure, figure)), name).to.include('offending');
  expect(new RecordDrawing('records/x.html').html(overlay, proof)).to.match(/<li class="[^"]*\bx"/);
  return true;
}

describe('the timeline of a device that breaks a rule', () => {
  const differing = new Set<string>();
  for (const { id: device, breaks } of devices)
    it(`shows the offending mark, and what the document means: ${device}`, async () => {
      const broken = await brokenBy(device, breaks);
      expect(broken).to.not.have.length(0);
      const shown = broken.filter(showsProof);
      // A violation that is a silence has no record.
      if (broken.some(({ violation }) => !/^(?:nothing|no )/.test(violation.seen))) expect(shown).to.not.have.length(0);
      if (broken.some(({ meant }) => meant !== 'agrees')) differing.add(device);
    });

  it('differs from what the document means, except where only times do', () => {
    expect(differing.size).to.be.greaterThan(devices.length * 0.9);
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
