/**
 * The premises of a scenario. A failure proves nothing about the device where something that the scenario presupposes
 * did not hold.
 */
import type { DeviceEvent } from '../adapters/adapter';
import { policyBits } from '../adapters/policy-bits';
import { ECHOES } from '../judge/monitors/withheld';
import { opensApis } from '../judge/process-start';
import { AUTO_STARTED, isResult, NO_ADDRESS, NOT_FETCHED, STATUS, STOPPED } from '../judge/record-accessors';
import { constants } from '../ledger/constants';
import type { RuleId } from '../ledger/rule';
import { BenchFault, NotApplicable } from './faults';
import { describeEvent } from './report-expectations';
import type { CallRecord, ScenarioSession } from './scenario-session';

/** Statuses that a timer of the device causes without any action. */
const BY_TIMER: readonly number[] = [
  NO_ADDRESS,
  NOT_FETCHED,
  AUTO_STARTED,
  STOPPED,
  constants.status.SL_WLAN_PROVISIONING_SMART_CONFIG_SYNC_TIMEOUT,
];

/** The rule that permits a process to end after an incomplete SmartConfig transmission. */
const AFTER_TRANSMISSION: RuleId = 'PROV-4.3-23';

/** Rules that permit a process to end by itself where no rule demands it. */
const OWN_END: readonly RuleId[] = ['PROV-4.2-23', AFTER_TRANSMISSION];

/**
 * Demands that a call which the scenario needs to be pending is pending at a moment.
 *
 * @param judged the call that is judged, or undefined for this moment
 * @param isWrong whether the judged call was answered wrongly; a return during that call can then be the reason
 * @throws BenchFault if the call has returned, or may have returned before the judged call was answered
 */
export async function expectPending(session: ScenarioSession, judged?: CallRecord, isWrong = false): Promise<void> {
  if (session.pending.length > 0) await session.untaken();
  for (const call of session.pending) {
    if (call === judged) continue;
    if (call.outcome.kind === 'returned') throw new BenchFault(`${call.name} has returned at once and is not pending`);
    const returned = returnOf(session, call);
    if (returned === undefined) continue;
    const before = judged === undefined || session.events.indexOf(returned) < judged.heard;
    const during = isWrong && judged !== undefined && returned.at <= judged.returnedAt + session.uncertainty;
    if (before || during) throw new BenchFault(`${call.name} has returned and is not pending any more`);
  }
}

/** The late return of a pending call, if it has arrived. */
const returnOf = (session: ScenarioSession, { name, heard }: CallRecord): DeviceEvent | undefined =>
  session.events.find((event, index) => index >= heard && event.name === 'return' && event.data.function === name);

/**
 * Demands that the APIs are blocked as far as the reports say, for calls that are not refused as they should be.
 *
 * @throws BenchFault if a report that opens the APIs came before each of these calls was answered, or soon after. The driver
 *   serves calls as soon as it has the status byte of the report.
 * @throws NotApplicable if the device sent it at the moment of the report before it, or if the process ended after an
 *   incomplete transmission
 */
export async function expectBlocked(session: ScenarioSession, served: readonly CallRecord[]): Promise<void> {
  const [first] = served;
  if (first === undefined) return;
  const lag = await awaitReportAfter(session, first);
  const opening = session.events.find((event) => !session.expected.has(event) && opens(session, event));
  if (opening !== undefined && session.grounds?.ruleAbout(opening) === AFTER_TRANSMISSION)
    throw new NotApplicable(`the process ended by itself, which ${AFTER_TRANSMISSION} permits`, []);
  if (opening === undefined || served.some(({ returnedAt }) => returnedAt + lag < opening.at)) return;
  const together = session.events.findLast(
    (event) => session.expected.has(event) && event.at <= opening.at && opening.at - event.at <= session.uncertainty,
  );
  if (together !== undefined)
    throw new NotApplicable(
      `${describeEvent(opening)} came together with ${describeEvent(together)}, and no call fits between them`,
      [],
    );
  throw new BenchFault(`${describeEvent(opening)} came when ${first.name} was answered, and opens the APIs`);
}

/**
 * Lets a report arrive whose status byte the driver had when a call was served.
 *
 * @returns the longest time in ms from the call to such a report
 */
export async function awaitReportAfter(session: ScenarioSession, { returnedAt }: CallRecord): Promise<number> {
  const lag = session.milliseconds('status byte bound') + session.uncertainty;
  await session.pass(Math.max(0, returnedAt + lag - session.adapter.clock.now()));
  await session.untaken();
  return lag;
}

/** Whether a report says that the APIs are open. */
function opens({ calls }: ScenarioSession, { name, data }: DeviceEvent): boolean {
  const flags = calls.findLast((call) => call.name === 'sl_WlanProvisioning')?.arguments.Flags;
  return (
    name === STATUS &&
    opensApis(Number(data.ProvisioningStatus), flags === 'SL_WLAN_PROVISIONING_CMD_FLAG_EXTERNAL_CONFIRMATION')
  );
}

/** The rule that a policy stays after a restart, which is advice. */
const KEEPS_POLICY: RuleId = 'PROV-4.2-20';

/**
 * Why a failure at this moment proves nothing about the device; undefined if it does.
 *
 * @param judges whether the failure is about a rule
 */
