import { expect } from 'chai';
import * as fc from 'fast-check';
import { describe, it } from 'mocha';
import type { CertificateRequest } from '../../judge/certifiable';
import type { Result } from '../../judge/result-schema';
import { buildResult, type RunFacts } from '../../judge/run-result';
import type { ScenarioRecord } from '../../judge/scenario-record';
import type { ScenarioVerdict } from '../../judge/verdict';
import type { Lack } from '../../ledger/lack';
import { Level, type Rule, RuleClass } from '../../ledger/rule';
import { facts, record, rule } from '../reports/records';

/** A suite and what a run of all of it came to. */
interface Specimen {
  readonly rules: readonly Rule[];
  readonly scenarios: readonly ScenarioRecord[];
}

const idOf = (index: number): string => `PROV-1-${String(index + 1).padStart(2, '0')}`;

/**
 * A ledger of one to six rules with one to three scenarios each, whose verdicts are drawn from `verdict`. A scenario
 * may prove the rule after its own as well.
 */
const specimens = (verdict: fc.Arbitrary<ScenarioVerdict>): fc.Arbitrary<Specimen> =>
  fc
    .array(
      fc.record({
        ruleClass: fc.constantFrom(...RuleClass.options.filter((name) => name !== 'implied-by')),
        level: fc.constantFrom(...Level.options),
        verdicts: fc.array(fc.record({ verdict, shared: fc.boolean() }), { minLength: 1, maxLength: 3 }),
      }),
      { minLength: 1, maxLength: 6 },
    )
    .map((drawn) => {
      const rules = drawn.map(({ ruleClass, level }, index) => rule(idOf(index), ruleClass, { level }));
      const scenarios = drawn.flatMap(({ ruleClass, verdicts }, index) =>
        ruleClass === 'untestable' || ruleClass === 'host-obligation'
          ? []
          : verdicts.map((each, serial) =>
              record(`${idOf(index)}/${serial + 1}`, each.verdict, {
                line: 10 * index + serial,
                ruleIds: [idOf(index), ...(each.shared && index + 1 < drawn.length ? [idOf(index + 1)] : [])],
              }),
            ),
      );
      return { rules, scenarios };
    });

const anyVerdict = fc.constantFrom<ScenarioVerdict[]>('pass', 'fail', 'inconclusive', 'not-applicable');
/** Mostly passes, so that most runs would certify the device were it not for what is done to them. */
const mostlyPass = fc.oneof({ weight: 12, arbitrary: fc.constant<ScenarioVerdict>('pass') }, anyVerdict);

const claimOf = (scenarios: readonly ScenarioRecord[], stated: readonly Lack[] = []): CertificateRequest => ({
  suite: scenarios.map(({ uri, line, name, ruleIds }) => ({
    uri,
    line,
    name,
    ruleIds,
    requirements: { needs: [], features: [] },
  })),
  stated,
  ixit: {},
  part: 'CC3220SF',
});

/** A certifying run of the specimen that executed these scenarios of it. */
function certified(
  { rules, scenarios }: Specimen,
  executed: readonly ScenarioRecord[] = scenarios,
  more: Partial<RunFacts> = {},
): Result {
  const { scenariosByRule } = facts(rules, scenarios);
  return buildResult(facts(rules, executed, { scenariosByRule, claim: claimOf(scenarios), ...more }));
}

/** Neither conformant nor silent about why. */
function expectRefusal({ run }: Result): void {
  expect(run.verdict).to.not.equal('conformant');
  if (run.verdict === 'incomplete') expect(run.incomplete).to.not.deep.equal([]);
  for (const sentence of run.incomplete) expect(sentence).to.match(/^[A-Z\d].*\.$/s);
}

const ranks = ['non-conformant', 'incomplete', 'conformant'];

