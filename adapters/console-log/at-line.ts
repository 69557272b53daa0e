import { codeName, constants } from '../../ledger/constants';
import { functionOfCommand } from '../serial/at-commands';
import { type ConsoleEvent, eventFrom } from '../serial/console-events';
import { errorIn } from '../serial/error-line';
import { wordNamed, wordsOf } from '../serial/vocabulary';
import { GramFilter } from './gram-filter';
import { lettersOf } from './pattern';

/** One statement of a line of TI's console; a line with a lost line end contains several. */
export type AtPart =
  | { readonly kind: 'boot' }
  | { readonly kind: 'event'; readonly event: ConsoleEvent; readonly raw: boolean }
  /** `code` is absent if the command did not reach its function, or if the line is damaged. */
  | { readonly kind: 'answer'; readonly code?: number }
  | { readonly kind: 'command'; readonly name: string; readonly parameters?: string }
  /** The beginning of an echo that an event interrupted. */
  | { readonly kind: 'head of an echo'; readonly text: string }
  /** A report, a command or a response that cannot be read completely. */
  | { readonly kind: 'damaged' }
  /** Output of a command, its parameters, and events that do not concern the process. */
  | { readonly kind: 'ignorable' };

const BANNER = 'AT Commands Example Ver';
const PROMPT = /Enter AT Command:/;
const EVENT = /\+event([a-z]+):/gi;
/** An answer with an error, up to its code. */
const ERROR = /^ERROR(?: ?: ?(?:[^,]{0,200}, ?)?| +(?=-))-?\d+/i;
const COMMAND = /(?:^|[^a-z0-9])AT(\+\w+)(?:=(.*))?$/i;
/** Groups of events that concern the device. */
const GROUPS = ['wlan', 'wlanraw', 'netapp', 'general', 'generalraw', 'sock', 'fatalerror'];
/** Minimum number of fields in the lines of the add-on. */
const RAW_FIELDS: Readonly<Record<string, number>> = { provisioning_status: 5, provisioning_profile_added: 4 };
/** Maximum length of a network name, in bytes. */
const LONGEST_NAME = 32;

/** The statements of a line, in order; undefined for a line of unknown format. */
export function partsOfAtLine(text: string, raw: boolean): readonly AtPart[] | undefined {
  const segments = text.split(PROMPT).map((segment) => segment.trim());
  if (segments.every((segment) => segment === '')) return [{ kind: 'ignorable' }];
  const parts: AtPart[] = [];
  let isKnown = segments.length > 1;
  for (const segment of segments) {
    if (segment === '') continue;
    const found = partsOfSegment(segment, raw);
    if (found === undefined) continue;
    isKnown = true;
    parts.push(...found);
  }
  return isKnown ? parts : undefined;
}

function partsOfSegment(text: string, raw: boolean): readonly AtPart[] | undefined {
  if (text.includes(BANNER)) return [{ kind: 'boot' }];
  const starts = [...text.matchAll(EVENT)];
  const [first] = starts;
  if (first === undefined) return partsWithoutEvent(text);
  const parts: AtPart[] = [...headParts(text.slice(0, first.index))];
  for (let index = 0; index < starts.length; index += 1) {
    const start = starts[index];
    if (start === undefined) continue;
    const from = start.index + start[0].length;
    const next = starts[index + 1]?.index;
    const group = (start[1] ?? '').toLowerCase();
    const name = next === undefined ? undefined : nameIn(group, text.slice(from));
    // A name can look like the next event. In that case the rest of the line is uncertain.
    if (name !== undefined && name.length <= LONGEST_NAME)
      return [...parts, ...eventParts(group, text.slice(from), raw), { kind: 'damaged' }];
    parts.push(...eventParts(group, text.slice(from, next), raw));
  }
  return parts;
}

/** Text before an event: a complete response, or the beginning of an echo. */
function headParts(text: string): readonly AtPart[] {
  const head = text.trim();
  if (head === '') return [];
  if (/^(?:a|at|at\+\w*(?:=.*)?)$/i.test(head)) return [{ kind: 'head of an echo', text: head }];
  return partsWithoutEvent(head) ?? [];
}

