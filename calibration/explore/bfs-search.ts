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

/** A device that breaks a rule, and the most steps that a session with it may have. */
export interface BfsTarget extends TrackedMutant {
  readonly most: number;
}

/** A session that may be gone on with. */
interface Place {
  readonly session: ExplorationSession;
  readonly steps: number;
  /** What the reference has come to. */
  readonly state: string;
  /** Acts that fit there. */
  readonly actions: readonly Action[];
  /** Whether another session has come to the same, so that only devices that are elsewhere are of interest. */
  readonly known: boolean;
  /** Devices that have decided otherwise, and what they have come to. */
  readonly apart: ReadonlyMap<string, string>;
  /** Devices of which no session that goes on from here says anything new. */
  readonly settled: ReadonlySet<string>;
}

/**
 * The shortest sessions in which devices differ from the reference, found breadth first: every session over the
 * alphabet, those of fewer steps before those of more. What the random sessions come to is measured against it.
 *
 * The reference carries each session out once, with the devices as its shadows; those that decide otherwise are put to
 * it themselves. Of several sessions that come to the same, one is gone on with.
 *
 * @returns what was found, by the ids of the devices; with the others no session of so many steps shows anything
 */
export async function bfsSearch(
  catalogue: ActionCatalogue,
  devices: readonly BfsTarget[],
): Promise<ReadonlyMap<string, Divergence>> {
  const search = new Search(catalogue, devices);
  return search.run();
}

class Search {
  private readonly shadows: DivergenceTracker;
  private readonly model: ReferenceModel;
  private readonly stands: ReadonlyMap<string, DeviceProbe>;
  private readonly found = new Map<string, Divergence>();
  /** By the number of their steps. */
  private readonly places = new Map<number, Place[]>();
  private readonly states = new Set<string>();
  private reference: Simulator | undefined;

  constructor(
    private readonly catalogue: ActionCatalogue,
    private readonly devices: readonly BfsTarget[],
  ) {
    this.shadows = new DivergenceTracker(devices);
    this.model = new ReferenceModel(defaultParameters, () => {
      this.reference = new Simulator(defaultParameters.part, 'reference', this.shadows.deviation());
      return this.reference;
    });
    this.stands = new Map(devices.map((device) => [device.id, new DeviceProbe(device)]));
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

  /** Sessions of more steps than these say nothing new of any device. */
  private get deepest(): number {
    return Math.max(...this.devices.map((device) => this.boundOf(device)));
  }

  /** Sessions of more steps than these say nothing new of the device. */
  private boundOf({ id, most }: BfsTarget): number {
    return (this.found.get(id)?.script.steps.length ?? most + 1) - 1;
  }

  private async goOn(place: Place): Promise<void> {
    const from = this.reduced(place);
    if (from.known && from.apart.size === 0) return;
    const { session } = place;
    for (const act of place.actions) await this.meet({ ...session, actions: [...session.actions, act] }, from);
  }

  /** The place without the devices that a session of no more steps has brought to the same. */
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
    const { apart: left } = this.shadows;
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

  /** What the device has come to; nothing where it differs in a step, or where it was not able to carry one out. */
  private async put({ id }: BfsTarget, script: SessionScript): Promise<string | undefined> {
    const stand = this.stands.get(id);
    if (stand === undefined) return undefined;
    const course = await stand.runScript(script);
    if (course.kind === 'hindered') return undefined;
    if (course.kind === 'agreed' || course.divergence.failed === undefined) return stand.state;
    const again = await compareWithReference(this.model, stand.executor, script);
    if (again.kind === 'diverged') this.found.set(id, again.divergence);
    return undefined;
  }
}
