import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect } from 'chai';
import { before, describe, it } from 'mocha';
import { validateXML } from 'xmllint-wasm';
import { runSuite } from '../../cli/suite';
import type { Result } from '../../judge/result-schema';
import { packageRoot } from '../../ledger/package-root';
import { registerMutants } from '../../mutants/catalogue';
import { escapedResult } from '../../reports/escape-control-chars';
import { type JUnitForm, junitXml } from '../../reports/junit';
import { registerHostileDevice, someRules } from '../fixtures/hostile-device';
import { resultOf } from './records';

registerHostileDevice();
registerMutants();

type Schema = 'jenkins-xunit' | 'ant' | 'surefire' | 'gitlab';

const schema = (name: Schema): { fileName: string; contents: string } => ({
  fileName: `${name}.xsd`,
  contents: readFileSync(join(packageRoot(), 'test', 'fixtures', 'junit', `${name}.xsd`), 'utf8'),
});

/** The complaints of a schema about documents, each by the name of its file. To start the validator costs most. */
async function complaintsAbout(documents: ReadonlyMap<string, string>, name: Schema): Promise<readonly string[]> {
  const xml = [...documents].map(([fileName, contents]) => ({ fileName: `${fileName}.xml`, contents }));
  const { errors } = await validateXML({ xml, schema: schema(name) });
  return errors.map(({ loc, message }) => `${loc?.fileName}: ${message}`);
}

/** The first complaint of a schema about a document; undefined if the document is valid. */
const complaint = async (xml: string, name: Schema): Promise<string | undefined> =>
  (await complaintsAbout(new Map([['junit', xml]]), name))[0];

/** Readers of each form. */
const readers: readonly (readonly [JUnitForm, ...Schema[]])[] = [
  ['strict', 'jenkins-xunit', 'ant', 'gitlab'],
  ['detailed', 'gitlab'],
  ['surefire', 'surefire'],
];

describe('JUnit XML', () => {
  const results: [what: string, result: Result][] = [
    ['every verdict', resultOf('pass', 'fail', 'inconclusive', 'not-applicable')],
    ['no scenario', resultOf()],
  ];
  before(async () => {
    const hostile = await runSuite({ adapter: 'hostile', rules: someRules });
    results.push(['texts of a hostile device', escapedResult(hostile)]);
    results.push([
      'monitor violations',
      await runSuite({ adapter: 'mutant:open-after-failure', rules: ['PROV-7.5-09'] }),
    ]);
    results.push([
      'known deviations',
      await runSuite({
        hostDriver: 'ti-3.x',
        deviations: ['ti-host-driver-3.x'],
        today: '2026-11-23',
        rules: ['PROV-7.1-04'],
      }),
    ]);
  });

  for (const [form, ...schemas] of readers)
    for (const name of schemas)
      it(`of the form ${form} is valid for ${name}`, async () => {
        expect(results).to.have.length(5);
        const documents = new Map(results.map(([what, result]) => [what.replaceAll(' ', '-'), junitXml(result, form)]));
        expect(await complaintsAbout(documents, name)).to.deep.equal([]);
      });

  it('of the form detailed is refused by the strict schemas, and none by all', async () => {
    const [, first] = results[0] ?? [];
    if (first === undefined) throw new Error('no result');
    for (const name of ['jenkins-xunit', 'ant', 'surefire'] as const)
      expect(await complaint(junitXml(first, 'detailed'), name), name).to.be.a('string');
    expect(await complaint(junitXml(first, 'strict'), 'surefire')).to.be.a('string');
    expect(await complaint(junitXml(first, 'strict').replace('tests=', 'test='), 'gitlab')).to.be.a('string');
  });
});
