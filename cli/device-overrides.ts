import type { DecisionOverrides } from '../adapters/simulator/reference-device';
import { ProvtckError } from '../ledger/error';
import { nearest } from '../ledger/nearest';

/**
 * Overrides of a device that breaks a rule.
 *
 * @throws ProvtckError `MUTANT_UNKNOWN`
 */
export async function mutantOverrides(id: string): Promise<DecisionOverrides> {
  const { mutants } = await import('../mutants/catalogue');
  const mutant = mutants.find((each) => each.id === id);
  if (mutant !== undefined) return mutant.deviation();
  const ids = mutants.map((each) => each.id);
  throw new ProvtckError('MUTANT_UNKNOWN', `there is no device ${id}`, `Did you mean ${nearest(id, ids).join(', ')}?`);
}

/**
 * Overrides of an unusual device that breaks no rule.
 *
 * @throws ProvtckError `VARIANT_UNKNOWN`
 */
export async function variantOverrides(id: string): Promise<DecisionOverrides> {
  const { conformingVariants } = await import('../mutants/conforming/catalogue');
  const variant = conformingVariants.find((each) => each.id === id);
  if (variant !== undefined) return variant.deviation?.() ?? {};
  const ids = conformingVariants.map((each) => each.id);
  throw new ProvtckError('VARIANT_UNKNOWN', `there is no device ${id}`, `Did you mean ${nearest(id, ids).join(', ')}?`);
}
