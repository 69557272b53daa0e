import type { Deviation, Deviations } from '../ledger/deviation';
import type { RuleId } from '../ledger/rule';
import { type DeviationMatch, matchDeviation } from './deviation';
import type { DeviationResult, KnownDeviation, Result } from './result-schema';
import { isPartial, type JudgedRule, type Selection } from './rule-results';
import type { ScenarioRecord } from './scenario-record';

/** The data that known deviations are compared with. */
interface DeviatingRun {
  readonly deviations?: readonly Deviations[];
  readonly adapter: Result['adapter'];
  readonly readings: readonly string[];
  readonly selection: Selection;
  readonly scenarios: readonly ScenarioRecord[];
}

/** Effect of known deviations on a run. */
interface Excused {
  /** The rules; a rule that fails exactly as an entry says has the entry beside its verdict. */
  readonly judged: readonly JudgedRule[];
  /** The status of every entry, in the order of the files. */
  readonly entries: readonly DeviationResult[];
  /** The reasons why the run cannot be conformant although no other rule is broken, as sentences. */
  readonly complaints: readonly string[];
}

/**
 * Compares every entry with its rule. A verdict never changes: a rule that fails as known still fails.
 *
 * @param device identity of the device
 */
export function excuse(judged: readonly JudgedRule[], run: DeviatingRun, device: Result['device']): Excused {
  const verdicts = new Map(run.scenarios.map(({ id, verdict }) => [id, verdict]));
  const rules = new Map(judged.map(({ result }) => [result.id, result]));
  const find = (entry: Deviation): DeviationMatch => {
    const { verdict = 'not-judged', scenarios = [], violations = [], reason } = rules.get(entry.rule) ?? {};
    return matchDeviation(
      entry,
      { adapter: run.adapter.name, versions: device.versions, readings: run.readings },
      {
        verdict,
        scenarios: scenarios.flatMap((id) => ({ id, verdict: verdicts.get(id) ?? 'inconclusive' })),
        // A known deviation names scenarios. A random session only repeats the broken rule.
        violations: violations.filter(({ session }) => session === undefined),
        partial: isPartial(run.selection),
        ...(reason !== undefined && { reason }),
      },
    );
  };
  const files = (run.deviations ?? []).map((file) => ({
    file,
    entries: file.deviations.map((entry) => ({ ...knownFrom(file.name, entry), rule: entry.rule, ...find(entry) })),
  }));
  const entries = files.flatMap((each) => each.entries);
  const shown = new Map(entries.filter(({ status }) => status === 'shown').map((entry) => [entry.rule, entry]));
  return {
    judged: judged.map((rule) => withDeviation(rule, shown)),
    entries,
    complaints: files.flatMap((each) => complaintsAbout(each.file.name, each.entries)),
  };
}

const knownFrom = (file: string, { reason, source, owner, expires }: Deviation): KnownDeviation => ({
  file,
  reason,
  source,
  owner,
  expires,
});

/** The rule with the entry that matches its failure; an implied rule has the entry of its target too. */
function withDeviation(judged: JudgedRule, shown: ReadonlyMap<RuleId, KnownDeviation>): JudgedRule {
  const { result } = judged;
  const entry = shown.get(result.impliedBy ?? result.id);
  if (entry === undefined || result.verdict !== 'fail') return judged;
  const { file, reason, source, owner, expires } = entry;
  return { ...judged, result: { ...result, deviation: { file, reason, source, owner, expires } } };
}

function complaintsAbout(file: string, entries: readonly DeviationResult[]): string[] {
  if (entries.every(({ status }) => status === 'out of scope'))
    return [`${file} has no deviation of this device under these interpretations.`];
  return entries.flatMap(({ rule, status, detail = '' }) => {
    if (status === 'passed') return [`${rule} passed although ${file} lists it as broken; remove the entry.`];
    if (status === 'different') return [`${rule} fails in another way than ${file} says: ${detail}.`];
    return [];
  });
}

/** The file whose entries cover every rule that a failed scenario breaks; undefined if a rule has no entry. */
export function deviationOf(scenario: ScenarioRecord, judged: readonly JudgedRule[]): string | undefined {
  if (scenario.verdict !== 'fail') return undefined;
  const broken = judged.filter(({ result }) => result.verdict === 'fail' && scenario.ruleIds.includes(result.id));
  const files = broken.map(({ result }) => result.deviation?.file);
  return files.includes(undefined) ? undefined : files[0];
}
