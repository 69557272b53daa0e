import { codeName, statusName } from '../../ledger/constants';
import type { Fields, Json } from '../adapter';
import type { ByteStream, Found, Junk } from './byte-stream';
import type { WireRecord } from './capture-file';
import { type DecodedCommand, decodeCommand } from './command';
import { type HostItem, HostStream } from './host-stream';
import { decodeMessage, type Outstanding } from './message';
import { type MessageItem, MessageStream } from './message-stream';

/** Members that hold a key or a pass phrase. */
const SECRET_MEMBER = /(key|password)$/i;
/** Options whose value is one: the access point's password and that of the HTTP server, by identifier and option. */
const SECRET_OPTIONS: readonly (readonly [id: string, option: string, number: number, optionNumber: number])[] = [
  ['ConfigId', 'ConfigOpt', 0, 7],
  ['AppId', 'Option', 1, 3],
];
const OPTION_VALUE = /^p(Option)?Values?$/;

const word = (value: number, digits: number): string => value.toString(16).toUpperCase().padStart(digits, '0');

/** A short form of the bytes of junk. */
const LONGEST_JUNK = 32;

/**
 * Describes wire records in lines of text, one for each frame. Keys and pass phrases are replaced by their length.
 */
export class FrameText {
  private outstanding: Outstanding | undefined;

  /** The lines for one record, without their time. */
  linesOf(record: WireRecord): readonly string[] {
    if (record.kind === 'power') {
      this.outstanding = undefined;
      return [`power ${record.on ? 'on' : 'off'}`];
    }
    return record.from === 'host'
      ? itemsIn(new HostStream(), record.bytes).map((item) => `host > nwp  ${this.hostItem(item)}`)
      : itemsIn(new MessageStream('any'), record.bytes).map((item) => `nwp > host  ${this.messageItem(item)}`);
  }

  private hostItem(item: HostItem | Junk): string {
    if (item.kind === 'junk') return junkText(item.bytes);
    if (item.kind !== 'command') return item.kind;
    const command = decodeCommand(item);
    if (command.form === undefined) return `unknown command 0x${word(item.opcode, 4)}, ${item.body.length} bytes`;
    if (command.form.response !== undefined) this.outstanding = { form: command.form, fields: command.fields };
    return `${titleOf(command)}${lengthRemark(command)}${fieldsText(command.fields, command.fields)}`;
  }

  private messageItem(item: MessageItem | Junk): string {
    if (item.kind === 'junk') return junkText(item.bytes);
    if (item.kind === 'rate answer') return item.kind;
    const decoded = decodeMessage(item, this.outstanding);
    const context = this.outstanding?.fields ?? {};
    if (decoded.response) this.outstanding = undefined;
    const name = decoded.name ?? `message 0x${word(item.opcode, 4)}`;
    const title = decoded.response ? `response to ${name}` : name;
    return `[${word(item.devStatus, 2)}] ${title}${lengthRemark(decoded)}${fieldsText(decoded.fields, context)}`;
  }
}

/** All items of one record, an incomplete one as junk. */
function itemsIn<Item extends Found>(stream: ByteStream<Item>, bytes: Uint8Array): readonly (Item | Junk)[] {
  const items = [...stream.push(bytes)];
  while (stream.waiting > 0) items.push(...stream.giveUp());
  return items;
}

const titleOf = ({ form }: DecodedCommand): string =>
  form?.variant === undefined ? (form?.name ?? '') : `${form.name} (${form.variant})`;

const lengthRemark = ({ missing, extra }: { readonly missing: number; readonly extra: number }): string => {
  if (missing > 0) return ` (${missing} bytes short)`;
  return extra > 0 ? ` (${extra} bytes more)` : '';
};

function junkText(bytes: Uint8Array): string {
  const start = Buffer.from(bytes.subarray(0, LONGEST_JUNK)).toString('hex');
  return `junk, ${bytes.length} bytes: ${start}${bytes.length > LONGEST_JUNK ? '…' : ''}`;
}

/** ` name=value` for every field. @param context fields that select the option of a value */
const fieldsText = (fields: Fields, context: Fields): string =>
  Object.entries(fields)
    .map(([name, value]) => ` ${name}=${valueText(name, value, { ...context, ...fields })}`)
    .join('');

function valueText(name: string, value: Json, all: Fields): string {
  if (isSecret(name, all)) return `<${typeof value === 'string' ? value.length : 'some'} characters>`;
  if (typeof value === 'object' && value !== null && !Array.isArray(value))
    return `{${fieldsText(value as Fields, {}).trim()}}`;
  const plain = JSON.stringify(value);
  const constant = nameOf(name, value);
  return constant === undefined ? plain : `${plain} (${constant})`;
}

/** Whether a member holds a key or a pass phrase. `all` are the fields beside it. */
export const isSecret = (name: string, all: Fields): boolean =>
  SECRET_MEMBER.test(name) ||
  (OPTION_VALUE.test(name) &&
    SECRET_OPTIONS.some(([id, option, number, optionNumber]) => all[id] === number && all[option] === optionNumber));

/** TI's name of a number, for the two kinds that a reader looks for. */
function nameOf(name: string, value: Json): string | undefined {
  if (typeof value !== 'number') return undefined;
  if (name === 'ProvisioningStatus') return statusName(value);
  return name === 'code' && value < 0 ? codeName(value) : undefined;
}
