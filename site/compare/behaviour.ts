import { counted } from '../../reports/terminal';
import { alignedMarks } from '../timeline/aligned';
import { timeInWords } from '../timeline/words';
import type { History, HistoryMark } from './history';

/** A change of behaviour, with the scenarios that show it. */
interface BehaviourChange {
  /** What the device does: `status 17`, `suppressed SL_WLAN_EVENT_CONNECT`. */
  readonly key: string;
  /** What the host, the phone or a network did before it, for a change of a delay. */
  readonly after?: string;
  /** How much later it comes, in ms; the median of the scenarios. Absent for a change of a number. */
  readonly laterMs?: number;
  /** Numbers of scenarios in which it comes more often and less often. Absent for a change of a delay. */
  readonly more?: number;
  readonly less?: number;
  /** Names of the scenarios, in the order of the later run. */
  readonly scenarios: readonly string[];
}

/** What changed between two runs, and how many scenarios both recorded. */
export interface BehaviourComparison {
  readonly compared: number;
  /** Changed scenarios. */
  readonly changed: number;
  /** The changes that most scenarios show come first. */
  readonly changes: readonly BehaviourChange[];
}

/**
 * Compares two runs mark by mark. A scenario is compared up to the first place where the bench or the host acts
 * differently: from there on, another behaviour of the device says nothing.
 *
 * @param slackMs maximum error of a time; a smaller change of a delay is none
 */
export function compareBehaviour(
  before: ReadonlyMap<string, History>,
  after: ReadonlyMap<string, History>,
  slackMs = 0,
): BehaviourComparison {
  const changes = new Changes(slackMs);
  let compared = 0;
  for (const [scenario, later] of after) {
    const earlier = before.get(scenario);
    if (earlier === undefined) continue;
    compared += 1;
    changes.compare(scenario, earlier, later);
  }
  return { compared, changed: changes.scenarios.size, changes: changes.sorted() };
}

interface Delays {
  readonly key: string;
  readonly after: string;
  readonly ms: number[];
  readonly scenarios: string[];
}

interface Numbers {
  readonly key: string;
  /** How much more often it comes in each scenario. */
  readonly more: Map<string, number>;
}

class Changes {
  readonly scenarios = new Set<string>();
  private readonly delays = new Map<string, Delays>();
  private readonly numbers = new Map<string, Numbers>();

  constructor(private readonly slackMs: number) {}

  compare(scenario: string, earlier: History, later: History): void {
    for (const { side, left, right } of alignedMarks(earlier, later)) {
      if (side === 'both') this.delay(scenario, earlier, left, later, right);
      else {
        const mark = side === 'meant' ? earlier[left] : later[right];
        if (mark === undefined || mark.isStimulus) return;
        this.count(scenario, mark.key, side === 'recorded' ? 1 : -1);
      }
    }
  }

  /** All changes: those of numbers first, then those of delays; each with the most scenarios first. */
  sorted(): readonly BehaviourChange[] {
    const numbers = [...this.numbers.values()]
      .map(({ key, more }) => ({ key, changed: [...more].filter(([, by]) => by !== 0) }))
      .filter(({ changed }) => changed.length > 0)
      .map(({ key, changed }): BehaviourChange => {
        const more = changed.filter(([, by]) => by > 0).length;
        return { key, more, less: changed.length - more, scenarios: changed.map(([scenario]) => scenario) };
      });
    const delays = [...this.delays.values()].map(
      ({ key, after, ms, scenarios }): BehaviourChange => ({ key, after, laterMs: median(ms), scenarios }),
    );
    const byScenarios = (a: BehaviourChange, b: BehaviourChange) => b.scenarios.length - a.scenarios.length;
    return [...numbers.sort(byScenarios), ...delays.filter(({ laterMs }) => laterMs !== 0).sort(byScenarios)];
  }

