import { expect } from 'chai';
import fc from 'fast-check';
import { describe, it } from 'mocha';
import { constants } from '../../ledger/constants';
import { quantities } from '../../ledger/quantities';
import { ownSources, runFeatures } from '../../runtime/cucumber';
import { ATTEMPTS, EARLIER } from '../../runtime/earlier-processes';
import { INCIDENTS } from '../../runtime/incidents';
import { choice, type ParameterType, pairsOf, type Rows, table, words } from '../../runtime/parameter-type';
import { PROCESSES } from '../../runtime/processes';
import { reportNamed } from '../../runtime/report';
import { StepCatalogue, type StepText } from '../../runtime/step-catalogue';
import { defineStep } from '../../runtime/step-definition';
import { type Step, stepCatalogue } from '../../steps/catalogue';

const oneOf = <Value>(values: readonly Value[]): fc.Arbitrary<Value> => fc.constantFrom(...values);
const keysOf = (group: object): fc.Arbitrary<string> => oneOf(Object.keys(group));
/** Any text that stands between quotes; a backslash there escapes what follows it. */
const quotable = fc.string({ unit: 'grapheme' }).map((text) => text.replace(/["\\]/g, ''));
const rows = fc.array(fc.tuple(quotable, quotable), { minLength: 1, maxLength: 4 });

/** Values of the types that are no closed list, by their names. */
const OPEN: Readonly<Record<string, fc.Arbitrary<unknown>>> = {
  provisioning: oneOf(Object.entries(PROCESSES)).chain(([name, { role, command }]) =>
    fc.record({
      name: fc.constant(name),
      externalConfirmation: fc.boolean(),
      smartConfigKey: command === undefined ? fc.constant(false) : fc.boolean(),
      begunAs: oneOf(command === undefined ? [role] : ['STA', 'AP']),
      roleForSuccess: oneOf(command === undefined ? ['ROLE_STA'] : ['ROLE_STA', 'ROLE_AP']),
      inactivity: oneOf(quantities().map((each) => each.name)),
      earlier: keysOf(EARLIER),
      attempt: keysOf(ATTEMPTS),
      incident: keysOf(INCIDENTS),
    }),
  ),
  event: oneOf(['return', 'SL_WLAN_EVENT_CONNECT', 'SL_NETAPP_EVENT_IPV4_ACQUIRED']),
  string: fc.string({ unit: 'grapheme' }).map((text) => text.replaceAll('\\', '')),
  number: fc.nat(),
  bits: fc.uniqueArray(keysOf(constants.devStatus)),
  report: fc.oneof(
    fc.record({ kind: fc.constant('status'), name: keysOf(constants.status) }),
    fc.record({ kind: fc.constant('profile'), ssid: quotable }),
    fc.constant({ kind: 'restart' }),
  ),
};

function arbitraryOf(type: object): fc.Arbitrary<unknown> {
  if (type === table) return rows;
  const { name, values } = type as ParameterType<unknown>;
  const arbitrary = values === undefined ? OPEN[name] : oneOf(values);
  if (arbitrary === undefined) throw new Error(`the test has no values for ${name}`);
  return arbitrary;
}

const steps: fc.Arbitrary<Step> = fc.oneof(
  ...stepCatalogue.definitions.map(({ kind, fields }) =>
    fc.record({
      kind: fc.constant(kind),
      ...Object.fromEntries(Object.entries(fields).map(([field, type]) => [field, arbitraryOf(type)])),
    }),
  ),
) as fc.Arbitrary<Step>;

interface MatchedStep extends StepText {
  /** Expressions of the definitions that cucumber finds for it. */
  readonly expressions: readonly string[];
}

/** Every step of the features, and what cucumber makes of it. */
async function matchedSteps(): Promise<readonly MatchedStep[]> {
  const texts = new Map<string, StepText>();
  const expressions = new Map<string, string>();
  const found: MatchedStep[] = [];
  await runFeatures(ownSources, { dryRun: true }, ({ pickle, stepDefinition, testCase }) => {
    for (const { id, text, argument } of pickle?.steps ?? []) {
      const cells: Rows | undefined = argument?.dataTable?.rows.map((row) => row.cells.map(({ value }) => value));
      texts.set(id, { text, ...(cells && { rows: cells }) });
    }
    if (stepDefinition) expressions.set(stepDefinition.id, stepDefinition.pattern.source);
    for (const { pickleStepId, stepDefinitionIds = [] } of testCase?.testSteps ?? []) {
      const step = texts.get(pickleStepId ?? '');
      if (step !== undefined)
        found.push({ ...step, expressions: stepDefinitionIds.map((id) => expressions.get(id) ?? '') });
    }
  });
  return found;
}

describe('the catalogue of steps', () => {
  it('reads every step of the features as cucumber does, and writes it as it was', async () => {
    const all = await matchedSteps();
    expect(all.length).to.be.greaterThan(3_000);
    for (const { expressions, ...step } of all) {
      expect(
        stepCatalogue.matches(step).map(({ expression }) => expression),
        step.text,
      ).to.deep.equal(expressions);
      expect(stepCatalogue.render(stepCatalogue.parse(step))).to.deep.equal(step);
    }
  });

  it('reads every step that it writes', () => {
    fc.assert(
      fc.property(steps, (step) => {
        expect(stepCatalogue.parse(stepCatalogue.render(step))).to.deep.equal(step);
      }),
      { numRuns: 2_000 },
    );
  });

  it('reads nothing that has no definition, or a table too many', () => {
    for (const step of [
      { text: 'the host dances' },
      { text: 'the phone leaves its network', rows: [['a', 'b']] },
      { text: 'the device has:' },
    ])
      expect(() => stepCatalogue.parse(step))
        .to.throw(/has 0 definitions/)
        .with.property('code', 'STEP_UNDEFINED');
  });

  it('refuses a text that fits two definitions', () => {
    const define = (kind: string, expression: string) =>
      defineStep({
        kind,
        class: 'action',
        meaning: 'x',
        expression,
        fields: { word: words('word', ['a', 'b']) },
        run() {},
      });
    const catalogue = new StepCatalogue([define('one', 'the {word}'), define('two', 'the {word}')]);
    expect(() => catalogue.parse({ text: 'the a' })).to.throw(/has 2 definitions/);
  });

  it('refuses definitions that contradict themselves', () => {
    const word = choice('word', { one: 'a' });
    const define = (kind: string, expression: string) =>
      new StepCatalogue([
        defineStep({ kind, class: 'action', meaning: 'x', expression, fields: { word }, run() {} }),
        defineStep({ kind: 'other', class: 'action', meaning: 'x', expression: 'other', fields: {}, run() {} }),
      ]);
    expect(() => define('one', 'the {letter}')).to.throw(/do not agree/);
    expect(() => define('one', 'the {word}(s)')).to.throw(/optional/);
    expect(() => define('other', 'the {word}')).to.throw(/same kind/);
  });
});

describe('a table of a step', () => {
  it('is read as pairs', () => {
    expect(pairsOf([['role', 'AP'] as const])).to.deep.equal({ role: 'AP' });
    expect(() => pairsOf([['role', 'AP', 'STA']])).to.throw(/two columns/);
  });
});

describe('a report', () => {
  it('is named by the whole text', () => {
    expect(reportNamed('the profile "home"')).to.deep.equal({ kind: 'profile', ssid: 'home' });
    expect(reportNamed('the profile "home" twice')).to.equal(undefined);
  });
});
