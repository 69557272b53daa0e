import type { Fields } from '../adapter';
import { optionKey } from './command';
import { type Decoded, decodeParts } from './field-reader';
import { encodeParts } from './field-writer';
import type { Layout } from './layout';
import {
  type CommandForm,
  type EventForm,
  eventWithOpcode,
  FROM_HOST,
  formsWithOpcode,
  namedLayout,
  SYNCHRONOUS,
} from './table';

/** A message of the network processor, without sync and header. */
export interface MessageContent {
  readonly opcode: number;
  /** Without padding. */
  readonly payload: Uint8Array;
}

/** A decoded message of the network processor. */
export interface DecodedMessage extends Decoded {
  /** Whether TI's driver takes it as the answer to the outstanding command. The driver checks bit 10 only. */
  readonly response: boolean;
  /** The command answered, or the event; undefined for an opcode that is neither. */
  readonly name: string | undefined;
  /** The command it completes. */
  readonly completes?: string;
}

/** A command that waits for its response, with its arguments. */
export interface Outstanding {
  readonly form: CommandForm;
  readonly fields: Fields;
}

/** Opcode of the message without payload; only its header counts. */
export const DUMMY = 0x0063;

/** The answer to a command, with the fields of its response. Undefined where the command has none. */
export function encodeResponse({ form, fields: args }: Outstanding, fields: Fields): MessageContent | undefined {
  if (form.response === undefined) return undefined;
  const { opcode, layout } = form.response;
  // Most commands have no option, and a copy of all fields is slow.
  const key = form.options && optionKey(form, { ...args, ...fields });
  return { opcode, payload: whole(layout, fields, key) };
}

/** An event or completion. */
export const encodeEvent = ({ opcode, layout }: EventForm, fields: Fields): MessageContent => ({
  opcode,
  payload: whole(layout, fields),
});

const whole = (layout: Layout, fields: Fields, key?: ReturnType<typeof optionKey>): Uint8Array =>
  encodeParts([layout], fields, key)[0] ?? Buffer.alloc(0);

/**
 * Reads a message, whatever its length.
 *
 * @param outstanding the outstanding command. A response belongs to it, whatever its opcode. Without one, the opcode decides.
 */
export function decodeMessage({ opcode, payload }: MessageContent, outstanding?: Outstanding): DecodedMessage {
  if ((opcode & SYNCHRONOUS) === 0) {
    const event = eventWithOpcode(opcode);
    return {
      ...decodeParts([event?.layout ?? []], payload),
      response: false,
      name: event?.name,
      ...(event?.completes !== undefined && { completes: event.completes }),
    };
  }
  const form = outstanding?.form ?? formsWithOpcode(opcode | FROM_HOST)[0];
  const keyOf = (fields: Fields): ReturnType<typeof optionKey> =>
    form && optionKey(form, { ...outstanding?.fields, ...fields });
  return {
    ...decodeParts([form === undefined ? namedLayout('basic') : (form.response?.layout ?? [])], payload, keyOf),
    response: true,
    name: form?.name,
  };
}
