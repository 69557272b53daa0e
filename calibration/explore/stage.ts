import type { Adapter } from '../../adapters/adapter';
import { CANNOT_DO, isCannotDo } from '../../adapters/cannot-do';
import type { Sighting } from '../../judge/watcher';
import type { Claim } from '../../ledger/claims';
import { ProvtckError } from '../../ledger/error';
import type { Ledger } from '../../ledger/ledger';
import { BenchFault, DeviceFault } from '../../steps/faults';
import { furnish, ledgerFor, type Room } from '../../steps/room';
import type { RunParameters } from '../../steps/run-parameters';
import type { ProvisioningWorld } from '../../steps/world';
import { Transcript } from '../../transcript/writer';
import type { ScriptStep, Vocabulary } from '../vocabulary';
import { keyOf, type Step, wordingOf } from './step';

/** What became of a step. */
export type Done =
  | { readonly kind: 'done' }
  /** The device did something else than the step demands. */
  | { readonly kind: 'fault'; readonly fault: DeviceFault }
  /** It could not be carried out, which says nothing about the device. */
  | {
      readonly kind: 'hindered';
      readonly why: string;
      /** The device or its bench is not made for it, wherever it is tried. */
      readonly unable?: true;
    }
  /** The bench or the way to the device has failed. */
  | { readonly kind: 'broken'; readonly error: Error };

/** What keeps a step from being carried out and is over with the session. */
const HINDRANCES: readonly string[] = [CANNOT_DO, 'CONSOLE_BUSY'];

const DONE: Done = { kind: 'done' };
const silent = new Transcript(undefined, () => 0);

/** Steps that were looked up. They mean the same on every stage. */
const known = new WeakMap<Vocabulary, Map<string, ScriptStep>>();

/** A device on its bench that carries out steps, one session after the other, and is watched by the monitors. */
export class Stage {
  private room: Room | undefined;
  private acting: ProvisioningWorld | undefined;
  private ledger: Ledger | undefined;
  private isDriven = false;

  constructor(
    readonly vocabulary: Vocabulary,
    private readonly open: () => Promise<Adapter>,
    readonly parameters: RunParameters,
  ) {}

  /** What the steps of this session share. */
  get world(): ProvisioningWorld {
    if (this.acting === undefined) throw new Error('no session has begun on this stage');
    return this.acting;
  }

  /** What the device is said to do without. */
  get without(): readonly Claim[] {
    return this.room?.without ?? [];
  }

  /** Whether device time passes only while somebody waits, so that a session takes next to none. */
  get driven(): boolean {
    return this.isDriven;
  }

  /**
   * Opens the device, once; what it offers decides which acts there are.
   *
   * @throws whatever keeps it from being opened
   */
  async furnished(): Promise<Room> {
    this.ledger ??= ledgerFor(this.parameters);
    if (this.room === undefined) {
      const bare = await this.open();
      this.isDriven = bare.clock.driven === true;
      this.room = await furnish(bare, this.parameters, silent, this.ledger);
    }
    return this.room;
  }

  /** A session begins. A device in memory is a new one each time, so that nothing of an earlier session is left in it. */
  async begin(): Promise<void> {
    const inMemory = this.room?.adapter.name === 'simulator' && this.room.adapter.clock.now() > 0;
    if (inMemory) this.room = undefined;
    const room = await this.furnished();
    const world = this.vocabulary.world({ parameters: this.parameters, attach: () => {} }) as ProvisioningWorld;
    world.room = room;
    // Some steps also record what they see, as an answer to a rule; here nobody reads it.
    world.rule = this.ledger?.rules[0];
    this.acting = world;
    room.adapter.turnTo('a session');
  }

  async carryOut(step: Step): Promise<Done> {
    const { code, parameters } = await this.lookUp(step);
    try {
      const outcome = await code.call(this.world, ...parameters);
      if (outcome !== 'skipped') return DONE;
      return { kind: 'hindered', why: this.world.notApplicable ?? 'it does not apply', unable: true };
    } catch (error) {
      if (error instanceof DeviceFault) return { kind: 'fault', fault: error };
      if (!(error instanceof Error)) return { kind: 'broken', error: new Error(String(error)) };
      if (error instanceof ProvtckError && HINDRANCES.includes(error.code))
        return { kind: 'hindered', why: error.message, ...(isCannotDo(error) && { unable: true }) };
      if (error instanceof ProvtckError || isOfAdapter(error)) return { kind: 'broken', error };
      return { kind: 'hindered', why: error.message };
    }
  }

  /** The session is over; what the monitors have seen in it. */
  async end(): Promise<readonly Sighting[]> {
    if (this.room === undefined || this.acting === undefined) return [];
    await this.leave();
    return this.room.watcher.end();
  }

  /** The session is over, and nobody asks what the monitors have seen. */
  async leave(): Promise<void> {
    const { room, acting } = this;
    this.acting = undefined;
    if (acting !== undefined) await room?.adapter.leave(acting.begun);
  }

  async close(): Promise<void> {
    await this.room?.adapter.close();
    this.room = undefined;
  }

  private async lookUp(step: Step): Promise<ScriptStep> {
    const steps = known.get(this.vocabulary) ?? new Map<string, ScriptStep>();
    known.set(this.vocabulary, steps);
    const key = keyOf(step);
    const found = steps.get(key) ?? (await this.vocabulary.lookUp(wordingOf(step)));
    steps.set(key, found);
    return found;
  }
}

/** Whether an adapter has rejected, which it does when the bench has failed and never for the device. */
const isOfAdapter = (error: Error): boolean =>
  error instanceof BenchFault && !(error.cause instanceof DeviceFault) && error.cause !== undefined;
