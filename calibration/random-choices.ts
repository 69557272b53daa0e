/** Devices that make random permitted choices. They meet combinations and times that no pair of choices has. */
import fc from 'fast-check';
import { LEGAL_TIMES } from '../mutants/conforming/legal-times';
import { type Choice, type Combination, compatible, timeChoice, variantChoices } from './choice-combinations';

/** Maximum number of variants in a device, beside its times. */
const VARIANTS = 12;

/** Steps in which a range of a time is divided. */
const STEPS = 1_000;

/** One time anywhere in its range, short ones more often: most real devices are near the fast end. */
const someTime = (name: keyof typeof LEGAL_TIMES): fc.Arbitrary<Choice> => {
  const { fastest, slowest, open } = LEGAL_TIMES[name];
  return fc.noBias(fc.nat(STEPS)).map((step) => {
    const ms = Math.round(fastest + (slowest - fastest) * (step / STEPS) ** 3);
    return timeChoice(name, `${name}-${ms}`, ms, open);
  });
};

const someTimes: fc.Arbitrary<readonly Choice[]> = fc
  .subarray(Object.keys(LEGAL_TIMES) as (keyof typeof LEGAL_TIMES)[])
  .chain((names) => fc.tuple(...names.map(someTime)));

/** Random combinations of choices. The same seed gives the same ones. */
export const randomCombinations = (count: number, seed: number): readonly Combination[] =>
  fc
    .sample(fc.tuple(fc.shuffledSubarray([...variantChoices()], { minLength: 1, maxLength: VARIANTS }), someTimes), {
      numRuns: count,
      seed,
    })
    .map(([variants, times]) => compatible([...variants, ...times]));
