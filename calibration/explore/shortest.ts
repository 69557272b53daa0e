import { Simulator } from '../../adapters/simulator/simulator';
import { defaultParameters } from '../../steps/run-parameters';
import type { Vocabulary } from '../vocabulary';
import type { Act } from './act';
import type { Alphabet } from './alphabet';
import { Oracle } from './oracle';
import { compared, type Divergence, lookingAfter, type Script, type Session } from './session';
import { type Shadow, Shadows } from './shadows';
import { Stand } from './stand';
import { stateOf } from './state';

/** A device that breaks a rule, and the most steps that a session with it may have. */
export interface Searched extends Shadow {
  readonly most: number;
}

/** A session that may be gone on with. */
interface Place {
  readonly session: Session;
  readonly steps: number;
  /** What the reference has come to. */
  readonly state: string;
  /** Acts that fit there. */
  readonly acts: readonly Act[];
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
export async function shortest(
  vocabulary: Vocabulary,
  alphabet: Alphabet,
  devices: readonly Searched[],
): Promise<ReadonlyMap<string, Divergence>> {
  const search = new Search(vocabulary, alphabet, devices);
  return search.run();
}

class Search {
  private readonly shadows: Shadows;
  private readonly oracle: Oracle;
  private readonly stands: ReadonlyMap<string, Stand>;
  private readonly found = new Map<string, Divergence>();
  /** By the number of their steps. */
  private readonly places = new Map<number, Place[]>();
  private readonly states = new Set<string>();
  private reference: Simulator | undefined;

  constructor(
    vocabulary: Vocabulary,
    private readonly alphabet: Alphabet,
    private readonly devices: readonly Searched[],
  ) {
    this.shadows = new Shadows(devices);
    this.oracle = new Oracle(vocabulary, defaultParameters, () => {
      this.reference = new Simulator(defaultParameters.part, 'reference', this.shadows.deviation());
      return this.reference;
    });
    this.stands = new Map(devices.map((device) => [device.id, new Stand(vocabulary, device)]));
  }

  async run(): Promise<ReadonlyMap<string, Divergence>> {
    const { openings } = this.alphabet;
    for (const opening of openings) await this.meet({ opening, acts: [] });
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
  private boundOf({ id, most }: Searched): number {
    return (this.found.get(id)?.script.steps.length ?? most + 1) - 1;
  }

  private async goOn(place: Place): Promise<void> {
    const from = this.reduced(place);
    if (from.known && from.apart.size === 0) return;
    const { session } = place;
    for (const act of place.acts) await this.meet({ ...session, acts: [...session.acts, act] }, from);
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

  private async meet(session: Session, from?: Place): Promise<void> {
    let state = '';
    let acts: readonly Act[] = [];
    const goesOn = (from?.steps ?? 0) + 1 < this.deepest;
    const script = await lookingAfter(this.oracle, session, (now) => {
      if (!goesOn) return;
      acts = this.alphabet.acts.filter(({ fits }) => fits(now));
      const { untaken, ...others } = now;
      if (this.reference !== undefined) state = stateOf(this.reference, this.oracle.stage.world, untaken, others);
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
    const place = { session, steps: length, state, acts, known: from?.known ?? false, apart, settled };
    this.places.get(length)?.push(place) ?? this.places.set(length, [place]);
  }

  /** What the device has come to; nothing where it differs in a step, or where it was not able to carry one out. */
  private async put({ id }: Searched, script: Script): Promise<string | undefined> {
    const stand = this.stands.get(id);
    if (stand === undefined) return undefined;
    const course = await stand.put(script);
    if (course.kind === 'hindered') return undefined;
    if (course.kind === 'agreed' || course.divergence.failed === undefined) return stand.state;
    const again = await compared(this.oracle, stand.stage, script);
    if (again.kind === 'diverged') this.found.set(id, again.divergence);
    return undefined;
  }
}
