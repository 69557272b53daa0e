import { constants } from '../../ledger/constants';
import type { Fields } from '../adapter';
import { numberOf } from '../argument';
import { bytesOf } from '../byte-text';
import type { Link } from '../simulator/host-driver/host-driver';
import type { Message } from '../simulator/network-processor/message';
import { encodeCommand } from '../wire/command';
import { Credit } from '../wire/credit';
import { encodeHostFrame } from '../wire/host-stream';
import { startCode } from '../wire/init-status';
import { type DecodedMessage, decodeMessage, type Outstanding } from '../wire/message';
import { type MessageHeader, type MessageItem, MessageStream } from '../wire/message-stream';
import { commandForm, type Variant } from '../wire/table';
import { requestFields } from './request-fields';

/** The host's side of the line. */
interface LinkLine {
  write(bytes: Uint8Array): void;
  /** Switches the power of the network processor. */
  power(on: boolean): void;
  /** Calls `act` after the current call has returned. */
  soon(act: () => void): void;
}

/** A command that has been sent. */
interface Sent extends Outstanding {
  readonly call: number;
}

const { smartConfig } = constants;

/** The time-out of sl_Stop in the command, in ms. */
const STOP_TIMEOUT = 200;
/** The call number of sl_Stop, which the host driver does not number. */
const UNNUMBERED = 0;

/** Connects a host driver with a network processor over the wire: commands become bytes, bytes become messages. */
export class WireLink implements Link {
  private readonly stream = new MessageStream();
  /** Commands without a response so far, oldest first. */
  private outstanding: Sent[] = [];
  /** Two-stage commands without their completion so far. */
  private incomplete: Sent[] = [];
  /** Data commands that wait for credit, oldest first. */
  private unaffordable: Sent[] = [];
  private credit = new Credit();
  private powered = false;
  private devStatus = 0;

  /**
   * @param receive takes every message, as the host driver does
   * @param heard takes every message of the wire before that
   */
  constructor(
    private readonly line: LinkLine,
    private readonly receive: (message: Message) => void,
    private readonly heard: (message: Message) => void = () => {},
  ) {}

  powerOn(): void {
    this.restart();
    this.powered = true;
    this.line.power(true);
  }

  beginStop(): void {
    this.send(UNNUMBERED, 'sl_Stop', { Timeout: STOP_TIMEOUT });
  }

  powerOff(): void {
    this.restart();
    this.powered = false;
    this.line.power(false);
  }

  command(call: number, name: string, args: Fields): void {
    this.send(call, name, name === 'sl_WlanProvisioning' ? provisioningArguments(args) : args);
  }

  /** Takes bytes of the network processor. Without power there are none that count. */
  take(bytes: Uint8Array): void {
    if (!this.powered) return;
    for (const item of this.stream.push(bytes)) if (item.kind === 'message') this.message(item);
  }

  private restart(): void {
    this.stream.restart();
    this.outstanding = [];
    this.incomplete = [];
    this.unaffordable = [];
    this.credit = new Credit();
    this.devStatus = 0;
  }

  private send(call: number, name: string, fields: Fields): void {
    const variant = variantOf(fields);
    const form = commandForm(name, variant);
    const sent: Sent = { call, form, fields };
    if (this.spends(name, fields)) this.write(sent);
    else this.unaffordable.push(sent);
  }

  /** Spends the credit of a data command; false without enough credit. All other commands need none. */
  private spends(name: string, { pBuf }: Fields): boolean {
    if (name === 'sl_Recv' || name === 'sl_RecvFrom') return this.credit.receive();
    if (name !== 'sl_Send' && name !== 'sl_SendTo') return true;
    return this.credit.send(bytesOf(typeof pBuf === 'string' ? pBuf : '').length);
  }

  private write(sent: Sent): void {
    const { call, form, fields } = sent;
    this.line.write(encodeHostFrame(encodeCommand(form.name, fields, form.variant), 'uart'));
    if (form.completions.length > 0) this.incomplete.push(sent);
    if (form.response !== undefined) this.outstanding.push(sent);
    // TI's driver waits for no response here, and takes the command for served.
    else this.line.soon(() => this.receive({ kind: 'response', call, code: 0, devStatus: this.devStatus }));
  }

