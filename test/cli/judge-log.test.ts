import { readdirSync } from 'node:fs';
import { join } from 'node:path';
import { expect } from 'chai';
import { describe, it } from 'mocha';
import * as v from 'valibot';
import { judgeLogFile } from '../../cli/judge-log';
import { printLog } from '../../cli/log-report';
import { rulesWith } from '../../cli/log-verdict';
import { exitCodes } from '../../judge/verdict';
import { packageRoot } from '../../ledger/package-root';
import { readData } from '../../ledger/read-data';
import { Terminal } from '../../reports/terminal';

const folder = join(packageRoot(), 'test', 'fixtures', 'logs');
const texts = v.array(v.string());

/** The table of the logs, see its head. */
const cases = readData(
  join(folder, 'cases.yaml'),
  v.array(
    v.strictObject({
      file: v.string(),
      exit: v.picklist([0, 1, 2]),
      broken: texts,
      kept: v.optional(texts, []),
      says: v.optional(texts, []),
      silent: v.optional(texts, []),
    }),
  ),
);

function judged(file: string, demanded: readonly string[] = []) {
  const [, format = ''] = /\.([\w-]+)\.log$/.exec(file) ?? [];
  const { log, texts: lines } = judgeLogFile(join(folder, file), format, demanded);
  let printed = '';
  printLog(log, lines, new Terminal({ write: (text) => (printed += text) }));
  return { log, printed };
}

const ids = (rules: readonly { readonly rule: string }[]): string[] => rules.map(({ rule }) => rule).sort();

describe('captured consoles of the table', () => {
  for (const { file, exit, broken, kept, says, silent } of cases)
    it(file, () => {
      const { log, printed } = judged(file);
      expect(ids(rulesWith(log, 'fail'))).to.deep.equal([...broken].sort());
      expect(ids(rulesWith(log, 'pass'))).to.include.members(kept);
      expect(exitCodes[log.verdict]).to.equal(exit);
      for (const text of says) expect(printed).to.include(text);
      for (const text of silent) expect(printed).to.not.include(text);
    });

  it('are all in it', () => {
    const logs = readdirSync(folder).filter((name) => name.endsWith('.log'));
    expect(cases.map(({ file }) => file).sort()).to.deep.equal(logs.sort());
  });
});

describe('the verdict on a captured console', () => {
  it('names in its first lines what was kept and what was not judged', () => {
    const [first = '', kept = '', silent = ''] = judged('merged-line.ti-at.log').printed.split('\n');
    expect(first).to.match(/^NOTHING BROKEN: 3 rules kept, 0 broken, \d+ not judged\. A log cannot show that/);
    expect(kept).to.match(/^kept: .*PROV-7\.2-19/);
    expect(silent).to.match(/^not judged: .*PROV-7\.5-01/);
  });

  it('is incomplete where a rule that has to be judged is not', () => {
    expect(judged('merged-line.ti-at.log', ['PROV-7.2-19']).log.verdict).to.equal('conformant');
    const { log, printed } = judged('merged-line.ti-at.log', ['PROV-7.2-19', 'PROV-7.5-01']);
    expect(log.verdict).to.equal('incomplete');
    expect(printed).to.match(/^INCOMPLETE: PROV-7\.5-01 must be judged/);
    expect(judged('out-of-box.ti-out-of-box.log', ['PROV-7.5-01']).log.verdict).to.equal('non-conformant');
  });

  it('warns where most lines are of no known form, with three of them', () => {
    const { log, texts: lines } = judgeLogFile(join(folder, 'out-of-box.ti-out-of-box.log'), 'ti-at', []);
    let printed = '';
    printLog(log, lines, new Terminal({ write: (text) => (printed += text) }));
    expect(log.verdict).to.equal('incomplete');
    expect(printed).to.include('warning: 5 of 5 lines have a format that ti-at does not contain');
    expect(printed.match(/^ {2}line \d/gm)).to.have.length(3);
  });
});
