import { type CommandName, constants, type ReturnCodeName, type StatusName } from '../ledger/constants';
import { eventClasses } from '../ledger/event-classes';
import { publicFunctions, Silo } from '../ledger/functions';
import { quantities } from '../ledger/quantities';
import { anyOf, choice, type ParameterType, words } from '../runtime/parameter-type';
import { MOMENTS, PROCESSES, type Process, type ProcessName } from '../runtime/processes';

const namesOf = <Name extends string>(group: Readonly<Record<Name, unknown>>): readonly Name[] =>
  Object.keys(group) as Name[];

/** A named time of the ledger. */
export const quantity: ParameterType<string> = words(
  'quantity',
  quantities().map(({ name }) => name),
);

/** A function of TI's API that the suite can call. */
export const functionName: ParameterType<string> = words(
  'function',
  publicFunctions().map(({ name }) => name),
);

/** A provisioning status by TI's name. */
export const status: ParameterType<StatusName> = words('status', namesOf(constants.status));

/** A return code by TI's name. */
export const code: ParameterType<ReturnCodeName> = words('code', namesOf(constants.returnCode));

/** A command of sl_WlanProvisioning by TI's name. */
export const command: ParameterType<CommandName> = words('command', namesOf(constants.command));

/** A moment at which a process stays. */
export const moment = words('moment', MOMENTS);

/** How the host makes a call: once; without waiting; once a probe interval from now on; or to restart the device. */
export const manner = choice('manner', {
  once: '',
  'without waiting': ' without waiting',
  'all along': ' all along',
  'and sl_Start': ' and sl_Start',
  // Counted from the call of sl_Start.
  'early moment': ' at the early moment',
  'last moment': ' at the last moment',
});

/** Whether a start has to succeed, whether its answer is the subject, or whether the host does not wait for it. */
export const attempt = choice('attempt', { start: 'starts', try: 'tries to start', begin: 'begins to start' });

/** What a stop command asks for besides the stop: nothing, or to keep the current role. */
export const stay = choice('stay', { no: '', yes: ' and to stay in its role' });

/** A process with its options: `AP provisioning with external confirmation`. */
export const provisioning: ParameterType<Process> = {
  name: 'provisioning',
  pattern: `(?:${anyOf(Object.keys(PROCESSES))})(?: with external confirmation)?(?: begun as an access point)?(?: that ends as an access point)?(?: for the (?:${quantity.pattern}))?`,
  parse(text) {
    const name = namesOf(PROCESSES)
      .toSorted((a, b) => b.length - a.length)
      .find((each) => text.startsWith(each)) as ProcessName;
    const [, inactivity = DEFAULT_INACTIVITY] = / for the (.*)$/.exec(text) ?? [];
    return {
      name,
      externalConfirmation: text.includes(' with external confirmation'),
      begunAs: text.includes(' begun as an access point') ? 'AP' : PROCESSES[name].role,
      roleForSuccess: text.includes(' that ends as an access point') ? 'ROLE_AP' : 'ROLE_STA',
      inactivity,
    };
  },
  format: ({ name, externalConfirmation, begunAs, roleForSuccess, inactivity }) =>
    [
      name,
      externalConfirmation ? ' with external confirmation' : '',
      begunAs === PROCESSES[name].role ? '' : ' begun as an access point',
      roleForSuccess === 'ROLE_AP' ? ' that ends as an access point' : '',
      inactivity === DEFAULT_INACTIVITY ? '' : ` for the ${inactivity}`,
    ].join(''),
};

/** The inactivity time-out that a start asks for unless it names another. */
const DEFAULT_INACTIVITY = 'arranged inactivity time-out';

/** Commands that are called together: a silo, all, one of each silo, those with two stages, those of C18. */
export const commands: ParameterType<string> = words('commands', [
  ...Silo.options,
  'API',
  'harmless',
  'two-stage',
  'ungated',
]);

/** How a call is answered: served, refused for provisioning, either, or with a return code by TI's name. */
export const answer = words('answer', [
  'served or refused',
  'served',
  'refused',
  ...namesOf(constants.returnCode).map((name) => `answered ${name}` as const),
]);

/** What the suite can record of a call or an attempt. */
export type CallQuestion =
  | { readonly of: 'latest call' }
  | { readonly of: 'joining' }
  | { readonly of: 'function'; readonly function: string };

export const callQuestion: ParameterType<CallQuestion> = {
  name: 'finding',
  pattern: `how the call was answered|whether the phone can join the device|what (?:${functionName.pattern}) answers`,
  parse(text) {
    const [, name] = /^what (\w+) answers$/.exec(text) ?? [];
    if (name !== undefined) return { of: 'function', function: name };
    return { of: text.startsWith('how') ? 'latest call' : 'joining' };
  },
  format(question) {
    if (question.of === 'function') return `what ${question.function} answers`;
    return question.of === 'joining' ? 'whether the phone can join the device' : 'how the call was answered';
  },
};

/** A role of the device after a process. */
export const role = choice('role', { ROLE_STA: 'a station', ROLE_AP: 'an access point' });

/** Whether a report has to arrive, or must not. */
export const arrival = choice('arrival', { expected: 'reports', absent: 'does not report' });

/** An event of the host driver other than a report, by TI's name, or the return of a call. */
export const event: ParameterType<string> = {
  name: 'event',
  pattern: 'SL_(?:WLAN|NETAPP|SOCKET|DEVICE)_EVENT_[A-Z0-9_]+|return',
  parse: (text) => text,
  format: (name) => name,
};

/** A class of events of the ledger, by its name. */
export const eventClass: ParameterType<string> = words(
  'events',
  eventClasses().map(({ name }) => name),
);

/** A text in quotes; cucumber defines the type. */
export const string: ParameterType<string> = {
  name: 'string',
  pattern: `"(?:[^"\\\\]|\\\\.)*"|'(?:[^'\\\\]|\\\\.)*'`,
  parse: (text) => text.slice(1, -1).replace(/\\(["'])/g, '$1'),
  format: (value) => `"${value.replaceAll('"', '\\"')}"`,
};
