import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { expect } from 'chai';
import { after, before, describe, it } from 'mocha';
import { registerAdapter } from '../../../adapters/registry';
import { Replay } from '../../../adapters/replay/replay';
import { mutants, registerMutants } from '../../../mutants/catalogue';
import type { LoadedSuite } from '../../../runtime/loaded-suite';
import { defaultParameters } from '../../../runtime/run-parameters';
import { runScenarios, type ScenarioExecution } from '../../../runtime/run-scenarios';
import { endTranscript } from '../../../transcript/merge';
import { Recording } from '../../../transcript/recording';
import { suiteScript } from '../../loaded-suite';
import { header } from '../../transcript/records';

registerMutants();

const folder = mkdtempSync(join(tmpdir(), 'judged-'));
after(() => rmSync(folder, { recursive: true }));

const essence = (performances: readonly ScenarioExecution[]) =>
  performances.map(({ scenario, ...rest }) => ({ ...rest, scenario: scenario.pickle.name }));

describe('a transcript of a device that breaks a rule', () => {
  let script: LoadedSuite;
  before(async () => {
    script = await suiteScript();
  });

  // One of every six; mutants.test.ts runs each of them.
  for (const { id, breaks } of mutants.filter((_, index) => index % 6 === 0))
    it(`gives every verdict and its evidence again: ${id}`, async () => {
      const scenarios = script.scenarios.filter(({ rules }) => rules.includes(breaks));
      const transcript = join(folder, `${id}.jsonl`);
      const online = await runScenarios(script, scenarios, {
        ...defaultParameters,
        adapter: `mutant:${id}`,
        transcript,
        header,
      });
      endTranscript(transcript, Date.now());
      const replay = new Replay(Recording.open(transcript));
      registerAdapter('replay', async () => replay);
      const offline = await runScenarios(script, scenarios, { ...defaultParameters, adapter: 'replay' });
      expect(essence(offline)).to.deep.equal(essence(online));
      const failed = online.filter(({ verdict }) => verdict === 'fail');
      // Some mutants are killed by a monitor only.
      const reported = online.filter(({ outcome }) => (outcome?.monitorViolations.length ?? 0) > 0);
      expect([...failed, ...reported]).to.not.have.length(0);
      for (const { outcome } of failed) {
        const { expected = '', seen = '', at = -1, last = [] } = outcome?.violation ?? {};
        expect([expected, seen]).to.not.include('');
        expect(at).to.be.at.least(0);
        expect(last).to.have.length.within(1, 10);
        expect(last.every((each) => each.at <= at)).to.equal(true);
      }
    });
});
