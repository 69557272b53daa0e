import { mkdtempSync, readdirSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { PassThrough } from 'node:stream';
import { expect } from 'chai';
import { after, describe, it } from 'mocha';
import * as v from 'valibot';
import { registerAdapter } from '../../adapters/registry';
import { Simulator } from '../../adapters/simulator/simulator';
import { runSuite } from '../../cli/suite';
import { ResultSchema } from '../../judge/result-schema';
import { packageRoot } from '../../ledger/package-root';
import { writeAllureResults } from '../../reports/allure';
import { junitXml } from '../../reports/junit';
import { printSummary } from '../../reports/summary';
import { Terminal } from '../../reports/terminal';

const example = join(packageRoot(), 'examples', 'own-rules');
const folder = mkdtempSync(join(tmpdir(), 'provtck-own-reports-'));
after(() => rmSync(folder, { recursive: true }));

/** A result with own rules, one of which the device breaks. */
async function broken() {
  registerAdapter('slow-end', async ({ part }) => new Simulator(part, 'reference', { timing: { roleSwitch: 5_000 } }));
  return runSuite({
    rules: ['PROV-7.5-16', 'ACME-1-01', 'ACME-1-02', 'ACME-2-01'],
    adapter: 'slow-end',
    own: {
      features: join(example, 'features'),
      ledger: join(example, 'my-rules.yaml'),
      require: [join(example, 'steps.ts')],
    },
  });
}

describe('reports of own rules', () => {
  it('show them apart in each view of a result', async () => {
    const result = await broken();
    expect(v.safeParse(ResultSchema, JSON.parse(JSON.stringify(result))).issues).to.equal(undefined);

    const xml = junitXml(result);
    expect(xml.match(/<testsuite /g)).to.have.length(2);
    const [suite = '', own = ''] = xml.split('<testsuite ').slice(1);
    expect(suite).to.not.include('ACME');
    expect(own).to.include('ACME-1-01/1').and.not.include('PROV-');

    writeAllureResults(result, folder);
    const shown = readdirSync(folder)
      .filter((name) => name.endsWith('-result.json'))
      .map((name) => readFileSync(join(folder, name), 'utf8'));
    const acme = shown.filter((text) => text.includes('ACME-'));
    expect(acme).to.have.length(3);
    for (const text of acme) expect(text).to.include('"epic","value":"Door lock requirements 1.4 (own rules)"');

    const stream = new PassThrough();
    printSummary(result, new Terminal(stream as unknown as NodeJS.WriteStream));
    const text = String(stream.read());
    expect(text).to.match(/own rules {4}ACME \(Door lock requirements 1\.4\) non-conformant/);
    expect(text).to.match(/ACME-1-01 {2}MUST {2}expected the end within 500 ms of the stop/);
  });
});
