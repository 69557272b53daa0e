import type { Feature, GherkinDocument, Pickle, Scenario, Tag } from '@cucumber/messages';

/** The place of a scenario in the features. */
export interface ScenarioPlace {
  /** Name of the feature. */
  readonly feature: string;
  /** Name of the enclosing `Rule:`, if any. */
  readonly rule: string | undefined;
  readonly scenario: Scenario;
  /** Tags of the enclosing feature and rule, which the scenario inherits. */
  readonly inheritedTags: readonly Tag[];
}

/** Finds what a pickle has lost: its place in the document, its row, the keywords of its steps. */
export class GherkinIndex {
  private readonly places = new Map<string, ScenarioPlace>();
  private readonly rows = new Map<string, number>();
  private readonly keywords = new Map<string, string>();

  add(document: GherkinDocument): void {
    for (const place of placesIn(document)) {
      const { scenario } = place;
      this.places.set(scenario.id, place);
      for (const step of scenario.steps) this.keywords.set(step.id, step.keyword.trim());
      scenario.examples
        .flatMap((examples) => examples.tableBody)
        .forEach((row, position) => {
          this.rows.set(row.id, position + 1);
        });
    }
    for (const background of backgroundsIn(document.feature))
      for (const step of background.steps) this.keywords.set(step.id, step.keyword.trim());
  }

  /** The scenario a pickle was made of. */
  placeOf(pickle: Pickle): ScenarioPlace | undefined {
    return this.places.get(pickle.astNodeIds[0] ?? '');
  }

  /** Position of an outline's row over all its examples, from 1; undefined for a plain scenario. */
  rowOf(pickle: Pickle): number | undefined {
    return this.rows.get(pickle.astNodeIds[1] ?? '');
  }

  /** `Given`, `When` … as the step was written. */
  keywordOf(step: Pickle['steps'][number]): string {
    return this.keywords.get(step.astNodeIds[0] ?? '') ?? '*';
  }
}

/** Every scenario and outline of a document, in order. */
export function placesIn({ feature }: GherkinDocument): ScenarioPlace[] {
  if (feature === undefined) return [];
  return feature.children.flatMap(({ rule, scenario }) => {
    const place = (inner: Scenario, tags: readonly Tag[]): ScenarioPlace => ({
      feature: feature.name,
      rule: rule?.name,
      scenario: inner,
      inheritedTags: tags,
    });
    if (scenario !== undefined) return [place(scenario, feature.tags)];
    return (rule?.children ?? []).flatMap((child) =>
      child.scenario === undefined ? [] : [place(child.scenario, [...feature.tags, ...(rule?.tags ?? [])])],
    );
  });
}

function backgroundsIn(feature: Feature | undefined) {
  return (feature?.children ?? []).flatMap(({ background, rule }) =>
    [background, ...(rule?.children ?? []).map((child) => child.background)].filter((found) => found !== undefined),
  );
}