  private message(item: MessageItem & { readonly kind: 'message' }): void {
    this.devStatus = item.devStatus;
    this.renewCredit(item);
    const decoded = decodeMessage(item, this.outstanding[0]);
    const content = decoded.response ? this.response(decoded) : this.event(decoded);
    const message = { devStatus: item.devStatus, ...content };
    this.heard(message);
    this.receive(message);
  }

  /** The header of every message renews the credit, for which data commands may wait. */
  private renewCredit(header: MessageHeader): void {
    this.credit.renew(header);
    for (let next = this.unaffordable[0]; next !== undefined; next = this.unaffordable[0]) {
      if (!this.spends(next.form.name, next.fields)) return;
      this.unaffordable.shift();
      this.write(next);
    }
  }

  private response({ fields }: DecodedMessage): Content {
    const sent = this.outstanding.shift();
    if (sent === undefined) return { kind: 'dummy' };
    const { code, value } = outcomeOf(fields);
    if (code < 0) this.incomplete = this.incomplete.filter((each) => each !== sent);
    // The number of a socket is a field of its own.
    const returned = sent.form.name === 'sl_Socket' && code >= 0 ? numberOf(value.sd) : code;
    return { kind: 'response', call: sent.call, code: returned, value };
  }

  private event({ name, opcode, fields }: DecodedMessage & { readonly opcode?: number }): Content {
    const completed = this.completedBy(name, fields);
    if (completed !== undefined) {
      const { code, value } = outcomeOf(fields);
      return { kind: 'completion', call: completed.call, code, value };
    }
    switch (name) {
      case 'init complete':
        return { kind: 'init-complete', code: startCode(numberOf(fields.status)) };
      case 'stop complete':
        return { kind: 'stop-complete' };
      case 'dummy':
      case 'payload size':
      case undefined:
        return { kind: 'dummy' };
      case 'NETAPP_REQUEST':
        return { kind: 'event', name, data: requestFields(fields) };
      case 'SL_DEVICE_EVENT_RESET_REQUEST':
        // The application sees a status that the wire does not carry.
        return { kind: 'event', name, data: { ...fields, Status: 0 } };
      default:
        return { kind: 'event', name: name ?? `0x${opcode?.toString(16)}`, data: fields };
    }
  }

  /** The oldest command that a message completes: of the same function, and of the same socket where it names one. */
  private completedBy(name: string | undefined, fields: Fields): Sent | undefined {
    const socket = fields.sd ?? fields.Sd;
    const index = this.incomplete.findIndex(
      (sent) =>
        sent.form.completions.some((completion) => completion.name === name) &&
        (socket === undefined || numberOf(sent.fields.sd) === socket),
    );
    return index < 0 ? undefined : this.incomplete.splice(index, 1)[0];
  }
}

type WithoutStatus<Whole> = Whole extends unknown ? Omit<Whole, 'devStatus'> : never;
type Content = WithoutStatus<Message>;

/** Return code and value in the fields of a message. A message without a code reports success. */
function outcomeOf({ code, ...value }: Fields): { readonly code: number; readonly value: Fields } {
  return { code: numberOf(code), value };
}

/** The key as bytes. Cipher, group and length are the driver's. */
function provisioningArguments(args: Fields): Fields {
  const { pSmartConfigKey: key } = args;
  if (typeof key !== 'string') return { ...args, pSmartConfigKey: null };
  const hex = key.length === 2 * smartConfig.SL_WLAN_SMART_CONFIG_KEY_LENGTH;
  return { ...args, pSmartConfigKey: hex ? key : Buffer.from(bytesOf(key)).toString('hex') };
}

/** The form of a command for its arguments: enterprise security has a longer one. */
const variantOf = ({ pSecExtParams }: Fields): Variant | undefined =>
  typeof pSecExtParams === 'object' && pSecExtParams !== null ? 'enterprise' : undefined;
