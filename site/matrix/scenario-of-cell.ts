import type { RuleId } from '../../ledger/rule';
import { featurePage, scenarioAnchor } from '../links';
import { type PlacedScenario, type Spec, scenariosOf, serialOf } from '../spec';
import type { Sightings } from './evidence';

/** A scenario with the place of its text on the site. */
interface ScenarioPlace {
  /** `PROV-7.5-01/2` */
  readonly serial: string;
  /** Page and anchor, from the top of the site. */
  readonly place: string;
}

/** Finds scenarios by their names. */
export class ScenarioFinder {
  private readonly bySerial: ReadonlyMap<string, PlacedScenario>;

  constructor(private readonly spec: Pick<Spec, 'features'>) {
    this.bySerial = new Map(
      spec.features.flatMap((feature) =>
        feature.scenarios.map((scenario) => [serialOf(scenario.name), { ...scenario, feature }] as const),
      ),
    );
  }

  /** The scenario of this name; undefined if the suite has none. */
  named(name: string): ScenarioPlace | undefined {
    const found = this.bySerial.get(serialOf(name));
    return found && placeOf(found);
  }

  /** A scenario that shows one of these answers, best one of the rule itself; else the first one of the rule. */
  showing(rule: RuleId, shown: Sightings): ScenarioPlace | undefined {
    const names = [...shown.values()].flatMap(({ scenarios }) => scenarios);
    const found = names.flatMap((name) => this.bySerial.get(serialOf(name)) ?? []);
    const best = found.find(({ rules }) => rules[0] === rule) ?? found.find(({ rules }) => rules.includes(rule));
    const scenario = best ?? found[0] ?? scenariosOf(this.spec, rule)[0];
    return scenario && placeOf(scenario);
  }
}

const placeOf = (scenario: PlacedScenario): ScenarioPlace => ({
  serial: serialOf(scenario.name),
  place: `${featurePage(scenario.feature)}#${scenarioAnchor(scenario.name)}`,
});
