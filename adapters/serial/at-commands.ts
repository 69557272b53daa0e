import * as v from 'valibot';
import { FunctionName, functionNamed, publicFunctions } from '../../ledger/functions';
import type { Fields } from '../adapter';
import { cannotDo } from '../cannot-do';
import type { ConsoleProfile } from './console-profile';
import table from './data/at-commands.json';
import { numberOf, Parameter, typedText, valueAt } from './parameters';

/** How the console prints the output of a function; see `answers.ts`. */
export const AnswerForm = v.union([
  v.picklist(['code', 'profile', 'connection policy']),
  v.pipe(v.string(), v.regex(/^text:\w+$/, 'text:<member>')),
]);
export type AnswerForm = v.InferOutput<typeof AnswerForm>;

/** One way to call a function: with these arguments, by this command. The first matching row is used. */
const AtCommand = v.strictObject({
  function: FunctionName,
  /** Arguments of the row, constants by TI's names; absent for any arguments. */
  when: v.optional(v.record(v.string(), v.union([v.string(), v.number()]))),
  command: v.pipe(v.string(), v.regex(/^AT\+\w+$/)),
  parameters: v.array(Parameter),
  answer: v.optional(AnswerForm),
});
type AtCommand = v.InferOutput<typeof AtCommand>;

const rows = v.parse(v.array(AtCommand), table);

/** A function call as a command of the console. */
interface Order {
  readonly function: string;
  /** Without its line end; one character for each byte. */
  readonly text: string;
  readonly answer: AnswerForm | undefined;
}

/** The command of a function (`AT+Start`), or undefined if the console has none. */
export const commandFor = (name: string): string | undefined => rows.find((row) => row.function === name)?.command;

/** What of a console limits its commands. */
export type ConsoleWords = Pick<ConsoleProfile, 'title' | 'words' | 'without'>;

/**
 * Converts a call to a command.
 *
 * @param dialect limits of the console; those of TI's demo by default
 * @throws ProvtckError `CANNOT_DO` if the console has no words for it
 */
export function orderFor(name: string, args: Fields, dialect: ConsoleWords = TI_WORDS): Order {
  const candidates = rows.filter((row) => row.function === name);
  if (candidates.length === 0) throw cannotDo(reasonWithoutCommand(name));
  const row = candidates.find((candidate) => fits(candidate, args));
  if (row === undefined) throw cannotDo(`TI's console has no words for ${name} with these arguments`);
  checkCommand(row.command, dialect);
  const parameters = row.parameters.map((parameter) => {
    const text = typedText(parameter, args, dialect.words);
    if (text === undefined)
      throw cannotDo(`${dialect.title} has no word for ${name} with ${nameOf(parameter)} = ${shown(parameter, args)}`);
    return text;
  });
  const text = parameters.length === 0 ? row.command : `${row.command}=${parameters.join(',')}`;
  checkCommand(text, dialect);
  return { function: name, text, answer: row.answer };
}

const TI_WORDS: ConsoleWords = { title: "TI's console", words: {}, without: [] };

/** @throws ProvtckError `CANNOT_DO` for a command that the console does not have */
export function checkCommand(text: string, { title, without }: ConsoleWords): void {
  const missing = without.find((command) => text.startsWith(command) && !/^\w/.test(text.slice(command.length)));
  if (missing !== undefined) throw cannotDo(`${title} has no ${missing}`);
}

/** The reason why the console cannot call a function without a row, in plain words. */
export function reasonWithoutCommand(name: string): string {
  if (!isFunction(name)) return `TI has no function named ${name}`;
  if (name === 'sl_NetAppSend')
    return "TI's console sends NetApp data only with flags that change the behaviour of the device";
  switch (functionNamed(name).kind) {
    case 'local':
      return `${name} sends nothing to the device, so TI's console has no command for it`;
    case 'composite':
      return `${name} is a sequence of other functions, so TI's console has no command for it`;
    default:
      return functionNamed(name).hangs === true
        ? `${name} does not return while provisioning blocks the host, and would block the only command line`
        : `TI's console has no command for ${name}`;
  }
}

const isFunction = (name: string): boolean => publicFunctions().some((fn) => fn.name === name);

const fits = (row: AtCommand, args: Fields): boolean =>
  Object.entries(row.when ?? {}).every(([name, wanted]) => numberOf(args[name]) === numberOf(wanted));

const nameOf = (parameter: Parameter): string => (parameter.kind === 'literal' ? '' : parameter.path);

const shown = (parameter: Parameter, args: Fields): string =>
  parameter.kind === 'literal' ? '' : JSON.stringify(valueAt(args, parameter.path) ?? null);

/** The function of a command (`AT+Start`, in any case), or undefined if the suite uses none. */
export const functionOfCommand = (command: string): string | undefined =>
  rows.find((row) => row.command.toLowerCase() === command.toLowerCase())?.function;
