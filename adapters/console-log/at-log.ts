import { constants } from '../../ledger/constants';
import type { Fields, Json } from '../../ledger/json';
import { functionOfCommand } from '../serial/at-commands';
import { wordNamed } from '../serial/vocabulary';
import { type AtPart, isAtFragment, mayBeAtLine, partsOfAtLine } from './at-line';
import {
  doubtful,
  event,
  IGNORABLE,
  type LineText,
  type LogReader,
  type Reading,
  type Said,
  type SaidRecord,
  unreadCommand,
} from './log-reader';
import { copyOf, TextMemory } from './text-memory';

/** Maximum number of records that are stored while a call is pending. */
const LONGEST = 1_000;

/** A command without a response so far, and the reports in the meantime. */
interface UnderWay {
  readonly line: LineText;
  readonly call: Said & { readonly kind: 'call' };
  /** The command calls no function of the suite, or asks for its parameters. */
  readonly callsNothing: boolean;
  readonly meanwhile: SaidRecord[];
}

/** The statements of a text that do not depend on earlier text. */
interface Parsed {
  readonly parts: readonly AtPart[] | undefined;
  readonly fragment: boolean;
}

const NOTHING: Parsed = { parts: undefined, fragment: false };

/** The console of TI's at_commands demo, with or without the add-on. */
export class AtLog implements LogReader {
  private underWay: UnderWay | undefined;
  /** Whether the add-on is active, which repeats the information that TI's own lines lose. */
  private raw = false;
  /** The beginning of an echo that an event interrupted. */
  private head = '';
  /** A report of an end without the expected network name; the next line can show that it was interrupted. */
  private unnamed: SaidRecord | undefined;
  /** The name of the last profile. */
  private profile: string | undefined;
  private readonly memory = new TextMemory<Parsed>();

  /** @param more parses further lines of the host */
  constructor(private readonly more?: LogReader) {}

  read(line: LineText): Reading {
    if (line.text === '') return IGNORABLE;
    const whole = this.head === '' ? line : { ...line, text: this.head + line.text };
    const { parts, fragment } = this.parsed(line.text);
    const isRest = whole !== line && (parts === undefined || fragment);
    const joined = isRest ? this.parsed(whole.text) : undefined;
    if (joined?.parts !== undefined) {
      this.head = '';
      return { known: true, records: [...this.named(true), ...this.all(joined.parts, line)] };
    }
    if (parts !== undefined) return { known: true, records: [...this.named(true), ...this.all(parts, line)] };
    return this.unknown(line, fragment);
  }

  get holds(): boolean {
    return this.underWay !== undefined || this.unnamed !== undefined || this.more?.holds === true;
  }

  end(): readonly SaidRecord[] {
    return [...this.named(true), ...this.endOfCall()];
  }

  private unknown(line: LineText, fragment: boolean): Reading {
    const before = this.named(this.profile !== undefined && !this.profile.endsWith(line.text));
    const reading = this.more?.read(line);
    if (reading?.known === true) return { known: true, records: [...before, ...this.told(reading.records)] };
    const damaged = fragment ? this.told([doubtful(line)]) : [];
    return { known: false, records: [...before, ...this.told(reading?.records ?? []), ...damaged] };
  }

  private parsed(text: string): Parsed {
    if (!mayBeAtLine(text)) return NOTHING;
    return this.memory.recall(text, (each) => {
      const parts = partsOfAtLine(each, this.raw);
      return { parts, fragment: parts === undefined && isAtFragment(each) };
    });
  }

  private all(parts: readonly AtPart[], line: LineText): readonly SaidRecord[] {
    return parts.length === 1 && parts[0] !== undefined
      ? this.one(parts[0], line)
      : parts.flatMap((part) => this.one(part, line));
  }

  private one(part: AtPart, line: LineText): readonly SaidRecord[] {
    switch (part.kind) {
      case 'boot':
        return [...this.end(), { line, said: { kind: 'boot' } }];
      case 'event':
        return this.event(part, line);
      case 'answer':
        return this.answered(part.code, line);
      case 'command':
        return this.called(part.name, part.parameters, line);
      case 'head of an echo':
        this.head = part.text;
        return [];
      case 'damaged':
        return [...this.endOfCall(), ...unreadCommand(line), doubtful(line)];
      case 'ignorable':
        return [];
    }
  }

