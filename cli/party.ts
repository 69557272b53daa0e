import type { Monitor } from '../judge/monitor';
import { appObligations } from '../judge/obligations/app-obligations';
import { argumentObligations } from '../judge/obligations/host-arguments';
import { hostObligations } from '../judge/obligations/host-obligations';
import type { Obligation } from '../judge/obligations/obligation';
import { ObligationMonitor } from '../judge/obligations/obligation-monitor';
import { asMonitors } from '../judge/obligations/obligation-monitors';
import type { Result } from '../judge/result-schema';
import { ProvtckError } from '../ledger/error';
import { driverWireFeatures, hostDriverProfile, ledgerOfDriverWire, ledgerOfHostDriver } from '../ledger/host-driver';
import type { Ledger } from '../ledger/ledger';
import { ledgerOfParty, type PartyProfile, partyOfAdapter, partyProfiles } from '../ledger/parties';
import { checkTimes, claimsOf, loadPartyStatement, type PartyStatement } from '../ledger/party-statement';
import { ownSources, type Sources } from '../runtime/cucumber';
import type { RunValues } from '../runtime/run-context';
import type { RunParameters } from '../runtime/run-parameters';
import type { StepCatalogue } from '../runtime/step-catalogue';
import { applicationCatalogue } from '../steps/application-catalogue';
import { stepCatalogue } from '../steps/catalogue';
import { driverWireCatalogue } from '../steps/driver-wire-catalogue';
import { phoneAppCatalogue } from '../steps/phone-app-catalogue';
import type { Connection } from './connection';
import type { SuiteOptions } from './suite-options';

/** A run on a party other than the device: its features, its steps, and what watches it. */
export interface PartyPlan {
  readonly profile: PartyProfile;
  readonly statement: PartyStatement | undefined;
  readonly sources: Sources;
  readonly catalogue: StepCatalogue;
  /** Its scenarios are those of the device that its rules select, and its statement is a device statement. */
  readonly ofDevice: boolean;
  /** Parameters of the run: claims and times. */
  readonly parameters: Pick<RunParameters, 'partyClaims' | 'ixit'>;
  /** The rules that bind it. */
  rules(ledger: Ledger): Ledger;
  values(ledger: Ledger): Pick<RunValues, 'ledger' | 'monitors'>;
}

/** Steps and obligations of each party, by its name. */
const parts: Readonly<
  Record<string, { readonly catalogue: StepCatalogue; readonly obligations: readonly Obligation[] }>
> = {
  'host application': { catalogue: applicationCatalogue, obligations: hostObligations },
  'phone app': { catalogue: phoneAppCatalogue, obligations: appObligations },
};

/** The steps of a party's features. */
export function catalogueOf({ name }: PartyProfile): StepCatalogue {
  const part = parts[name];
  if (part === undefined) throw new Error(`there are no steps for the party ${name}`);
  return part.catalogue;
}

/**
 * The plan of a run on a party; undefined for a run on a device.
 *
 * @throws ProvtckError an error of the statement; `OPTION_NOT_FOR_PARTY`, `CERTIFY_PRODUCT`
 */
export async function planParty(adapter: string, options: SuiteOptions): Promise<PartyPlan | undefined> {
  if (adapter === hostDriverProfile.adapter)
    return isWireOnly(options.connection) ? driverWirePlan(options) : hostDriverPlan(options);
  const profile = partyOfAdapter(adapter);
  const part = profile && parts[profile.name];
  if (profile === undefined || part === undefined) return undefined;
  checkOptions(profile, options);
  const statement =
    options.party ?? (typeof options.ics === 'string' ? loadPartyStatement(options.ics, profile) : undefined);
  if (statement !== undefined) checkTimes(`${statement.file}: times`, statement.times, profile);
  if (options.certify) checkProduct(profile, statement);
  const claims = statement?.claims ?? claimsOf(profile);
  const times = { ...Object.fromEntries(profile.times.map(({ name, ms }) => [name, ms])), ...statement?.times };
  return {
    profile,
    statement,
    sources: sourcesOf(profile),
    catalogue: part.catalogue,
    ofDevice: false,
    parameters: { partyClaims: claims, ixit: times },
    rules: (ledger) => ledgerOfParty(ledger, profile),
    values: (ledger) => ({
      ledger,
      monitors: (named) => new ObligationMonitor(part.obligations, { times: named, claims: new Set(claims) }),
    }),
  };
}

