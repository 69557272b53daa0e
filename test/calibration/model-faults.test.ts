import { expect } from 'chai';
import { before, describe, it } from 'mocha';
import { examineFault } from '../../calibration/examine-fault';
import { type FaultResult, undecidableFaults } from '../../calibration/fault-coverage';
import { modelFaults } from '../../calibration/model-faults';
import { loadLedger } from '../../ledger/ledger';
import type { LoadedSuite } from '../../runtime/loaded-suite';
import { modelFaultsMeasured } from '../../tools/calibration';
import { suiteScript } from '../loaded-suite';

/** The stated reason for a fault that no scenario kills. */
const reasonOf = (one: FaultResult): string | undefined =>
  one.verdict === 'open' ? one.because : one.verdict === 'equivalent' ? one.proof : undefined;

describe('single faults of the transition table', () => {
  const faults = modelFaults();
  const measured = modelFaultsMeasured()?.faults ?? [];
  let script: LoadedSuite;
  before(async () => {
    script = await suiteScript();
  });

  it('are the faults of docs/model-faults.json (provtck mutants --model, npm run calibration)', () => {
    expect(measured.map(({ name }) => name)).to.deep.equal(faults.map(({ name }) => name));
  });

  it('are killed, equivalent or open', () => {
    expect(measured.filter(({ verdict }) => verdict === 'surviving')).to.deep.equal([]);
  });

  it('are killed by the recorded scenario', async () => {
    for (const one of measured) {
      if (one.verdict !== 'killed') continue;
      const fault = faults.find(({ name }) => name === one.name);
      const scenarios = script.scenarios.filter(({ pickle }) => pickle.name === one.scenario);
      expect(fault, one.name).to.not.equal(undefined);
      if (fault === undefined) continue;
      const kill = await examineFault({ ...script, scenarios }, fault);
      expect(kill?.scenario, one.name).to.equal(one.scenario);
    }
  });

  it('are open for a stated reason, with existing rules', () => {
    const ledger = loadLedger();
    const unkilled = measured.filter(({ verdict }) => verdict === 'open' || verdict === 'equivalent');
    for (const { because, verdict, rules, faults: prefixes } of undecidableFaults()) {
      for (const rule of rules) expect(ledger.rule(rule).id).to.equal(rule);
      for (const prefix of prefixes) {
        const named = unkilled.filter((one) => one.name.startsWith(prefix) && one.verdict === (verdict ?? 'open'));
        expect(named, prefix).to.not.have.length(0);
        for (const one of named) expect(reasonOf(one)).to.equal(because);
      }
    }
  });
});
