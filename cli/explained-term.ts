import { constants } from '../ledger/constants';
import { ProvtckError } from '../ledger/error';
import { type FunctionKind, type PublicFunction, publicFunctions } from '../ledger/functions';
import { type GlossaryEntry, glossary } from '../ledger/glossary';
import { nearest } from '../ledger/nearest';
import type { Rule } from '../ledger/rule';
import type { TextLayout } from '../reports/text-layout';
import type { Spec } from '../site/spec';

/** Maximum number of listed rules. */
const maxRules = 12;

/** What the groups of constants are, in the order in which they are printed. */
const groups = {
  status: 'provisioning status',
  returnCode: 'return code',
  command: 'command of sl_WlanProvisioning',
  role: 'role',
  roleRemain: 'role parameter of a command',
  commandFlag: 'flag of a command',
  wlanStatus: 'WLAN status',
  devStatus: 'bit of the status byte of a message',
  connectionPolicy: 'bit of the connection policy',
} as const satisfies { readonly [group in keyof typeof constants]?: string };

interface Constant {
  readonly name: string;
  readonly value: number;
  readonly meaning: string;
}

/** What a kind of function means while the APIs are blocked. */
const kinds: Readonly<Record<FunctionKind, string>> = {
  command: 'a command of the network processor: refused with -2014 while the APIs are blocked',
  allowed: 'a command of the network processor that is allowed while the APIs are blocked',
  lifecycle: 'starts the device; a started device always answers that it is started',
  local: 'sends no command, so the document does not restrict it',
  composite: 'a sequence of other functions, which are judged instead',
};

const allConstants = (): readonly Constant[] =>
  Object.entries(groups).flatMap(([group, meaning]) =>
    Object.entries(constants[group as keyof typeof groups]).map(([name, value]) => ({ name, value, meaning })),
  );

const terms = (): readonly GlossaryEntry[] => glossary().flatMap(({ entries }) => entries);

/** A term without its abbreviation: `access point (ap)` gives `access point` and `ap`. */
const namesOf = ({ term }: GlossaryEntry): readonly string[] =>
  term
    .toLowerCase()
    .split(/[()]/)
    .map((part) => part.trim())
    .filter((part) => part !== '');

const entryNamed = (name: string): GlossaryEntry | undefined =>
  terms().find((each) => namesOf(each).includes(name.toLowerCase()));

/**
 * Prints the meaning of a return code, a status, a function, a constant or a term of the glossary.
 *
 * @throws ProvtckError `EXPLAIN_UNKNOWN` with similar names
 */
export function printTerm(spec: Spec, question: string, sheet: TextLayout): void {
  const asked = question.trim();
  const number = /^(?:status |code )?(-?\d+)$/i.exec(asked)?.[1];
  const found = allConstants().filter(({ name, value }) =>
    number === undefined ? name.toLowerCase() === asked.toLowerCase() : value === Number(number),
  );
  const fn = publicFunctions().find(({ name }) => name.toLowerCase() === asked.toLowerCase());
  const entry = found.length > 0 ? undefined : entryNamed(asked);
  if (found.length === 0 && fn === undefined && entry === undefined) throw unknown(spec, asked);
  for (const constant of found) printConstant(constant, sheet);
  if (fn !== undefined) printFunction(fn, sheet);
  if (entry !== undefined) printEntry(entry, sheet);
  const words = [...found.flatMap(wordsOf), ...(fn === undefined ? [] : [fn.name])];
  const printed = [asked, ...found.map(({ name }) => name)].map((name) => name.toLowerCase());
  const related = terms().filter(
    (each) => !namesOf(each).some((name) => printed.includes(name)) && mentions(each.meaning, words),
  );
  if (related.length > 0) sheet.heading('In the glossary');
  for (const { term, meaning } of related) sheet.item(`${term}: ${meaning}`);
  printRules(
    spec.ledger.rules.filter(({ statement }) => mentions(statement, words)),
    sheet,
  );
}

function printConstant({ name, value, meaning }: Constant, sheet: TextLayout): void {
  sheet.title(`${value}  ${name}`);
  sheet.paragraph(meaning);
  const entry = entryNamed(name);
  if (entry !== undefined) printMeaning(entry, sheet);
}

function printFunction({ name, silo, kind, ungated, hangs }: PublicFunction, sheet: TextLayout): void {
  sheet.title(name);
  sheet.fact('silo', silo);
  sheet.fact('kind', kinds[kind]);
  if (ungated === true) sheet.fact("TI's driver", 'does not refuse it while the APIs are blocked (erratum C18)');
  if (hangs === true) sheet.fact('note', 'it does not return while the APIs are blocked, on a driver that sends it');
}

function printEntry({ term, meaning, rules }: GlossaryEntry, sheet: TextLayout): void {
  sheet.title(term);
  printMeaning({ term, meaning, rules }, sheet);
}

function printMeaning({ meaning, rules }: GlossaryEntry, sheet: TextLayout): void {
  sheet.paragraph(meaning);
  if (rules.length > 0) sheet.fact('rules', rules.join(', '));
}

function printRules(rules: readonly Rule[], sheet: TextLayout): void {
  if (rules.length === 0) return;
  sheet.heading('Rules that name it');
  for (const { id, statement } of rules.slice(0, maxRules)) sheet.item(`${id}: ${statement}`);
  if (rules.length > maxRules) sheet.item(`${rules.length - maxRules} more, see \`provtck rules\``);
}

/** The ways in which a text names a constant. */
function wordsOf({ name, value, meaning }: Constant): readonly string[] {
  if (meaning === groups.returnCode) return [name, String(value)];
  return meaning === groups.status ? [name, `status ${value}`] : [name];
}

const mentions = (text: string, words: readonly string[]): boolean =>
  words.some((word) => new RegExp(`(?<![\\w-])${word.replaceAll(/[^\w]/g, '\\$&')}(?!\\w)`, 'i').test(text));

function unknown(spec: Spec, asked: string): ProvtckError {
  // A number has no similar name.
  const names = [
    ...spec.ledger.rules.map(({ id }) => id),
    ...spec.errata.map(({ id }) => id),
    ...publicFunctions().map(({ name }) => name),
    ...allConstants().map(({ name }) => name),
    ...terms().map(({ term }) => term),
  ];
  return new ProvtckError(
    'EXPLAIN_UNKNOWN',
    `${asked} is no rule, scenario, erratum, code, status, function, constant or term`,
    /^-?\d+$/.test(asked) ? '`provtck rules` lists the rules.' : `Did you mean ${nearest(asked, names).join(', ')}?`,
  );
}
