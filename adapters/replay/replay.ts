import { ProvtckError } from '../../ledger/error';
import { Need } from '../../ledger/rule';
import type { BenchKind, Line, RecordOf } from '../../transcript/record';
import type { Recording } from '../../transcript/recording';
import { Secrets } from '../../transcript/secrets';
import { shiftTimes } from '../../transcript/shift-times';
import type {
  Adapter,
  Bench,
  CallOutcome,
  Capture,
  Cloud,
  DeviceEvent,
  DeviceIdentity,
  DeviceSetup,
  DriverPort,
  Fields,
  Json,
  Network,
  Phone,
} from '../adapter';
import { Player } from './player';

/** Makes the guard for lines of these kinds, which a condition may narrow further. */
const of =
  <Kind extends Line['kind']>(kinds: readonly Kind[], fits: (line: RecordOf<Kind>) => boolean = () => true) =>
  (line: Line): line is Extract<Line, { readonly kind: Kind }> =>
    (kinds as readonly string[]).includes(line.kind) && fits(line as unknown as RecordOf<Kind>);

type FaultLine = Extract<Line, { readonly kind: 'fault' }>;
const faultOf = (operation: string) => of(['fault'], (line) => line.operation === operation);

/**
 * Stands in for the device of a run: plays back what the record of the run holds. Whatever the suite does it must do
 * as it did then; what it says is compared with what it said.
 *
 * How long it is willing to wait for an event that came is not compared: the answer was what it was.
 */
export class Replay implements Adapter {
  readonly name: string;
  readonly clock: Adapter['clock'];
  readonly bench: Bench;
  readonly driverPort?: DriverPort;
  /** Names of the scenarios that were played. */
  readonly played: Set<string> = new Set();
  private readonly player: Player;
  private readonly secrets: Secrets | undefined;
  private time = 0;
  /** Device time of the last reset. */
  private origin = 0;

  constructor(private readonly recording: Recording) {
    const { device, header } = recording;
    this.name = device?.adapter ?? 'replay';
    this.player = new Player(recording);
    this.secrets = header.redacted ? new Secrets() : undefined;
    this.clock = {
      ...(device?.driven && { driven: true }),
      now: () => this.time,
      sleep: async (ms) => {
        const until = this.time + ms;
        this.hear(this.take('a wait', 'sleep', of(['wait'])).t);
        this.checkPassed(until);
      },
    };
    const has = (part: string): boolean => device?.parts.includes(part) === true;
    this.bench = {
      ...(has('phone') && { phone: this.part('phone') as Phone }),
      ...(has('network') && { network: this.part('network') as Network }),
      ...(has('cloud') && { cloud: this.part('cloud') as Cloud }),
      ...(has('capture') && { capture: this.part('capture') as Capture }),
    };
    if (has('driver-port')) this.driverPort = this.part('driver-port') as DriverPort;
  }

  async connect(): Promise<DeviceIdentity> {
    const { device, unopened, last } = this.recording;
    if (device === undefined)
      throw unopened === undefined
        ? new ProvtckError(
            'TRANSCRIPT_CUT',
            `the transcript ends at line ${last.seq}, before the device has answered`,
            'The run was cut short. Run it again.',
          )
        : errorOf(unopened);
    const { part, versions, capabilities, uncertainty } = device;
    return {
      part,
      versions,
      capabilities: { ...capabilities, offers: Need.options.filter((need) => capabilities.offers.includes(need)) },
      uncertainty,
    };
  }

  beginScenario(scenario: string | undefined): void {
    if (scenario === undefined) return this.player.end();
    this.secrets?.forget();
    this.played.add(scenario);
    this.player.begin(scenario);
  }

  async reset(setup: DeviceSetup): Promise<void> {
    const said = this.said(setup as unknown as Json);
    const reset = of(['reset'], (line) => JSON.stringify(line.setup) === said);
    const { t } = this.take(`a reset with ${said}`, 'reset', reset);
    this.origin = this.time;
    this.hear(t);
  }

  async call(name: string, args: Fields, _deadline: number): Promise<CallOutcome> {
    const said = this.said(args);
    const called = of(['call'], (line) => line.function === name && JSON.stringify(line.arguments) === said);
    this.hear(this.player.take(`a call of ${name} with ${said}`, called).t);
    const answer = this.take(
      `the return of ${name}`,
      'call',
      of(['return', 'pending'], (line) => line.function === name),
    );
    this.hear(answer.t);
    if (answer.kind === 'pending') return { kind: 'pending' };
    const { code, value } = answer;
    return { kind: 'returned', code, ...(value !== undefined && { value: this.meant(value) as Fields }) };
  }

  async nextEvent(until: number): Promise<DeviceEvent | undefined> {
    const line = this.take('an event', 'nextEvent', of(['event', 'wait']));
    this.hear(line.t);
    if (line.kind === 'wait') {
      this.checkPassed(until);
      return undefined;
    }
    return { at: this.origin + line.at, name: line.name, data: this.meant(line.data) as Fields };
  }

  async close(): Promise<void> {}

  /** A part of the bench: whatever it is asked to do, the record knows what came of it. */
  private part(kind: BenchKind): object {
    return new Proxy(
      {},
      {
        get: (_target, member) => {
          if (typeof member !== 'string' || member === 'then') return undefined;
          return async (...args: readonly Json[]) => this.act(kind, member, args);
        },
      },
    );
  }

  private act(kind: BenchKind, act: string, args: readonly Json[]): unknown {
    const said = this.said(args);
    const acted = of([kind], (line) => line.act === act && JSON.stringify(line.arguments) === said);
    const { t, answer } = this.take(`${kind}.${act} with ${said}`, `${kind}.${act}`, acted);
    this.hear(t);
    return answer === undefined ? undefined : shiftTimes(this.meant(answer), this.origin);
  }

  /** The next record, or what the adapter of the run rejected with in its place. */
  private take<Wanted extends Line>(asked: string, operation: string, fits: (line: Line) => line is Wanted): Wanted {
    const rejected = faultOf(operation);
    const line = this.player.take(asked, (each): each is Wanted | FaultLine => fits(each) || rejected(each));
    if (!rejected(line)) return line as Wanted;
    this.hear(line.t);
    throw errorOf(line, (text) => this.meant(text) as string);
  }

  /** A wait without an event ends when it is over, and not before. Otherwise a replay need not come to an end. */
  private checkPassed(until: number): void {
    if (this.time < Math.floor(until))
      throw this.player.impossible(`a wait until ${until} ms ended at ${this.time} ms`);
  }

  /** It is as late as a record says. */
  private hear(t: number): void {
    this.time = this.origin + t;
  }

  /** What the suite says, as a record of it reads. */
  private said(said: Json): string {
    this.secrets?.learn(said);
    return JSON.stringify(this.secrets?.redacted(said) ?? said);
  }

  /** What a record says, as it was meant. */
  private meant(written: Json): Json {
    return this.secrets?.revealed(written) ?? written;
  }
}

/** What an adapter rejected with. */
function errorOf({ code, message, hint }: RecordOf<'fault'>, meant: (text: string) => string = (text) => text): Error {
  return code === undefined ? new Error(meant(message)) : new ProvtckError(code, meant(message), meant(hint ?? ''));
}