describe('a certifying run', () => {
  it('of a device without fault on the whole suite is conformant, and says that it certifies', () => {
    const scenarios = [record('PROV-1-01/1', 'pass'), record('PROV-1-02/1', 'pass', { line: 8 })];
    const { run } = certified({ rules: [rule('PROV-1-01', 'tested'), rule('PROV-1-02', 'driver')], scenarios });
    expect(run).to.deep.include({ verdict: 'conformant', certifying: true, incomplete: [] });
  });

  it('comes to the verdict of any other run where nothing stands against it', async () => {
    await fc.assert(
      fc.property(specimens(mostlyPass), (specimen) => {
        if (specimen.scenarios.some(({ verdict }) => verdict === 'not-applicable')) return;
        const plain = buildResult(facts(specimen.rules, specimen.scenarios));
        expect(certified(specimen).run.verdict).to.equal(plain.run.verdict);
      }),
    );
  });

  it('is not conformant where a scenario was not applied for a reason that nobody has stated', async () => {
    const lack = fc.constantFrom('need:cloud', 'claim:smart-config', 'function:sl_Socket', 'answer:lease');
    await fc.assert(
      fc.property(specimens(fc.constant('pass')), fc.nat(), lack, fc.boolean(), (specimen, at, missing, stated) => {
        const { scenarios } = specimen;
        const chosen = scenarios[at % Math.max(1, scenarios.length)];
        if (chosen === undefined) return;
        const executed = scenarios.map((each) =>
          each === chosen
            ? record(each.id, 'not-applicable', { line: each.line, ruleIds: each.ruleIds, lacks: [missing] })
            : each,
        );
        const claim = claimOf(scenarios, stated ? [missing] : ['need:capture']);
        const result = certified(specimen, executed, { claim });
        const plain = buildResult(facts(specimen.rules, executed));
        if (stated) expect(result.run.verdict).to.equal(plain.run.verdict);
        else expect(result.run.verdict).to.equal('incomplete');
      }),
    );
  });

  it('is not conformant where a function was not issued and nobody has stated that', () => {
    const scenarios = [record('PROV-1-01/1', 'pass', { notIssued: ['sl_Socket'] })];
    const specimen = { rules: [rule('PROV-1-01', 'tested')], scenarios };
    expect(certified(specimen).run.verdict).to.equal('incomplete');
    const claim = claimOf(scenarios, ['function:sl_Socket']);
    expect(certified(specimen, undefined, { claim }).run.verdict).to.equal('conformant');
  });

  it('is not conformant on a bench without phone, though that was stated', () => {
    const scenarios = [record('PROV-1-01/1', 'pass')];
    const claim = claimOf(scenarios, ['need:phone']);
    expectRefusal(certified({ rules: [rule('PROV-1-01', 'tested')], scenarios }, undefined, { claim }));
  });

  it('is not conformant when a filter left out any scenario, whether or not it owns to a filter', async () => {
    await fc.assert(
      fc.property(specimens(mostlyPass), fc.infiniteStream(fc.boolean()), fc.boolean(), (specimen, keep, owned) => {
        const executed = specimen.scenarios.filter(() => keep.next().value === true);
        if (executed.length === specimen.scenarios.length) return;
        const selection = { rules: [], ...(owned && { tags: '@some' }) };
        const result = certified(specimen, executed, { selection });
        expectRefusal(result);
        if (result.run.verdict === 'incomplete') expect(result.run.incomplete.join()).to.match(/not executed/);
      }),
    );
  });

  it('is not conformant under any selection, though it should select everything', async () => {
    await fc.assert(
      fc.property(specimens(mostlyPass), fc.constantFrom('rules', 'tags'), (specimen, by) => {
        const selection = by === 'tags' ? { rules: [], tags: '@all' } : { rules: specimen.rules.map(({ id }) => id) };
        expectRefusal(certified(specimen, undefined, { selection }));
      }),
    );
  });

  it('is not conformant after a crash, an unplugged board or an interrupt', async () => {
    await fc.assert(
      fc.property(specimens(mostlyPass), fc.nat(), fc.boolean(), (specimen, at, noticed) => {
        const { scenarios } = specimen;
        if (scenarios.length === 0) return;
        const cut = scenarios.map(
          (each, index): ScenarioRecord =>
            index < at % scenarios.length
              ? each
              : { ...each, verdict: 'inconclusive', flaw: 'unfinished', reason: 'never begun' },
        );
        expectRefusal(certified(specimen, cut, { faults: noticed ? ['The run was stopped: interrupted.'] : [] }));
      }),
    );
  });

  it('is not conformant with a scenario twice, again, unfinished, or of its own making', async () => {
    const flaw = fc.constantFrom('twice', 'retried', 'unfinished', 'unknown');
    await fc.assert(
      fc.property(specimens(mostlyPass), fc.nat(), flaw, (specimen, at, kind) => {
        const chosen = specimen.scenarios[at % Math.max(1, specimen.scenarios.length)];
        if (chosen === undefined) return;
        const others = specimen.scenarios.filter((each) => each !== chosen);
        const executed =
          kind === 'twice'
            ? [...specimen.scenarios, { ...chosen, id: `${chosen.id}~2` }]
            : kind === 'unknown'
              ? [...specimen.scenarios, { ...chosen, id: `${chosen.id}.9`, line: 999 }]
              : [...others, { ...chosen, flaw: kind as 'retried' | 'unfinished' }];
        const result = certified(specimen, executed);
        expectRefusal(result);
        expect(result.run.verdict).to.equal('incomplete');
      }),
    );
  });

  it('is not conformant while a mandatory rule has no verdict', async () => {
    const silence = fc.constantFrom<Partial<Rule>>({}, { planned: true });
    const mandatory = fc.constantFrom('MUST' as const, 'MUST NOT' as const);
    const judged = fc.constantFrom('tested' as const, 'driver' as const);
    await fc.assert(
      fc.property(specimens(mostlyPass), silence, mandatory, judged, (specimen, more, level, ruleClass) => {
        const open = rule('PROV-1-99', ruleClass, { level, ...more });
        expectRefusal(certified({ ...specimen, rules: [...specimen.rules, open] }));
      }),
    );
  });

  it('is not conformant on a device of the suite itself', async () => {
    await fc.assert(
      fc.property(specimens(mostlyPass), fc.constantFrom('mutant:any', 'variant:any'), (specimen, name) => {
        expectRefusal(certified(specimen, undefined, { adapter: { name } }));
      }),
    );
  });

  it('is not conformant in another time than that of the wall clock', async () => {
    await fc.assert(
      fc.property(specimens(mostlyPass), fc.constantFrom(0, 0.5, 10), (specimen, timeScale) => {
        expectRefusal(certified(specimen, undefined, { adapter: { name: 'serial', timeScale } }));
      }),
    );
  });
});

describe('a run', () => {
  it('never gets better by a scenario that gets worse', async () => {
    const worse: readonly ScenarioVerdict[] = ['not-applicable', 'inconclusive', 'fail'];
    await fc.assert(
      fc.property(
        specimens(fc.oneof(mostlyPass, anyVerdict)),
        fc.nat(),
        fc.constantFrom(...worse),
        fc.boolean(),
        (specimen, at, verdict, certifying) => {
          const passes = specimen.scenarios.filter((each) => each.verdict === 'pass');
          const chosen = passes[at % Math.max(1, passes.length)];
          if (chosen === undefined) return;
          const after = specimen.scenarios.map((each) =>
            each === chosen ? record(each.id, verdict, { line: each.line, ruleIds: each.ruleIds }) : each,
          );
          const of = (scenarios: readonly ScenarioRecord[]): number =>
            ranks.indexOf(
              (certifying ? certified(specimen, scenarios) : buildResult(facts(specimen.rules, scenarios))).run.verdict,
            );
          expect(of(after)).to.be.at.most(of(specimen.scenarios));
        },
      ),
      { numRuns: 2_000 },
    );
  });
});
