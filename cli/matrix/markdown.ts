import type { Matrix, MatrixRow } from './matrix';

const table = (head: readonly string[], rows: readonly (readonly string[])[]): string =>
  [head, head.map(() => '---'), ...rows]
    .map((cells) => `| ${cells.map((cell) => cell.replaceAll('|', '\\|')).join(' | ')} |`)
    .join('\n');

/** Rules with their scenarios, decisions and errata. */
export const rulesTable = ({ rules }: Pick<Matrix, 'rules'>): string =>
  table(
    ['rule', 'level', 'class', 'scenarios', 'decisions', 'errata'],
    rules.map((row) => [row.rule, row.level, row.class, scenariosIn(row), decisionsIn(row), row.errata.join(', ')]),
  );

/** Decisions of the reference device with the rules they satisfy. */
export const decisionsTable = ({ decisions }: Pick<Matrix, 'decisions'>): string =>
  table(
    ['decision', 'in', 'rules', 'errata'],
    decisions.map(({ decision, file, rules, errata }) => [decision, file, rules.join(', '), errata.join(', ')]),
  );

/** Errata with the rules that they concern, and the scenarios or rules that give an answer. */
export const errataTable = ({ errata }: Pick<Matrix, 'errata'>): string =>
  table(
    ['erratum', 'rules', 'answered by'],
    errata.map(({ erratum, rules, answer }) => [erratum, rules.join(', '), answer]),
  );

/** Scenarios with the rules they prove. */
export const scenariosTable = ({ scenarios }: Pick<Matrix, 'scenarios'>): string =>
  table(
    ['scenario', 'rules'],
    scenarios.map(({ scenario, rules }) => [scenario, rules.join(', ')]),
  );

/** The whole matrix as one page. */
export const matrixMarkdown = (matrix: Matrix): string =>
  [
    ['Rules', rulesTable(matrix)],
    ['Scenarios', scenariosTable(matrix)],
    ['Decisions', decisionsTable(matrix)],
    ['Errata', errataTable(matrix)],
  ]
    .map(([title, text]) => `## ${title}\n\n${text}\n`)
    .join('\n');

/**
 * The scenarios that prove the rule, or the reason why there are none. The rule's own scenarios appear as
 * serial numbers.
 */
export function scenariosIn({ rule, scenarios, impliedBy, planned, class: ruleClass }: MatrixRow): string {
  if (scenarios.length > 0)
    return scenarios.map((name) => (name.startsWith(`${rule}/`) ? name.slice(rule.length) : name)).join(', ');
  if (planned) return 'planned';
  return impliedBy === undefined ? ruleClass : `those of ${impliedBy}`;
}

/** The decisions of the reference device that satisfy the rule, or the reason why there are none. */
export function decisionsIn({ decisions, reason, impliedBy }: MatrixRow): string {
  if (decisions.length > 0) return decisions.join('; ');
  return reason ?? (impliedBy === undefined ? '' : `those of ${impliedBy}`);
}
