import type { Need, RuleId } from '../../ledger/rule';
import { printable, wrapped } from '../../reports/terminal';
import { stepCatalogue } from '../../steps/catalogue';
import type { Divergence } from './exploration-session';
import { rulesOf } from './rule-attribution';
import { quantityIn, type Rows, roleOf, type Step, written } from './step';

/** The head of a scenario. */
interface Heading {
  /** The rules it is about, its home first. */
  readonly rules: readonly RuleId[];
  readonly needs: readonly Need[];
  /** Its place among the scenarios of its home. */
  readonly serial: number;
  /** Further remarks, one line each. */
  readonly remarks: readonly string[];
}

/** Waits that a bench may be spared. */
const LONG: readonly (string | undefined)[] = [
  'short outage',
  'long outage',
  'disconnection delay',
  'disconnection bound',
  'long working time of the host',
];

/** What a bench needs for the session. */
function needsOf({ script }: Divergence): readonly Need[] {
  const { initialState, actions } = script.session;
  const long = script.steps.some((step) => LONG.includes(quantityIn(step)));
  return [
    ...new Set([...[initialState, ...actions].flatMap(({ needs }) => needs), ...(long ? (['long'] as const) : [])]),
  ];
}

/** Columns of a remark, without its indent. */
const WIDTH = 110;

/**
 * A counterexample as a scenario to commit. Comments above it have the expected and the seen behaviour.
 *
 * @param serial its place among the scenarios of its home
 * @param replay command line that finds it again
 */
export function scenarioOf(divergence: Divergence, serial: number, replay?: string): string {
  const { expected, seen, script, failed } = divergence;
  // The step that failed is the last observation: a step before the action under When convicts no device.
  const steps = failed === undefined ? script.steps : script.steps.slice(0, failed + 1);
  const remarks = [`expected: ${expected}`, `    seen: ${seen}`].flatMap((text) => wrapped(printable(text), WIDTH));
  return scenarioText(steps, {
    rules: rulesOf(divergence),
    needs: needsOf(divergence),
    serial,
    // In one piece, so that it can be copied.
    remarks: [...remarks, ...(replay === undefined ? [] : [printable(replay)])],
  });
}

/**
 * The session as a scenario of the features, indented as under its rule: its state, its last action before it fails,
 * and its demands.
 */
export function scenarioText(steps: readonly Step[], heading: Heading): string {
  const { rules, needs, serial, remarks } = heading;
  const [home] = rules;
  const name = home === undefined ? 'a session found by exploring' : `${home}/${serial} found by exploring`;
  const tags = [...rules.map((rule) => `@${rule}`), ...needs.map((need) => `@needs-${need}`)];
  return [
    ...remarks.map((remark) => `    # ${remark}`),
    ...(tags.length > 0 ? [`    ${tags.join(' ')}`] : []),
    `    Scenario: ${name}`,
    ...worded(steps).flatMap(([keyword, step]) => {
      const { text, rows } = written(step);
      return [`      ${keyword} ${text}`, ...table(rows)];
    }),
    '',
  ].join('\n');
}

type Keyword = 'Given' | 'When' | 'Then' | 'And';

/**
 * The last act is the When of the scenario, and the steps before it are its state. A state at its place stays under
 * Given. The observations after it are under Then.
 */
function worded(steps: readonly Step[]): readonly (readonly [Keyword, Step])[] {
  const last = steps.findLastIndex((step) => roleOf(step) === 'act');
  return steps.map((step, place) => {
    if (place === 0) return ['Given', step];
    if (place === last && stepCatalogue.classOf(step) === 'action') return ['When', step];
    const begins = roleOf(step) === 'demand' && place === Math.max(last, 0) + 1;
    return [begins ? 'Then' : 'And', step];
  });
}

function table(rows: Rows): readonly string[] {
  const cells = rows.map((row) => row.map((cell) => cell.replace(/[\\|]/g, '\\$&')));
  const widths = (cells[0] ?? []).map((_, column) => Math.max(...cells.map((row) => row[column]?.length ?? 0)));
  return cells.map((row) => `        | ${row.map((cell, column) => cell.padEnd(widths[column] ?? 0)).join(' | ')} |`);
}
