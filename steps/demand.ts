import type { Pickle } from '@cucumber/messages';
import type { Demand } from '../ledger/applicability';
import { Need } from '../ledger/rule';

/** What a scenario asks for: its tags, the text of its steps, the rows of their tables. */
export function demandOf({ tags, steps }: Pick<Pickle, 'tags' | 'steps'>): Demand {
  const names = tags.map(({ name }) => name.slice(1));
  const home = names.find((name) => name.startsWith('PROV-'));
  return {
    ...(home !== undefined && { rule: home }),
    needs: Need.options.filter((need) => names.includes(`needs-${need}`)),
    texts: steps.flatMap(({ text, argument }) => [
      text,
      ...(argument?.dataTable?.rows ?? []).map(({ cells }) => cells.map(({ value }) => value).join(' ')),
    ]),
  };
}