  private event({ event: { name, data }, raw }: AtPart & { readonly kind: 'event' }, line: LineText) {
    if (raw && !this.raw) {
      this.raw = true;
      this.memory.clear();
    }
    const record = { line, said: event(name, data) };
    if (name.endsWith('PROFILE_ADDED')) this.profile = typeof data.Ssid === 'string' ? copyOf(data.Ssid) : undefined;
    if (!isUnnamedEnd(data)) return this.told([record]);
    this.unnamed = record;
    return [];
  }

  /** The report that was held back. @param whole whether its line was complete */
  private named(whole: boolean): readonly SaidRecord[] {
    const { unnamed } = this;
    this.unnamed = undefined;
    if (unnamed === undefined) return [];
    if (whole || unnamed.said.kind !== 'event') return this.told([unnamed]);
    const { Ssid: _name, Ssidlen: _length, ...data } = unnamed.said.data;
    return this.told([{ line: unnamed.line, said: event(unnamed.said.name, data) }]);
  }

  /** Reports during a pending call come after the call, and its response proves that the call was made. */
  private told(records: readonly SaidRecord[]): readonly SaidRecord[] {
    if (this.underWay === undefined || records.length === 0) return records;
    this.underWay.meanwhile.push(...records);
    return this.underWay.meanwhile.length > LONGEST ? this.endOfCall() : [];
  }

  private endOfCall(): readonly SaidRecord[] {
    const { underWay } = this;
    this.underWay = undefined;
    if (underWay === undefined) return [];
    if (underWay.callsNothing) return underWay.meanwhile;
    const { line, call, meanwhile } = underWay;
    return [{ line, said: call }, ...meanwhile, { line, said: { kind: 'pending', t: 0, function: call.function } }];
  }

  /** @param code undefined if the command did not reach its function */
  private answered(code: number | undefined, line: LineText): readonly SaidRecord[] {
    if (this.underWay === undefined && this.head !== '') this.completeEcho(line);
    const { underWay } = this;
    // The log does not contain the command, so it can have been any command.
    if (underWay === undefined) return unreadCommand(line);
    this.underWay = undefined;
    const { call, meanwhile, callsNothing } = underWay;
    if (code === undefined || callsNothing) return meanwhile;
    return [
      { line: underWay.line, said: call },
      ...meanwhile,
      { line, said: { kind: 'return', t: 0, function: call.function, code } },
    ];
  }

  /** The echo before an event without a line end was complete: the response proves it. */
  private completeEcho(line: LineText): void {
    const [part] = this.parsed(this.head).parts ?? [];
    this.head = '';
    if (part?.kind === 'command') this.called(part.name, part.parameters, line);
  }

  private called(command: string, parameters: string | undefined, line: LineText): readonly SaidRecord[] {
    if (this.isEcho(line)) return [];
    const before = this.endOfCall();
    const name = functionOfCommand(`AT${command}`);
    this.underWay = {
      line,
      call: { kind: 'call', t: 0, function: name ?? '', arguments: argumentsOf(name, parameters ?? '') },
      callsNothing: name === undefined || parameters === '?',
      meanwhile: [],
    };
    return before;
  }

  /** The device echoes text that the terminal has already logged. */
  private isEcho({ text, direction }: LineText): boolean {
    const { underWay } = this;
    return (
      direction === 'from device' &&
      underWay?.line.direction === 'to device' &&
      underWay.line.text.trim() === text.trim()
    );
  }
}

const { status, wlanStatus } = constants;

const isUnnamedEnd = ({ ProvisioningStatus, WlanStatus, Ssid }: Fields): boolean =>
  ProvisioningStatus === status.SL_WLAN_PROVISIONING_STOPPED &&
  WlanStatus === wlanStatus.SL_WLAN_STATUS_CONNECTED &&
  Ssid === '';

/** The arguments of a call that rules use. */
function argumentsOf(name: string | undefined, parameters: string): Fields {
  if (name === 'sl_WlanProvisioning') return orderFrom(parameters);
  return {};
}

/** `cmd,role,timeout,key,flags` as the arguments of the call; an empty field is 0. */
function orderFrom(parameters: string): Fields {
  const [order = '', role = '', timeout = '', , flags = ''] = parameters.split(',').map((field) => field.trim());
  const value = (list: Parameters<typeof wordNamed>[0], word: string): Json =>
    wordNamed(list, word.toLowerCase())?.value ?? (Number(word) || 0);
  return {
    ProvisioningCmd: value('provisioningCommand', order),
    RequestedRoleAfterSuccess: role === '' ? constants.role.ROLE_STA : value('provisioningRole', role),
    InactivityTimeoutSec: Number(timeout) || 0,
    Flags: value('provisioningFlag', flags),
  };
}
