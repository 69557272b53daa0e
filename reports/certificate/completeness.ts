import { requiredOfParty } from '../../judge/party-requirements';
import { requiredByRule, requiredScenarios, type SuiteScenario } from '../../judge/required-scenarios';
import { isDecisive } from '../../judge/rule-results';
import { ProvtckError } from '../../ledger/error';
import { named } from '../../ledger/lack';
import type { Ledger } from '../../ledger/ledger';
import type { PartyProfile } from '../../ledger/parties';
import type { Rule } from '../../ledger/rule';
import { basisOf } from '../../ledger/rule';
import type { CertificateStatement, RuleEntry } from './statement-schema';

/**
 * Checks that a statement contains every rule, that no verdict is missing from the certified ones, and that its lists
 * agree with its verdicts.
 *
 * @param ledger the suite's own, with the interpretations of the certificate
 * @param party the certified party, if it has a statement of its own
 * @throws ProvtckError `RULES_INCOMPLETE`, `RULE_NOT_JUDGED`, `RULE_NOT_CERTIFIABLE`, `TESTS_DIFFER`,
 * `SCENARIOS_MISSING`
 */
export function checkCompleteness(
  { predicate }: CertificateStatement,
  ledger: Ledger,
  suite: readonly SuiteScenario[],
  party?: PartyProfile,
): void {
  const [, , , , , , deviations, rules] = predicate.configuration;
  const { verdicts } = rules.annotations;
  checkRuleSet(verdicts, ledger);
  const anyKnown = deviations.annotations.files.length > 0;
  for (const entry of verdicts) checkEntry(entry, ledger.rule(entry.id), anyKnown);
  checkScenarios(predicate, ledger, suite, party);
  checkLists(predicate, verdicts);
}

/** Compares the number of scenarios of each rule with the requirements of the statement in the certificate. */
function checkScenarios(
  { configuration: [, , , , run, , , rules] }: CertificateStatement['predicate'],
  ledger: Ledger,
  suite: readonly SuiteScenario[],
  party: PartyProfile | undefined,
): void {
  const { lacks, scenarios: total } = run.annotations;
  const required =
    party === undefined
      ? requiredByRule(ledger.rules, requiredScenarios(suite, lacks), suite)
      : requiredOfParty(party, ledger.rules, lacks);
  // Only the run knows which scenarios miss a function or an answer.
  const exact = [...named('function', lacks), ...named('answer', lacks)].length === 0;
  const short = rules.annotations.verdicts.find(({ id, scenarios: { pass, fail, notApplicable, ...counts } }) => {
    const carriedOut = pass + fail + (exact ? 0 : notApplicable);
    return counts.required !== required.get(id) || counts.inconclusive > 0 || carriedOut < counts.required;
  });
  if (short === undefined && total === suite.length) return;
  throw new ProvtckError(
    'SCENARIOS_MISSING',
    short === undefined
      ? `the run had ${total} scenarios, the suite has ${suite.length}`
      : `rule ${short.id} requires ${required.get(short.id)} scenarios, and ${short.scenarios.pass + short.scenarios.fail} were executed`,
    'A certificate needs every scenario that the device statement requires. Do not accept this one.',
  );
}

function checkRuleSet(verdicts: readonly RuleEntry[], ledger: Ledger): void {
  const differs = ledger.rules.findIndex(({ id }, index) => verdicts[index]?.id !== id);
  if (differs < 0 && verdicts.length === ledger.rules.length) return;
  const found = new Set(verdicts.map(({ id }) => id));
  const missing = ledger.rules.filter(({ id }) => !found.has(id)).map(({ id }) => id);
  throw new ProvtckError(
    'RULES_INCOMPLETE',
    missing.length > 0
      ? `${missing.length} of the ledger's ${ledger.rules.length} rules are missing, first ${missing[0]}`
      : `its ${verdicts.length} rules are not the ledger's ${ledger.rules.length}, each once and in order`,
    'A certificate contains every rule. Ask for a run of the whole suite, without --rule and --tags.',
  );
}

function checkEntry({ id, verdict, basis, deviation }: RuleEntry, rule: Rule, anyKnown: boolean): void {
  if (basis !== basisOf(rule))
    throw new ProvtckError(
      'RULE_NOT_CERTIFIABLE',
      `the certificate gives rule ${id} the basis ${basis}, and its basis is ${basisOf(rule)}`,
      'The certificate was not made by this version of the suite. Ask for another.',
    );
  const silent = rule.planned === true || rule.reason !== undefined || !isDecisive(rule);
  if (verdict === 'not-judged' && !silent)
    throw new ProvtckError(
      'RULE_NOT_JUDGED',
      `mandatory rule ${id} has no verdict`,
      'Ask for a run of the whole suite; `provtck explain` describes how the rule is tested.',
    );
  const known = deviation !== undefined && anyKnown;
  const allowed = verdict !== 'inconclusive' && (verdict !== 'fail' || known || !isDecisive(rule));
  if (!allowed)
    throw new ProvtckError(
      'RULE_NOT_CERTIFIABLE',
      `rule ${id} is ${verdict === 'fail' ? 'broken without a known deviation' : 'inconclusive'}`,
      'Such a run is not conformant and has no certificate. Do not accept this one.',
    );
}

function checkLists(predicate: CertificateStatement['predicate'], verdicts: readonly RuleEntry[]): void {
  const idsOf = (verdict: RuleEntry['verdict']) =>
    verdicts
      .filter((entry) => entry.verdict === verdict)
      .map(({ id }) => id)
      .join();
  const passed = predicate.passedTests.join() === idsOf('pass');
  const warned = predicate.warnedTests.join() === idsOf('fail');
  if (passed && warned && predicate.warnedTests.length > 0 === (predicate.result === 'WARNED')) return;
  throw new ProvtckError(
    'TESTS_DIFFER',
    'the lists of passed and warned tests differ from the verdicts of the rules',
    'The certificate was not made by this suite. Do not accept it.',
  );
}
