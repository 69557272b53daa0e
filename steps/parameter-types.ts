import { defineParameterType } from '@cucumber/cucumber';
import { constants } from '../ledger/constants';
import { eventClasses } from '../ledger/event-classes';
import { publicFunctions, Silo } from '../ledger/functions';
import { milliseconds, quantities } from '../ledger/quantities';
import { MOMENTS, PROCESSES, type Process, type ProcessName } from '../runtime/processes';
import { REPORT_PATTERN, reportFrom } from '../runtime/report';
import {
  ARRIVAL_WORDS,
  ATTEMPTS,
  type Cargo,
  DEVICES,
  DRIVER_CONDITIONS,
  DRIVER_FINDINGS,
  DURATION_WORDS,
  JOIN_MANNERS,
  OBSERVATION_WORDS,
  PHONE_ACTS,
  POWERS,
  PROFILE_ROUTES,
  ROLES,
  type Text,
  TRAFFIC,
  VISIBILITY_WORDS,
  WIRES,
} from '../runtime/step-words';

/** Longer alternatives first, so that a name that begins another is not taken for it. */
const anyOf = (names: readonly string[]): string =>
  [...names]
    .sort((a, b) => b.length - a.length)
    .map((name) => name.replace(/[.*+?^${}()|[\]\\]/g, '\\$&'))
    .join('|');

const quantityNames = anyOf(quantities().map((quantity) => quantity.name));

/** Closed lists of words: those of the vocabulary, and TI's own names. */
for (const [name, words] of Object.entries<readonly string[]>({
  moment: MOMENTS,
  function: publicFunctions().map((fn) => fn.name),
  status: Object.keys(constants.status),
  code: Object.keys(constants.returnCode),
  command: Object.keys(constants.command),
  phoneAct: PHONE_ACTS,
  way: PROFILE_ROUTES,
  attempt: ATTEMPTS,
  manner: JOIN_MANNERS,
  stay: DURATION_WORDS,
  role: ROLES,
  finding: [...OBSERVATION_WORDS, ...publicFunctions().map((fn) => `what ${fn.name} answers`)],
  sight: VISIBILITY_WORDS,
  device: DEVICES,
  power: POWERS,
  driverCondition: DRIVER_CONDITIONS,
  driverFinding: DRIVER_FINDINGS,
  coming: ARRIVAL_WORDS,
  traffic: TRAFFIC,
  wires: WIRES,
}))
  defineParameterType({ name, regexp: new RegExp(anyOf(words)), transformer: (word: string) => word });

/** A kind of process with its options: `AP provisioning with external confirmation`. */
defineParameterType({
  name: 'provisioning',
  regexp: new RegExp(
    `(${anyOf(Object.keys(PROCESSES))})( with external confirmation)?( begun as an access point)?( that ends as an access point)?(?: for the (${quantityNames}))?`,
  ),
  transformer: (name: string, external?: string, begun?: string, ends?: string, inactivity?: string): Process => ({
    name: name as ProcessName,
    externalConfirmation: external !== undefined,
    begunAs: begun === undefined ? PROCESSES[name as ProcessName].role : 'AP',
    roleForSuccess: ends === undefined ? 'ROLE_STA' : 'ROLE_AP',
    inactivity: inactivity ?? 'arranged inactivity time-out',
  }),
});

/** A named time, in milliseconds. */
defineParameterType({
  name: 'quantity',
  regexp: new RegExp(quantityNames),
  transformer: milliseconds,
});

/** A text the phone should read: `"4 or 5"`, `at most 33 characters`, `a list with "home"`. */
defineParameterType({
  name: 'text',
  regexp: /"([^"]*)"|at most (\d+) characters|a list with "([^"]*)"/,
  transformer: (words?: string, length?: string, name?: string): Text => {
    if (words !== undefined) return { kind: 'one of', words: words.split(' or ') };
    return name !== undefined ? { kind: 'list', name } : { kind: 'at most', length: Number(length) };
  },
});

/** What a message brings besides its status byte. */
defineParameterType({
  name: 'cargo',
  regexp: /(?: and (SL_\w+)| and request (\d+) to restart the device itself)?/,
  transformer: (event?: string, session?: string): Cargo => {
    if (event !== undefined) return { event };
    if (session === undefined) return {};
    const Caller = constants.resetCaller.SL_DEVICE_RESET_REQUEST_CALLER_PROVISIONING;
    return { event: 'SL_DEVICE_EVENT_RESET_REQUEST', data: { SessionNumber: Number(session), Caller } };
  },
});

/** Anything the device reports of provisioning. */
defineParameterType({ name: 'report', regexp: REPORT_PATTERN, transformer: reportFrom });

/** Any other event of the host driver by TI's name. */
defineParameterType({
  name: 'event',
  regexp: /SL_(?:WLAN|NETAPP|SOCKET|DEVICE)_EVENT_[A-Z0-9_]+|return/,
  transformer: (name: string) => name,
});

/** Events that are spoken of together. */
defineParameterType({
  name: 'events',
  regexp: new RegExp(anyOf(eventClasses().map((each) => each.name))),
  transformer: (name: string) => eventClasses().find((each) => each.name === name),
});

/** Commands that are spoken of together: a silo, all, one of each silo, those that answer in two stages, those of C18. */
defineParameterType({
  name: 'commands',
  regexp: new RegExp(anyOf([...Silo.options, 'API', 'harmless', 'two-stage', 'ungated'])),
  transformer: (name: string) => name,
});

/** How a call is answered: served, refused for provisioning, either, or with a return code by TI's name. */
defineParameterType({
  name: 'answer',
  regexp: new RegExp(`served or refused|served|refused|answered (?:${anyOf(Object.keys(constants.returnCode))})`),
  transformer: (words: string) => words,
});

/** Status bits of a message of the network processor. */
defineParameterType({
  name: 'bits',
  regexp: new RegExp(
    `no status bit|(?:${anyOf(Object.keys(constants.devStatus))})(?: \\+ (?:${anyOf(Object.keys(constants.devStatus))}))*`,
  ),
  transformer: (words: string) =>
    words === 'no status bit'
      ? 0
      : words
          .split(' + ')
          .reduce((byte, name) => byte | constants.devStatus[name as keyof typeof constants.devStatus], 0),
});
