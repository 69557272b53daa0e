import type { ChoiceFlags } from './scenario-choice';
import type { SuiteOptions } from './suite-options';

/** The plan of a manual bench where the user names none: every rule in the least time, which is mostly that of a person. */
const USUAL = 'every-rule';

/** Whether a person plays phone, network and cloud. */
export const isManual = ({ connection }: SuiteOptions): boolean => connection?.bench === 'manual';

/** Whether the run has a page: the user wants one, or has to act. Workers of a parallel run have none. */
export const hasPage = ({ ui }: { readonly ui?: true }, options: SuiteOptions): boolean =>
  ui === true || (isManual(options) && (options.parallel ?? 0) <= 1);

/** The flags with the plan of a manual bench, if they select nothing and a certificate is not wanted. */
export function withManualPlan<Flags extends ChoiceFlags>(flags: Flags, options: SuiteOptions): Flags {
  const { name, failed, plan, shard } = flags;
  const { rules = [], tags, certify, own } = options;
  const selects = name.length + rules.length > 0 || [failed, plan, shard, tags, own].some((each) => each !== undefined);
  return isManual(options) && !selects && certify !== true ? { ...flags, plan: USUAL } : flags;
}
