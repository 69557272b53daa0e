import { constantNamed } from '../../ledger/constants';
import { ProvtckError } from '../../ledger/error';
import type { CallOutcome, DeviceEvent, Fields, Json, Trace } from '../adapter';
import { type Bounds, defaultBounds } from '../process/bounds';
import { ProcessConnection } from '../process/connection';
import { requireData, requireFunctions, requireValue } from '../process/contents';
import { faults } from '../process/faults';
import { PendingCalls } from '../process/pending-calls';
import { protocolVersions } from '../process/protocol';
import { startTcpPeer } from '../process/tcp-peer';
import type { DriverEnd, DriverIdentity, DriverReports } from './driver-end';

/** How a driver under test is reached. */
interface CalledDriverParts {
  /** A shell command, or `tcp://host:port`. */
  readonly command: string;
  readonly part: string;
  /** Device milliseconds in one of the wall clock. */
  readonly timeScale: number;
  readonly trace: (trace: Trace) => void;
  readonly reports: DriverReports;
  readonly bounds?: Bounds;
}

/** Whether a driver is reached over TCP. */
export const isAddress = (command: string): boolean => command.startsWith('tcp://');

/**
 * A host driver behind a program that calls it, over the calls and events of the adapter protocol. Every restart is a
 * new program, or a new connection.
 */
export class CalledDriver implements DriverEnd {
  private readonly bounds: Bounds;
  private connection: ProcessConnection | undefined;
  private readonly pending = new PendingCalls();
  private callsBesideCalls = false;

  constructor(private readonly parts: CalledDriverParts) {
    this.bounds = parts.bounds ?? defaultBounds;
  }

  async connect(): Promise<DriverIdentity> {
    const { part } = this.parts;
    const connection = this.open();
    const { initialize, connect } = this.bounds;
    await connection.request('initialize', { protocolVersions, part }, initialize, ({ protocolVersion, clock }) => {
      if (!protocolVersions.includes(protocolVersion)) throw faults.versionUnsupported(`it chose ${protocolVersion}`);
      if (clock === 'driven') throw drivenClock();
    });
    const { versions, functions, offers, lacks } = await connection.request('connect', {}, connect, (result) =>
      requireFunctions(result.functions),
    );
    this.callsBesideCalls = offers.includes('pending-calls');
    return { versions, functions, callsBesideCalls: this.callsBesideCalls, lacks };
  }

  async restart(): Promise<void> {
    await this.close();
    this.pending.clear();
    await this.connect();
  }

  async call(name: string, args: Fields, deadline: number): Promise<CallOutcome> {
    const wait = deadline / this.parts.timeScale;
    const params = { function: name, arguments: numbersIn(args) as Fields, deadline: Math.ceil(wait) };
    const { outcome } = await this.opened.request('call', params, this.bounds.answer + wait, ({ outcome }) => {
      if (outcome.kind === 'returned') return requireValue(name, args, outcome);
      if (!this.callsBesideCalls) throw faults.pendingNotOffered(name);
      this.pending.add(name);
    });
    return outcome;
  }

  async close(): Promise<void> {
    const { connection } = this;
    this.connection = undefined;
    await connection?.close();
  }

  private get opened(): ProcessConnection {
    if (this.connection === undefined) throw faults.notConnected();
    return this.connection;
  }

  private open(): ProcessConnection {
    const { command, reports, trace } = this.parts;
    const listener = {
      event: (event: { readonly at: number; readonly name: string; readonly data: unknown }) => {
        if (this.connection === connection) this.receive(event as DeviceEvent);
      },
      failed: (error: ProvtckError) => {
        if (this.connection === connection) reports.lost(error);
      },
      trace,
    };
    const connection = isAddress(command)
      ? new ProcessConnection(command, this.bounds, listener, startTcpPeer)
      : new ProcessConnection(command, this.bounds, listener);
    this.connection = connection;
    return connection;
  }

  private receive(event: DeviceEvent): void {
    requireData(event);
    if (event.name === 'return') this.pending.settle(String(event.data.function));
    this.parts.reports.event(event.name, event.data);
  }
}

/** The arguments with numbers in place of the names of TI's constants, so that a small program can read them. */
function numbersIn(argument: Json): Json {
  if (typeof argument === 'string') return constantNamed(argument) ?? argument;
  if (Array.isArray(argument)) return argument.map(numbersIn);
  if (typeof argument !== 'object' || argument === null) return argument;
  return Object.fromEntries(Object.entries(argument).map(([name, value]) => [name, numbersIn(value)]));
}

const drivenClock = (): ProvtckError =>
  new ProvtckError(
    'DRIVER_CLOCK_DRIVEN',
    'the program of the driver has a driven clock',
    'The time of a driver on a line is real. Let the program answer "initialize" with the clock "real".',
  );