  private count(scenario: string, key: string, by: number): void {
    const known = this.numbers.get(key) ?? { key, more: new Map<string, number>() };
    known.more.set(scenario, (known.more.get(scenario) ?? 0) + by);
    this.numbers.set(key, known);
    this.scenarios.add(scenario);
  }

  /** A mark of the device on both sides: the time since the last act of the host or of the bench. */
  private delay(scenario: string, earlier: History, left: number, later: History, right: number): void {
    const [was, is] = [sinceStimulus(earlier, left), sinceStimulus(later, right)];
    const key = later[right]?.key;
    if (was === undefined || is === undefined || key === undefined) return;
    const ms = is.ms - was.ms;
    if (Math.abs(ms) <= this.slackMs) return;
    const name = `${key}\0${is.stimulus.key}`;
    const known = this.delays.get(name) ?? { key, after: is.stimulus.key, ms: [], scenarios: [] };
    known.ms.push(ms);
    if (known.scenarios.at(-1) !== scenario) known.scenarios.push(scenario);
    this.delays.set(name, known);
    this.scenarios.add(scenario);
  }
}

function sinceStimulus(history: History, index: number): { stimulus: HistoryMark; ms: number } | undefined {
  const mark = history[index];
  if (mark === undefined || mark.isStimulus) return undefined;
  const stimulus = history.findLast((each, place) => place < index && each.isStimulus);
  return stimulus && { stimulus, ms: mark.at - stimulus.at };
}

function median(numbers: readonly number[]): number {
  const sorted = [...numbers].sort((a, b) => a - b);
  return sorted[Math.floor(sorted.length / 2)] ?? 0;
}

/** Number of changes in the sentence. */
const SAID = 3;

/** What changed, as one sentence. */
export function behaviourSentence(label: string, { compared, changed, changes }: BehaviourComparison): string {
  if (compared === 0) return 'No scenario was recorded in both runs.';
  if (changes.length === 0) return `${label} behaves as before in all ${compared} scenarios that both runs recorded.`;
  const said = changes.slice(0, SAID).map(changeInWords).join('; ');
  const rest = changes.length > SAID ? `; and ${counted(changes.length - SAID, 'more change')}` : '';
  return `${label} ${said}${rest}, in ${changed} of ${counted(compared, 'scenario')} that both runs recorded.`;
}

/** One change in words: `suppresses WLAN_EVENT_CONNECT in 2 fewer scenarios`. */
export function changeInWords({ key, after = '', laterMs, more = 0, less = 0 }: BehaviourChange): string {
  if (laterMs !== undefined) {
    const time = timeInWords(Math.abs(laterMs));
    return `${doesInWords(key)} ${time} ${laterMs > 0 ? 'later' : 'earlier'} after ${withoutPrefix(after)}`;
  }
  const parts = [
    more === 0 ? '' : `in ${more} more ${more === 1 ? 'scenario' : 'scenarios'}`,
    less === 0 ? '' : `in ${less} fewer ${less === 1 ? 'scenario' : 'scenarios'}`,
  ];
  return `${doesInWords(key)} ${parts.filter(Boolean).join(' and ')}`;
}

const withoutPrefix = (name: string): string => name.replace(/^call /, '').replace(/SL_WLAN_PROVISIONING_CMD_/g, '');

/** What the device does, by the first word of the key of a mark. */
const DOES: Readonly<Record<string, string>> = {
  status: 'reports status',
  suppressed: 'suppresses',
  event: 'delivers',
  profile: 'reports profile',
  reset: 'sends a reset',
};

function doesInWords(key: string): string {
  const [kind = '', ...rest] = key.split(' ');
  const does = DOES[kind];
  if (does !== undefined) return `${does} ${rest.join(' ').replace(/^SL_/, '')}`;
  if (kind !== 'return') return `records "${key}"`;
  const [name = '', code = ''] = rest;
  return code === '-2014' ? `refuses ${name} with -2014` : `answers ${name} with ${code}`;
}