/** The network name at the end of a line of this event; undefined if the event has none. */
function nameIn(group: string, rest: string): string | undefined {
  if (group !== 'wlan' || !/^(?:connect|disconnect|provisioning_status|provisioning_profile_added),/.test(rest))
    return undefined;
  const fields = rest.split(',').slice(1);
  while (fields.length > 1 && isWord(fields[0] ?? '')) fields.shift();
  return fields.join(',');
}

const isWord = (field: string): boolean =>
  (['provisioningStatus', 'role', 'wlanStatus'] as const).some((list) => wordNamed(list, field) !== undefined);

function eventParts(group: string, rest: string, raw: boolean): readonly AtPart[] {
  if (group === 'startup') return [{ kind: 'boot' }];
  if (!GROUPS.includes(group)) return [{ kind: 'ignorable' }];
  const { words, after } = withoutAnswer(rest);
  const [id = '', ...fields] = words.split(',');
  if (group.endsWith('raw') && fields.length < (RAW_FIELDS[id] ?? 0)) return [{ kind: 'damaged' }, ...after];
  const event = eventFrom(group, words, raw);
  if (event !== undefined) return [{ kind: 'event', event: plain(event, group), raw: group.endsWith('raw') }, ...after];
  // With the add-on TI's line for the same event is ignored; every other unknown word is a damaged line.
  const repeated = raw && wordNamed('wlanEvent', id) !== undefined;
  const known = repeated || wordNamed('deviceEvent', id) !== undefined;
  return [{ kind: known ? 'ignorable' : 'damaged' }, ...after];
}

/**
 * A response with a lost line end before it. A name can end like a response, so only reports without a name are
 * divided.
 */
function withoutAnswer(rest: string): { readonly words: string; readonly after: readonly AtPart[] } {
  const found = /^(.*,)(OK|ERROR ?:.*)$/i.exec(rest);
  if (found === null || /^provisioning_profile_added,|,connected,/.test(rest)) return { words: rest, after: [] };
  return { words: found[1] ?? '', after: partsWithoutEvent(found[2] ?? '') ?? [] };
}

/** Without a stated length, the length of a name is unknown if the text can contain more than the name. */
function plain(event: ConsoleEvent, group: string): ConsoleEvent {
  const { Ssid, Ssidlen, SsidLen, ...data } = event.data;
  const length = Number(Ssidlen ?? SsidLen ?? 0);
  return group === 'wlanraw' || length <= LONGEST_NAME ? event : { ...event, data };
}

function partsWithoutEvent(text: string): readonly AtPart[] | undefined {
  if (/^OK$/i.test(text)) return [{ kind: 'answer', code: 0 }];
  const ok = /^OK(?=AT\+|ERROR|\+\w+:)/i.exec(text);
  if (ok !== null) return [{ kind: 'answer', code: 0 }, ...(partsWithoutEvent(text.slice(2)) ?? [])];
  const error = ERROR.exec(text);
  if (error !== null) {
    const rest = text.slice(error[0].length).trim();
    return [...answersIn(error[0]), ...(rest === '' ? [] : (partsWithoutEvent(rest) ?? []))];
  }
  const command = COMMAND.exec(text);
  if (command !== null) return commandParts(command[1] ?? '', command[2]);
  if (/^\+\w+:/.test(text)) return resultParts(text);
  if (/^\[.*\]$/.test(text)) return [{ kind: 'ignorable' }];
  const answers = answersIn(text);
  return answers.length > 0 ? answers : undefined;
}

/** Output of a command; its response follows directly if the line end was lost. */
const resultParts = (text: string): readonly AtPart[] =>
  /OK$/.test(text) ? [{ kind: 'ignorable' }, { kind: 'answer', code: 0 }] : [{ kind: 'ignorable' }, ...answersIn(text)];

function answersIn(text: string): readonly AtPart[] {
  const error = errorIn(text);
  if (error === undefined) return [];
  const reached = error.class === 'process command' && !isCut(error.code);
  return [reached ? { kind: 'answer', code: error.code } : { kind: 'answer' }];
}

