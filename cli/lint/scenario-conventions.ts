import type { Scenario } from '@cucumber/messages';
import { is } from 'valibot';
import type { Ledger } from '../../ledger/ledger';
import { Need, RuleId } from '../../ledger/rule';
import type { LintFinding } from './lint-finding';
import type { SuiteText, WrittenScenario } from './suite-text';

const needTags: ReadonlySet<string> = new Set(Need.options.map((need) => `@needs-${need}`));

/**
 * Checks names, tags and places of scenarios. Reports depend on these conventions, so there are no
 * exceptions.
 */
export function checkScenarios(suite: SuiteText, ledger: Ledger): LintFinding[] {
  return [...suite.scenarios.flatMap((scenario) => checkScenario(scenario, ledger)), ...checkNames(suite)];
}

function checkScenario(place: WrittenScenario, ledger: Ledger): LintFinding[] {
  const { scenario, uri, rule: ruleName, inheritedTags } = place;
  const tags = scenario.tags.map(({ name }) => name);
  const named = /^(PROV-[\d.-]+)\/\d+ \S/.exec(scenario.name)?.[1];
  const filed = /^(PROV-[\d.-]*\d)(?!\S)/.exec(ruleName ?? '')?.[1];
  const home = tags.map((tag) => tag.slice(1)).find((tag) => is(RuleId, tag));
  const complaints: (string | undefined)[] = [
    home === undefined ? 'has no rule tag of its own' : undefined,
    named === undefined ? 'its name does not begin with a rule id, a slash and a serial' : undefined,
    ruleName === undefined ? 'is outside every Rule' : undefined,
    ruleName !== undefined && filed === undefined ? `its Rule does not begin with a rule id: ${ruleName}` : undefined,
    filed !== undefined && !ledger.has(filed) ? `its Rule names ${filed}, which is not in the ledger` : undefined,
    named !== undefined && home !== undefined && named !== home
      ? `is named ${named} but tagged ${home} first`
      : undefined,
    named !== undefined && filed !== undefined && named !== filed
      ? `is named ${named} but is under ${filed}`
      : undefined,
    ...(home === undefined ? [] : adviceComplaints(home, tags, ledger)),
    home !== undefined && ledger.has(home) ? recordedComplaint(home, scenario, ledger) : undefined,
    ...tagComplaints(
      [...inheritedTags, ...scenario.tags, ...scenario.examples.flatMap((examples) => examples.tags)],
      ledger,
    ),
  ];
  return complaints
    .filter((complaint) => complaint !== undefined)
    .map((complaint) => ({ uri, line: scenario.location.line, message: `${scenario.name}: ${complaint}` }));
}

/** A scenario of advice demands what is advised, so it may not decide over a rule that binds. */
function adviceComplaints(home: RuleId, tags: readonly string[], ledger: Ledger): string[] {
  const binds = (id: RuleId): boolean => ledger.has(id) && ledger.rule(id).level.startsWith('MUST');
  if (!ledger.has(home) || binds(home)) return [];
  return tags
    .map((tag) => tag.slice(1))
    .filter(binds)
    .map((id) => `is about ${home}, which is ${ledger.rule(home).level}, and would decide over ${id}`);
}

/** A scenario of a rule whose answers are only recorded decides nothing, whatever else it expects. */
function recordedComplaint(home: RuleId, { steps }: Scenario, ledger: Ledger): string | undefined {
  if (ledger.rule(home).class !== 'recorded' || steps.some(({ text }) => text.startsWith('the suite records')))
    return undefined;
  return `is about ${home}, whose answers are only recorded, and records none`;
}

function tagComplaints(tags: readonly { readonly name: string }[], ledger: Ledger): (string | undefined)[] {
  return tags.map(({ name }) => {
    if (needTags.has(name) || ledger.has(name.slice(1))) return undefined;
    return `${name} is neither a rule of the ledger nor a need`;
  });
}

/** Several reports merge two scenarios of one name. */
function checkNames({ pickles }: SuiteText): LintFinding[] {
  const first = new Map<string, string>();
  return pickles.flatMap(({ name, uri, location }) => {
    const line = location?.line ?? 1;
    const known = first.get(name);
    first.set(name, known ?? `${uri}:${line}`);
    return known === undefined ? [] : [{ uri, line, message: `${name}: ${known} has the same name` }];
  });
}
