import type { CertifiedParty } from '../ledger/certified-party';
import { profileNamed } from '../ledger/parties';
import type { Exhibits } from '../reports/certificate/verify';
import { ownSources } from '../runtime/cucumber';
import { catalogueOf, sourcesOf } from './party';
import { suiteIdentity } from './run-header';
import { suiteScenarios } from './suite-scenarios';

/**
 * The suite that tests a party, with its scenarios, as a verifier needs them.
 *
 * @param ofDevice features and steps for a device, those of the suite unless given
 */
export function suiteOfParty(party: CertifiedParty, ofDevice = ownSources): ReturnType<Exhibits['suiteOf']> {
  const profile = profileNamed(party);
  if (profile === undefined) return { suite: suiteIdentity(undefined, ofDevice), scenarios: suiteScenarios(ofDevice) };
  const sources = sourcesOf(profile);
  return { suite: suiteIdentity(undefined, sources), scenarios: suiteScenarios(sources, catalogueOf(profile)) };
}
