import { expect } from 'chai';
import { describe, it } from 'mocha';
import { idleSetup } from '../../../adapters/idle-setup';
import {
  type IgnoredInput,
  ignoredInputs,
  impossibleInputs,
} from '../../../adapters/simulator/network-processor/ignored-inputs';
import {
  INPUTS,
  type Input,
  referenceTransitions,
  STATES,
  type State,
} from '../../../adapters/simulator/network-processor/transitions';
import type { DecisionOverrides } from '../../../adapters/simulator/simulator';
import type { SimulatorInput } from '../../../calibration/simulator-inputs';
import { loadLedger } from '../../../ledger/ledger';
import {
  ARRANGEMENTS,
  type Arrangement,
  LONGEST_ATTEMPT,
  LONGEST_PROCESS,
  ObservedDevice,
  pairName,
  STIMULI,
} from './process-inputs';

const has = (entries: readonly IgnoredInput[], state: State, input: Input): boolean =>
  entries.some((entry) => entry.input === input && entry.states.includes(state));
const pairsOf = (entries: readonly IgnoredInput[]): readonly string[] =>
  entries.flatMap(({ input, states }) => states.map((state) => pairName(state, input)));

/** States that only the network, the phone or a timer of the process ends. The host waits in them. */
const OF_ATTEMPT: readonly State[] = ['connecting', 'acquiring', 'feedback', 'ending'];

type Stimulus = readonly [name: string, input: SimulatorInput];
const stimuli: readonly Stimulus[] = Object.entries(STIMULI);

/** Plays one session and returns what went wrong in words. */
async function playSession(
  device: ObservedDevice,
  { state, setup, inputs }: Arrangement,
  acts: readonly Stimulus[],
): Promise<readonly string[]> {
  const { simulator } = device;
  const wrong: string[] = [];
  await device.begin({ ...idleSetup, ...setup });
  for (const input of inputs) await input(simulator);
  if (simulator.moment.state !== state) wrong.push(`begins in ${simulator.moment.state}`);
  for (const [, input] of acts) await input(simulator);
  await simulator.clock.sleep(LONGEST_ATTEMPT);
  if (OF_ATTEMPT.includes(simulator.moment.state)) wrong.push(`stays in ${simulator.moment.state}`);
  await simulator.clock.sleep(LONGEST_PROCESS);
  if (simulator.moment.state !== 'idle') wrong.push('does not end');
  if ((await device.unannounced()) !== 0) wrong.push('a profile is not announced');
  return wrong;
}

/** Plays every arrangement with every stimulus, followed by each of these. */
async function walk(device: ObservedDevice, seconds: readonly Stimulus[]): Promise<readonly string[]> {
  const wrong: string[] = [];
  for (const arrangement of ARRANGEMENTS)
    for (const first of stimuli)
      for (const second of seconds)
        for (const what of await playSession(device, arrangement, [first, second]))
          wrong.push(`${arrangement.name}; ${first[0]}; ${second[0]}: ${what}`);
  return wrong;
}

/** The decided effects of an input in a state; a row with a guard alone decides nothing. */
function effectsOf(state: State, input: Input): readonly string[] {
  const rows = referenceTransitions.filter((row) => row.input === input && row.from.includes(state));
  const effects: string[] = [];
  if (rows.some(({ when }) => when === undefined)) effects.push('a row');
  if (has(ignoredInputs, state, input)) effects.push('no change');
  if (has(impossibleInputs, state, input)) effects.push('never');
  return rows.length > 0 && effects.includes('never') ? [...effects, 'a row with a guard'] : effects;
}

describe('every input in every state', () => {
  it('has a decided effect: a row, no change, or a reason for which it does not occur', () => {
    const pairs = STATES.flatMap((state) =>
      INPUTS.map((input) => ({ state, input, effects: effectsOf(state, input) })),
    );
    const undecided = pairs
      .filter(({ effects }) => effects.length !== 1)
      .map(({ state, input, effects }) => `${pairName(state, input)}: ${effects.join(' and ') || 'undecided'}`);
    expect(undecided).to.deep.equal([]);
  });

  it('names rules of the ledger', () => {
    const ledger = loadLedger();
    for (const { rules } of [...ignoredInputs, ...impossibleInputs, ...referenceTransitions])
      for (const id of rules) expect(ledger.rule(id).id).to.equal(id);
  });

  it('is visited, leaves no state for good, and no profile without its announcement', async () => {
    const device = new ObservedDevice();
    expect(await walk(device, stimuli)).to.deep.equal([]);
    const never = pairsOf(impossibleInputs);
    expect([...device.visited].filter((pair) => never.includes(pair))).to.deep.equal([]);
    expect(pairsOf(ignoredInputs).filter((pair) => !device.visited.has(pair))).to.deep.equal([]);
  });

  const without = (input: Input, state: State): DecisionOverrides => ({
    transitions: (rows) =>
      rows.map((row) => (row.input === input ? { ...row, from: row.from.filter((from) => from !== state) } : row)),
  });

  for (const [what, deviation, seen] of [
    ['waits for ever for a lost network', without('network-lost', 'acquiring'), 'stays in acquiring'],
    ['has no end of the feedback stage', without('feedback-timeout', 'feedback'), 'stays in feedback'],
    ['ends a cloud confirmation only by a command', without('inactivity', 'cloud-confirmation'), 'does not end'],
    [
      'announces no profile before the restart',
      without('profile-over-http', 'awaiting-restart'),
      'a profile is not announced',
    ],
    [
      'announces no profile in the feedback stage',
      without('profile-over-http', 'feedback'),
      'a profile is not announced',
    ],
    [
      'announces no SmartConfig profile during an attempt',
      without('profile-over-smartconfig', 'connecting'),
      'a profile is not announced',
    ],
  ] as const)
    it(`shows a device that ${what}`, async () => {
      const wrong = await walk(new ObservedDevice(deviation), stimuli.slice(-1));
      expect(wrong.some((each) => each.endsWith(seen))).to.equal(true);
    });
});
