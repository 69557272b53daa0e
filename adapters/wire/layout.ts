import * as v from 'valibot';

/** How an integer lies on the wire. */
export interface Integer {
  /** In bytes. */
  readonly size: 1 | 2 | 4;
  readonly signed: boolean;
  /** Ports and addresses in socket commands are big endian; everything else is little endian. */
  readonly bigEndian: boolean;
}

/**
 * One field of a layout. Names are paths into the arguments of TI's function: `pSecParams.Key` is the member `Key` of
 * the argument `pSecParams`.
 */
export type Field =
  | ({ readonly kind: 'integer'; readonly name: string; readonly factor: number } & Integer)
  /** A number that is always the same and is not shown. */
  | ({ readonly kind: 'constant'; readonly value: number } & Integer)
  /** The length in bytes of the field `of`; shown under a name of its own where it has one. */
  | ({ readonly kind: 'length'; readonly name?: string; readonly of: string } & Integer)
  | ({ readonly kind: 'integers'; readonly name: string; readonly count: number } & Integer)
  /** Two nibbles of one byte, the high one first. A nibble without a name carries nothing. */
  | { readonly kind: 'nibbles'; readonly high?: string; readonly low?: string }
  /** Numbers of sockets as the bits of a word. */
  | { readonly kind: 'set'; readonly name: string }
  /** Bytes as text (see `byte-text.ts`) or in hex: `size` bytes, else as many as its length says, else the rest. */
  | { readonly kind: 'bytes'; readonly name: string; readonly form: 'text' | 'hex'; readonly size?: number }
  /** Text that ends with a NUL. */
  | { readonly kind: 'cstring'; readonly name: string }
  /** A value whose layout depends on an identifier and an option in the command. */
  | { readonly kind: 'value'; readonly name: string }
  /** Structures of one kind, up to the end of the message. */
  | { readonly kind: 'list'; readonly name: string; readonly entry: string }
  /** Bytes that carry nothing. */
  | { readonly kind: 'pad'; readonly size: number }
  /** Bytes that carry nothing, up to this length of the whole. */
  | { readonly kind: 'fill'; readonly to: number };

const INTEGER = /^([uin])(8|16|32)$/;
const NAME = '[A-Za-z][\\w.]*';

const integerOf = (type: string): Integer => {
  const [, sign = 'u', bits = '8'] = INTEGER.exec(type) ?? [];
  return { size: (Number(bits) / 8) as 1 | 2 | 4, signed: sign === 'i', bigEndian: sign === 'n' };
};

/** The notations of a field, each with the field it describes. */
const notations: readonly (readonly [pattern: RegExp, read: (parts: readonly string[]) => Field])[] = [
  [
    new RegExp(`^([uin]\\d+)(?:\\*(\\d+))? (${NAME})$`),
    ([type = '', factor, name = '']) => ({
      kind: 'integer',
      name,
      factor: Number(factor ?? 1),
      ...integerOf(type),
    }),
  ],
  [/^([uin]\d+) =(\d+)$/, ([type = '', value]) => ({ kind: 'constant', value: Number(value), ...integerOf(type) })],
  [
    new RegExp(`^([uin]\\d+) (${NAME})?#(${NAME})$`),
    ([type = '', name, of = '']) => ({
      kind: 'length',
      of,
      ...(name !== undefined && { name }),
      ...integerOf(type),
    }),
  ],
  [
    new RegExp(`^([uin]\\d+)\\[(\\d+)\\] (${NAME})$`),
    ([type = '', count, name = '']) => ({
      kind: 'integers',
      name,
      count: Number(count),
      ...integerOf(type),
    }),
  ],
  [
    new RegExp(`^bits (${NAME}):4 (${NAME}):4$`),
    ([high = '', low = '']) => ({
      kind: 'nibbles',
      ...(high !== 'pad' && { high }),
      ...(low !== 'pad' && { low }),
    }),
  ],
  [new RegExp(`^set16 (${NAME})$`), ([name = '']) => ({ kind: 'set', name })],
  [
    new RegExp(`^(text|hex)(?:\\[(\\d+)\\])? (${NAME})$`),
    ([form = '', size, name = '']) => ({
      kind: 'bytes',
      name,
      form: form === 'hex' ? 'hex' : 'text',
      ...(size !== undefined && { size: Number(size) }),
    }),
  ],
  [new RegExp(`^cstring (${NAME})$`), ([name = '']) => ({ kind: 'cstring', name })],
  [new RegExp(`^value (${NAME})$`), ([name = '']) => ({ kind: 'value', name })],
  [new RegExp(`^list (${NAME}) (${NAME})$`), ([entry = '', name = '']) => ({ kind: 'list', name, entry })],
  [/^pad (\d+)$/, ([size]) => ({ kind: 'pad', size: Number(size) })],
  [/^fill (\d+)$/, ([to]) => ({ kind: 'fill', to: Number(to) })],
];

/** The field that a notation describes; undefined when the text is no notation. */
function fieldFrom(notation: string): Field | undefined {
  for (const [pattern, read] of notations) {
    const [found, ...parts] = pattern.exec(notation) ?? [];
    if (found !== undefined) return read(parts);
  }
  return undefined;
}

/** A field in the notation of the data files, such as `u16 InactivityTimeoutSec`. */
const FieldText = v.pipe(
  v.string(),
  v.rawTransform<string, Field>(({ dataset, addIssue, NEVER }) => {
    const field = fieldFrom(dataset.value);
    if (field !== undefined) return field;
    addIssue({ message: 'not the notation of a field' });
    return NEVER;
  }),
);

/** The fields of a message in their order. */
export const Layout = v.array(FieldText);
export type Layout = readonly Field[];

/** Length of a structure in bytes. Fields of variable length count 0. */
export const fixedSize = (layout: Layout): number => layout.reduce((size, field) => size + sizeOf(field), 0);

function sizeOf(field: Field): number {
  switch (field.kind) {
    case 'integer':
    case 'constant':
    case 'length':
      return field.size;
    case 'integers':
      return field.size * field.count;
    case 'nibbles':
      return 1;
    case 'set':
      return 2;
    case 'bytes':
      return field.size ?? 0;
    case 'pad':
      return field.size;
    case 'cstring':
    case 'value':
    case 'list':
    case 'fill':
      return 0;
  }
}
