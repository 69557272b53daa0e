import { expect } from 'chai';
import { before, describe, it } from 'mocha';
import { type Choice, choices, compatible, pairwiseCombinations } from '../../calibration/choice-combinations';
import { examineCombination } from '../../calibration/examine-choices';
import { randomCombinations } from '../../calibration/random-choices';
import type { LoadedSuite } from '../../runtime/loaded-suite';
import { suiteScript } from '../loaded-suite';

const timed = (id: string, timing: object, about?: readonly string[]): Choice => ({
  id,
  deviation: () => ({ timing }),
  ...(about && { about }),
});

const idsOf = (all: readonly Choice[]): readonly (readonly string[])[] =>
  pairwiseCombinations(all).combinations.map((combination) => combination.choices.map(({ id }) => id));

describe('combinations of permitted choices', () => {
  let script: LoadedSuite;
  before(async () => {
    script = await suiteScript();
  });

  it('have each pair of choices that do not exclude each other', () => {
    const all = [
      timed('a', { scan: 1 }),
      timed('b', { scan: 2 }),
      timed('c', { boot: 1 }),
      timed('d', {}, ['time: boot']),
    ];
    const { pairs } = pairwiseCombinations(all);
    expect(pairs).to.equal(4);
    const seen = idsOf(all).flatMap((ids) => ids.flatMap((one) => ids.map((other) => `${one}${other}`)));
    for (const pair of ['ac', 'ad', 'bc', 'bd']) expect(seen).to.include(pair);
    for (const pair of ['ab', 'cd']) expect(seen).to.not.include(pair);
  });

  it('consist of more than a hundred choices', () => {
    expect(choices().length).to.be.greaterThan(100);
    expect(new Set(choices().map(({ id }) => id)).size).to.equal(choices().length);
  });

  // Each combination runs a part of the suite. `provtck mutants --choices` runs all with each.
  it('break no rule', async () => {
    const accused: string[] = [];
    for (const [ordinal, combination] of pairwiseCombinations().combinations.entries()) {
      const scenarios = script.scenarios.filter((_, index) => (index + ordinal) % 256 === 0);
      const { red, choices: made } = await examineCombination(script, combination, ordinal, scenarios);
      expect(made.length).to.be.greaterThan(1);
      accused.push(...red.map(({ scenario }) => `${scenario}: ${made.join()}`));
    }
    expect(accused).to.deep.equal([]);
  });

  it('are the same ones for the same seed, at random times, and break no rule', async () => {
    const devices = randomCombinations(12, 5);
    const ids = (all: typeof devices) => all.map((device) => device.choices.map(({ id }) => id));
    expect(ids(devices)).to.deep.equal(ids(randomCombinations(12, 5)));
    expect(
      ids(devices)
        .flat()
        .some((id) => /^roleSwitch-\d+$/.test(id)),
    ).to.equal(true);
    for (const [ordinal, device] of devices.entries()) {
      expect(compatible(device.choices).choices).to.deep.equal(device.choices);
      const scenarios = script.scenarios.filter((_, index) => (index + ordinal) % 40 === 0);
      const { red, choices: made } = await examineCombination(script, device, 2_000 + ordinal, scenarios);
      expect(red, made.join()).to.deep.equal([]);
    }
  });

  it('show a choice that breaks a rule', async () => {
    const wrong: Choice = {
      id: 'announces another profile',
      deviation: () => ({ networkProcessor: { announcedName: () => 'elsewhere' } }),
    };
    const { red } = await examineCombination(script, { choices: [timed('a', { scan: 1 }), wrong] }, 1_000);
    expect(red.some(({ scenario }) => scenario.startsWith('PROV-7.3-02/1'))).to.equal(true);
  });
});
