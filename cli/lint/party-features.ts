import type { Ledger } from '../../ledger/ledger';
import { ledgerOfParty, type PartyProfile } from '../../ledger/parties';
import { isRuleTag } from '../../ledger/rule';
import { type ParsedFeatures, parseFeatures } from '../../runtime/features';
import { stepTextOf } from '../../runtime/pickle-step';
import type { StepCatalogue } from '../../runtime/step-catalogue';
import type { LintFinding } from './lint-finding';

type Pickle = ParsedFeatures['pickles'][number];

/**
 * Checks the features of a party. Each scenario is named and tagged by a rule of that party, and each of its steps has
 * one definition. Each rule of the party has a scenario.
 */
export function checkPartyFeatures(profile: PartyProfile, catalogue: StepCatalogue, ledger: Ledger): LintFinding[] {
  const own = ledgerOfParty(ledger, profile);
  const { pickles, faults } = parseFeatures(`${profile.features}/*.feature`);
  const tested = new Set(pickles.flatMap(rulesOf));
  const untested = own.rules.filter(({ id }) => !tested.has(id));
  return [
    ...faults.map(({ uri, line, message }) => ({ uri, line, message })),
    ...pickles.flatMap((pickle) => complaints(pickle, own, catalogue).map((message) => findingAt(pickle, message))),
    ...repeated(pickles).map((pickle) => findingAt(pickle, `${pickle.name}: another scenario has the same name`)),
    ...untested.map(({ id }) => ({ uri: profile.features, line: 1, message: `${id} has no scenario` })),
  ];
}

const rulesOf = ({ tags }: Pickle): readonly string[] => tags.map(({ name }) => name.slice(1)).filter(isRuleTag);

const findingAt = ({ uri, location }: Pickle, message: string): LintFinding => ({
  uri,
  line: location?.line ?? 1,
  message,
});

function complaints(pickle: Pickle, own: Ledger, catalogue: StepCatalogue): readonly string[] {
  const [home, ...others] = rulesOf(pickle);
  const [named] = /^PROV-[\d.-]*\d(?=\/\d+ \S)/.exec(pickle.name) ?? [];
  return [
    ...(home === undefined ? ['has no tag of a rule'] : []),
    ...(named !== home ? [`is named ${named ?? 'without a rule'} but tagged ${home ?? 'without a rule'} first`] : []),
    ...[home, ...others].flatMap((id) => (id === undefined || own.has(id) ? [] : [`${id} is no rule of this party`])),
    ...pickle.steps.flatMap((step) => {
      const { length } = catalogue.matches(stepTextOf(step));
      return length === 1 ? [] : [`"${step.text}" has ${length} definitions`];
    }),
  ].map((text) => `${pickle.name}: ${text}`);
}

/** Scenarios whose name an earlier one outside their outline has. */
function repeated(pickles: readonly Pickle[]): readonly Pickle[] {
  const known = new Map<string, string | undefined>();
  return pickles.filter(({ name, astNodeIds: [scenario] }) => {
    const before = known.get(name);
    known.set(name, scenario);
    return before !== undefined && before !== scenario;
  });
}
