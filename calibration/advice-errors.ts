import { type Ledger, loadLedger } from '../ledger/ledger';
import type { RuleId } from '../ledger/rule';
import { type AdviceException, adviceExceptions } from '../mutants/advice-exceptions';
import type { KillMatrix, MutantResult } from './kill-matrix';

/**
 * Where advice decides conformance, in full sentences: a device that breaks a SHOULD, SHOULD NOT or MAY rule fails a
 * MUST or MUST NOT rule without a reason on record. Known after a full run only.
 */
export function adviceErrors(
  { mutants, full }: Pick<KillMatrix, 'mutants' | 'full'>,
  exceptions: ReadonlyMap<string, AdviceException> = adviceExceptions(),
  ledger: Pick<Ledger, 'rule'> = loadLedger(),
): readonly string[] {
  if (!full) return [];
  const decides = (id: RuleId): boolean => ledger.rule(id).level.startsWith('MUST');
  return mutants
    .filter(({ breaks }) => !decides(breaks))
    .flatMap((mutant) => errorsOf(mutant, exceptions.get(mutant.id), decides));
}

function errorsOf(
  { id, breaks, failed, inconclusive }: MutantResult,
  exception: AdviceException | undefined,
  decides: (id: RuleId) => boolean,
): readonly string[] {
  const declared = exception?.rules ?? [];
  const red = Object.keys(failed).filter(decides);
  const undeclared = red.filter((rule) => !declared.includes(rule));
  const idle = declared.filter((rule) => !red.includes(rule));
  return [
    ...(undeclared.length > 0
      ? [`${id} breaks only the advice ${breaks} and fails ${undeclared.join(', ')}, without a reason.`]
      : []),
    ...(idle.length > 0 ? [`${id} has a reason to fail ${idle.join(', ')} and does not.`] : []),
    ...(inconclusive > 0 && exception?.inconclusive !== true
      ? [`${id} breaks only the advice ${breaks}, and ${inconclusive} scenarios cannot be judged.`]
      : []),
    ...(inconclusive === 0 && exception?.inconclusive === true
      ? [`${id} has a reason to leave scenarios open and leaves none.`]
      : []),
  ];
}
