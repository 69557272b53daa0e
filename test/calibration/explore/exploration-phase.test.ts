import { expect } from 'chai';
import { describe, it } from 'mocha';
import { Simulator } from '../../../adapters/simulator/simulator';
import { type ExplorationPhase, explorePhase } from '../../../calibration/explore/exploration-phase';
import { explore } from '../../../calibration/explore/explore';
import { stepExecutorFor } from '../../../calibration/explore/mutant-exploration';
import { StepExecutor } from '../../../calibration/explore/step-executor';
import { registerMutants } from '../../../mutants/catalogue';
import { defaultParameters } from '../../../runtime/run-parameters';

registerMutants();

const phaseOf = (adapter: string, sessions: number, more: object = {}): Promise<ExplorationPhase> =>
  explorePhase(stepExecutorFor(adapter), { seed: 1, sessions, length: 10, ...more });

describe('random sessions after a run', () => {
  it('all run, and find no difference in the reference device', async () => {
    const begun: number[] = [];
    const phase = await phaseOf('simulator', 25, { sessionBegins: (session: number) => begun.push(session) });
    expect(phase).to.deep.equal({ sessions: 25, hindered: 0, differences: 0, violating: [] });
    expect(begun).to.deep.equal(Array.from({ length: 25 }, (_, index) => index + 1));
  });

  it('continue after a difference, and count it without a violation', async () => {
    const phase = await phaseOf('mutant:ungated-net-cfg-get', 150);
    expect(phase.sessions).to.equal(150);
    expect(phase.differences).to.be.greaterThan(1);
    expect(phase.first?.divergence.expected).to.not.equal('');
  });

  it('give the violations of monitors, with a path that finds the session again', async () => {
    const adapter = 'mutant:stop-answers-one';
    const { violating, differences } = await phaseOf(adapter, 40);
    expect(violating.length).to.be.greaterThan(0).and.at.most(differences);
    const [first = expect.fail()] = violating;
    expect(first.violations.map(({ rule }) => rule)).to.include('PROV-7.1-03');
    const again = await explore(stepExecutorFor(adapter), { seed: 1, runs: 40, length: 10, path: first.path });
    expect(again.found).to.not.equal(undefined);
  });

  it('end with the reason when the bench fails, and count the sessions before it', async () => {
    let opened = 0;
    const executor = new StepExecutor(async () => {
      opened += 1;
      if (opened > 3) throw new Error('the port is closed');
      return new Simulator(defaultParameters.part);
    }, defaultParameters);
    const phase = await explorePhase(executor, { seed: 1, sessions: 20, length: 10 });
    expect(phase.stopped).to.equal('the port is closed');
    expect(phase.sessions).to.be.lessThan(20);
  });

  it('end after the session in which the signal comes', async () => {
    const controller = new AbortController();
    const phase = await phaseOf('simulator', 20, {
      signal: controller.signal,
      sessionBegins: (session: number) => {
        if (session === 3) controller.abort('interrupted');
      },
    });
    expect(phase.sessions).to.equal(2);
    expect(phase.stopped).to.equal('interrupted');
  });
});
