import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { after, before, describe, it } from 'node:test';
import { expect } from 'chai';
import { openAdapter } from '../../adapters/registry';
import { type Explored, explore } from '../../calibration/explore/explore';
import { mappedRules, rulesOf } from '../../calibration/explore/rules';
import { needsOf, scenarioText } from '../../calibration/explore/scenario';
import { Stage } from '../../calibration/explore/stage';
import { act, demand, given } from '../../calibration/explore/step';
import { perform } from '../../calibration/perform';
import { loadScript } from '../../calibration/suite-script';
import { loadVocabulary, type Vocabulary } from '../../calibration/vocabulary';
import { ownSources } from '../../cli/cucumber';
import { loadLedger } from '../../ledger/ledger';
import { registerMutants } from '../../mutants/catalogue';
import { defaultParameters } from '../../steps/run-parameters';

registerMutants();

describe('exploring a device beside the reference', () => {
  let vocabulary: Vocabulary;
  let folder: string;
  before(async () => {
    vocabulary = await loadVocabulary();
    folder = mkdtempSync(join(tmpdir(), 'provtck-explore-'));
  });
  after(() => rmSync(folder, { recursive: true }));

  const explored = async (adapter: string, runs: number, more: { path?: string } = {}): Promise<Explored> => {
    const parameters = { ...defaultParameters, adapter };
    const stage = new Stage(vocabulary, () => openAdapter(adapter, parameters), parameters);
    return explore(stage, { seed: 1, runs, length: 10, ...more });
  };

  /** The verdicts on a device of a feature that holds nothing but the scenario. */
  const verdicts = async (adapter: string, scenario: string): Promise<readonly string[]> => {
    const file = join(folder, `${adapter.replace(':', '-')}.feature`);
    writeFileSync(file, `Feature: Found by exploring\n\n  Rule: What was found\n\n${scenario}`);
    const script = await loadScript({ ...ownSources, features: file });
    const performed = await perform(script, script.scenarios, { ...defaultParameters, adapter });
    return performed.map(({ verdict }) => verdict);
  };

  it('finds nothing where there is nothing to be found', async () => {
    expect((await explored('simulator', 60)).found).to.equal(undefined);
  });

  for (const [id, most] of [
    ['ungated-net-cfg-get', 2],
    ['open-while-linked', 2],
    ['stop-answers-one', 3],
    ['never-stays', 4],
    ['ready-in-every-mode', 3],
  ] as const)
    it(`makes of ${id} a scenario of ${most} steps that fails on it and passes on the reference`, async () => {
      const { found } = await explored(`mutant:${id}`, 2_000);
      if (found === undefined) throw new Error('not found');
      const { divergence, path } = found;
      expect(divergence.script.steps.length).to.be.at.most(most);
      const heading = { rules: rulesOf(divergence), needs: needsOf(divergence), serial: 99, remarks: [] };
      const scenario = scenarioText(divergence.script.steps, heading);
      expect(await verdicts(`mutant:${id}`, scenario)).to.deep.equal(['fail']);
      expect(await verdicts('simulator', scenario)).to.deep.equal(['pass']);
      // And the same again from where it was found.
      const again = await explored(`mutant:${id}`, 2_000, { path });
      expect(again.runs).to.equal(1);
      expect(again.found?.divergence.script.steps).to.deep.equal(divergence.script.steps);
    });

  it('puts no demand down to a rule that is not judged', () => {
    const ledger = loadLedger();
    for (const id of mappedRules) expect(ledger.rule(id).class, id).to.not.equal('recorded');
  });
});

describe('a session as a scenario', () => {
  const heading = {
    rules: ['PROV-9-01', 'PROV-2.1-02'],
    needs: ['phone'],
    serial: 7,
    remarks: ['seen: nothing'],
  } as const;

  it('says what it starts from, what is done last, and what is demanded', () => {
    const steps = [given('an idle device'), act('first'), demand('noted'), act('last'), demand('one'), demand('two')];
    expect(scenarioText(steps, heading).split('\n')).to.deep.equal([
      '    # seen: nothing',
      '    @PROV-9-01 @PROV-2.1-02 @needs-phone',
      '    Scenario: PROV-9-01/7 found by exploring',
      '      Given an idle device',
      '      And first',
      '      And noted',
      '      When last',
      '      Then one',
      '      And two',
      '',
    ]);
  });

  it('demands something of a device that was only set up', () => {
    expect(scenarioText([given('a device'), demand('one')], heading)).to.contain('Given a device\n      Then one\n');
  });

  it('writes tables that read back as they were', () => {
    const text = scenarioText(
      [
        given('a device with:', [
          ['a|b', '\\x20c'],
          ['d', ''],
        ]),
      ],
      heading,
    );
    expect(text).to.contain('        | a\\|b | \\\\x20c |\n        | d    |        |\n');
  });
});
