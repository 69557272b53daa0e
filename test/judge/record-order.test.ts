import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { expect } from 'chai';
import { after, before, describe, it } from 'mocha';
import { parametersOf } from '../../calibration/examine';
import { MonitorRunner } from '../../judge/monitor-runner';
import { timesWith } from '../../ledger/quantities';
import { mutants, registerMutants } from '../../mutants/catalogue';
import { conformingVariants, registerConformingVariants } from '../../mutants/conforming/catalogue';
import { defaultParameters, type RunParameters } from '../../runtime/run-parameters';
import { runScenarios } from '../../runtime/run-scenarios';
import type { Line } from '../../transcript/record';
import { loadedFirstScenarios } from '../first-scenarios';
import { suiteScript } from '../loaded-suite';

registerConformingVariants();
registerMutants();

/** Devices whose events often have equal times, and some whose order is unusual. */
const CONFORMING = [
  'everything-at-once',
  'finds-out-at-once',
  'ready-at-once',
  'role-before-result',
  'confirms-at-once',
];
/** Devices that break a rule of order. */
const BREAKING = ['address-before-link', 'stopped-twice', 'passes-station-removed', 'passes-connect'];

/** Rules about a length of time, which equal time stamps change. */
const TIMED = ['PROV-4.2-04', 'PROV-4.2-06', 'PROV-4.3-05', 'PROV-5-07', 'PROV-5.1.2-07'];

/** Longest run of records that get one time stamp, in ms. */
const LONGEST_RUN = 100;

type Records = readonly Line[];

/** The records of the first scenarios, and of each scenario of a rule. */
async function recordsOf(parameters: RunParameters, folder: string, rule?: string): Promise<readonly Records[]> {
  const transcript = join(folder, `${parameters.adapter.replace(':', '-')}.jsonl`);
  const script = await suiteScript();
  const first = new Set(loadedFirstScenarios(script));
  const scenarios = script.scenarios.filter((each) => first.has(each) || each.rules.some((id) => id === rule));
  await runScenarios(script, scenarios, { ...parameters, transcript });
  const records: Line[][] = [];
  let device: Line | undefined;
  for (const text of readFileSync(transcript, 'utf8').trimEnd().split('\n')) {
    const line = JSON.parse(text) as Line;
    if (line.kind === 'device') device = line;
    if (line.kind === 'scenario') records.push(device === undefined ? [] : [device]);
    records.at(-1)?.push(line);
  }
  return records;
}

/** The rules that the monitors find broken. */
function brokenRules(records: Records, { ixit = {} }: Partial<RunParameters> = {}): readonly string[] {
  const runner = new MonitorRunner(undefined, undefined, timesWith(ixit));
  for (const [index, line] of records.entries()) runner.take({ ...line, seq: index + 1 });
  return runner.end().map(({ rule }) => rule);
}

const timeIn = (line: Line): number | undefined => ('t' in line ? line.t : undefined);

/** Number of the last record of a run that begins here and takes no longer than the longest run. */
function endOfRun(records: Records, first: number): number {
  const start = timeIn(records[first] as Line) ?? 0;
  const end = records.findIndex((line, index) => {
    const t = timeIn(line) ?? start;
    return index > first && (t < start || t - start > LONGEST_RUN);
  });
  return (end < 0 ? records.length : end) - 1;
}

/** Gives runs of records one time stamp each, that of their end. */
function atOneTime(records: Records): Records {
  const flat: Line[] = [];
  for (let first = 0; first < records.length; ) {
    const last = endOfRun(records, first);
    const t = timeIn(records[last] as Line) ?? 0;
    for (const line of records.slice(first, last + 1))
      if (!('t' in line) || line.kind === 'reset') flat.push(line);
      else flat.push({ ...line, t, ...('at' in line && { at: t }) } as Line);
    first = last + 1;
  }
  return flat;
}

describe('the order of the record', () => {
  const folder = mkdtempSync(join(tmpdir(), 'provtck-order-'));
  after(() => rmSync(folder, { recursive: true, force: true }));
  const runs: { readonly id: string; readonly parameters: RunParameters; scenarios: readonly Records[] }[] = [
    { id: 'reference', parameters: defaultParameters, scenarios: [] },
    ...conformingVariants
      .filter(({ id }) => CONFORMING.includes(id))
      .map((variant) => ({ id: variant.id, parameters: parametersOf(variant), scenarios: [] })),
  ];
  before(async () => {
    for (const run of runs) run.scenarios = await recordsOf(run.parameters, folder);
  });

  it('convicts no conforming device where runs of records have one time', () => {
    for (const { id, parameters, scenarios } of runs)
      for (const records of scenarios) {
        const broken = brokenRules(atOneTime(records), parameters).filter((rule) => !TIMED.includes(rule));
        expect(broken, `${id}: ${JSON.stringify(records[1])}`).to.deep.equal(
          brokenRules(records, parameters).filter((rule) => !TIMED.includes(rule)),
        );
      }
  });

  for (const id of BREAKING)
    it(`shows the same faults of ${id} where runs of records have one time`, async () => {
      const { breaks } = mutants.find((mutant) => mutant.id === id) ?? {};
      const scenarios = await recordsOf({ ...defaultParameters, adapter: `mutant:${id}` }, folder, breaks);
      const found = (map: (records: Records) => Records): readonly string[] =>
        scenarios.flatMap((records) => brokenRules(map(records)).filter((rule) => !TIMED.includes(rule)));
      expect(found((records) => records)).to.not.deep.equal([]);
      expect(found(atOneTime)).to.deep.equal(found((records) => records));
    });
});
