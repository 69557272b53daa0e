import type { DecisionOverrides } from '../adapters/simulator/reference-device';
import { Simulator } from '../adapters/simulator/simulator';
import { contextFingerprint, stateFingerprint } from './fingerprint';
import { SIMULATOR_INPUTS, SIMULATOR_STARTS, type SimulatorInput } from './simulator-inputs';

/** A session: indexes of its start in `SIMULATOR_STARTS` and of its inputs in `SIMULATOR_INPUTS`. */
export interface InputSequence {
  readonly start: number;
  readonly inputs: readonly number[];
}

/** The result of a session. */
interface SequenceEnd {
  /** What host and phone received after the last input. */
  readonly seen: string;
  /** State of the device after the last input. */
  readonly state: string;
  /** Coarse state. The exploration continues only one session of each context. */
  readonly context: string;
}

const inputs = Object.entries(SIMULATOR_INPUTS);
export const INPUT_COUNT = inputs.length;
export const START_COUNT = SIMULATOR_STARTS.length;

/** The names of the inputs of a session. */
export const inputNames = (sequence: InputSequence): readonly string[] =>
  sequence.inputs.map((index) => inputs[index]?.[0] ?? '');

/** Runs sessions on one simulator, each from its start. */
export class SequencePlayer {
  private readonly device: Simulator;

  constructor(deviation: DecisionOverrides) {
    this.device = new Simulator('CC3220SF', 'reference', deviation);
  }

  /** @param beforeLast called before the last input */
  async play(sequence: InputSequence, beforeLast: () => void = () => {}): Promise<SequenceEnd> {
    const { device } = this;
    const start = SIMULATOR_STARTS[sequence.start];
    if (start === undefined) throw new Error(`start ${sequence.start} does not exist`);
    await device.reset(start.device);
    if (start.network !== undefined) await device.bench.network.provide(start.network);
    let seen = '';
    let smartConfig = '';
    for (const [position, index] of sequence.inputs.entries()) {
      if (position === sequence.inputs.length - 1) beforeLast();
      const [name, input] = inputs[index] ?? [];
      if (name === undefined || input === undefined) throw new Error(`input ${index} does not exist`);
      if (name.includes('SmartConfig') && name.startsWith('the phone')) smartConfig = name;
      seen = await this.apply(input);
    }
    return {
      seen,
      state: `${smartConfig} ${stateFingerprint(device)}`,
      context: `${smartConfig} ${contextFingerprint(device)}`,
    };
  }

  /** Applies one input and returns everything that host and phone receive, as text. */
  private async apply(input: SimulatorInput): Promise<string> {
    const { device } = this;
    const from = device.clock.now();
    const answer = await input(device);
    const events = [];
    for (;;) {
      const event = await device.nextEvent(device.clock.now());
      if (event === undefined) break;
      events.push({ ...event, at: event.at - from });
    }
    const packets = (await device.bench.capture.packets()).map((packet) => ({ ...packet, at: packet.at - from }));
    device.bench.forgetPackets();
    const names = device.bench.names();
    return JSON.stringify({ answer, events, packets, names, took: device.clock.now() - from });
  }
}