export async function brokenPremise(
  session: ScenarioSession,
  judges: (rule: RuleId) => boolean,
): Promise<string | undefined> {
  await session.untaken();
  const other = startedTooLate(session) ?? (judges(KEEPS_POLICY) ? undefined : await lostPolicy(session));
  if (other !== undefined) return other;
  // A process that ends by itself says so only after its role switch.
  if (session.events.some(startsByItself)) await session.pass(session.milliseconds('role switch bound'));
  const own = session.events.find((event) => !session.expected.has(event) && endsByItself(session, event));
  if (own !== undefined)
    return `the process ended by itself after ${session.elapsed(own.at)} ms, which ${session.grounds?.ruleAbout(own)} permits`;
  const unasked = session.events.find((event) => !session.expected.has(event) && failsUnasked(session, event));
  if (unasked !== undefined)
    return `the device tried the profile unasked (C29), and ${describeEvent(unasked)} changed its state`;
  const timed = session.events.find(
    (event) => !session.expected.has(event) && isByTimer(event) && session.benchTimeBefore(event.at) > 0,
  );
  if (timed === undefined) return undefined;
  const took = session.benchTimeBefore(timed.at);
  return `actions of the bench took ${took} ms, and ${describeEvent(timed)} came in the meantime`;
}

/** Whether the device has started a process while the host was still in `sl_Start`, too early for a call that prevents it. */
function startedTooLate(session: ScenarioSession): string | undefined {
  const start = session.calls.findLast(({ name }) => name === 'sl_Start');
  if (start === undefined) return undefined;
  const took = start.returnedAt - start.at;
  if (took + session.uncertainty < session.milliseconds('no-profile delay')) return undefined;
  const own = session.events.slice(start.heard).find((event) => startsByItself(event) && !session.expected.has(event));
  return own && `sl_Start has returned ${took} ms after its call, when the no-profile delay is over`;
}

/** Reads the policy that the host has set before its latest restart. Returns a text if the device has another one now. */
async function lostPolicy(session: ScenarioSession): Promise<string | undefined> {
  const bits = policyBeforeRestart(session);
  if (bits === undefined || !session.canIssue('sl_WlanPolicyGet')) return undefined;
  const { outcome } = await readPolicy(session);
  if (outcome.kind !== 'returned' || outcome.code !== 0) return undefined;
  const now = outcome.value?.pPolicy;
  // A policy that the device has refused, and has now, is not one that a restart has changed.
  const isRefused = policySets(session).some((set) => !isAccepted(set) && set.arguments.Policy === now);
  return now === bits || isRefused
    ? undefined
    : `the restart has changed the policy of the device, which only advice forbids (${KEEPS_POLICY})`;
}

/**
 * Reads the policy at the end of a scenario after an event that the policy of the setup does not permit. A device that has
 * lost its policy at a restart breaks no rule with it, so the monitors need the policy that it has.
 */
export async function readDoubtfulPolicy(session: ScenarioSession): Promise<void> {
  const { policy, events, calls } = session;
  if (policy === undefined || policySets(session).length > 0 || !session.canIssue('sl_WlanPolicyGet')) return;
  const stop = calls.findLast(({ name }) => name === 'sl_WlanProvisioning')?.heard ?? 0;
  const connects = !policy.auto && !policy.fast && events.slice(stop).some(({ name }) => ECHOES.includes(name));
  const starts = !policy.autoProvisioning && events.some(startsByItself);
  if (connects || starts) await readPolicy(session);
}

/** The bits of the policy that the device had before its latest restart, or its setup; undefined if they are not known. */
function policyBeforeRestart(session: ScenarioSession): unknown {
  const { calls, policy } = session;
  const set = policySets(session).findLast(isAccepted);
  if (set === undefined) return policy && policyBits(policy);
  const isRestarted = calls.slice(calls.indexOf(set)).some(({ name }) => name === 'sl_Start');
  return isRestarted ? set.arguments.Policy : undefined;
}

const readPolicy = (session: ScenarioSession): Promise<CallRecord> =>
  session.call('sl_WlanPolicyGet', { Type: CONNECTION });

const policySets = ({ calls }: ScenarioSession): readonly CallRecord[] =>
  calls.filter(({ name, arguments: { Type } }) => name === 'sl_WlanPolicySet' && Type === CONNECTION);

const isAccepted = ({ outcome }: CallRecord): boolean => outcome.kind === 'returned' && outcome.code === 0;

const CONNECTION = 'SL_WLAN_POLICY_CONNECTION';

const startsByItself = ({ name, data }: DeviceEvent): boolean =>
  name === STATUS && data.ProvisioningStatus === AUTO_STARTED;

function endsByItself(session: ScenarioSession, event: DeviceEvent): boolean {
  if (event.data.ProvisioningStatus !== STOPPED) return false;
  const rule = session.grounds?.ruleAbout(event);
  return rule !== undefined && OWN_END.includes(rule);
}

function failsUnasked(session: ScenarioSession, event: DeviceEvent): boolean {
  return isResult(Number(event.data.ProvisioningStatus)) && session.grounds?.ruleAbout(event) === 'PROV-8.4-02';
}

const isByTimer = ({ name, data }: DeviceEvent): boolean =>
  name === STATUS && BY_TIMER.includes(Number(data.ProvisioningStatus));
