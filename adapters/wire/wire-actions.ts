import type { DeviceEvent, Fields, Json } from '../adapter';
import { bytesOf } from '../byte-text';
import type { ByteStream, Found, Junk } from './byte-stream';
import type { WireRecord } from './capture-file';
import { decodeCommand } from './command';
import { isSecret } from './frame-text';
import { type HostItem, HostStream } from './host-stream';
import { startCode } from './init-status';
import { decodeMessage, type Outstanding } from './message';
import { type MessageItem, MessageStream } from './message-stream';

/** Length in bytes of the printable UTF-8 text before the first NUL; the whole length of other bytes. Given in hex. */
function printableCharacters(hex: string): number {
  const bytes = Buffer.from(hex, 'hex');
  const end = bytes.indexOf(0);
  if (end < 0) return bytes.length;
  const text = bytes.subarray(0, end).toString('utf8');
  return /[\p{Cc}\ufffd]/u.test(text) ? bytes.length : end;
}

/**
 * What a host does and gets, from the frames of its wire. Every command is an event with the name of its function,
 * every answer an event `return` or `completion`, and every message carries its status byte as `DevStatus`. Keys and
 * pass phrases are replaced by their length.
 */
export class WireActions {
  private outstanding: Outstanding | undefined;

  /** The actions of one record. */
  actionsOf(record: WireRecord): readonly DeviceEvent[] {
    const { at } = record;
    if (record.kind === 'power') {
      this.outstanding = undefined;
      return [{ at, name: 'power', data: { on: record.on } }];
    }
    const actions =
      record.from === 'host'
        ? itemsIn(new HostStream(), record.bytes).map((item) => this.hostAction(item))
        : itemsIn(new MessageStream('any'), record.bytes).map((item) => this.messageAction(item));
    return actions.flatMap((action) => (action === undefined ? [] : [{ at, ...action }]));
  }

  private hostAction(item: HostItem | Junk): Omit<DeviceEvent, 'at'> | undefined {
    if (item.kind !== 'command') return undefined;
    const { form, fields } = decodeCommand(item);
    if (form === undefined) return { name: 'unknown command', data: { opcode: item.opcode } };
    if (form.response !== undefined) this.outstanding = { form, fields };
    const key = fields.pSmartConfigKey;
    return {
      name: form.name,
      data: {
        ...withoutSecrets(fields, fields),
        ...(typeof key === 'string' && key !== '' && { KeyCharacters: printableCharacters(key) }),
      },
    };
  }

  private messageAction(item: MessageItem | Junk): Omit<DeviceEvent, 'at'> | undefined {
    if (item.kind !== 'message') return undefined;
    const { devStatus: DevStatus } = item;
    const { response, name, completes, fields } = decodeMessage(item, this.outstanding);
    const context = this.outstanding?.fields ?? {};
    const data = { ...withoutSecrets(fields, context), DevStatus };
    if (response) {
      this.outstanding = undefined;
      return { name: 'return', data: { function: name ?? 'unknown', code: 0, ...data } };
    }
    if (completes !== undefined) return { name: 'completion', data: { function: completes, code: 0, ...data } };
    if (name === 'init complete') return { name, data: { code: startCode(Number(fields.status ?? 0)), DevStatus } };
    return { name: name ?? `message 0x${item.opcode.toString(16)}`, data };
  }
}

/** All items of one record; incomplete ones are left out. */
function itemsIn<Item extends Found>(stream: ByteStream<Item>, bytes: Uint8Array): readonly (Item | Junk)[] {
  return [...stream.push(bytes)];
}

/** The fields with a length in place of each key. @param context fields that select the option of a value */
const withoutSecrets = (fields: Fields, context: Fields): Fields =>
  Object.fromEntries(
    Object.entries(fields).map(([name, value]) => [name, withoutSecret(name, value, { ...context, ...fields })]),
  );

function withoutSecret(name: string, value: Json, all: Fields): Json {
  if (isSecret(name, all)) return typeof value === 'string' ? `<${bytesOf(value).length} characters>` : '<a key>';
  if (typeof value === 'object' && value !== null && !Array.isArray(value)) return withoutSecrets(value as Fields, {});
  return value;
}
