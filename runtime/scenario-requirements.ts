import type { Pickle } from '@cucumber/messages';
import type { ScenarioRequirements } from '../ledger/applicability';
import { isRuleTag, Need } from '../ledger/rule';

type Asking = Pick<Pickle, 'tags' | 'steps'>;

/** A scenario may be carried out on many devices. */
const known = new WeakMap<Asking, ScenarioRequirements>();

/** What a scenario asks for: its tags, the text of its steps, the rows of their tables. */
export function requirementsOf(pickle: Asking): ScenarioRequirements {
  const found = known.get(pickle);
  if (found !== undefined) return found;
  const demand = read(pickle);
  known.set(pickle, demand);
  return demand;
}

function read({ tags, steps }: Asking): ScenarioRequirements {
  const names = tags.map(({ name }) => name.slice(1));
  const home = names.find(isRuleTag);
  return {
    ...(home !== undefined && { rule: home }),
    needs: Need.options.filter((need) => names.includes(`needs-${need}`)),
    texts: steps.flatMap(({ text, argument }) => [
      text,
      ...(argument?.dataTable?.rows ?? []).map(({ cells }) => cells.map(({ value }) => value).join(' ')),
    ]),
  };
}
