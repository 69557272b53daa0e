import { codeName, constants, type ReturnCodeName } from '../ledger/constants';
import { functionsOf, type PublicFunction, publicFunctions, type Silo } from '../ledger/functions';
import { InDoubt } from './faults';
import type { CallRecord, ScenarioSession } from './scenario-session';

const { returnCode } = constants;

/** Codes with which a host driver turns a call away instead of serving it. */
const REFUSALS: readonly number[] = [
  returnCode.SL_API_ABORTED,
  returnCode.SL_RET_CODE_DEV_LOCKED,
  returnCode.SL_RET_CODE_PROVISIONING_IN_PROGRESS,
  returnCode.SL_RET_CODE_STOP_IN_PROGRESS,
  returnCode.SL_RET_CODE_DEV_NOT_STARTED,
  returnCode.SL_RET_CODE_DEVICE_STAT_IN_PROGRESS,
  returnCode.SL_RET_CODE_WLAN_RX_STAT_IN_PROGRESS,
];

/** How many wrong answers a fault spells out. */
const NAMED = 5;

/** Functions whose probe cannot fail on a device that serves it; others may well answer that something does not exist. */
const SURE: readonly string[] = [
  'sl_Start',
  'sl_Stop',
  'sl_DeviceGet',
  'sl_Socket',
  'sl_WlanPolicyGet',
  'sl_WlanProvisioning',
];

/**
 * The difference from the expected answer, which is `served`, `refused`, `served or refused` or `answered <code name>`.
 * Undefined when there is none.
 *
 * @throws InDoubt when it is the expected answer, and the clock is too inexact to decide whether it was in time
 */
export function answerMismatch(session: ScenarioSession, call: CallRecord, answer: string): string | undefined {
  const { name, at, returnedAt, outcome } = call;
  if (outcome.kind === 'pending') return `${name} has not returned after ${returnedAt - at} ms`;
  if (isAnswer(session, call, outcome.code, answer)) return undefined;
  const meaning = codeName(outcome.code);
  const late = returnedAt - at > session.milliseconds('refusal bound') ? ` after ${returnedAt - at} ms` : '';
  return `${name} returned ${outcome.code}${meaning === undefined ? '' : ` (${meaning})`}${late}`;
}

function isAnswer(session: ScenarioSession, call: CallRecord, code: number, answer: string): boolean {
  const inTime = (ms: number): boolean => session.keeps(call.name, call.returnedAt - call.at, { kind: 'at most', ms });
  if (answer === 'served or refused')
    return isAnswer(session, call, code, 'served') || code === returnCode.SL_RET_CODE_PROVISIONING_IN_PROGRESS;
  if (answer === 'served') {
    if (SURE.includes(call.name) ? code < 0 : REFUSALS.includes(code)) return false;
    return call.within === 0 || inTime(call.within);
  }
  // Only the refusal of blocked APIs has to come at once (PROV-7.5-35); any other answer has the time of a call.
  if (answer !== 'refused') return code === codeOf(answer) && (call.within === 0 || inTime(call.within));
  const right = code === codeOf(answer) || restarts(session, call);
  return right && inTime(session.milliseconds('refusal bound'));
}

/** Whether the device may answer as it does because it restarts itself. PROV-7.5-41 */
export function restarts(session: ScenarioSession, { restartingFor }: CallRecord): boolean {
  const ms = session.milliseconds('internal restart bound');
  if (restartingFor === undefined || ms === 0) return false;
  return session.keeps('An internal restart', restartingFor, { kind: 'below', ms });
}

/** Demands the answer of a call. */
export function expectAnswer(session: ScenarioSession, call: CallRecord, answer: string): void {
  const seen = answerMismatch(session, call, answer);
  if (seen !== undefined) throw session.fault(`${call.name} is ${answer}`, seen, call.returnedAt);
}

/** Demands the answer of every call, and names all that answered otherwise. */
export function expectAnswers(session: ScenarioSession, calls: readonly CallRecord[], answer: string): void {
  const wrong: { readonly call: CallRecord; readonly seen: string }[] = [];
  let doubt: InDoubt | undefined;
  for (const call of calls) {
    try {
      const seen = answerMismatch(session, call, answer);
      if (seen !== undefined) wrong.push({ call, seen });
    } catch (error) {
      // What is certain of another call outweighs it.
      if (!(error instanceof InDoubt)) throw error;
      doubt ??= error;
    }
  }
  const [first] = wrong;
  if (first === undefined && doubt !== undefined) throw doubt;
  if (first === undefined) return;
  const rest = wrong.length > NAMED ? `; and ${wrong.length - NAMED} more` : '';
  const seen = wrong
    .slice(0, NAMED)
    .map((each) => each.seen)
    .join('; ');
  throw session.fault(`all ${calls.length} calls are ${answer}`, seen + rest, first.call.returnedAt);
}

/**
 * The commands of a class: a silo, `API` for all, or `two-stage` for those that answer by an event. `harmless` is one of
 * each silo that changes nothing. `ungated` are the five that TI's driver does not gate; PROV-7.5-15 judges them, and
 * the other classes leave them out.
 */
export function commandsNamed(word: string): readonly PublicFunction[] {
  const commands = publicFunctions().filter((fn) => fn.kind === 'command');
  if (word === 'ungated') return commands.filter((fn) => fn.ungated === true);
  const gated = commands.filter((fn) => fn.ungated !== true);
  if (word === 'API') return gated;
  if (word === 'harmless') return gated.filter((fn) => fn.harmless === true);
  if (word === 'two-stage') return gated.filter((fn) => fn.staged === true);
  const silo = functionsOf(word as Silo).map((fn) => fn.name);
  return gated.filter((fn) => silo.includes(fn.name));
}

const codeOf = (answer: string): number =>
  answer === 'refused'
    ? returnCode.SL_RET_CODE_PROVISIONING_IN_PROGRESS
    : returnCode[answer.slice('answered '.length) as ReturnCodeName];
