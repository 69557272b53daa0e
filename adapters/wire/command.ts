import type { Fields } from '../adapter';
import { numberOf } from '../argument';
import { type Decoded, decodeParts } from './field-reader';
import { encodeParts, type OptionKey, padded } from './field-writer';
import { memberAt } from './member';
import { type CommandForm, commandForm, formsWithOpcode, type Variant } from './table';

/** A message of the host, without sync and header. */
export interface CommandFrame {
  readonly opcode: number;
  /** Descriptor and payload, each padded to a multiple of four. */
  readonly body: Uint8Array;
}

/** A decoded command. */
export interface DecodedCommand extends Decoded {
  /** Undefined when no command has this opcode. */
  readonly form: CommandForm | undefined;
}

/** The option that a command reads or sets, if it has one. */
export function optionKey({ options }: CommandForm, fields: Fields): OptionKey | undefined {
  if (options === undefined) return undefined;
  const [table, id, option] = options;
  return { table, id: numberOf(memberAt(fields, id)), option: numberOf(memberAt(fields, option)) };
}

/** Sets the bits that tell this command from others with its opcode. */
const marked = ({ when }: CommandForm, fields: Fields): Fields => ({
  ...fields,
  ...Object.fromEntries(when.map(([name, mask, value]) => [name, ((numberOf(fields[name]) & ~mask) | value) >>> 0])),
});

/**
 * The message for a function and its arguments by TI's names. Unset bytes are zero.
 *
 * @throws ProvtckError `COMMAND_UNKNOWN`
 */
export function encodeCommand(name: string, args: Fields, variant?: Variant): CommandFrame {
  const form = commandForm(name, variant);
  const fields = marked(form, args);
  const parts = encodeParts([form.descriptor, form.payload], fields, optionKey(form, fields));
  return { opcode: form.opcode, body: Buffer.concat(parts.map(padded)) };
}

/** Reads a message of the host, whatever its length. */
export function decodeCommand({ opcode, body }: CommandFrame): DecodedCommand {
  const candidates = formsWithOpcode(opcode);
  const [first] = candidates;
  if (first === undefined)
    return {
      form: undefined,
      fields: {},
      missing: 0,
      extra: body.length,
      mask: new Uint8Array(body.length).fill(0xff),
    };
  const decoded = decodeParts([first.descriptor, first.payload], body, (fields) => optionKey(first, fields));
  const fits = ({ when }: CommandForm): boolean =>
    when.every(([name, mask, value]) => (numberOf(decoded.fields[name]) & mask) >>> 0 === value);
  const { fields, missing, extra, mask } = decoded;
  return { form: candidates.find(fits) ?? first, fields, missing, extra, mask };
}

/** The body with all bits zero that TI's driver leaves unset. */
export function significantBody(frame: CommandFrame): Uint8Array {
  const { mask } = decodeCommand(frame);
  return frame.body.map((byte, index) => byte & (mask[index] ?? 0));
}

/** Whether two commands are equal, unset bytes ignored. */
export function sameCommand(a: CommandFrame, b: CommandFrame): boolean {
  return (
    a.opcode === b.opcode &&
    a.body.length === b.body.length &&
    Buffer.compare(significantBody(a), significantBody(b)) === 0
  );
}
