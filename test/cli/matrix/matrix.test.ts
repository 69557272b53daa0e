import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { expect } from 'chai';
import { before, describe, it } from 'mocha';
import { checkTrace } from '../../../cli/lint/trace';
import { loadMatrix } from '../../../cli/matrix/load';
import { matrixMarkdown } from '../../../cli/matrix/markdown';
import { buildMatrix, type Matrix, narrowed } from '../../../cli/matrix/matrix';
import { printMatrix } from '../../../cli/matrix/table';
import { errata } from '../../../ledger/errata';
import { Ledger, loadLedger } from '../../../ledger/ledger';
import { Terminal } from '../../../reports/terminal';
import { rule } from '../../reports/records';

const decision = (name: string, ...rules: string[]) => ({ decision: name, file: 'decisions.ts', rules, errata: [] });

describe('the matrix', () => {
  let matrix: Matrix;
  before(async () => {
    matrix = await loadMatrix();
  });

  it('holds every rule, and traces each that is judged to a scenario and to a decision or a reason', () => {
    expect(matrix.rules.map((row) => row.rule)).to.deep.equal(loadLedger().rules.map(({ id }) => id));
    for (const { rule: id, class: ruleClass, planned, scenarios, decisions, reason } of matrix.rules) {
      if (planned || !['tested', 'advisory', 'recorded', 'driver'].includes(ruleClass)) continue;
      expect(scenarios, id).to.not.have.length(0);
      expect(decisions.length > 0 || reason !== undefined, id).to.equal(true);
    }
  });

  it('is the same in both directions', () => {
    const pairs = (entries: readonly (readonly [string, readonly string[]])[]): string[] =>
      entries.flatMap(([one, others]) => others.map((other) => `${one} ${other}`)).sort();
    const back = (entries: readonly (readonly [string, readonly string[]])[]): string[] =>
      entries.flatMap(([one, others]) => others.map((other) => `${other} ${one}`)).sort();
    const { rules, scenarios, decisions } = matrix;
    expect(pairs(rules.map((row) => [row.rule, row.scenarios]))).to.deep.equal(
      back(scenarios.map((each) => [each.scenario, each.rules])),
    );
    expect(pairs(rules.map((row) => [row.rule, row.decisions]))).to.deep.equal(
      back(decisions.map((each) => [each.decision, each.rules])),
    );
    expect(pairs(rules.map((row) => [row.rule, row.errata]))).to.deep.equal(
      back(matrix.errata.map((each) => [each.erratum, each.rules])),
    );
  });

  it('gives every scenario, decision and erratum a rule', () => {
    for (const { rules } of [...matrix.scenarios, ...matrix.decisions, ...matrix.errata])
      expect(rules).to.not.have.length(0);
    expect(matrix.errata).to.have.length(errata().length);
  });

  it('takes the rows of an outline together', () => {
    const tags = [{ name: '@PROV-1-01' }, { name: '@needs-phone' }];
    const pickles = ['one row', 'another row'].map((words) => ({ name: `PROV-1-01/1 ${words}`, tags }));
    const ledger = new Ledger([rule('PROV-1-01', 'tested')]);
    const built = buildMatrix({
      ledger,
      pickles,
      decisions: [decision('one', 'PROV-1-01')],
      undecided: [],
      errata: [],
    });
    expect(built.scenarios).to.deep.equal([{ scenario: 'PROV-1-01/1', rules: ['PROV-1-01'] }]);
    expect(built.rules[0]).to.deep.include({ scenarios: ['PROV-1-01/1'], decisions: ['one'] });
  });

  it('can be narrowed to some rules', () => {
    const some = narrowed(matrix, new Set(['PROV-5.1.2-12']));
    expect(some.rules.map((row) => row.rule)).to.deep.equal(['PROV-5.1.2-12']);
    expect(some.decisions.map((each) => each.decision)).to.deep.equal(['opensApis']);
    expect(some.errata.map((each) => each.erratum)).to.deep.equal(['C28']);
    expect(some.scenarios.map((each) => each.scenario)).to.deep.equal(['PROV-5.1.2-12/1']);
  });

  it('is shown as Markdown and as a table that fits the terminal', () => {
    const some = narrowed(matrix, new Set(['PROV-5.1.2-12', 'PROV-8.6-03']));
    expect(matrixMarkdown(some)).to.include('| PROV-5.1.2-12 | MAY | recorded | /1 | opensApis | C28 |');
    let text = '';
    const write = (chunk: string): void => {
      text += chunk;
    };
    printMatrix(some, new Terminal({ columns: 110, isTTY: true, write }, { NO_COLOR: '1' }));
    expect(text).to.match(/PROV-5\.1\.2-12 +MAY +recorded +\/1 +opensApis +C28/);
    expect(text.replaceAll(/\s+/g, ' ')).to.include('does not track');
  });
});

describe('the lint of the trace', () => {
  const locate = () => ({ uri: 'rules.json', line: 7 });

  function findings(undecided: readonly object[], made: Parameters<typeof checkTrace>[3]): string[] {
    const folder = mkdtempSync(join(tmpdir(), 'trace-'));
    mkdirSync(join(folder, 'data'));
    writeFileSync(join(folder, 'data', 'undecided.json'), JSON.stringify(undecided));
    const ledger = new Ledger([rule('PROV-1-01', 'tested'), rule('PROV-1-02', 'recorded', { question: 'Does it?' })]);
    const found = checkTrace(folder, ledger, locate, made).map(({ message }) => message);
    rmSync(folder, { recursive: true });
    return found;
  }

  it('is content where every judged rule has a decision or a reason', () => {
    const undecided = [{ reason: 'a sequence', rules: ['PROV-1-02'] }];
    expect(findings(undecided, [decision('one', 'PROV-1-01')])).to.deep.equal([]);
  });

  it('finds a rule without a decision, a decision without a rule, and reasons nobody needs', () => {
    const undecided = [{ reason: 'a sequence', rules: ['PROV-1-01', 'PROV-1-77'] }];
    expect(findings(undecided, [decision('one', 'PROV-1-01', 'PROV-1-88'), decision('two')])).to.deep.equal([
      'no decision of the reference device satisfies PROV-1-02, and no reason is given',
      'PROV-1-77 is not in the ledger',
      'PROV-1-01 is satisfied by a decision and needs no reason',
      'the decision one names PROV-1-88, which is not in the ledger',
      'the decision two names no rule',
    ]);
  });
});