/** The plan of a run on a host driver, with the scenarios, steps and monitors of a device. */
function hostDriverPlan(options: SuiteOptions): PartyPlan {
  checkOptions(hostDriverProfile, options);
  return {
    profile: hostDriverProfile,
    statement: undefined,
    sources: ownSources,
    catalogue: stepCatalogue,
    ofDevice: true,
    parameters: {},
    rules: ledgerOfHostDriver,
    values: () => ({}),
  };
}

/** Whether a host driver is tested by its wire alone, below a program of the user. */
const isWireOnly = (connection: Connection | undefined): boolean => connection?.start !== undefined;

/** The plan of a run on a host driver whose functions the suite does not call. */
function driverWirePlan(options: SuiteOptions): PartyPlan {
  const profile = { ...hostDriverProfile, features: driverWireFeatures };
  checkOptions(profile, options);
  if (options.certify)
    throw new ProvtckError(
      'CERTIFY_WIRE_ONLY',
      'the wire alone shows too few rules of a host driver for a certificate',
      'Name a program that calls the driver for the suite: --command.',
    );
  return {
    profile,
    statement: undefined,
    sources: sourcesOf(profile),
    catalogue: driverWireCatalogue,
    ofDevice: false,
    parameters: { partyClaims: [] },
    rules: ledgerOfDriverWire,
    values: (ledger) => ({ ledger, monitors: () => new ObligationMonitor([], { times: () => 0, claims: new Set() }) }),
  };
}

/** The features of a party with a profile of its own. */
export const sourcesOf = ({ features }: PartyProfile): Sources => ({
  ...ownSources,
  features: `${features}/*.feature`,
});

/** The features of the party that an adapter tests; undefined for an adapter of a device. */
export function sourcesOfAdapter(adapter: string | undefined, connection?: Connection): Sources | undefined {
  if (adapter === hostDriverProfile.adapter && isWireOnly(connection))
    return sourcesOf({ ...hostDriverProfile, features: driverWireFeatures });
  const profile = adapter === undefined ? undefined : partyOfAdapter(adapter);
  return profile && sourcesOf(profile);
}

/**
 * Checks that a certificate of a party can name what it is of.
 *
 * @throws ProvtckError `CERTIFY_PRODUCT`
 */
function checkProduct({ name }: PartyProfile, statement: PartyStatement | undefined): void {
  if (statement?.product !== undefined) return;
  throw new ProvtckError(
    'CERTIFY_PRODUCT',
    `a certificate names the ${name}, and no statement names it`,
    'Name it with its version as party.product in a statement, and give the statement with --ics.',
  );
}

/** Options that are for a device only. */
function checkOptions({ name }: PartyProfile, { parallel = 0, formats = [], own }: SuiteOptions): void {
  const given = [
    ...(parallel > 1 ? ['--parallel'] : []),
    ...(formats.length > 0 ? ['--format'] : []),
    ...(own !== undefined ? ['--features'] : []),
  ];
  if (given.length === 0) return;
  throw new ProvtckError(
    'OPTION_NOT_FOR_PARTY',
    `${given.join(' and ')} ${given.length === 1 ? 'is' : 'are'} not for a run on a ${name}`,
    'Leave it out.',
  );
}

/** Parties whose obligations a captured console can show. */
export const loggedParties: readonly string[] = ['host-application'];

/** @throws ProvtckError `PARTY_UNKNOWN` */
export function partyInLog(name: string): PartyProfile {
  const found = partyProfiles().find((profile) => profile.name.replace(' ', '-') === name);
  if (found !== undefined && loggedParties.includes(name)) return found;
  throw new ProvtckError(
    'PARTY_UNKNOWN',
    `a captured console shows nothing of the party ${name}`,
    `Choose one of: ${loggedParties.join(', ')}.`,
  );
}

/** What can be judged of a host application from the calls that a console shows. */
export function monitorsOfLog(profile: PartyProfile, calls: 'all' | 'starts' | 'none'): readonly Monitor[] {
  const shown = { all: hostObligations, starts: argumentObligations, none: [] }[calls];
  const defaults = new Map(profile.times.map(({ name, ms }) => [name, ms]));
  return asMonitors(shown, {
    times: (name) => defaults.get(name) ?? Number.POSITIVE_INFINITY,
    claims: new Set(claimsOf(profile)),
  });
}

/** The party as the result of a run names it. */
export const partyResult = ({ profile, statement }: PartyPlan): NonNullable<Result['party']> => ({
  name: profile.name,
  ...(statement?.product !== undefined && { product: statement.product }),
  claims: statement?.claims ?? claimsOf(profile),
  times: statement?.times ?? {},
  ...(statement !== undefined && { statement: { file: statement.file, sha256: statement.sha256 } }),
});
