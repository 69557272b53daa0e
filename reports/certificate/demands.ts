import { isOwnDevice } from '../../judge/certifiable';
import { certificateClasses } from '../../ledger/certificate-classes';
import { type CertifiedParty, certifiedParties, optionOf } from '../../ledger/certified-party';
import { ProvtckError } from '../../ledger/error';
import { printable } from '../terminal';
import type { CertificateStatement } from './statement-schema';

/** Requirements of a verifier besides the validity of a certificate. */
export interface Demands {
  /** TI's part number. */
  readonly part?: string;
  readonly suiteVersion?: string;
  /** Minimum class of the certificate. */
  readonly class?: string;
  /** Parties that must be certified, or halves of the device that must be judged. */
  readonly parties: readonly Party[];
  /** Maximum age of the run in days. */
  readonly maxAgeDays?: number;
  /** The current time, in ms since 1970. */
  readonly now: number;
}

/** Names of parties as options. `driver` is the half of a device; `host-driver` is that half, or a driver by itself. */
export const parties = ['driver', ...certifiedParties.map(optionOf)] as const;
type Party = string;

/** Halves that a certificate of these parties has to cover for a demand. Every other party is certified by itself. */
const covers: Readonly<Record<string, { readonly half: 'device' | 'driver'; readonly of: readonly CertifiedParty[] }>> =
  {
    device: { half: 'device', of: ['device'] },
    driver: { half: 'driver', of: ['device', 'host driver'] },
    'host-driver': { half: 'driver', of: ['device', 'host driver'] },
    'network-processor': { half: 'device', of: ['device', 'network processor'] },
  };

const DAY = 86_400_000;
/** Maximum difference between the clocks of two machines, in ms. */
export const CLOCKS = 300_000;

/**
 * Compares a certificate with general requirements and those of this verifier.
 *
 * @throws ProvtckError `CERTIFICATE_EMPTY`, `DEVICE_NOT_CERTIFIABLE`, `CERTIFICATE_FROM_FUTURE`, `PART_OTHER`,
 * `SUITE_VERSION_OTHER`, `CLASS_LOWER`, `PARTY_OTHER`, `PARTY_NOT_JUDGED`, `CERTIFICATE_TOO_OLD`
 */
export function checkDemands(statement: CertificateStatement, demands: Demands): void {
  checkContents(statement);
  checkAge(statement, demands);
  const { run, suite } = partsOf(statement);
  const { part, suiteVersion, parties: wanted } = demands;
  if (part !== undefined && part.toLowerCase() !== run.part.toLowerCase())
    throw refusal('PART_OTHER', `the certificate is of a ${printable(run.part)}, not of a ${part}`);
  if (suiteVersion !== undefined && !suite.uri.endsWith(`@${suiteVersion}`))
    throw refusal(
      'SUITE_VERSION_OTHER',
      `the certificate is by ${printable(suite.uri)}, not by version ${suiteVersion}`,
    );
  checkClass(run.class, demands.class);
  for (const party of wanted) checkParty(party, run);
}

/** @throws ProvtckError `PARTY_OTHER`, `PARTY_NOT_JUDGED` */
function checkParty(wanted: Party, { party, profiles }: CertifiedRun): void {
  const { half, of } = covers[wanted] ?? { of: certifiedParties.filter((each) => optionOf(each) === wanted) };
  if (!of.includes(party))
    throw refusal('PARTY_OTHER', `the certificate is of a ${party}, and not of a ${wanted.replace('-', ' ')}`);
  if (half !== undefined && profiles[half] !== 'conformant')
    throw refusal('PARTY_NOT_JUDGED', `the rules that bind the ${wanted.replace('-', ' ')} are ${profiles[half]}`);
}

type CertifiedRun = ReturnType<typeof partsOf>['run'];

function partsOf({ predicate }: CertificateStatement) {
  const [suite, , , , { annotations: run }] = predicate.configuration;
  return { suite, run };
}

/** Impossible facts for a run of a device. */
function checkContents(statement: CertificateStatement): void {
  const { run } = partsOf(statement);
  if (statement.predicate.passedTests.length === 0 || run.scenarios === 0)
    throw refusal('CERTIFICATE_EMPTY', 'the certificate is of a run that has passed no rule');
  const { adapter } = run.settings;
  if (typeof adapter === 'string' && isOwnDevice(adapter))
    throw refusal(
      'DEVICE_NOT_CERTIFIABLE',
      `the certificate is of ${printable(adapter)}, a device that the suite is calibrated with`,
    );
}

function checkAge(statement: CertificateStatement, { now, maxAgeDays }: Demands): void {
  const { startedAt } = partsOf(statement).run;
  const age = now - Date.parse(startedAt);
  if (age < -CLOCKS) throw refusal('CERTIFICATE_FROM_FUTURE', `the run began at ${startedAt}, which is in the future`);
  if (maxAgeDays !== undefined && age > maxAgeDays * DAY)
    throw refusal('CERTIFICATE_TOO_OLD', `the run began at ${startedAt}, more than ${maxAgeDays} days ago`);
}

function checkClass(found: string, wanted: string | undefined): void {
  const order = certificateClasses().map((each) => each.class);
  if (wanted === undefined || (order.includes(found) && order.indexOf(found) <= order.indexOf(wanted))) return;
  throw refusal('CLASS_LOWER', `the certificate is of class ${printable(found)}, not ${wanted}`);
}

const refusal = (code: string, message: string): ProvtckError =>
  new ProvtckError(code, message, 'Do not accept the certificate for this purpose; ask for one that meets the demand.');
