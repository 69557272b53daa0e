import type { Obligation } from '../judge/obligations/obligation';
import { NotApplicable } from '../runtime/faults';
import type { ProvisioningWorld } from '../runtime/world';

/**
 * Demands that the party has kept a rule in the scenario.
 *
 * @throws DeviceFault if it has broken the rule, NotApplicable if the scenario did not put the rule to the test
 */
export async function expectKept(
  { session, context }: ProvisioningWorld,
  rule: string,
  obligations: readonly Obligation[],
): Promise<void> {
  await session.untaken();
  const { kept, violation } = context.recorder.findingOf(rule);
  if (violation !== undefined) throw session.fault(violation.expected, violation.seen);
  if (kept > 0) return;
  const { unseen } = obligations.find((each) => each.rule === rule) ?? { unseen: `${rule} was not put to the test` };
  throw new NotApplicable(unseen, []);
}
