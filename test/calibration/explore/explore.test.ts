import { expect } from 'chai';
import { describe, it } from 'mocha';
import { Simulator } from '../../../adapters/simulator/simulator';
import { parametersOf } from '../../../calibration/examine';
import { actionCatalogueFor } from '../../../calibration/explore/action-catalogue';
import { bfsSearch } from '../../../calibration/explore/bfs-search';
import { confirmCounterexamples, runTrials } from '../../../calibration/explore/confirm-counterexamples';
import { DivergenceTracker } from '../../../calibration/explore/decision-divergence';
import { demandableRules } from '../../../calibration/explore/demanded-rules';
import { DeviceProbe } from '../../../calibration/explore/device-probe';
import { scriptFor } from '../../../calibration/explore/exploration-session';
import { type ExplorationOptions, type ExplorationResult, explore } from '../../../calibration/explore/explore';
import { stepExecutorFor } from '../../../calibration/explore/mutant-exploration';
import { isShown, unseenDevices } from '../../../calibration/explore/mutant-exploration-result';
import { ReferenceModel } from '../../../calibration/explore/reference-model';
import { openedRules } from '../../../calibration/explore/rule-attribution';
import { scenarioOf, scenarioText } from '../../../calibration/explore/scenario';
import type { Step } from '../../../calibration/explore/step';
import { answered, calls, has, nothingElse, passes, phone, traffic } from '../../../calibration/explore/steps';
import { loadLedger } from '../../../ledger/ledger';
import { mutants, registerMutants } from '../../../mutants/catalogue';
import { conformingVariants, registerConformingVariants } from '../../../mutants/conforming/catalogue';
import type { Mutant } from '../../../mutants/mutant';
import { defaultParameters } from '../../../runtime/run-parameters';
import { stepCatalogue } from '../../../steps/catalogue';
import { explorationMeasured } from '../../../tools/calibration';

registerMutants();
registerConformingVariants();

const known = (id: string): Mutant => {
  const device = mutants.find((each) => each.id === id);
  if (device === undefined) throw new Error(`there is no device ${id}`);
  return device;
};

/** What becomes of a scenario that is worth printing. */
const SHOWN = { onDevice: 'fail', onReference: 'pass' };

