import { constants, type ReturnCodeName, type StatusName } from '../ledger/constants';
import { eventClasses } from '../ledger/event-classes';
import { publicFunctions, Silo } from '../ledger/functions';
import { quantities, suiteTimes, timeText } from '../ledger/quantities';
import { ATTEMPTS, EARLIER } from '../runtime/earlier-processes';
import { FAILURES } from '../runtime/failure-expectation';
import { INCIDENTS } from '../runtime/incidents';
import { anyOf, choice, type ParameterType, words } from '../runtime/parameter-type';
import { MOMENTS, PROCESSES, type Process, type ProcessName } from '../runtime/processes';
import { REJECTIONS, type Rejection } from '../runtime/start-rejections';
import { processFeatures } from './step-features';

const namesOf = <Name extends string>(group: Readonly<Record<Name, unknown>>): readonly Name[] =>
  Object.keys(group) as Name[];

const times = quantities().map(({ name }) => name);

/**
 * A named time of the ledger. Its default value follows in parentheses: `no-profile delay (2 s)`. The value is for
 * readers. A run takes the time that counts for its device.
 */
export const quantity: ParameterType<string> = {
  name: 'quantity',
  pattern: `(?:${anyOf(times)})(?: \\([^()]*\\))?`,
  parse: (text) => text.replace(/ \([^()]*\)$/, ''),
  format: (name) => `${name} (${timeText(suiteTimes(name))})`,
  values: times,
};

/** A function of TI's API that the suite can call. */
export const functionName: ParameterType<string> = words(
  'function',
  publicFunctions().map(({ name }) => name),
);

/** A provisioning status by TI's name. */
export const status: ParameterType<StatusName> = words('status', namesOf(constants.status));

/** A moment at which a process stays. */
export const moment = words('moment', MOMENTS);

/** A failure that no particular status has to report, where the sources leave the status open. */
export const failure = words('failure', namesOf(FAILURES));

/** The reason for which the device rejects a start. */
export const rejection: ParameterType<Rejection> = words('rejection', namesOf(REJECTIONS));

/** The inactivity time-out of a start that names none. */
const DEFAULT_INACTIVITY = 'arranged inactivity time-out';

/** The longest name that a text contains. */
const lastOf = <Name extends string>(names: Readonly<Record<Name, unknown>>, text: string): Name =>
  namesOf(names)
    .toSorted((a, b) => b.length - a.length)
    .find((name) => text.includes(name)) as Name;

/** The processes that the host starts with a command, and those that the device starts. */
const COMMANDED = namesOf(PROCESSES).filter((name) => PROCESSES[name].command !== undefined);
const AUTO_STARTED = namesOf(PROCESSES).filter((name) => !COMMANDED.includes(name));

/** A process with its options: `AP provisioning with external confirmation from role AP to role AP after a stop`. */
export const provisioning: ParameterType<Process> = {
  name: 'provisioning',
  pattern: `(?:(?:${anyOf(COMMANDED)})(?: with external confirmation)?(?: with a SmartConfig key)?(?: from role AP)?(?: to role AP)?|(?:${anyOf(AUTO_STARTED)})(?: with external confirmation)?)(?:${anyOf(Object.keys(EARLIER))})(?:${anyOf(Object.keys(ATTEMPTS))})(?:${anyOf(Object.keys(INCIDENTS))})(?: with the (?:${quantity.pattern}))?`,
  parse(text) {
    const name = namesOf(PROCESSES)
      .toSorted((a, b) => b.length - a.length)
      .find((each) => text.startsWith(each)) as ProcessName;
    const [, inactivity] = / with the (.*)$/.exec(text) ?? [];
    return {
      name,
      externalConfirmation: text.includes(' with external confirmation'),
      smartConfigKey: text.includes(' with a SmartConfig key'),
      begunAs: text.includes(' from role AP') ? 'AP' : PROCESSES[name].role,
      roleForSuccess: text.includes(' to role AP') ? 'ROLE_AP' : 'ROLE_STA',
      inactivity: inactivity === undefined ? DEFAULT_INACTIVITY : quantity.parse(inactivity),
      earlier: lastOf(EARLIER, text),
      attempt: lastOf(ATTEMPTS, text),
      incident: lastOf(INCIDENTS, text),
    };
  },
  features: processFeatures,
  format: ({
    name,
    externalConfirmation,
    smartConfigKey,
    begunAs,
    roleForSuccess,
    inactivity,
    earlier,
    attempt,
    incident,
  }) =>
    [
      name,
      externalConfirmation ? ' with external confirmation' : '',
      smartConfigKey ? ' with a SmartConfig key' : '',
      begunAs === PROCESSES[name].role ? '' : ` from role ${begunAs}`,
      roleForSuccess === 'ROLE_AP' ? ' to role AP' : '',
      earlier,
      attempt,
      incident,
      inactivity === DEFAULT_INACTIVITY ? '' : ` with the ${quantity.format(inactivity)}`,
    ].join(''),
};

/** Commands that are called together: a silo, all, one of each silo, those with two stages, those of C18. */
export const commands: ParameterType<string> = words('commands', [
  ...Silo.options,
  'API',
  'harmless',
  'two-stage',
  'ungated',
]);

type CodeAnswer = `answered ${ReturnCodeName}`;
type Answer = 'served or refused' | 'served' | 'refused' | CodeAnswer;

/** The answer to a call: served, refused because of provisioning, either, or a return code by TI's name. */
export const answer = choice<Answer>('answer', {
  'served or refused': 'served or refused',
  served: 'served',
  refused: 'refused',
  ...(Object.fromEntries(
    namesOf(constants.returnCode).map((name) => [`answered ${name}`, `answered with ${name}`]),
  ) as Record<CodeAnswer, string>),
});

/** A role of the device. */
export const role = words('role', ['STA', 'AP']);

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

/** A natural number. */
export const number: ParameterType<number> = { name: 'number', pattern: '\\d+', parse: Number, format: String };

/** A text in quotes; cucumber defines the type. */
export const string: ParameterType<string> = {
  name: 'string',
  pattern: `"(?:[^"\\\\]|\\\\.)*"|'(?:[^'\\\\]|\\\\.)*'`,
  parse: (text) => text.slice(1, -1).replace(/\\(["'])/g, '$1'),
  format: (value) => `"${value.replaceAll('"', '\\"')}"`,
};
