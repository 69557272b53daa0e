/** What was seen, as facts that an answer can be drawn from and in words. Times are ms of device time. */
import type { DeviceEvent, JoinOutcome } from '../adapters/adapter';
import type { ObservationFacts } from '../ledger/answers';
import { codeName, constants, type StatusName } from '../ledger/constants';
import { answerMismatch } from './call-answers';
import { describeEvent } from './report-expectations';
import type { CallRecord, ScenarioSession } from './scenario-session';

/** How many wrong answers are named. */
const NAMED = 6;

const seen = (detail: string, facts: readonly (readonly [fact: string, ms: number])[]): ObservationFacts => ({
  // What came first decides how long it took.
  facts: new Map([...facts].reverse()),
  detail,
});

/** What reached the host within `ms` from device time `began` on. */
export function arrivals(events: readonly DeviceEvent[], began: number, ms: number): ObservationFacts {
  if (events.length === 0) return seen(`nothing reached the host within ${ms} ms`, [['nothing', ms]]);
  const words = events.map((event) => `${describeEvent(event)}${details(event)} after ${event.at - began} ms`);
  return seen(
    words.join(', '),
    events.flatMap((event) => factsOf(event).map((fact) => [fact, event.at - began] as const)),
  );
}

function factsOf(event: DeviceEvent): string[] {
  const { Reserved } = event.data;
  return [
    describeEvent(event),
    ...roles(event).map((role) => `${describeEvent(event)} ${role}`),
    ...(Reserved === undefined || Reserved === '' ? [] : ['private token']),
  ];
}

function details(event: DeviceEvent): string {
  const { name, data } = event;
  if (name === 'return') return ` of ${data.function} with ${data.code}`;
  const role = roles(event).map((each) => ` ${each}`);
  if (data.Reserved === undefined) return role.join('');
  return data.Reserved === '' ? ' without a private token' : ` with the private token "${data.Reserved}"`;
}

/** The role of a report of which TI says that it has one. */
function roles({ data }: DeviceEvent): string[] {
  if (data.ProvisioningStatus !== constants.status.SL_WLAN_PROVISIONING_STOPPED) return [];
  if (data.Role === constants.role.ROLE_AP) return ['as an access point'];
  return [data.Role === constants.role.ROLE_STA ? 'as a station' : `in role ${data.Role}`];
}

/** What one call returned. */
export function oneCall({ name, at, returnedAt, outcome }: CallRecord): ObservationFacts {
  const took = returnedAt - at;
  if (outcome.kind === 'pending') return seen(`${name} has not returned after ${took} ms`, [['no return', took]]);
  return seen(`${name} returned ${coded(outcome.code)}`, [
    [outcome.code < 0 ? 'error' : 'success', took],
    [codeName(outcome.code) ?? String(outcome.code), took],
    [name, took],
  ]);
}

/** The number of each answer to polled calls. `refused alone`: only -2014. */
export function manyCalls(calls: readonly CallRecord[]): ObservationFacts {
  const answers = new Map<string, number>();
  for (const { outcome } of calls) {
    const answer = outcome.kind === 'returned' ? `returned ${coded(outcome.code)}` : 'did not return';
    answers.set(answer, (answers.get(answer) ?? 0) + 1);
  }
  const refusal = constants.returnCode.SL_RET_CODE_PROVISIONING_IN_PROGRESS;
  const alone = calls.every(({ outcome }) => outcome.kind === 'returned' && outcome.code === refusal);
  const words = [...answers].map(([answer, times]) => `${times} ${times === 1 ? 'call' : 'calls'} ${answer}`);
  return seen(words.join(', '), alone ? [['refused alone', 0]] : []);
}

/**
 * Whether all calls were answered alike: `all`, `none` or `some`.
 *
 * @param since device time of what happened before them
 */
export function allCalls(
  session: ScenarioSession,
  calls: readonly CallRecord[],
  answer: string,
  since: number,
): ObservationFacts {
  const ms = Math.max(0, (calls[0]?.at ?? since) - since);
  const wrong = calls.flatMap((call) => answerMismatch(session, call, answer) ?? []);
  const [first = ''] = wrong;
  if (wrong.length === 0) return seen(`all ${calls.length} calls are ${answer}`, [['all', ms]]);
  if (wrong.length === calls.length)
    return seen(`none of ${calls.length} calls is ${answer}, the first: ${first}`, [['none', ms]]);
  const rest = wrong.length > NAMED ? `, and ${wrong.length - NAMED} more` : '';
  const named = wrong.slice(0, NAMED).join(', ');
  return seen(`${wrong.length} of ${calls.length} calls are not ${answer}: ${named}${rest}`, [['some', ms]]);
}

/** A text the phone has read. */
export const readText = (text: string, path: string): ObservationFacts =>
  seen(`the phone reads "${text}" at ${path}`, [[`"${text}"`, 0]]);

/** Whether a phone could join the device's access point. */
export const joining = (outcome: JoinOutcome): ObservationFacts =>
  outcome.kind === 'joined'
    ? seen('the phone could join without a password', [['joined', 0]])
    : seen(`the phone could not join without a password: ${outcome.why}`, [['refused', 0]]);

/** How the device answers without TLS and with it. */
export const overBothWires = (plain: string, secured: string): ObservationFacts =>
  seen(`over HTTP: ${plain}; over HTTPS: ${secured}`, [
    [plain.includes('redirect to HTTPS') ? 'redirect' : 'plain', 0],
  ]);

/** The packets by which the device makes itself known, in words. */
export const advertised = (words: string): ObservationFacts => seen(words, []);

/** How a device rejected a start: by its return code, or by the status after a return of 0. */
export function refusedStart(start: CallRecord, status: StatusName): ObservationFacts {
  const { outcome, at, returnedAt } = start;
  const code = outcome.kind === 'returned' ? outcome.code : 0;
  if (code === 0) return seen(`sl_WlanProvisioning returned 0 and ${status} followed`, [['event', returnedAt - at]]);
  return seen(`sl_WlanProvisioning returned ${coded(code)}`, [
    ['code', returnedAt - at],
    [codeName(code) ?? String(code), returnedAt - at],
  ]);
}

function coded(code: number): string {
  const name = code < 0 ? codeName(code) : undefined;
  return name === undefined ? String(code) : `${code} (${name})`;
}
