import { ProvtckError } from '../../ledger/error';
import type { Adapter } from '../adapter';
import { type CheckResult, examine } from '../check-result';
import { idleSetup as idle } from '../idle-setup';
import { captureChecks } from './capture';
import type { Check, Subject } from './check';
import { contentsChecks } from './contents';
import { driverPortChecks } from './driver-port';
import { identityChecks } from './identity';
import { offeredAdapter } from './offered-adapter';
import { phoneChecks } from './phone';
import { resetChecks } from './reset';
import { timeChecks } from './time';

/** The clauses of the contract, in the order of the checks. */
export const checks: readonly Check[] = [
  ...identityChecks,
  ...timeChecks,
  ...resetChecks,
  ...contentsChecks,
  ...phoneChecks,
  ...captureChecks,
  ...driverPortChecks,
];

/**
 * Maximum duration of one clause, in ms of wall time: a board starts several times, and an operator can play the
 * phone.
 */
const timeLimit = 600_000;

/**
 * Checks an adapter against the contract. It does not judge the behaviour of the device: an adapter can be correct
 * although its device has faults.
 *
 * @param adapter not yet connected; it is closed at the end
 * @yields one finding for each clause, immediately after its check
 * @throws ProvtckError if the adapter does not connect
 */
export async function* contractTest(adapter: Adapter): AsyncGenerator<CheckResult> {
  const subjects: Subject[] = [];
  let cause: ProvtckError | undefined;
  const keepCause = (error: unknown): never => {
    if (error instanceof ProvtckError) cause = error;
    throw error;
  };
  const connects = await examine(
    'The adapter connects',
    async () => {
      subjects.push({ adapter, identity: await adapter.connect().catch(keepCause) });
    },
    timeLimit,
  );
  if (cause !== undefined) {
    // An error of close would add nothing to the first error.
    await adapter.close().catch(() => {});
    throw cause;
  }
  yield connects;
  for (const { identity } of subjects) yield* clausesOf({ adapter: offeredAdapter(adapter, identity), identity });
  yield await examine('The adapter can be closed', () => adapter.close(), timeLimit);
  yield await examine('The adapter can be closed twice', () => adapter.close(), timeLimit);
}

async function* clausesOf(subject: Subject): AsyncGenerator<CheckResult> {
  for (const [index, check] of checks.entries()) {
    const finding = await examine(check.clause, () => check.examine(subject), timeLimit);
    yield finding;
    if (finding.verdict !== 'broken') continue;
    // A failed clause can leave the device in any state. If a reset fails too, the remaining clauses cannot be
    // checked.
    const reset = await examine('The device can be reset', () => subject.adapter.reset(idle), timeLimit);
    if (reset.verdict === 'holds') continue;
    const rest = checks.length - index - 1;
    if (rest > 0)
      yield {
        clause: `${rest} more clauses`,
        verdict: 'not examined',
        why: `The device does not respond. ${reset.why}`,
      };
    return;
  }
}
