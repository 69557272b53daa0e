import type { CertificateRequest } from '../judge/certifiable';
import type { SuiteScenario } from '../judge/required-scenarios';
import type { Ledger } from '../ledger/ledger';
import { statedLacks } from './stated-lacks';
import type { SuiteOptions, SuitePlan } from './suite-options';
import { suiteScenarios } from './suite-scenarios';

/** The scenarios of the rules of a ledger. */
const scenariosOf = (ledger: Ledger, suite: readonly SuiteScenario[]): readonly SuiteScenario[] =>
  suite.filter(({ ruleIds }) => ruleIds.some((id) => ledger.has(id)));

/** What a certificate of the run requires. */
export function claimOf(
  adapter: string,
  { connection }: SuiteOptions,
  part: string,
  { party, statement, ledger, sources }: Pick<SuitePlan, 'party' | 'statement' | 'ledger' | 'sources'>,
): CertificateRequest {
  return {
    part,
    suite: scenariosOf(ledger, suiteScenarios(sources, party?.catalogue)),
    stated: statedLacks(adapter, statement, connection, party?.statement),
    ixit: statement?.ixit ?? {},
    ...(party?.ofDevice === false && { party: party.profile }),
  };
}