describe('exploring a device beside the reference', () => {
  const explored = (
    adapter: string,
    runs: number,
    more: Partial<ExplorationOptions> = {},
  ): Promise<ExplorationResult> => explore(stepExecutorFor(adapter), { seed: 1, runs, length: 10, ...more });

  it('finds nothing where there is nothing to be found', async () => {
    expect((await explored('simulator', 60)).found).to.equal(undefined);
  });

  // With these seeds the search for a shorter scenario ends early.
  for (const [id, most, seed] of [
    ['ungated-net-cfg-get', 3, 9],
    ['ignores-profile', 3, 4],
    ['stop-answers-one', 3, 8],
  ] as const)
    it(`makes of ${id} a scenario of ${most} steps that fails on it and passes on the reference`, async () => {
      const { found } = await explored(`mutant:${id}`, 2_000, { seed });
      if (found === undefined) throw new Error('not found');
      const { divergence, path } = found;
      expect(divergence.script.steps.length).to.be.at.most(most);
      const scenario = scenarioOf(divergence, 99, 'provtck explore');
      expect(await confirmCounterexamples([{ adapter: `mutant:${id}`, scenario }])).to.deep.equal([SHOWN]);
      // And the same again from where it was found.
      const again = await explored(`mutant:${id}`, 2_000, { seed, path });
      expect(again.runs).to.equal(1);
      expect(again.found?.divergence.script.steps).to.deep.equal(divergence.script.steps);
    });

  it('has a device carry out what a scenario would record as well', async () => {
    const executor = stepExecutorFor('mutant:advertises-never');
    await executor.begin();
    const kinds: string[] = [];
    for (const step of [
      stepCatalogue.parse({ text: 'AP provisioning is waiting for the phone to fetch the result' }),
      passes('advertisement watch'),
      traffic('broadcast'),
    ])
      kinds.push((await executor.execute(step)).kind);
    expect(kinds).to.deep.equal(['done', 'done', 'fault']);
  });

  it('makes of a session that stays long one from where a single act tells as much', async () => {
    const { capabilities } = await stepExecutorFor('simulator').openContext();
    const all = actionCatalogueFor(capabilities);
    const catalogue = {
      initialStates: all.initialStates.filter(({ name }) =>
        /^AP provisioning from role AP to role AP is waiting for (a profile|the phone to fetch the result)$/.test(name),
      ),
      actions: all.actions.filter(
        ({ name }) => name.includes('Café') || name === 'the phone fetches the result, and the reports after it',
      ),
    };
    const { found } = await explored('mutant:success-leaves-access-point', 50, { catalogue });
    expect(found?.divergence.script.steps.length).to.equal(4);
  });

  /** A few of each, so that a search through all sessions of them comes to an end. */
  const OPENINGS = ['an idle device', 'AP provisioning is waiting for a profile'];
  const ACTS = [
    'the next report',
    'starts AP provisioning',
    'the host stops provisioning',
    'every API command is refused',
    'every harmless command is served',
  ];

  for (const [id, least] of [
    ['stop-answers-one', 3],
    ['blocked-for-ever', 5],
    ['second-process-open', 6],
  ] as const)
    it(`finds for ${id} a session that is no longer than breadth-first search finds, and one step`, async () => {
      const model = new ReferenceModel(defaultParameters);
      const all = actionCatalogueFor((await model.executor.openContext()).capabilities);
      const catalogue = {
        initialStates: all.initialStates.filter(({ name }) => OPENINGS.includes(name)),
        actions: all.actions.filter(({ name }) => ACTS.includes(name)),
      };
      const found = await bfsSearch(catalogue, [{ ...known(id), most: 6 }]);
      expect(found.get(id)?.script.steps.length).to.equal(least);
      const { found: drawn } = await explored(`mutant:${id}`, 2_000, { catalogue });
      // Steps that make no difference are left out of it, by which it may be shorter.
      expect(drawn?.divergence.script.steps.length).to.be.at.most(least + 1);
    });

  it('knows of devices that decide as the reference does that they do what it does', async () => {
    const shadowed = mutants.filter((_, place) => place % 15 === 0);
    const shadows = new DivergenceTracker(shadowed);
    const { part } = defaultParameters;
    const make = (): Simulator => new Simulator(part, 'reference', shadows.deviation());
    const model = new ReferenceModel(defaultParameters, make);
    const { initialStates } = actionCatalogueFor((await model.executor.openContext()).capabilities);
    const reference = new DeviceProbe({ id: 'the reference', deviation: () => ({}) });
    const stands = shadowed.map((device) => [device.id, new DeviceProbe(device)] as const);
    let apart = 0;
    for (const initialState of initialStates.filter((_, place) => place % 16 === 0)) {
      const script = await scriptFor(model, { initialState, choices: [] });
      if (script === undefined) continue;
      expect((await reference.runScript(script)).kind).to.equal('agreed');
      apart += shadows.apart.size;
      for (const [id, stand] of stands.filter((each) => !shadows.apart.has(each[0]))) {
        expect((await stand.runScript(script)).kind, id).to.equal('agreed');
        expect(stand.state, `${id} after ${initialState.name}`).to.equal(reference.state);
      }
    }
    expect(apart).to.be.above(0);
  });

  it('searches no session of more steps than it was told', async () => {
    const model = new ReferenceModel(defaultParameters);
    const all = actionCatalogueFor((await model.executor.openContext()).capabilities);
    const catalogue = { initialStates: all.initialStates.slice(0, 1), actions: all.actions.slice(0, 5) };
    expect(await bfsSearch(catalogue, [{ ...known('second-process-open'), most: 3 }])).to.deep.equal(new Map());
  });

  it('puts no demand down to a rule that is not judged', () => {
    const ledger = loadLedger();
    for (const id of [...demandableRules, ...openedRules]) expect(ledger.rule(id).class, id).to.not.equal('recorded');
  });
});

