import { Simulator } from '../../adapters/simulator/simulator';
import { defaultParameters } from '../../runtime/run-parameters';
import type { Action } from './action';
import type { ActionCatalogue } from './action-catalogue';
import { DivergenceTracker, type TrackedMutant } from './decision-divergence';
import { DeviceProbe } from './device-probe';
import {
  compareWithReference,
  type Divergence,
  type ExplorationSession,
  type SessionScript,
  withFollowUp,
} from './exploration-session';
import { ReferenceModel } from './reference-model';
import { stateOf } from './session-state';

/** A device that breaks a rule, and the maximum number of steps of a session with it. */
export interface BfsTarget extends TrackedMutant {
  readonly most: number;
}

/** A session that the search may continue. */
interface Place {
  readonly session: ExplorationSession;
  readonly steps: number;
  /** The state that the reference has reached. */
  readonly state: string;
  /** The actions that fit there. */
  readonly actions: readonly Action[];
  /** Whether another session has reached the same state. Then only devices in other states are of interest. */
  readonly known: boolean;
  /** The devices that have decided differently, and the states that they have reached. */
  readonly apart: ReadonlyMap<string, string>;
  /** The devices about which a longer session shows nothing new. */
  readonly settled: ReadonlySet<string>;
}

/**
 * The shortest sessions in which devices differ from the reference, found breadth first: every session over the
 * catalogue, in the order of the number of steps. The results of the random sessions are compared with it.
 *
 * The reference executes each session once, and a tracker compares its decisions with those of the devices; a device that decides
 * differently executes the session itself. Of several sessions with the same end state, one is continued.
 *
 * @returns the differences, by the ids of the devices; no session of so many steps shows one for another device
 */
export async function bfsSearch(
  catalogue: ActionCatalogue,
  devices: readonly BfsTarget[],
): Promise<ReadonlyMap<string, Divergence>> {
  const search = new Search(catalogue, devices);
  return search.run();
}

class Search {
  private readonly tracker: DivergenceTracker;
  private readonly model: ReferenceModel;
  private readonly probes: ReadonlyMap<string, DeviceProbe>;
  private readonly found = new Map<string, Divergence>();
  /** By the number of their steps. */
  private readonly places = new Map<number, Place[]>();
  private readonly states = new Set<string>();
  private reference: Simulator | undefined;

  constructor(
    private readonly catalogue: ActionCatalogue,
    private readonly devices: readonly BfsTarget[],
  ) {
    this.tracker = new DivergenceTracker(devices);
    this.model = new ReferenceModel(defaultParameters, () => {
      this.reference = new Simulator(defaultParameters.part, 'reference', this.tracker.deviation());
      return this.reference;
    });
    this.probes = new Map(devices.map((device) => [device.id, new DeviceProbe(device)]));
  }

  async run(): Promise<ReadonlyMap<string, Divergence>> {
    const { initialStates } = this.catalogue;
    for (const initialState of initialStates) await this.meet({ initialState, actions: [] });
    for (let steps = 1; steps < this.deepest; steps += 1) {
      const here = this.places.get(steps) ?? [];
      this.places.delete(steps);
      for (const place of here) await this.goOn(place);
    }
    return this.found;
  }

  /** Maximum number of steps of a session that can show something new about any device. */
  private get deepest(): number {
    return Math.max(...this.devices.map((device) => this.boundOf(device)));
  }

  /** Maximum number of steps of a session that can show something new about the device. */
  private boundOf({ id, most }: BfsTarget): number {
    return (this.found.get(id)?.script.steps.length ?? most + 1) - 1;
  }

  private async goOn(place: Place): Promise<void> {
    const from = this.reduced(place);
    if (from.known && from.apart.size === 0) return;
    const { session } = place;
    for (const act of place.actions) await this.meet({ ...session, actions: [...session.actions, act] }, from);
  }

  /** The place without the devices that a session of no more steps has brought to the same state. */
  private reduced(place: Place): Place {
    const known = place.known || this.isKnown(place.state);
    const old = [...place.apart].filter(([id, state]) =>
      state === place.state ? known : this.isKnown([id, place.state, state].join(' ')),
    );
    const left = old.map(([id]) => id);
    const apart = new Map([...place.apart].filter(([id]) => !left.includes(id)));
    return { ...place, known, apart, settled: new Set([...place.settled, ...left]) };
  }

  private isKnown(state: string): boolean {
    const known = this.states.has(state);
    this.states.add(state);
    return known;
  }

  private async meet(session: ExplorationSession, from?: Place): Promise<void> {
    let state = '';
    let actions: readonly Action[] = [];
    const goesOn = (from?.steps ?? 0) + 1 < this.deepest;
    const script = await withFollowUp(this.model, session, (now) => {
      if (!goesOn) return;
      actions = this.catalogue.actions.filter(({ fits }) => fits(now));
      const { untaken, ...others } = now;
      if (this.reference !== undefined) state = stateOf(this.reference, this.model.executor.world, untaken, others);
    });
    if (script === undefined) return;
    const { length } = script.steps;
    const settled = new Set(from?.settled);
    const apart = new Map<string, string>();
    const { apart: left } = this.tracker;
    for (const device of this.devices) {
      const { id } = device;
      const isOpen = left.has(id) && !settled.has(id) && this.boundOf(device) >= length;
      if (!isOpen || (from?.known === true && !from.apart.has(id))) continue;
      const come = await this.put(device, script);
      if (come === undefined) settled.add(id);
      else apart.set(id, come);
    }
    if (length >= this.deepest) return;
    const place = { session, steps: length, state, actions, known: from?.known ?? false, apart, settled };
    this.places.get(length)?.push(place) ?? this.places.set(length, [place]);
  }

  /** The state that the device has reached; undefined if it differs in a step, or cannot execute one. */
  private async put({ id }: BfsTarget, script: SessionScript): Promise<string | undefined> {
    const probe = this.probes.get(id);
    if (probe === undefined) return undefined;
    const course = await probe.runScript(script);
    if (course.kind === 'hindered') return undefined;
    if (course.kind === 'agreed' || course.divergence.failed === undefined) return probe.state;
    const again = await compareWithReference(this.model, probe.executor, script);
    if (again.kind === 'diverged') this.found.set(id, again.divergence);
    return undefined;
  }
}
