import { expect } from 'chai';
import { describe, it } from 'mocha';
import { runSuite } from '../../cli/suite';
import { loadSuite } from '../../runtime/loaded-suite';
import { defaultParameters } from '../../runtime/run-parameters';
import { runScenarios } from '../../runtime/run-scenarios';
import { stepCatalogue } from '../../steps/catalogue';

/** Verdicts and device times of the scenarios that wait for silence, under a device statement of their own. */
async function timesUnder(silence: number): Promise<readonly string[]> {
  const suite = loadSuite(stepCatalogue, 'features/**/*.feature');
  const waiting = suite.scenarios.filter(({ steps }) => steps.some(({ step }) => step.kind === 'reports.none'));
  const executed = await runScenarios(suite, waiting, { ...defaultParameters, ixit: { silence } });
  return executed.map(({ scenario, verdict, outcome }) => `${scenario.pickle.name}: ${verdict}, ${outcome?.deviceMs}`);
}

describe('two runs in one process', () => {
  it('keep the times of their device statements apart', async () => {
    const [short, long] = [await timesUnder(3_000), await timesUnder(4_000)];
    expect(short.length).to.be.greaterThan(5);
    expect(short).to.not.deep.equal(long);
    expect(await Promise.all([timesUnder(3_000), timesUnder(4_000)])).to.deep.equal([short, long]);
  });

  it('come to the same results side by side as alone, also through cucumber', async () => {
    const rules = ['PROV-7.5-16'];
    const alone = await runSuite({ rules });
    const both = await Promise.all([runSuite({ rules }), runSuite({ rules, formats: ['messages'] })]);
    for (const { run, scenarios } of both) {
      expect(run.counts).to.deep.equal(alone.run.counts);
      expect(scenarios.map(({ id, verdict, deviceMs }) => ({ id, verdict, deviceMs }))).to.deep.equal(
        alone.scenarios.map(({ id, verdict, deviceMs }) => ({ id, verdict, deviceMs })),
      );
    }
  });
});
