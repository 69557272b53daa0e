import * as v from 'valibot';
import { ProvtckError } from '../../ledger/error';
import commandData from './data/commands.json';
import eventData from './data/events.json';
import structureData from './data/structures.json';
import { Layout } from './layout';

/** Bit 15 of an opcode: the message comes from the host. */
export const FROM_HOST = 0x8000;
/** Bit 10: a command that is answered, or its answer. */
export const SYNCHRONOUS = 0x0400;

const Opcode = v.pipe(v.string(), v.regex(/^0x[\dA-F]{4}$/), v.transform(Number));
const Variant = v.picklist(['ipv6', 'enterprise']);
export type Variant = v.InferOutput<typeof Variant>;

/** Conditions on masked fields. They tell commands with the same opcode apart. */
const When = v.array(v.tuple([v.string(), v.number(), v.number()]));
type When = v.InferOutput<typeof When>;

const Alike = v.union([
  v.pipe(
    v.string(),
    v.transform((name) => ({ name })),
  ),
  v.strictObject({ name: v.string(), when: When, completion: v.exactOptional(Opcode) }),
]);

const Row = v.strictObject({
  name: v.string(),
  variant: v.exactOptional(Variant),
  opcode: Opcode,
  when: v.exactOptional(When),
  /** Other functions that send the same command. */
  alike: v.exactOptional(v.array(Alike)),
  /** Table of option values, with the fields that hold identifier and option. */
  options: v.exactOptional(v.tuple([v.string(), v.string(), v.string()])),
  command: Layout,
  payload: v.exactOptional(Layout),
  /** A layout, or the name of one. Absent where the command is not answered. */
  response: v.exactOptional(v.union([v.string(), Layout])),
  /** The event that ends a two-stage command. */
  completion: v.exactOptional(
    v.strictObject({
      opcode: Opcode,
      layout: Layout,
      variants: v.exactOptional(v.array(v.strictObject({ variant: Variant, opcode: Opcode, layout: Layout }))),
    }),
  ),
});

const EventRow = v.strictObject({ name: v.string(), opcode: Opcode, layout: Layout });

const Structures = v.strictObject({
  layouts: v.record(v.string(), Layout),
  entries: v.record(v.string(), Layout),
  options: v.record(v.string(), v.record(v.string(), Layout)),
});

/** A message that the network processor sends without being asked, or as the end of a two-stage command. */
export interface EventForm {
  /** TI's event name, or our own name for a message that no application sees. */
  readonly name: string;
  readonly opcode: number;
  readonly layout: Layout;
  /** The command that this message completes. */
  readonly completes?: string;
}

/** A command with its response and its completions. */
export interface CommandForm {
  /** TI's function, or our own name for a command that the driver sends by itself. */
  readonly name: string;
  readonly variant?: Variant;
  readonly opcode: number;
  readonly when: When;
  readonly options?: readonly [table: string, id: string, option: string];
  readonly descriptor: Layout;
  readonly payload: Layout;
  /** Absent where the command is not answered. */
  readonly response?: { readonly opcode: number; readonly layout: Layout };
  /** The events that may complete it, one for each variant. */
  readonly completions: readonly EventForm[];
}

const structures = v.parse(Structures, structureData);
const rows = v.parse(v.array(Row), commandData);
const plainEvents: readonly EventForm[] = v.parse(v.array(EventRow), eventData);

function formsOf(row: v.InferOutput<typeof Row>): readonly CommandForm[] {
  const layout = typeof row.response === 'string' ? namedLayout(row.response) : row.response;
  const shared = {
    opcode: row.opcode,
    ...(row.variant !== undefined && { variant: row.variant }),
    ...(row.options !== undefined && { options: row.options }),
    descriptor: row.command,
    payload: row.payload ?? [],
    ...(layout !== undefined && { response: { opcode: row.opcode & ~FROM_HOST, layout } }),
  };
  const own = row.completion === undefined ? [] : [row.completion, ...(row.completion.variants ?? [])];
  const completions = own.map(({ opcode, layout, ...rest }) => ({
    name: `completion of ${row.name}${'variant' in rest ? ` (${rest.variant})` : ''}`,
    opcode,
    layout,
    completes: row.name,
  }));
  const alike = (row.alike ?? []).map((each) => {
    const borrowed = 'completion' in each ? plainEvents.filter(({ opcode }) => opcode === each.completion) : [];
    return { ...shared, name: each.name, when: 'when' in each ? each.when : [], completions: borrowed };
  });
  return [{ ...shared, name: row.name, when: row.when ?? [], completions }, ...alike];
}

const forms: readonly CommandForm[] = rows.flatMap(formsOf);
const completions = new Map(forms.flatMap((form) => form.completions).map((event) => [event.opcode, event]));
const events = new Map([...completions.values(), ...plainEvents].map((event) => [event.opcode, event]));
const eventsByName = new Map([...events.values()].map((event) => [event.name, event]));

/** All commands. Several may have the same opcode. */
export const commandForms = (): readonly CommandForm[] => forms;

/** All events and completions. */
export const eventForms = (): readonly EventForm[] => [...events.values()];

const formsByOpcode: ReadonlyMap<number, readonly CommandForm[]> = new Map(
  forms.map(({ opcode }) => [
    opcode,
    forms.filter((form) => form.opcode === opcode).sort((a, b) => b.when.length - a.when.length),
  ]),
);

/** The commands with an opcode, those with most conditions first. */
export const formsWithOpcode = (opcode: number): readonly CommandForm[] => formsByOpcode.get(opcode) ?? [];

/**
 * The command a function sends.
 *
 * @throws ProvtckError `COMMAND_UNKNOWN`
 */
export function commandForm(name: string, variant?: Variant): CommandForm {
  const form = forms.find((each) => each.name === name && each.variant === variant);
  if (form !== undefined) return form;
  throw new ProvtckError(
    'COMMAND_UNKNOWN',
    `${name}${variant === undefined ? '' : ` (${variant})`} sends no command to the network processor`,
    'adapters/wire/data/commands.json lists the commands.',
  );
}

export const eventWithOpcode = (opcode: number): EventForm | undefined => events.get(opcode);

/**
 * The event of that name.
 *
 * @throws ProvtckError `EVENT_UNKNOWN`
 */
export function eventForm(name: string): EventForm {
  const event = eventsByName.get(name);
  if (event !== undefined) return event;
  throw new ProvtckError(
    'EVENT_UNKNOWN',
    `there is no message for the event ${name}`,
    'adapters/wire/data/events.json lists the events.',
  );
}

/** A layout that several messages have, such as `basic`: the answer with a return code only. */
export function namedLayout(name: string): Layout {
  return structures.layouts[name] ?? [];
}

/** Layout of one entry of a list. */
export const entryLayout = (name: string): Layout => structures.entries[name] ?? [];

/** The layout of an option's value, where it is known. */
export function optionLayout(table: string, id: number, option: number): Layout | undefined {
  const options = structures.options[table];
  return options?.[`${id}/${option}`] ?? options?.[`${id}/*`];
}