describe('devices that were explored', () => {
  const devices = explorationMeasured()?.devices ?? [];

  it('are mutants of every chapter (provtck mutants --explore, npm run calibration)', () => {
    const explored = new Set(devices.map(({ id }) => id));
    const chapters = (all: readonly Mutant[]) => new Set(all.map(({ breaks }) => breaks.slice(0, 'PROV-7'.length)));
    const known = mutants.filter(({ id }) => explored.has(id));
    expect(known).to.have.length(devices.length).and.length.greaterThan(70);
    expect(chapters(known)).to.deep.equal(chapters(mutants));
  });

  it('fail the scenario that stands there, which the reference passes', async () => {
    const shown = devices.filter(isShown).flatMap(({ id, found }) => (found === undefined ? [] : [{ id, ...found }]));
    const printed = shown.map(({ id, scenario }) => ({ adapter: `mutant:${id}`, scenario }));
    const verdicts = await confirmCounterexamples(printed);
    const wrong = shown.filter((_, place) => JSON.stringify(verdicts[place]) !== JSON.stringify(SHOWN));
    expect(wrong.map(({ id }) => id)).to.deep.equal([]);
  });

  it('differ there from every unusual device that keeps the rules', async () => {
    const shown = devices.filter(isShown).flatMap(({ id, found }) => (found === undefined ? [] : [{ id, ...found }]));
    // What a device statement takes back is not asked in a run.
    const unstated = conformingVariants.filter(({ judged }) => judged?.without === undefined);
    // Each scenario is put to a few of them, and each of them to many scenarios.
    const verdicts = await runTrials(
      shown.map(({ scenario }, place) => ({
        scenario,
        devices: unstated.filter((_, at) => at % 16 === place % 16).map(parametersOf),
      })),
    );
    const accused = shown.filter((_, place) => verdicts[place]?.includes('fail'));
    expect(accused.map(({ id }) => id)).to.deep.equal([]);
  });

  it('are not found for a stated reason only where they are not found', () => {
    for (const { devices: ids } of unseenDevices())
      for (const id of ids) expect(devices.find((each) => each.id === id)?.found, id).to.equal(undefined);
  });
});

const IDLE: Step = { kind: 'device.idle' };

describe('a session as a scenario', () => {
  const heading = {
    rules: ['PROV-9-01', 'PROV-2.1-02'],
    needs: ['phone'],
    serial: 7,
    remarks: ['seen: nothing'],
  } as const;

  it('says what it starts from, what is done last, and what is demanded', () => {
    const steps = [IDLE, calls('sl_Stop'), answered('served'), phone.leaves, nothingElse, has([['name', 'x']])];
    expect(scenarioText(steps, heading).split('\n')).to.deep.equal([
      '    # seen: nothing',
      '    @PROV-9-01 @PROV-2.1-02 @needs-phone',
      '    Scenario: PROV-9-01/7 found by exploring',
      '      Given an idle device',
      '      And the host calls sl_Stop',
      '      And the call is served',
      '      When the phone leaves its network',
      '      Then the device reports nothing else',
      '      And the device has:',
      '        | name | x |',
      '',
    ]);
  });

  it('demands something of a device that was only set up', () => {
    expect(scenarioText([IDLE, nothingElse], heading)).to.contain(
      'Given an idle device\n      Then the device reports nothing else\n',
    );
  });

  it('writes tables that read back as they were', () => {
    const text = scenarioText(
      [
        has([
          ['a|b', '\\x20c'],
          ['d', ''],
        ]),
      ],
      heading,
    );
    expect(text).to.contain('        | a\\|b | \\\\x20c |\n        | d    |        |\n');
  });
});
