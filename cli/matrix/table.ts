import { counted, type Terminal, wrapped } from '../../reports/terminal';
import { decisionsIn, scenariosIn } from './markdown';
import type { Matrix } from './matrix';

/** Minimum width of a cell that is wrapped, in columns. */
const narrowest = 24;

/** Prints rules with the scenarios that prove them and the decisions that satisfy them, in columns. */
export function printMatrix({ rules, scenarios, decisions }: Matrix, terminal: Terminal): void {
  const rows = rules.map((row) => ({
    head: [row.rule, row.level, row.class],
    cells: [scenariosIn(row), decisionsIn(row), row.errata.join(', ')],
  }));
  const heads = [0, 1, 2].map((column) => Math.max(0, ...rows.map(({ head }) => head[column]?.length ?? 0)));
  const errata = Math.max(6, ...rows.map(({ cells }) => Math.min(cells[2]?.length ?? 0, 12)));
  const taken = heads.reduce((sum, width) => sum + width + 2, 0) + errata + 4;
  const available = Math.max(2 * narrowest, (terminal.width ?? 160) - taken);
  const widths = [Math.floor(available * 0.4), Math.ceil(available * 0.6), errata];
  const line = (head: readonly string[], cells: readonly string[]): string =>
    [
      ...head.map((cell, column) => cell.padEnd(heads[column] ?? 0)),
      ...cells.map((cell, column) => cell.padEnd(widths[column] ?? 0)),
    ]
      .join('  ')
      .trimEnd();
  terminal.line(terminal.style('dim', line(['rule', 'level', 'class'], ['scenarios', 'decisions', 'errata'])));
  for (const { head, cells } of rows) {
    const columns = cells.map((cell, column) => wrapped(cell, widths[column] ?? narrowest));
    const height = Math.max(1, ...columns.map(({ length }) => length));
    for (let index = 0; index < height; index += 1)
      terminal.line(
        line(
          index === 0 ? head : head.map(() => ''),
          columns.map((column) => column[index] ?? ''),
        ),
      );
  }
  terminal.line(
    `${counted(rules.length, 'rule')}, ${counted(scenarios.length, 'scenario')} (an outline counts once), ` +
      `${counted(decisions.length, 'decision')} of the reference device`,
  );
}
