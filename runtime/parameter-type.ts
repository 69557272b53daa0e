/** Types of the values that steps carry, each with its one reader and its one writer. */

/** Rows of a step's table, cell by cell. */
export type Rows = readonly (readonly string[])[];

/** A type of value in the text of a step. `format` writes what `parse` reads. */
export interface ParameterType<Value> {
  /** Its name in a cucumber expression. */
  readonly name: string;
  /** Source of a regular expression without capture groups. */
  readonly pattern: string;
  /** Reads what `pattern` has matched. */
  parse(text: string): Value;
  /** Writes a value as a feature writes it. */
  format(value: Value): string;
  /** The optional features of a device that a value needs. */
  features?(value: Value): readonly string[];
  /** All values, where there is a closed list of them. */
  readonly values?: readonly Value[];
}

/** The table below a step. It takes no place in the text. */
export const table = { name: 'table' } as const;
export type Table = typeof table;

/** The value that a parameter type or a table carries. */
export type ValueOf<Type> = Type extends ParameterType<infer Value> ? Value : Rows;

/** Longer alternatives first, so that a text that begins another is not taken for it. */
export const anyOf = (texts: readonly string[]): string =>
  [...texts]
    .sort((a, b) => b.length - a.length)
    .map((text) => text.replace(/[.*+?^${}()|[\]\\]/g, '\\$&'))
    .join('|');

/** A closed list of words, each of which is its own text. */
export function words<const Word extends string>(name: string, values: readonly Word[]): ParameterType<Word> {
  return { name, pattern: anyOf(values), parse: (text) => text as Word, format: (value) => value, values };
}

/** A closed list of values, each with the text that features use for it. */
export function choice<const Value extends string>(
  name: string,
  texts: Readonly<Record<Value, string>>,
): ParameterType<Value> {
  const values = Object.keys(texts) as Value[];
  const byText = new Map(values.map((value) => [texts[value], value]));
  return {
    name,
    pattern: anyOf([...byText.keys()]),
    parse(text) {
      const value = byText.get(text);
      if (value === undefined) throw new Error(`no ${name} is written "${text}"`);
      return value;
    },
    format: (value) => texts[value],
    values,
  };
}

/**
 * A two-column table as names with their values.
 *
 * @throws Error when a row has not two cells
 */
export function pairsOf(rows: Rows): Readonly<Record<string, string>> {
  if (rows.some(({ length }) => length !== 2)) throw new Error('every row of this table needs exactly two columns');
  return Object.fromEntries(rows.map(([name = '', value = '']) => [name, value]));
}
