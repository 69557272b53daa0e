import { mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import Ajv from 'ajv/dist/2020';
import { expect } from 'chai';
import { after, describe, it } from 'mocha';
import { parse } from 'yaml';
import { ownRulesFrom } from '../../cli/own-rules-flags';
import { runSuite } from '../../cli/suite';
import type { Result } from '../../judge/result-schema';
import { ProvtckError } from '../../ledger/error';
import { packageRoot } from '../../ledger/package-root';
import { ownLedgerSchema, ownLedgerSchemaFile } from '../../tools/schemas/own-ledger';

const example = join(packageRoot(), 'examples', 'own-rules');
const own = {
  features: join(example, 'features'),
  ledger: join(example, 'my-rules.yaml'),
  require: [join(example, 'steps.ts')],
};
const rules = ['PROV-7.5-16', 'ACME-1-01', 'ACME-1-02', 'ACME-2-01'];

const folder = mkdtempSync(join(tmpdir(), 'provtck-own-'));
after(() => rmSync(folder, { recursive: true }));

let written = 0;

/** Own rules that a test writes. */
function ownRules(ledger: string, feature: string, steps?: string) {
  written += 1;
  const place = join(folder, String(written));
  mkdirSync(join(place, 'features'), { recursive: true });
  writeFileSync(join(place, 'rules.yaml'), ledger);
  writeFileSync(join(place, 'features', 'own.feature'), feature);
  if (steps !== undefined) writeFileSync(join(place, 'steps.js'), steps);
  return {
    features: join(place, 'features'),
    ledger: join(place, 'rules.yaml'),
    ...(steps !== undefined && { require: [join(place, 'steps.js')] }),
  };
}

const LEDGER = `
prefix: ACME
name: Test
rules:
  - { id: ACME-1-01, level: MUST, statement: The device must answer. }
`;
const FEATURE = `Feature: Own
  @ACME-1-01
  Scenario: ACME-1-01/1 the device answers
    Given an idle device
    When the host calls sl_DeviceGet
    Then the call is served
`;

async function codeOf(run: Promise<unknown>): Promise<string> {
  try {
    await run;
  } catch (error) {
    if (error instanceof ProvtckError) return error.code;
    throw error;
  }
  return 'none';
}

/** A result of SWRA513C without what differs from run to run. */
const apart = ({ own: _own, run, scenarios, ...result }: Result) => ({
  ...result,
  run: { ...run, wallMs: 0, startedAt: '' },
  scenarios: scenarios.map((scenario) => ({ ...scenario, wallMs: 0, startedAt: '', steps: [] })),
});

describe('own rules', () => {
  it('are judged with own steps and reported apart', async () => {
    const out = join(folder, 'out');
    const { own: judged, rules: all, scenarios } = await runSuite({ own, rules, out });
    expect(judged?.verdict).to.equal('conformant');
    expect(judged?.rules.map(({ id, verdict }) => [id, verdict])).to.deep.equal([
      ['ACME-1-01', 'pass'],
      ['ACME-1-02', 'pass'],
      ['ACME-2-01', 'recorded'],
    ]);
    expect(judged?.observations.map(({ rule, answer }) => [rule, answer])).to.deep.equal([
      ['ACME-2-01', 'mysimplelink'],
    ]);
    expect(all.some(({ id }) => id.startsWith('ACME'))).to.equal(false);
    expect(scenarios.some(({ id }) => id.startsWith('ACME'))).to.equal(false);
    const junit = readFileSync(join(out, 'junit.xml'), 'utf8');
    expect(junit).to.match(/<testsuite name="simplelink-provisioning-tck/);
    expect(junit).to.include('<testsuite name="Door lock requirements 1.4 (own rules)" tests="3"');
    expect(readFileSync(join(out, 'transcript.jsonl'), 'utf8')).to.not.include('ACME');
  });

  it('change nothing about SWRA513C, also if they fail', async () => {
    const selected = { rules: ['PROV-7.5-16'] };
    const failing = LEDGER.replace('must answer', 'must fail');
    const feature = FEATURE.replace('the call is served', 'the call is refused');
    const without = await runSuite(selected);
    const { own: judged, ...beside } = await runSuite({
      rules: ['PROV-7.5-16', 'ACME-1-01'],
      own: ownRules(failing, feature),
    });
    expect(judged?.verdict).to.equal('non-conformant');
    expect(judged?.rules[0]?.violations[0]?.command).to.match(
      /^provtck run --features \S+ --ledger \S+ --rule ACME-1-01$/,
    );
    expect(apart(beside as Result)).to.deep.equal(apart(without));
  });

  it('count no monitor violation of SWRA513C', async () => {
    // The device serves a call that it must refuse, and only a monitor sees it.
    const feature = FEATURE.replace('an idle device', 'an idle device\n    And the host starts AP provisioning');
    const { own: judged, run } = await runSuite({
      adapter: 'mutant:open-while-configuring',
      rules: ['ACME-1-01'],
      own: ownRules(LEDGER, feature),
    });
    expect(judged?.verdict).to.equal('conformant');
    expect(judged?.rules.every(({ violations }) => violations.length === 0)).to.equal(true);
    expect(run.counts.rules.fail).to.equal(0);
  });

  it('can run alone', async () => {
    const { own: judged, run, scenarios } = await runSuite({ own: { ...ownRules(LEDGER, FEATURE), only: true } });
    expect(judged?.verdict).to.equal('conformant');
    expect(scenarios).to.deep.equal([]);
    expect(run.verdict).to.equal('incomplete');
    expect(run.incomplete[0]).to.equal('Only own rules were selected.');
  });

  it('are inconclusive if an own step fails without a fault of the device', async () => {
    const steps = `exports.steps = [{ kind: 'x', class: 'observation', meaning: 'It breaks.', expression: 'it breaks', fields: {},
      run() { throw new Error('a mistake'); } }];`;
    const broken = ownRules(LEDGER, FEATURE.replace('the call is served', 'it breaks'), steps);
    const { own: judged } = await runSuite({ own: { ...broken, only: true } });
    expect(judged?.verdict).to.equal('incomplete');
    expect(judged?.rules[0]?.verdict).to.equal('inconclusive');
    expect(judged?.rules[0]?.reason).to.include('a mistake');
  });

  const mistakes: readonly (readonly [code: string, ledger: string, feature: string, steps?: string])[] = [
    ['OWN_PREFIX_TAKEN', LEDGER.replaceAll('ACME', 'PROV'), FEATURE],
    ['OWN_PREFIX_UNKNOWN', LEDGER.replace('id: ACME', 'id: OTHER'), FEATURE],
    ['OWN_PREFIX_UNKNOWN', LEDGER, FEATURE.replace('@ACME-1-01', '@ACME-1-01 @PROV-7.5-16')],
    ['OWN_PREFIX_UNKNOWN', LEDGER, FEATURE.replace('@ACME-1-01', '@OTHER-1-01')],
    ['OWN_RULE_UNKNOWN', LEDGER, FEATURE.replace('@ACME-1-01', '@ACME-1-02')],
    ['OWN_SCENARIO_UNTAGGED', LEDGER, FEATURE.replace('@ACME-1-01', '@slow')],
    ['OWN_RULE_UNTESTED', `${LEDGER}  - { id: ACME-1-02, level: MUST, statement: Another. }\n`, FEATURE],
    ['OWN_RULE_TWICE', `${LEDGER}  - { id: ACME-1-01, level: MUST, statement: Another. }\n`, FEATURE],
    ['DATA_INVALID', LEDGER.replace('MUST', 'MUSTY'), FEATURE],
    ['DATA_INVALID', LEDGER.replace('MUST,', 'MAY,'), FEATURE],
    ['FEATURES_INVALID', LEDGER, 'Nonsense\n'],
    ['OWN_FEATURES_MISSING', LEDGER, 'Feature: Own\n'],
    ['STEP_UNDEFINED', LEDGER, FEATURE.replace('the call is served', 'the door opens')],
    ['STEPS_INVALID', LEDGER, FEATURE, 'exports.steps = 1;'],
    ['STEPS_INVALID', LEDGER, FEATURE, 'exports.steps = [{ kind: 1 }];'],
    [
      'STEPS_INVALID',
      LEDGER,
      FEATURE,
      "exports.steps = [{ kind: 'host.call', class: 'action', meaning: 'x', expression: 'x', fields: {}, run() {} }];",
    ],
    [
      'STEP_UNDEFINED',
      LEDGER,
      FEATURE,
      "exports.steps = [{ kind: 'mine', class: 'state', meaning: 'x', expression: 'an idle device', fields: {}, run() {} }];",
    ],
    ['STEPS_UNLOADABLE', LEDGER, FEATURE, 'throw new Error("no");'],
  ];
  for (const [code, ledger, feature, steps] of mistakes)
    it(`refuses a mistake before the run: ${code}`, async () => {
      expect(await codeOf(runSuite({ own: ownRules(ledger, feature, steps) }))).to.equal(code);
    });

  it('cannot be certified with own steps, nor alone', async () => {
    expect(await codeOf(runSuite({ own, certify: true }))).to.equal('CERTIFY_OWN_STEPS');
    const alone = { ...ownRules(LEDGER, FEATURE), only: true };
    expect(await codeOf(runSuite({ own: alone, certify: true }))).to.equal('CERTIFY_FILTERED');
  });
});

describe('the flags of own rules', () => {
  const flags = { ledger: undefined, features: undefined, require: [], onlyOwn: undefined };

  it('name features and ledger together', () => {
    expect(ownRulesFrom({ ...flags, features: 'f', ledger: 'my.yaml' })).to.deep.equal({
      features: 'f',
      ledger: 'my.yaml',
      require: [],
    });
    expect(ownRulesFrom({ ...flags, ledger: 'folder' })).to.equal(undefined);
  });

  for (const incomplete of [
    { features: 'f' },
    { ledger: 'my.yaml' },
    { require: ['./steps.js'] },
    { onlyOwn: true },
    { features: 'f', ledger: 'folder' },
  ] as const)
    it(`are refused if they are incomplete: ${Object.keys(incomplete).join(', ')}`, () => {
      expect(() => ownRulesFrom({ ...flags, ...incomplete })).to.throw(/own rules completely/);
    });
});

describe('the JSON Schema of own rules', () => {
  it('is in the package as it is in the suite (npm run schemas)', () => {
    expect(readFileSync(ownLedgerSchemaFile, 'utf8')).to.equal(ownLedgerSchema());
  });

  it('accepts the example and refuses mistakes', () => {
    const check = new Ajv({ strict: false }).compile(JSON.parse(ownLedgerSchema()));
    const rulesOf = (text: string): unknown => parse(text);
    expect(check(rulesOf(readFileSync(own.ledger, 'utf8')))).to.equal(true);
    expect(check(rulesOf(LEDGER.replace('MUST', 'MUSTY')))).to.equal(false);
    expect(check(rulesOf(LEDGER.replace('prefix: ACME', 'prefix: a')))).to.equal(false);
  });
});
