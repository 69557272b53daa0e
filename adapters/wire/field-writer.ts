import type { Fields, Json } from '../adapter';
import { numberOf } from '../argument';
import { bytesOf } from '../byte-text';
import type { Field, Integer, Layout } from './layout';
import { memberAt } from './member';
import { entryLayout, optionLayout } from './table';

/** Where the layout of a `value` is looked up. */
export interface OptionKey {
  readonly table: string;
  readonly id: number;
  readonly option: number;
}

const NOTHING = Buffer.alloc(0);

/** Zero bytes that bring a length to a multiple of four. */
export const paddingOf = (length: number): number => -length & 3;

/** Bytes padded to a multiple of four. */
export const padded = (bytes: Uint8Array): Buffer => Buffer.concat([bytes, Buffer.alloc(paddingOf(bytes.length))]);

/** The largest length that a length field can hold. */
const mostOf = ({ size }: Integer): number => 2 ** (8 * size) - 1;

/** An integer in C's way: a number that is too large loses its upper bits. */
function integer({ size, bigEndian }: Integer, value: number): Buffer {
  const bits = 2 ** (8 * size);
  const whole = Number.isFinite(value) ? Math.trunc(value) % bits : 0;
  const bytes = Buffer.alloc(size);
  if (bigEndian) bytes.writeUIntBE((whole + bits) % bits, 0, size);
  else bytes.writeUIntLE((whole + bits) % bits, 0, size);
  return bytes;
}

const numbersOf = (given: Json | undefined): readonly number[] =>
  Array.isArray(given) ? given.map((each: Json) => numberOf(each)) : [];

/** Bytes given as `{ hex }`, for a value that does not have the layout of its option. */
const rawBytes = (given: Json | undefined): Uint8Array | undefined => {
  const hex = typeof given === 'object' && given !== null && !Array.isArray(given) ? (given as Fields).hex : undefined;
  return typeof hex === 'string' ? Buffer.from(hex, 'hex') : undefined;
};

/** The bytes behind an argument: text, hex digits, a list of bytes, or a number as a C program would pass it. */
function contentOf(given: Json | undefined, form: 'text' | 'hex'): Uint8Array {
  if (typeof given === 'string') return form === 'hex' ? Buffer.from(given, 'hex') : bytesOf(given);
  if (typeof given === 'number') return integer({ size: 4, signed: false, bigEndian: false }, given);
  return Array.isArray(given) ? Buffer.from(numbersOf(given)) : NOTHING;
}

/** Writes the fields of a message. It computes every length, except a named one that the fields contain. */
class FieldWriter {
  private readonly contents = new Map<string, Uint8Array>();

  constructor(
    parts: readonly Layout[],
    private readonly fields: Fields,
    private readonly key: OptionKey | undefined,
  ) {
    const all = parts.flat();
    for (const field of all) {
      if (field.kind === 'bytes') this.contents.set(field.name, contentOf(this.given(field.name), field.form));
      if (field.kind === 'value') this.contents.set(field.name, this.valueOf(field.name));
    }
    for (const field of all) this.clip(field);
  }

  write(layout: Layout): Buffer {
    const pieces: Uint8Array[] = [];
    let length = 0;
    for (const field of layout) {
      const piece = this.bytesOf(field, length);
      pieces.push(piece);
      length += piece.length;
    }
    return Buffer.concat(pieces, length);
  }

  private given(name: string): Json | undefined {
    return memberAt(this.fields, name);
  }

  private content(name: string): Uint8Array {
    return this.contents.get(name) ?? NOTHING;
  }

  /** Cuts off what does not fit the field or its length. */
  private clip(field: Field): void {
    if (field.kind === 'length') this.contents.set(field.of, this.content(field.of).subarray(0, mostOf(field)));
    if (field.kind === 'bytes' && field.size !== undefined)
      this.contents.set(field.name, this.content(field.name).subarray(0, field.size));
  }

  private valueOf(name: string): Uint8Array {
    const given = this.given(name);
    const layout = this.key && optionLayout(this.key.table, this.key.id, this.key.option);
    const raw = rawBytes(given);
    if (raw !== undefined) return raw;
    if (layout === undefined || given === undefined || given === null) return contentOf(given, 'text');
    const scalar = layout.length === 1;
    return encodeParts([layout], scalar ? { value: given } : (given as Fields))[0] ?? NOTHING;
  }

  private bytesOf(field: Field, before: number): Uint8Array {
    switch (field.kind) {
      case 'integer':
        return integer(field, Math.floor(numberOf(this.given(field.name)) / field.factor));
      case 'constant':
        return integer(field, field.value);
      case 'length':
        return integer(field, this.lengthIn(field.name) ?? this.content(field.of).length);
      case 'integers': {
        const given = numbersOf(this.given(field.name));
        return Buffer.concat(Array.from({ length: field.count }, (_, index) => integer(field, given[index] ?? 0)));
      }
      case 'nibbles':
        return Buffer.of((this.nibble(field.high) << 4) | this.nibble(field.low));
      case 'set':
        return integer(
          { size: 2, signed: false, bigEndian: false },
          numbersOf(this.given(field.name)).reduce((bits, each) => bits | (1 << each), 0),
        );
      case 'bytes':
        return this.roomed(field.name, field.size);
      case 'cstring':
        return Buffer.concat([contentOf(this.given(field.name), 'text'), Buffer.alloc(1)]);
      case 'value':
        return this.content(field.name);
      case 'list':
        return this.entriesOf(field.name, field.entry);
      case 'pad':
        return Buffer.alloc(field.size);
      case 'fill':
        return Buffer.alloc(Math.max(0, field.to - before));
    }
  }

  /** A shown length, where the fields give it. */
  private lengthIn(name: string | undefined): number | undefined {
    const given = name === undefined ? undefined : this.given(name);
    return given === undefined ? undefined : numberOf(given);
  }

  private nibble(name: string | undefined): number {
    return name === undefined ? 0 : numberOf(this.given(name)) & 0x0f;
  }

  private roomed(name: string, size: number | undefined): Uint8Array {
    const content = this.content(name);
    return size === undefined ? content : Buffer.concat([content, Buffer.alloc(size - content.length)]);
  }

  private entriesOf(name: string, entry: string): Uint8Array {
    const given = this.given(name);
    if (!Array.isArray(given)) return NOTHING;
    const layout = entryLayout(entry);
    return Buffer.concat(given.map((each: Json) => encodeParts([layout], each as Fields)[0] ?? NOTHING));
  }
}

/**
 * Bytes of the parts of one message, such as descriptor and payload; nothing is padded yet. Missing fields are zero,
 * constants may go by TI's names.
 */
export function encodeParts(parts: readonly Layout[], fields: Fields, key?: OptionKey): readonly Buffer[] {
  const writer = new FieldWriter(parts, fields, key);
  return parts.map((part) => writer.write(part));
}
