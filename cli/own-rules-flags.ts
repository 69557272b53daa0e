import { ProvtckError } from '../ledger/error';
import type { OwnRules } from './own-rules';

/** A file of rules; every other path of a ledger is a folder. */
const LEDGER_FILE = /\.(ya?ml|json)$/i;

/**
 * The own rules that the flags of a run name.
 *
 * @throws ProvtckError `OWN_RULES_INCOMPLETE`
 */
export function ownRulesFrom({
  ledger,
  features,
  require: modules,
  onlyOwn,
}: {
  readonly ledger: string | undefined;
  readonly features: string | undefined;
  readonly require: readonly string[];
  readonly onlyOwn: true | undefined;
}): OwnRules | undefined {
  const file = ledger !== undefined && LEDGER_FILE.test(ledger) ? ledger : undefined;
  if (features !== undefined && file !== undefined)
    return { features, ledger: file, require: modules, ...(onlyOwn && { only: true }) };
  const given = [
    ...(features === undefined ? [] : ['--features']),
    ...(file === undefined ? [] : [`--ledger ${file}`]),
    ...(modules.length === 0 ? [] : ['--require']),
    ...(onlyOwn ? ['--only-own'] : []),
  ];
  if (given.length === 0) return undefined;
  throw new ProvtckError(
    'OWN_RULES_INCOMPLETE',
    `${given.join(' and ')} ${given.length === 1 ? 'does' : 'do'} not describe own rules completely`,
    'Own rules need their features and their ledger file: --features ./features --ledger my-rules.yaml.',
  );
}
