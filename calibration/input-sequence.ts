import type { DecisionOverrides } from '../adapters/simulator/reference-device';
import { Simulator } from '../adapters/simulator/simulator';
import { context, fingerprint } from './fingerprint';
import { SIMULATOR_INPUTS, SIMULATOR_STARTS } from './simulator-inputs';

/** A session as what it begins with and the acts that follow, by their places. */
export interface InputSequence {
  readonly beginning: number;
  readonly acts: readonly number[];
}

/** How a session ends. */
export interface SequenceEnd {
  /** What host and phone have seen of the last act. */
  readonly seen: string;
  /** What the device holds after it. */
  readonly state: string;
  /** The same, coarser: sessions that end alike in this are not gone on with. */
  readonly context: string;
}

const acts = Object.entries(SIMULATOR_INPUTS);
export const INPUT_COUNT = acts.length;
export const START_COUNT = SIMULATOR_STARTS.length;

/** A session in words, one act after the other. */
export const inputNames = ({ acts: places }: InputSequence): readonly string[] =>
  places.map((place) => acts[place]?.[0] ?? '');

/** Plays sessions on one device, each from the beginning. */
export class SequencePlayer {
  private readonly device: Simulator;

  constructor(deviation: DecisionOverrides) {
    this.device = new Simulator('CC3220SF', 'reference', deviation);
  }

  /** @param beforeLast is called before the last act */
  async play({ beginning, acts: places }: InputSequence, beforeLast: () => void = () => {}): Promise<SequenceEnd> {
    const { device } = this;
    const began = SIMULATOR_STARTS[beginning];
    if (began === undefined) throw new Error(`there is no beginning ${beginning}`);
    await device.reset(began.device);
    if (began.network !== undefined) await device.bench.network.provide(began.network);
    let seen = '';
    let smartConfig = '';
    for (const [index, place] of places.entries()) {
      if (index === places.length - 1) beforeLast();
      const [name, act] = acts[place] ?? [];
      if (name === undefined || act === undefined) throw new Error(`there is no act ${place}`);
      if (name.includes('SmartConfig') && name.startsWith('the phone')) smartConfig = name;
      const from = device.clock.now();
      const answer = await act(device);
      const events = [];
      for (;;) {
        const event = await device.nextEvent(device.clock.now());
        if (event === undefined) break;
        events.push({ ...event, at: event.at - from });
      }
      const packets = (await device.bench.capture.packets()).map((packet) => ({ ...packet, at: packet.at - from }));
      device.bench.forgetPackets();
      const names = device.bench.names();
      seen = JSON.stringify({ answer, events, packets, names, took: device.clock.now() - from });
    }
    return { seen, state: `${smartConfig} ${fingerprint(device)}`, context: `${smartConfig} ${context(device)}` };
  }
}
