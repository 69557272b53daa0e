import fc from 'fast-check';
import type { Fields, Json } from '../../../adapters/adapter';
import { textOf } from '../../../adapters/byte-text';
import type { Field, Layout } from '../../../adapters/wire/layout';
import { type Draft, setMember } from '../../../adapters/wire/member';
import { type CommandForm, entryLayout } from '../../../adapters/wire/table';

const bytes = (most: number, least = 0): fc.Arbitrary<Uint8Array> =>
  fc.uint8Array({ minLength: least, maxLength: most });
const hex = (value: Uint8Array): string => Buffer.from(value).toString('hex');

const integer = ({ size, signed }: { readonly size: number; readonly signed: boolean }): fc.Arbitrary<number> => {
  const range = 2 ** (8 * size);
  return signed ? fc.integer({ min: -range / 2, max: range / 2 - 1 }) : fc.integer({ min: 0, max: range - 1 });
};

/**
 * What a field may hold; nothing for one that shows nothing.
 *
 * @param measured whether another field holds its length
 */
function contentOf(field: Field, measured: boolean): fc.Arbitrary<Json> | undefined {
  switch (field.kind) {
    case 'integer':
      return integer(field).map((value) => value * field.factor);
    case 'integers':
      return fc.array(integer(field), { minLength: field.count, maxLength: field.count });
    case 'set':
      return fc.uniqueArray(fc.nat(15)).map((members) => members.sort((a, b) => a - b));
    case 'bytes':
      return bytes(field.size ?? 40, measured ? 0 : (field.size ?? 0)).map(field.form === 'hex' ? hex : textOf);
    case 'cstring':
      return fc.string({ unit: fc.constantFrom('a', 'b', '.', '/'), maxLength: 20 });
    case 'value':
      return bytes(40).map(textOf);
    case 'list':
      return fc.array(fieldsFor([entryLayout(field.entry)]), { maxLength: 3 });
    default:
      return undefined;
  }
}

const membersOf = (
  field: Field,
  lengths: ReadonlySet<string>,
): readonly (readonly [name: string, arbitrary: fc.Arbitrary<Json>])[] => {
  if (field.kind === 'nibbles')
    return [field.high, field.low].flatMap((name) => (name === undefined ? [] : [[name, fc.nat(15)] as const]));
  const value = contentOf(field, lengths.has('name' in field ? (field.name ?? '') : ''));
  return value === undefined || !('name' in field) || field.name === undefined ? [] : [[field.name, value]];
};

/** Fields that fill layouts, without the lengths, which follow from the others. */
export function fieldsFor(parts: readonly Layout[]): fc.Arbitrary<Fields> {
  const all = parts.flat();
  const lengths = new Set(all.flatMap((field) => (field.kind === 'length' ? [field.of] : [])));
  const members = all.flatMap((field) => membersOf(field, lengths));
  return fc.tuple(...members.map(([, arbitrary]) => arbitrary)).map((values) => {
    const draft: Draft = {};
    for (const [index, [name]] of members.entries()) setMember(draft, name, values[index] ?? null);
    return draft as Fields;
  });
}

/** Arguments of a command. */
export const argumentsOf = (form: CommandForm): fc.Arbitrary<Fields> => fieldsFor([form.descriptor, form.payload]);
