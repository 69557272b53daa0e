/** Identity of a scenario besides its name, because the rows of an outline share one name. */
export interface RunLocation {
  readonly uri: string;
  readonly line: number;
  readonly name: string;
}

/** Faults that make an execution not count. */
export type CompletenessGap = 'retried' | 'unfinished';

/** An execution of a scenario. */
interface RunExecution extends RunLocation {
  readonly flaw?: CompletenessGap;
}

/**
 * Compares the executed scenarios with the suite, and returns the differences as sentences. Empty if every scenario of
 * the suite was executed completely, once, and no other scenario was.
 */
export function gapsBetween(suite: readonly RunLocation[], executed: readonly RunExecution[]): readonly string[] {
  const expected = new Set(suite.map(keyOf));
  const times = new Map<string, number>();
  for (const execution of executed) times.set(keyOf(execution), (times.get(keyOf(execution)) ?? 0) + 1);
  return [
    ...sentence(
      suite.filter((place) => !times.has(keyOf(place))),
      'of the suite was not executed',
      'of the suite were not executed',
    ),
    ...sentence(
      executed.filter((each) => !expected.has(keyOf(each))),
      'was executed that the suite does not contain',
      'were executed that the suite does not contain',
    ),
    ...sentence(
      suite.filter((place) => (times.get(keyOf(place)) ?? 0) > 1),
      'was executed more than once',
      'were executed more than once',
    ),
    ...sentence(flawed(executed, 'retried'), 'was repeated', 'were repeated'),
    ...sentence(flawed(executed, 'unfinished'), 'did not finish', 'did not finish'),
  ];
}

/** A scenario by file, line and name. */
export const keyOf = ({ uri, line, name }: RunLocation): string => `${uri.replaceAll('\\', '/')}:${line} ${name}`;

const flawed = (executed: readonly RunExecution[], flaw: CompletenessGap): readonly RunExecution[] =>
  executed.filter((each) => each.flaw === flaw);

function sentence(places: readonly RunLocation[], one: string, many: string): string[] {
  const [first] = places;
  if (first === undefined) return [];
  const what = places.length === 1 ? `1 scenario ${one}` : `${places.length} scenarios ${many}`;
  return [`${what}, first "${first.name}" (${first.uri}:${first.line}).`];
}
