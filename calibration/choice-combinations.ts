import type { DecisionOverrides } from '../adapters/simulator/simulator';
import type { Timing } from '../adapters/simulator/timing';
import { conformingVariants } from '../mutants/conforming/catalogue';
import type { ConformingVariant } from '../mutants/conforming/conforming-variant';
import { LEGAL_TIMES } from '../mutants/conforming/legal-times';

/** A permitted choice of a device: a conforming variant with a deviation, or one time at an end of its range. */
export type Choice = Pick<ConformingVariant, 'id' | 'about' | 'against' | 'open' | 'judged'> & {
  readonly deviation: () => DecisionOverrides;
};

/** A choice of one time. */
export const timeChoice = (name: string, id: string, ms: number, open: readonly string[] = []): Choice => ({
  id,
  open,
  deviation: () => ({ timing: { [name]: ms } as Partial<Timing> }),
});

/** Variants that set most times at once, so that they would exclude most other choices. */
const SETS_MOST_TIMES = 6;

const timeChoices: readonly Choice[] = Object.entries(LEGAL_TIMES).flatMap(([name, { fastest, slowest, open }]) => [
  timeChoice(name, `${name}-fast`, fastest, open),
  timeChoice(name, `${name}-slow`, slowest, open),
]);

/** Conforming variants as choices that can be combined. */
export const variantChoices = (): readonly Choice[] =>
  conformingVariants.flatMap(({ id, deviation, around, options, about, against, open, judged }) => {
    if (deviation === undefined || around !== undefined || options !== undefined || open === 'any') return [];
    if (judged?.readings !== undefined) return [];
    const times = Object.keys(deviation().timing ?? {}).length;
    return times >= SETS_MOST_TIMES
      ? []
      : [
          {
            id,
            deviation,
            ...(about && { about }),
            ...(against && { against }),
            ...(open && { open }),
            ...(judged && { judged }),
          },
        ];
  });

/** All choices that can be combined, each time at both ends of its range. */
export const choices = (): readonly Choice[] => [...variantChoices(), ...timeChoices];

/** What a choice decides, by names that no other choice of a combination can decide too. */
function decided({ deviation, judged, about = [] }: Choice): readonly string[] {
  const { networkProcessor = {}, hostDriver = {}, timing = {} } = deviation();
  return [
    ...about,
    ...Object.keys(networkProcessor).map((name) => `network processor: ${name}`),
    ...Object.keys(hostDriver).map((name) => `host driver: ${name}`),
    ...Object.keys(timing).map((name) => `time: ${name}`),
    ...Object.keys(judged?.ixit ?? {}).map((name) => `statement: ${name}`),
  ];
}

/** Choices that are made together by one device. */
export interface Combination {
  readonly choices: readonly Choice[];
}

/** The choices that one device can make together: each that excludes none before it. */
export function compatible(all: readonly Choice[]): Combination {
  const topics = new Set<string>();
  const made = all.filter((choice) => {
    const own = decided(choice);
    if (own.some((topic) => topics.has(topic))) return false;
    for (const topic of own) topics.add(topic);
    return true;
  });
  return { choices: made };
}

/** Combinations in which every two choices that exclude each other in nothing occur together. */
export function pairwiseCombinations(all: readonly Choice[] = choices()): {
  readonly combinations: readonly Combination[];
  readonly pairs: number;
} {
  const topics = all.map((choice) => new Set(decided(choice)));
  const excludes = (one: number, other: number): boolean =>
    [...(topics[one] ?? [])].some((topic) => topics[other]?.has(topic));
  const open = new Set<string>();
  for (let one = 0; one < all.length; one += 1)
    for (let other = one + 1; other < all.length; other += 1) if (!excludes(one, other)) open.add(`${one} ${other}`);
  const pairs = open.size;
  const combinations: Combination[] = [];
  while (open.size > 0) {
    const made = combinationFrom(open, all.length, excludes);
    combinations.push({ choices: made.flatMap((index) => all[index] ?? []) });
  }
  return { combinations, pairs };
}

/** Takes an open pair and adds each choice that opens the most pairs; removes the pairs that the result has. */
function combinationFrom(
  open: Set<string>,
  count: number,
  excludes: (one: number, other: number) => boolean,
): readonly number[] {
  const key = (one: number, other: number): string => `${Math.min(one, other)} ${Math.max(one, other)}`;
  const [first = ''] = open;
  const made = first.split(' ').map(Number);
  for (;;) {
    const gains = Array.from({ length: count }, (_, index) => ({
      index,
      gain: made.filter((other) => open.has(key(index, other))).length,
    })).filter(({ index, gain }) => gain > 0 && !made.includes(index) && !made.some((other) => excludes(index, other)));
    const best = gains.sort((a, b) => b.gain - a.gain || a.index - b.index)[0];
    if (best === undefined) break;
    made.push(best.index);
  }
  for (const one of made) for (const other of made) open.delete(key(one, other));
  return made;
}

/** One device that makes all choices of a combination. */
export function combinedVariant({ choices: made }: Combination, ordinal: number): ConformingVariant {
  const open = made.flatMap((choice) => (choice.open === 'any' || choice.open === undefined ? [] : choice.open));
  return {
    id: `combination-${ordinal}`,
    story: `The device makes these choices: ${made.map(({ id }) => id).join(', ')}.`,
    against: made.flatMap(({ against = [] }) => against),
    open,
    judged: {
      ixit: Object.assign({}, ...made.map(({ judged }) => judged?.ixit ?? {})),
      without: made.flatMap(({ judged }) => judged?.without ?? []),
    },
    deviation: () => merged(made.map(({ deviation }) => deviation())),
  };
}

function merged(deviations: readonly DecisionOverrides[]): DecisionOverrides {
  const changes = deviations.flatMap(({ transitions }) => transitions ?? []);
  return {
    networkProcessor: Object.assign({}, ...deviations.map(({ networkProcessor }) => networkProcessor ?? {})),
    hostDriver: Object.assign({}, ...deviations.map(({ hostDriver }) => hostDriver ?? {})),
    timing: Object.assign({}, ...deviations.map(({ timing }) => timing ?? {})),
    transitions: (reference) => changes.reduce((rows, change) => change(rows), reference),
  };
}
