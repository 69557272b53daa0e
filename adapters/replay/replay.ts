import { ProvtckError } from '../../ledger/error';
import { Need } from '../../ledger/rule';
import type { BenchKind, Line, RecordOf } from '../../transcript/record';
import type { Recording } from '../../transcript/recording';
import { Secrets } from '../../transcript/secrets';
import { shiftTimes } from '../../transcript/shift-times';
import type {
  Adapter,
  ApplicationPort,
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
  PhoneAppPort,
} from '../adapter';
import { Player } from './player';

/** Creates the type guard for lines of these kinds, with an optional condition. */
const of =
  <Kind extends Line['kind']>(kinds: readonly Kind[], fits: (line: RecordOf<Kind>) => boolean = () => true) =>
  (line: Line): line is Extract<Line, { readonly kind: Kind }> =>
    (kinds as readonly string[]).includes(line.kind) && fits(line as unknown as RecordOf<Kind>);

type FaultLine = Extract<Line, { readonly kind: 'fault' }>;
const faultOf = (operation: string) => of(['fault'], (line) => line.operation === operation);

/**
 * Replaces the device of a run: it replays the transcript of the run. The requests of the suite must equal those of
 * the run, including their arguments.
 *
 * How long it is willing to wait for an event that came is not compared: the answer was what it was.
 */
export class Replay implements Adapter {
  readonly name: string;
  readonly clock: Adapter['clock'];
  readonly bench: Bench;
  readonly driverPort?: DriverPort;
  readonly application?: ApplicationPort;
  readonly phoneApp?: PhoneAppPort;
  /** Names of the replayed scenarios. */
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
        this.advanceTo(this.take('a wait', 'sleep', of(['wait'])).t);
        this.checkPassed(until);
      },
    };
    const has = (part: string): boolean => device?.parts.includes(part) === true;
    this.bench = {
      ...(has('operator') && { operated: true as const }),
      ...(has('phone') && { phone: this.part('phone') as Phone }),
      ...(has('network') && { network: this.part('network') as Network }),
      ...(has('cloud') && { cloud: this.part('cloud') as Cloud }),
      ...(has('capture') && { capture: this.part('capture') as Capture }),
    };
    if (has('driver-port')) this.driverPort = this.part('driver-port') as DriverPort;
    if (has('phone-app')) this.phoneApp = this.part('driver-port') as PhoneAppPort;
    if (has('application')) this.application = this.part('driver-port') as ApplicationPort;
  }

  async connect(): Promise<DeviceIdentity> {
    const { device, unopened, last } = this.recording;
    if (device === undefined)
      throw unopened === undefined
        ? new ProvtckError(
            'TRANSCRIPT_CUT',
            `the transcript ends at line ${last.seq}, before the response of the device`,
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
    const wording = this.wording(setup as unknown as Json);
    const reset = of(['reset'], (line) => JSON.stringify(line.setup) === wording);
    const { t } = this.take(`a reset with ${wording}`, 'reset', reset);
    this.origin = this.time;
    this.advanceTo(t);
  }

  async call(name: string, args: Fields, _deadline: number): Promise<CallOutcome> {
    const wording = this.wording(args);
    const called = of(['call'], (line) => line.function === name && JSON.stringify(line.arguments) === wording);
    this.advanceTo(this.player.take(`a call of ${name} with ${wording}`, called).t);
    const answer = this.take(
      `the return of ${name}`,
      'call',
      of(['return', 'pending'], (line) => line.function === name),
    );
    this.advanceTo(answer.t);
    if (answer.kind === 'pending') return { kind: 'pending' };
    const { code, value } = answer;
    return { kind: 'returned', code, ...(value !== undefined && { value: this.meant(value) as Fields }) };
  }

  async nextEvent(until: number): Promise<DeviceEvent | undefined> {
    // The suite asks for events that have arrived; the transcript contains no wait if there are none.
    if (until < 0 && !this.player.isNext((line) => line.kind === 'event' || faultOf('nextEvent')(line)))
      return undefined;
    const line = this.take('an event', 'nextEvent', of(['event', 'wait']));
    this.advanceTo(line.t);
    if (line.kind === 'wait') {
      this.checkPassed(until);
      return undefined;
    }
    return { at: this.origin + line.at, name: line.name, data: this.meant(line.data) as Fields };
  }

  async close(): Promise<void> {}

  /** A part of the bench: the transcript contains the result of each request. */
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
    const wording = this.wording(args);
    const acted = of([kind], (line) => line.act === act && JSON.stringify(line.arguments) === wording);
    const { t, answer } = this.take(`${kind}.${act} with ${wording}`, `${kind}.${act}`, acted);
    this.advanceTo(t);
    return answer === undefined ? undefined : shiftTimes(this.meant(answer), this.origin);
  }

  /** The next record, or the error of the run's adapter in its place. */
  private take<Wanted extends Line>(request: string, operation: string, fits: (line: Line) => line is Wanted): Wanted {
    const rejected = faultOf(operation);
    const line = this.player.take(request, (each): each is Wanted | FaultLine => fits(each) || rejected(each));
    if (!rejected(line)) return line as Wanted;
    this.advanceTo(line.t);
    throw errorOf(line, (text) => this.meant(text) as string);
  }

  /** A wait without an event takes its full time, so that a replay always ends. */
  private checkPassed(until: number): void {
    if (this.time < Math.floor(until))
      throw this.player.impossible(`a wait until ${until} ms ended at ${this.time} ms`);
  }

  /** The current time is the time of a record. */
  private advanceTo(t: number): void {
    this.time = this.origin + t;
  }

  /** A request of the suite in the format of a record. */
  private wording(wording: Json): string {
    this.secrets?.learn(wording);
    return JSON.stringify(this.secrets?.redacted(wording) ?? wording);
  }

  /** Converts the content of a record back. */
  private meant(written: Json): Json {
    return this.secrets?.revealed(written) ?? written;
  }
}

/** The error with which an adapter rejected. */
function errorOf({ code, message, hint }: RecordOf<'fault'>, meant: (text: string) => string = (text) => text): Error {
  return code === undefined ? new Error(meant(message)) : new ProvtckError(code, meant(message), meant(hint ?? ''));
}
