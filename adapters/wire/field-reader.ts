import type { Fields, Json } from '../adapter';
import { textOf } from '../byte-text';
import { type OptionKey, paddingOf } from './field-writer';
import { type Field, fixedSize, type Integer, type Layout } from './layout';
import { type Draft, setMember } from './member';
import { entryLayout, optionLayout } from './table';

/** What was read of a message. */
export interface Decoded {
  readonly fields: Fields;
  /** How many bytes the layout needs and the message does not have. They are read as zero. */
  readonly missing: number;
  /** How many bytes follow the last field, padding not counted. */
  readonly extra: number;
  /** For every byte, the bits that carry information. TI's driver leaves all other bits unset. */
  readonly mask: Uint8Array;
}

/** The key of an option's value, from the fields read so far. */
type OptionKeyOf = (fields: Fields) => OptionKey | undefined;

interface Stretch {
  readonly name: string;
  readonly form: 'text' | 'hex';
  readonly at: number;
  readonly size: number;
}

const shown = (bytes: Uint8Array, form: 'text' | 'hex'): string =>
  form === 'hex' ? Buffer.from(bytes).toString('hex') : textOf(bytes);

/** Reads the fields of a message, whatever its length. */
class FieldReader {
  readonly draft: Draft = {};
  readonly mask: Uint8Array;
  /** Offset of the next field. It is beyond the end when bytes are missing. */
  at = 0;
  private readonly bytes: Buffer;
  private readonly lengths = new Map<string, number>();
  /** Fields of a fixed size, whose length may follow them. */
  private readonly rooms: Stretch[] = [];

  constructor(
    bytes: Uint8Array,
    private readonly keyOf: OptionKeyOf,
  ) {
    this.bytes = Buffer.from(bytes.buffer, bytes.byteOffset, bytes.length);
    this.mask = new Uint8Array(bytes.length);
  }

  read(layout: Layout): void {
    const start = this.at;
    for (const field of layout) this.take(field, start);
  }

  /** Reads the fields of a fixed size, now that all lengths are known. */
  finish(): void {
    for (const { name, form, at, size } of this.rooms) {
      const length = Math.min(this.lengths.get(name) ?? size, size);
      this.mask.fill(0xff, at, at + length);
      setMember(this.draft, name, shown(this.bytes.subarray(at, at + length), form));
    }
  }

  private take(field: Field, start: number): void {
    switch (field.kind) {
      case 'integer':
        return setMember(this.draft, field.name, this.integer(field) * field.factor);
      case 'constant':
        this.integer(field);
        return;
      case 'length': {
        const length = this.integer(field);
        this.lengths.set(field.of, length);
        if (field.name !== undefined) setMember(this.draft, field.name, length);
        return;
      }
      case 'integers':
        return setMember(
          this.draft,
          field.name,
          Array.from({ length: field.count }, () => this.integer(field)),
        );
      case 'nibbles':
        return this.nibbles(field.high, field.low);
      case 'set': {
        const bits = this.integer({ size: 2, signed: false, bigEndian: false });
        const members = Array.from({ length: 16 }, (_, bit) => bit).filter((bit) => (bits >> bit) & 1);
        return setMember(this.draft, field.name, members);
      }
      case 'bytes':
        return this.takeBytes(field.name, field.form, field.size);
      case 'cstring':
        return this.cstring(field.name);
      case 'value':
        return setMember(this.draft, field.name, this.value(this.stretch(this.lengths.get(field.name))));
      case 'list':
        return setMember(this.draft, field.name, this.entries(entryLayout(field.entry)));
      case 'pad':
        this.skip(field.size);
        return;
      case 'fill':
        this.skip(Math.max(0, start + field.to - this.at));
        return;
    }
  }

  /** The next bytes, as many as there are of `size`; the others are missing. */
  private stretch(size = Math.max(0, this.bytes.length - this.at), bits = 0xff): Buffer {
    this.mask.fill(bits, this.at, this.at + size);
    return this.skip(size);
  }

  private skip(size: number): Buffer {
    const taken = this.bytes.subarray(this.at, this.at + size);
    this.at += size;
    return taken;
  }

  private integer({ size, signed, bigEndian }: Integer): number {
    const taken = Buffer.alloc(size);
    this.stretch(size).copy(taken);
    if (bigEndian) return taken.readUIntBE(0, size);
    return signed ? taken.readIntLE(0, size) : taken.readUIntLE(0, size);
  }

  private nibbles(high: string | undefined, low: string | undefined): void {
    const [byte = 0] = this.stretch(1, (high === undefined ? 0 : 0xf0) | (low === undefined ? 0 : 0x0f));
    if (high !== undefined) setMember(this.draft, high, byte >> 4);
    if (low !== undefined) setMember(this.draft, low, byte & 0x0f);
  }

  private takeBytes(name: string, form: 'text' | 'hex', size: number | undefined): void {
    if (size === undefined) setMember(this.draft, name, shown(this.stretch(this.lengths.get(name)), form));
    else {
      this.rooms.push({ name, form, at: this.at, size });
      this.skip(size);
    }
  }

  private cstring(name: string): void {
    const end = this.bytes.indexOf(0, this.at);
    setMember(this.draft, name, shown(this.stretch(end < 0 ? undefined : end - this.at), 'text'));
    this.stretch(1);
  }

  private value(bytes: Buffer): Json {
    const key = this.keyOf(this.draft as Fields);
    const layout = key && optionLayout(key.table, key.id, key.option);
    if (layout === undefined) return shown(bytes, 'text');
    const { fields, missing, extra } = decodeParts([layout], bytes);
    // A value of another length than the option has is shown as it is.
    if (missing > 0 || extra > 0) return bytes.length === 0 ? null : { hex: shown(bytes, 'hex') };
    return layout.length === 1 ? (fields.value ?? null) : fields;
  }

  private entries(layout: Layout): readonly Json[] {
    const size = fixedSize(layout);
    const found: Fields[] = [];
    while (this.bytes.length - this.at >= size) {
      const from = this.at;
      const { fields, mask } = decodeParts([layout], this.skip(size));
      this.mask.set(mask, from);
      found.push(fields);
    }
    return found;
  }
}

/**
 * Reads the parts of a message. Each part begins at a multiple of four.
 *
 * @param keyOf gives the option of a value, from the fields before it
 */
export function decodeParts(
  parts: readonly Layout[],
  bytes: Uint8Array,
  keyOf: OptionKeyOf = () => undefined,
): Decoded {
  const reader = new FieldReader(bytes, keyOf);
  for (const [index, part] of parts.entries()) {
    if (index > 0 && part.length > 0) reader.at += paddingOf(reader.at);
    reader.read(part);
  }
  reader.finish();
  const left = bytes.length - reader.at;
  const padding = paddingOf(reader.at);
  return {
    fields: reader.draft as Fields,
    missing: Math.max(0, -left),
    extra: left <= padding ? 0 : left - padding,
    mask: reader.mask,
  };
}
