import { referenceDriverDecisions } from '../../adapters/simulator/host-driver/decisions';
import { referenceDecisions } from '../../adapters/simulator/network-processor/decisions';
import type { Transition } from '../../adapters/simulator/network-processor/transitions';
import type { DecisionOverrides } from '../../adapters/simulator/simulator';
import type { Mutant } from '../../mutants/mutant';

/** A mutant whose decisions are compared with those of the reference. */
export type TrackedMutant = Pick<Mutant, 'id' | 'deviation'>;

type Decision = (...args: readonly unknown[]) => unknown;
type Decisions = Readonly<Record<string, Decision>>;
type Deviations = readonly (readonly [id: string, deviation: DecisionOverrides])[];

/**
 * Asks several devices, at each decision of the reference, for their own decision. A device whose decisions were equal so
 * far is in the state of the reference, and need not execute the session itself.
 */
export class DivergenceTracker {
  /** The ids of the devices that have decided differently. The caller empties it for each session. */
  apart = new Set<string>();

  constructor(private readonly devices: readonly TrackedMutant[]) {}

  /** The reference that asks. New for each device, because a fault can have state. */
  deviation(): DecisionOverrides {
    this.apart = new Set();
    const theirs = this.devices.map(({ id, deviation }) => [id, deviation()] as const);
    // Reads of a time cannot be intercepted.
    for (const [id, { timing = {} }] of theirs) if (Object.keys(timing).length > 0) this.apart.add(id);
    return {
      networkProcessor: this.asking(referenceDecisions, theirs, 'networkProcessor'),
      hostDriver: this.asking(referenceDriverDecisions, theirs, 'hostDriver'),
      transitions: (reference) => this.watching(reference, theirs),
    };
  }

  /** The decisions of the reference that some device replaces. Each one asks these devices as well. */
  private asking(reference: object, theirs: Deviations, half: 'networkProcessor' | 'hostDriver'): Decisions {
    const own = reference as Decisions;
    const others = new Map<string, [id: string, decision: Decision][]>();
    for (const [id, deviation] of theirs)
      for (const [name, decision] of Object.entries(deviation[half] ?? {}) as [string, Decision][])
        others.get(name)?.push([id, decision]) ?? others.set(name, [[id, decision]]);
    const asked = [...others].map(([name, decisions]) => {
      const decides: Decision = (...args) => {
        const decided = own[name]?.(...args);
        for (const [id, decision] of decisions) if (!isSame(decision(...args), decided)) this.apart.add(id);
        return decided;
      };
      return [name, decides] as const;
    });
    return Object.fromEntries(asked);
  }

  /** The table of the reference. It records each row that a device lacks, and each one that only a device has. */
  private watching(reference: readonly Transition[], theirs: Deviations): readonly Transition[] {
    const before = new Map<Transition | undefined, Transition[]>();
    const lacking = new Map<Transition, string[]>();
    for (const [id, { transitions }] of theirs) {
      if (transitions === undefined) continue;
      const table = transitions(reference);
      const kept = table.filter((row) => reference.includes(row));
      if (kept.some((row, place) => reference.indexOf(row) < reference.indexOf(kept[place - 1] ?? row)))
        throw new Error(`${id} has rows of the reference in another order, which the tracker cannot compare`);
      for (const row of reference.filter((each) => !kept.includes(each)))
        lacking.get(row)?.push(id) ?? lacking.set(row, [id]);
      for (const [place, row] of table.entries()) {
        if (kept.includes(row)) continue;
        const next = table.slice(place).find((each) => kept.includes(each));
        const { from, input, only } = row;
        // Its guard is not called, because a call is a decision that the reference does not make there.
        const passed: Transition['only'] = (record) => {
          if (only?.(record) !== false) this.apart.add(id);
          return false;
        };
        const seen: Transition = { from, input, rules: [], only: passed };
        before.get(next)?.push(seen) ?? before.set(next, [seen]);
      }
    }
    const watched = reference.flatMap((row) => {
      const ids = lacking.get(row) ?? [];
      const taken: Transition['only'] = () => {
        for (const id of ids) this.apart.add(id);
        return true;
      };
      return [...(before.get(row) ?? []), ids.length === 0 ? row : { ...row, only: taken }];
    });
    return [...watched, ...(before.get(undefined) ?? [])];
  }
}

const isSame = (one: unknown, other: unknown): boolean =>
  one === other || (typeof one === 'object' && JSON.stringify(one) === JSON.stringify(other));
