import { ProvtckError } from '../ledger/error';
import type { ParameterType, Rows } from './parameter-type';
import type { StepClass, StepDefinition } from './step-definition';
import type { ProvisioningWorld } from './world';

/** A step as features write it. */
export interface StepText {
  readonly text: string;
  readonly rows?: Rows;
}

/** What every step has, whatever its kind. */
export interface AnyStep {
  readonly kind: string;
}

interface Entry {
  readonly definition: StepDefinition;
  readonly parameters: readonly Parameter[];
  readonly pattern: RegExp;
  /** The fixed texts between the parameters. */
  readonly literals: readonly string[];
  /** Name of the field that holds the table, if there is one. */
  readonly table: string | undefined;
}

interface Parameter {
  readonly field: string;
  readonly type: ParameterType<unknown>;
}

/** Characters of a text by which its possible definitions are found. */
const START_LENGTH = 12;

/** Every kind of step, with the one parser and the one renderer of steps. */
export class StepCatalogue<Step extends AnyStep = AnyStep> {
  private readonly entries: readonly Entry[];
  private readonly byKind: ReadonlyMap<string, Entry>;
  /** Steps are data and the same text is read many times. */
  private readonly parsed = new Map<string, Step>();
  /** The entries whose fixed start agrees with a start of a text, by that start. */
  private readonly byStart = new Map<string, readonly Entry[]>();

  /** @throws Error when an expression and its fields do not agree, or a kind is there twice */
  constructor(definitions: readonly object[]) {
    this.entries = (definitions as readonly StepDefinition[]).map(entryOf);
    this.byKind = new Map(this.entries.map((entry) => [entry.definition.kind, entry]));
    if (this.byKind.size < this.entries.length) throw new Error('two steps have the same kind');
  }

  /** All definitions, in the order in which they were given. */
  get definitions(): readonly StepDefinition[] {
    return this.entries.map(({ definition }) => definition);
  }

  /** The parameter types in use, each once. */
  get parameterTypes(): readonly ParameterType<unknown>[] {
    return [...new Set(this.entries.flatMap(({ parameters }) => parameters.map(({ type }) => type)))];
  }

  /** The definitions that fit a text. */
  matches(step: StepText): readonly StepDefinition[] {
    return this.fitting(step).map(({ definition }) => definition);
  }

  /**
   * Reads a step.
   *
   * @throws ProvtckError `STEP_UNDEFINED` when no definition fits it or several do
   */
  parse(step: StepText): Step {
    const found = this.find(step);
    if (found !== undefined) return found;
    const { length } = this.matches(step);
    throw new ProvtckError('STEP_UNDEFINED', `"${step.text}" has ${length} definitions`, 'Run provtck lint.');
  }

  /** Reads a step; undefined when no definition fits it or several do. */
  find(step: StepText): Step | undefined {
    const key = step.rows === undefined ? step.text : JSON.stringify([step.text, step.rows]);
    const known = this.parsed.get(key);
    if (known !== undefined) return known;
    const [entry, ...others] = this.fitting(step);
    if (entry === undefined || others.length > 0) return undefined;
    const [, ...texts] = entry.pattern.exec(step.text) ?? [];
    const read = this.assemble(
      entry,
      entry.parameters.map(({ type }, place) => type.parse(texts[place] ?? '')),
      step.rows,
    );
    this.parsed.set(key, read);
    return read;
  }

  /** Puts a step together from its values in the order of the text. */
  stepFrom(kind: string, values: readonly unknown[], rows?: Rows): Step {
    return this.assemble(this.entry(kind), values, rows);
  }

  /** Writes a step as a feature writes it. */
  render(step: Step): StepText {
    const { literals, parameters, table } = this.entry(step.kind);
    const values = step as unknown as Readonly<Record<string, unknown>>;
    const text = literals.reduce((written, literal, place) => {
      const { type, field } = parameters[place - 1] as Parameter;
      return written + type.format(values[field]) + literal;
    });
    return table === undefined ? { text } : { text, rows: values[table] as Rows };
  }

  /** Whether a step is a state, an action or an observation. */
  classOf(step: Step): StepClass {
    return this.entry(step.kind).definition.class;
  }

  /** The optional features of a device that a step needs or switches off. */
  featuresOf(step: Step): readonly string[] {
    const { definition, parameters } = this.entry(step.kind);
    const values = step as unknown as Readonly<Record<string, unknown>>;
    return [
      ...parameters.flatMap(({ field, type }) => type.features?.(values[field]) ?? []),
      ...(definition.features?.(step as never) ?? []),
    ];
  }

  /** Executes a step. */
  async run(world: ProvisioningWorld, step: Step): Promise<void> {
    await this.entry(step.kind).definition.run(world, step as never);
  }

  private assemble({ definition, parameters, table }: Entry, values: readonly unknown[], rows?: Rows): Step {
    const fields = parameters.map(({ field }, place) => [field, values[place]] as const);
    const rowsOf = table === undefined ? [] : [[table, rows ?? []] as const];
    return Object.fromEntries([['kind', definition.kind], ...fields, ...rowsOf]) as unknown as Step;
  }

  private fitting({ text, rows }: StepText): readonly Entry[] {
    return this.startingAs(text).filter(
      ({ pattern, literals, table }) =>
        (table !== undefined) === (rows !== undefined) && hasInOrder(text, literals) && pattern.test(text),
    );
  }

  /** The entries that the start of a text leaves possible. Most texts have only a few. */
  private startingAs(text: string): readonly Entry[] {
    const start = text.slice(0, START_LENGTH);
    const known = this.byStart.get(start);
    if (known !== undefined) return known;
    const found = this.entries.filter(({ literals: [first = ''] }) => start.startsWith(first.slice(0, START_LENGTH)));
    this.byStart.set(start, found);
    return found;
  }

  private entry(kind: string): Entry {
    const found = this.byKind.get(kind);
    if (found === undefined) throw new Error(`there is no step of kind ${kind}`);
    return found;
  }
}

/** Whether a text begins with the first literal and has the others after it, which excludes most patterns quickly. */
function hasInOrder(text: string, [first = '', ...others]: readonly string[]): boolean {
  let from = text.startsWith(first) ? first.length : -1;
  for (const literal of others) {
    if (from < 0) return false;
    const at = text.indexOf(literal, from);
    from = at < 0 ? -1 : at + literal.length;
  }
  return from >= 0;
}

/** Cucumber expressions also know optional and alternative text. The catalogue supports neither. */
const UNSUPPORTED = /[()/\\]/;

function entryOf(definition: StepDefinition): Entry {
  const { expression, fields } = definition;
  const names = [...expression.matchAll(/\{(\w+)\}/g)].map(([, name]) => name);
  const literals = expression.split(/\{\w+\}/);
  if (literals.some((literal) => UNSUPPORTED.test(literal)))
    throw new Error(`"${expression}" has optional or alternative text`);
  const parameters: Parameter[] = [];
  let table: string | undefined;
  for (const [field, type] of Object.entries(fields))
    if ('pattern' in type) parameters.push({ field, type: type as ParameterType<unknown> });
    else table = field;
  if (names.join() !== parameters.map(({ type }) => type.name).join())
    throw new Error(`"${expression}" and its fields do not agree`);
  const source = literals
    .map((literal, place) => (place === 0 ? '' : `(${parameters[place - 1]?.type.pattern})`) + escaped(literal))
    .join('');
  return { definition, parameters, literals, table, pattern: new RegExp(`^${source}$`) };
}

const escaped = (text: string): string => text.replace(/[.*+?^${}()|[\]\\]/g, '\\$&');
