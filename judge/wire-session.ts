import type { Fields } from '../ledger/json';
import type { Line } from '../transcript/record';
import { commandNamed } from './commands';
import { blocksApis, PROFILE_ADDED, RESET_REQUEST, STATUS } from './record-accessors';

/** What happened on the wire between a host and its network processor, as events with the number of their frame. */
export interface WireEvent {
  readonly at: number;
  readonly frame: number;
  readonly name: string;
  readonly data: Fields;
}

/** Receives a session as records; `boot` begins a new one. */
export interface SessionReceiver {
  record(line: Line): void;
  boot(): void;
  time(t: number): void;
}

/** Events that a host driver passes on while the APIs are blocked. */
const EXEMPT: readonly string[] = [STATUS, PROFILE_ADDED, RESET_REQUEST, 'NETAPP_REQUEST'];

/**
 * Reads the wire as an application sees its device: the calls that the host driver has passed on, their returns, and the
 * events that the driver delivers. What the driver alone decides is left out: calls that it sends while the APIs are
 * blocked, and events that it then drops.
 */
export class DeviceOnWire {
  private byte = 0;
  private readonly unjudged = new Set<string>();
  private starting = false;

  constructor(private readonly receiver: SessionReceiver) {}

  take(event: WireEvent): void {
    const { DevStatus, ...data } = event.data;
    const before = this.byte;
    if (typeof DevStatus === 'number') this.byte = DevStatus;
    const t = Math.floor(event.at);
    this.receiver.time(t);
    const line = { t, seq: event.frame, wall: 0, chain: '' };
    if (typeof DevStatus === 'number') this.receiver.record(messageIn(event.name, DevStatus, data, line));
    if (event.name === 'power') this.takePower(data.on === true, line);
    else if (event.name === 'init complete') this.takeStart(Number(data.code), line);
    else if (event.name === 'return') this.takeReturn(data, line);
    else if (event.name.startsWith('sl_')) this.takeCall(event.name, data, before, line);
    else if (event.name.startsWith('SL_') && (!blocksApis(this.byte) || EXEMPT.includes(event.name)))
      this.receiver.record({ ...line, kind: 'event', at: t, name: event.name, data });
  }

  private takePower(on: boolean, line: Envelope): void {
    this.byte = 0;
    this.unjudged.clear();
    if (!on) return this.receiver.boot();
    this.starting = true;
    this.receiver.record({ ...line, kind: 'call', function: 'sl_Start', arguments: {} });
  }

  private takeStart(code: number, line: Envelope): void {
    if (!this.starting) return this.receiver.boot();
    this.starting = false;
    this.receiver.record({ ...line, kind: 'return', function: 'sl_Start', code });
  }

  private takeCall(name: string, args: Fields, byte: number, line: Envelope): void {
    const skips = blocksApis(byte) && commandNamed(name) !== undefined;
    if (skips) this.unjudged.add(name);
    else this.receiver.record({ ...line, kind: 'call', function: name, arguments: args });
  }

  private takeReturn({ function: name, code, ...value }: Fields, line: Envelope): void {
    if (this.unjudged.delete(String(name))) return;
    this.receiver.record({ ...line, kind: 'return', function: String(name), code: Number(code), value });
  }
}

/** A message of the network processor with its status byte. */
function messageIn(name: string, devStatus: number, { ProvisioningStatus: status }: Fields, line: Envelope): Line {
  return {
    ...line,
    kind: 'message',
    at: line.t,
    name: name === 'return' ? 'response' : name,
    devStatus,
    ...(typeof status === 'number' && { status }),
  };
}

type Envelope = Pick<Line, 'seq' | 'wall' | 'chain'> & { readonly t: number };

/** Reads the wire as the party that sends commands: every event is a record of its own. */
export class HostOnWire {
  constructor(private readonly receiver: SessionReceiver) {}

  take({ at, frame, name, data }: WireEvent): void {
    const t = Math.floor(at);
    this.receiver.time(t);
    this.receiver.record({ kind: 'event', t, at: t, seq: frame, wall: 0, chain: '', name, data });
  }
}
