import { referenceTransitions } from '../../adapters/simulator/network-processor/transitions';
import { concerns } from '../../ledger/applicability';
import type { Claim } from '../../ledger/claims';
import type { Need, RuleId } from '../../ledger/rule';
import { stepCatalogue } from '../../steps/catalogue';
import { demandedRules } from './demanded-rules';
import type { Divergence } from './exploration-session';
import { answerIn, processIn, type Step, statusIn } from './step';

/** Rules that the reference keeps when it reports a status. */
function reported(step: Step): readonly RuleId[] {
  const status = step.kind === 'status.notWithin' ? undefined : statusIn(step);
  const row = referenceTransitions.find(({ before = [], after = [] }) =>
    [...before, ...after].some((action) => action === status),
  );
  return row?.rules.slice(0, 1) ?? [];
}

/** What a served command shows depends on what has opened the APIs before it; the first that fits counts. */
const OPENED: readonly (readonly [isOpen: (before: Step) => boolean, rule: RuleId])[] = [
  [
    (step) =>
      processIn(step)?.name === 'external configuration' ||
      statusIn(step) === 'SL_WLAN_PROVISIONING_EXTERNAL_CONFIGURATION_READY',
    'PROV-7.5-26',
  ],
  [(step) => processIn(step)?.externalConfirmation === true, 'PROV-7.5-25'],
  [
    (step) =>
      processIn(step)?.name.startsWith('auto-provisioning') === true ||
      statusIn(step) === 'SL_WLAN_PROVISIONING_AUTO_STARTED',
    'PROV-7.5-27',
  ],
  [() => true, 'PROV-7.5-05'],
];

/** The rules that a served command may be put down to. */
export const openedRules: readonly RuleId[] = OPENED.map(([, rule]) => rule);

/** Whether steps, or their needs of a bench, concern a feature that the device does not have. */
export function isAbout(claim: Claim, steps: readonly Step[], needs: readonly Need[] = []): boolean {
  const rules = steps.flatMap(demandedRules);
  const features = steps.flatMap((step) => stepCatalogue.featuresOf(step));
  return [undefined, ...rules].some((rule) => concerns(claim, { ...(rule && { rule }), needs, features }));
}

/**
 * The rules that a device seems to break, the likeliest first: rules that a monitor reports, then the rule of the failed
 * demand. The latter is a hint for the author of the scenario; several rules can have the same demand.
 */
export function rulesOf({ script, failed, rules }: Divergence): readonly RuleId[] {
  const step = failed === undefined ? undefined : script.steps[failed];
  if (step === undefined) return rules;
  const before = script.steps.slice(0, failed);
  const served = answerIn(step) === 'served' ? OPENED.filter(([isOpen]) => before.some(isOpen)) : [];
  const [first] = [
    ...demandedRules(step),
    ...reported(step),
    ...served.map(([, rule]) => rule),
    // A report at the wrong time: of a process that should not run, or should not yet end.
    before.some((each) => processIn(each) !== undefined) ? 'PROV-4.3-05' : 'PROV-4.2-01',
  ];
  return [...new Set([...rules, ...(first === undefined ? [] : [first])])];
}
