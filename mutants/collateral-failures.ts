import type { RuleId } from '../ledger/rule';
import type { Mutant } from './mutant';

/** Why other rules fail with a mutant too. A failure without such a reason is an error of a scenario. */
const collateralReasons = {
  'served while blocked':
    'The device serves calls that it has to refuse. Each rule with such a call in that stage, mode or silo fails.',
  'refused while open':
    'The device refuses calls or suppresses events while the APIs are open. Each rule that uses them fails.',
  'event not suppressed':
    'The host receives an event of the attempt. The rules divide the same events by kind, stage and time, so several fail.',
  'wrong result read': 'Several rules read the same result: one rule per result, and the rules on its use.',
  'wrong value kept':
    'The device saves or returns a wrong configuration. Each rule that reads a profile, a name, a policy or a role back fails.',
  'wrong auto-start':
    'The conditions of section 4.2 share their situations. Each rule that needs or excludes an auto-start there fails.',
  'wrong role': 'Each end of a process sets the role, and the device AP shows the role again.',
  'wrong answer to a command':
    'Several rules judge the same start, stop or abort: by its return code, its event and its effect.',
  'profile not accepted':
    'The device does not accept a profile or its confirmation request, or uses another profile. Each rule that begins so fails.',
  'wrong restart':
    'The restart of external configuration is one sequence. Each rule on one of its steps, or on a later confirmation, fails.',
  'process does not end':
    'The process continues where it has to end. Each rule that waits for STOPPED, for the role or for open APIs fails.',
  'process ends too soon':
    'The process ends where it has to continue. Each rule on a second attempt, a late fetch or an abort fails.',
  'missing or wrong report':
    'A report is missing, wrong or early. Each rule that passes this step expects the report next.',
  'device breaks down':
    'The device answers no call after its fatal error and reports nothing. Each rule that passes this step fails.',
  'extra report':
    'The device sends a report too many. Each rule that passes this step expects another report, or none.',
} as const;

/** The declared collateral failures of a mutant. `npm run collateral` measures and rewrites the rules. */
export interface DeclaredCollateral {
  readonly because: keyof typeof collateralReasons;
  /** Rule ids without their prefix, separated by white space: `4-01 7.5-02`. */
  readonly rules: string;
}

/** The rules that may fail with a mutant besides the one it breaks. */
export const collateralRules = ({ collateral }: Pick<Mutant, 'collateral'>): readonly RuleId[] =>
  (collateral?.rules ?? '')
    .split(/\s+/)
    .filter((rule) => rule !== '')
    .map((rule) => `PROV-${rule}`);

/** Rule ids in the order of the document: sections and serial numbers compare as numbers. */
export const sortedRules = (rules: readonly RuleId[]): readonly RuleId[] =>
  [...rules].sort((a, b) => a.localeCompare(b, 'en', { numeric: true }));
