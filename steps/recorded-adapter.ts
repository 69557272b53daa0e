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
} from '../adapters/adapter';
import { ProvtckError } from '../ledger/error';
import { BenchFault } from './faults';
import type { TranscriptRecord } from './transcript';

type Write = (record: TranscriptRecord) => void;

/** An adapter that writes down everything said to it and everything it says. */
export class RecordedAdapter implements Adapter {
  readonly name: string;
  readonly clock: Adapter['clock'];
  readonly bench: Bench;
  readonly driverPort?: DriverPort;
  private origin = 0;

  constructor(
    private readonly inner: Adapter,
    private readonly write: Write,
  ) {
    this.name = inner.name;
    this.clock = inner.clock;
    const { phone, network, cloud, capture } = inner.bench;
    this.bench = {
      ...(phone && { phone: this.recorded('phone', phone) as Phone }),
      ...(network && { network: this.recorded('network', network) as Network }),
      ...(cloud && { cloud: this.recorded('cloud', cloud) as Cloud }),
      ...(capture && { capture: this.recordedCapture(capture) }),
    };
    if (inner.driverPort) this.driverPort = this.recorded('driver-port', inner.driverPort) as DriverPort;
  }

  /** Device time since the last reset, in ms. */
  elapsed(): number {
    return this.clock.now() - this.origin;
  }

  async connect(): Promise<DeviceIdentity> {
    return blamed(this.inner.connect());
  }

  async reset(setup: DeviceSetup): Promise<void> {
    await blamed(this.inner.reset(setup));
    this.origin = this.clock.now();
    this.write({ kind: 'reset', t: 0, setup: setup as unknown as Json });
  }

  async call(name: string, args: Fields, deadline: number): Promise<CallOutcome> {
    this.write({ kind: 'call', t: this.elapsed(), function: name, arguments: args });
    const outcome = sound(name, await blamed(this.inner.call(name, args, deadline)));
    const { kind, ...rest } = outcome;
    this.write({ kind: kind === 'returned' ? 'return' : 'pending', t: this.elapsed(), function: name, ...rest });
    return outcome;
  }

  async nextEvent(until: number): Promise<DeviceEvent | undefined> {
    const event = await blamed(this.inner.nextEvent(until));
    if (event !== undefined)
      this.write({ kind: 'event', t: event.at - this.origin, name: event.name, data: event.data });
    return event;
  }

  async close(): Promise<void> {
    await this.inner.close();
  }

  /** Packets are written down with the times the transcript counts in. */
  private recordedCapture(capture: Capture): Capture {
    return {
      packets: async () => {
        const packets = await blamed(capture.packets());
        const answer = packets.map((packet) => ({ ...packet, at: packet.at - this.origin }));
        this.write({ kind: 'capture', t: this.elapsed(), act: 'packets', arguments: [], answer });
        return packets;
      },
    };
  }

  /** The members of `part`, each writing down its name, arguments and answer. */
  private recorded(who: string, part: object): object {
    return new Proxy(part, {
      get: (target, member) => {
        const method: unknown = Reflect.get(target, member);
        if (typeof method !== 'function') return method;
        return async (...args: readonly Json[]) => {
          const answer: unknown = await blamed(Reflect.apply(method, target, args) as Promise<unknown>);
          this.write({
            kind: who,
            t: this.elapsed(),
            act: String(member),
            arguments: args,
            ...(answer !== undefined && { answer: answer as Json }),
          });
          return answer;
        };
      },
    });
  }
}

/** Whatever an adapter rejects with is the bench's trouble, also where it looks like an assertion about the device. */
async function blamed<Answer>(work: Promise<Answer>): Promise<Answer> {
  try {
    return await work;
  } catch (error) {
    if (error instanceof ProvtckError) throw error;
    throw new BenchFault(`the adapter failed: ${error instanceof Error ? error.message : String(error)}`, {
      cause: error,
    });
  }
}

/** An answer that is none is no evidence about the device. */
function sound(name: string, outcome: CallOutcome): CallOutcome {
  const { kind } = (outcome ?? {}) as Partial<CallOutcome>;
  if (kind === 'pending' || (kind === 'returned' && Number.isInteger((outcome as { code?: unknown }).code)))
    return outcome;
  throw new BenchFault(`the adapter answered ${name} with ${JSON.stringify(outcome)}, which is no outcome of a call`);
}