const BLOCKED_CODES = Object.values<number>(constants.returnCode).map(String);

/** Whether an unknown code is the beginning of a known one. */
const isCut = (code: number): boolean =>
  codeName(code) === undefined && BLOCKED_CODES.some((each) => each.startsWith(String(code)));

function commandParts(name: string, parameters: string | undefined): readonly AtPart[] {
  const known = functionOfCommand(`AT${name}`);
  if (known === undefined && isHeadOfCommand(name)) return [{ kind: 'damaged' }];
  if (known !== 'sl_WlanProvisioning' || parameters === '?')
    return [{ kind: 'command', name, ...(parameters !== undefined && { parameters }) }];
  const answered = /OK$/.test(parameters ?? '');
  const given = (parameters ?? '').replace(/OK$/, '');
  if (!isOrder(given)) return [{ kind: 'damaged' }];
  return [{ kind: 'command', name, parameters: given }, ...(answered ? [{ kind: 'answer', code: 0 } as const] : [])];
}

/** Whether a provisioning command has all five fields. */
function isOrder(parameters: string): boolean {
  const fields = parameters.split(',').map((field) => field.trim().toLowerCase());
  const [order = '', role = '', timeout = '', , flags = ''] = fields;
  const isValue = (list: Parameters<typeof wordNamed>[0], field: string): boolean =>
    wordNamed(list, field) !== undefined || /^(?:0x[0-9a-f]+|\d+)$/.test(field);
  return (
    fields.length === 5 &&
    isValue('provisioningCommand', order) &&
    (role === '' || isValue('provisioningRole', role)) &&
    /^\d*$/.test(timeout) &&
    (flags === '' || isValue('provisioningFlag', flags))
  );
}

const PROVISIONING = '+wlanprovisioning';
const POWER = ['+start', '+stop'];

/** Whether a name is the beginning of a command that starts or ends a process. */
function isHeadOfCommand(name: string): boolean {
  const small = name.toLowerCase();
  return [PROVISIONING, ...POWER].some((each) => each.startsWith(small));
}

const STATUS_WORDS = wordsOf('provisioningStatus').map(({ word }) => word);
const WORDS = new RegExp(`(?:^|,)(?:${STATUS_WORDS.join('|')}),`);
const WHOLE = [
  '+eventwlan:provisioning_status',
  '+eventwlanraw:provisioning_status',
  'at+wlanprovisioning=',
  'at+start',
  'at+stop=',
  'ok',
  'error: process command,-2014',
  'external_confirmation',
];
/** A shorter end of a line does not identify it. */
const TAIL = 6;

/**
 * Words of all lines that are of interest; the statements of `partsOfAtLine` and `isAtFragment` contain one of them, or
 * a plus sign, or a bracket at their start.
 */
const OF_INTEREST = new GramFilter(
  ['event', 'provisioning', 'profileadded', 'error', 'enteratcommand', 'atcommands', ...STATUS_WORDS.map(lettersOf)],
  WHOLE.map(lettersOf),
);

/** Whether a line can be more than a line of unknown format; false is certain. */
export const mayBeAtLine = (text: string): boolean =>
  (text.startsWith('[') && text.endsWith(']')) || text.includes('+') || OF_INTEREST.passes(text);

/** Whether a line of unknown format can be a part of a report, a command or a response. */
export function isAtFragment(text: string): boolean {
  const small = text.toLowerCase();
  if (/event\w*:|provisioning_|profile_added,/.test(small) || WORDS.test(small)) return true;
  return WHOLE.some(
    (whole) =>
      whole.startsWith(small) || (small.length >= TAIL && whole.includes(small)) || startsWithTail(small, whole),
  );
}

/** Whether a text begins with the end of a known one. */
function startsWithTail(text: string, whole: string): boolean {
  for (let at = 1; at + TAIL <= whole.length; at += 1) if (text.startsWith(whole.slice(at))) return true;
  return false;
}
