import { expect } from 'chai';
import { before, describe, it } from 'mocha';
import { Simulator } from '../../adapters/simulator/simulator';
import { explainedFaults } from '../../calibration/composed/composed-coverage';
import { exploreComposed, exploreComposedShare } from '../../calibration/composed/composed-exploration';
import { composedFaults, sampleOf } from '../../calibration/composed/composed-faults';
import type { ExaminedComposedFault } from '../../calibration/composed/examine-composed';
import { composedCoverage, examineComposed, shareOf } from '../../calibration/composed/examine-composed';
import { historyNames } from '../../calibration/composed/histories';
import { measureReach, type Reach } from '../../calibration/composed/reach';
import { explorePhase } from '../../calibration/explore/exploration-phase';
import { StepExecutor } from '../../calibration/explore/step-executor';
import { loadLedger } from '../../ledger/ledger';
import type { LoadedSuite } from '../../runtime/loaded-suite';
import { defaultParameters } from '../../runtime/run-parameters';
import { composedMeasured } from '../../tools/calibration';
import { suiteScript } from '../loaded-suite';

/** Number of faults that this test examines. */
const SAMPLE = 60;
const SEED = 20;

describe('composed faults', () => {
  const faults = composedFaults();
  const measured = composedMeasured();
  const measuredFaults =
    measured?.sample === undefined ? faults : sampleOf(faults, measured.sample.count, measured.sample.seed);
  const surviving = new Set(measured?.surviving ?? []);
  let script: LoadedSuite;
  let reach: Reach;
  before(async () => {
    script = await suiteScript();
    reach = await measureReach(script);
  });

  const examined = async (names: readonly string[]): Promise<readonly ExaminedComposedFault[]> => {
    const results: ExaminedComposedFault[] = [];
    const own = faults.filter(({ name }) => names.includes(name));
    await examineComposed(script, { faults: shareOf(own, reach) }, (one) => results.push(one));
    return results;
  };

  it('have unique names, and each history has faults', () => {
    expect(new Set(faults.map(({ name }) => name)).size).to.equal(faults.length);
    for (const history of historyNames)
      expect(faults.filter((fault) => fault.history === history).length, history).to.be.greaterThan(100);
  });

  it('are selected by a seed', () => {
    const names = (seed: number) => sampleOf(faults, 5, seed).map(({ name }) => name);
    expect(names(3)).to.deep.equal(names(3));
    expect(names(3)).to.not.deep.equal(names(4));
  });

  it('are found by random sessions', async () => {
    const names = [
      'opensApis: wrong in configuration [process after a stop]',
      'storesProfile: no [first process, first attempt]',
    ];
    const how = { seed: 1, runs: 300, length: 10, budget: 20_000 };
    const { explored } = await exploreComposed(names, how, 1);
    expect(explored.map(({ name, found }) => [name, found])).to.deep.equal(names.map((name) => [name, true]));
    // With the sessions of an exploration of the fault alone.
    const [fault] = faults.filter(({ name }) => name === names[0]);
    const { part, hostDriver } = defaultParameters;
    const executor = new StepExecutor(async () => new Simulator(part, hostDriver, fault?.deviation), defaultParameters);
    const sessions = explored[0]?.sessions ?? 0;
    const { first, differences } = await explorePhase(executor, { seed: 1, length: 10, sessions });
    expect(first?.session).to.equal(sessions);
    expect(differences).to.equal(1);
  });

  it('are found by the parts of two threads as by one', async () => {
    const names = sampleOf(faults, 40, 3).map(({ name }) => name);
    const found = async (share?: {
      readonly part: number;
      readonly of: number;
    }): Promise<ReadonlyMap<string, number>> => {
      const sessions = new Map<string, number>();
      const how = { seed: 2, runs: 60, length: 10, budget: 60_000, ...(share && { share }) };
      await exploreComposedShare({ names, how }, (news) => {
        if ('name' in news && !news.isAdvice) sessions.set(news.name, news.session);
      });
      return sessions;
    };
    const [whole, first, second] = [await found(), await found({ part: 0, of: 2 }), await found({ part: 1, of: 2 })];
    expect(whole.size).to.be.above(0);
    for (const name of names) {
      const least = Math.min(first.get(name) ?? Number.POSITIVE_INFINITY, second.get(name) ?? Number.POSITIVE_INFINITY);
      expect(whole.get(name) ?? Number.POSITIVE_INFINITY, name).to.equal(least);
    }
  });

  it('occur in their history only', async () => {
    const name = 'opensApis: wrong in configuration';
    const [first, second] = await examined([
      `${name} [first process, first attempt]`,
      `${name} [process after a stop]`,
    ]);
    expect(first?.kill?.scenario).to.not.equal(undefined);
    expect(second?.kill?.scenario).to.not.equal(undefined);
    expect(first?.reachedBy).to.be.greaterThan(second?.reachedBy ?? 0);
  });

  it('do not change a scenario that does not reach them', async () => {
    const name = 'opensApis: wrong in configuration [process after a stop]';
    const [fault] = faults.filter((each) => each.name === name);
    expect(fault).to.not.equal(undefined);
    const scenarios = script.scenarios.filter(({ pickle }) => !reach.get(name)?.has(pickle.name)).slice(0, 100);
    const results: ExaminedComposedFault[] = [];
    const names = scenarios.map(({ pickle }) => pickle.name);
    await examineComposed(script, { faults: [{ name, scenarios: names }] }, (one) => results.push(one));
    expect(results.map(({ kill }) => kill)).to.deep.equal([undefined]);
  });

  it('are counted in docs/composed-faults.json (provtck mutants --composed, npm run calibration)', () => {
    expect(measured?.faults).to.equal(measuredFaults.length);
  });

  it('are killed as docs/composed-faults.json states, in a random sample', async () => {
    const sample = sampleOf(measuredFaults, SAMPLE, SEED);
    const results = await examined(sample.map(({ name }) => name));
    const now = composedCoverage(sample, results);
    expect(now.surviving.filter((name) => !surviving.has(name))).to.deep.equal([]);
    const notReached = new Map(measured?.notReached.map(({ history, sites }) => [history, sites]));
    for (const { history, sites } of now.notReached)
      for (const site of sites) expect(notReached.get(history), `${site} [${history}]`).to.include(site);
  });

  it('are explained by prefixes that name sites, and by existing rules', () => {
    const ledger = loadLedger();
    for (const { sites, rules = [] } of explainedFaults()) {
      for (const rule of rules) expect(ledger.rule(rule).id).to.equal(rule);
      for (const prefix of sites)
        expect(
          faults.some(({ site }) => site.site.name.startsWith(prefix)),
          prefix,
        ).to.equal(true);
    }
  });
});
