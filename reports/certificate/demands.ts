import { certificateClasses } from '../../ledger/certificate-classes';
import { ProvtckError } from '../../ledger/error';
import { printable } from '../terminal';
import type { CertificateStatement } from './statement-schema';

/** What a verifier asks of a certificate besides that it holds. */
export interface Demands {
  /** TI's part number. */
  readonly part?: string;
  readonly suiteVersion?: string;
  /** The certificate is of this class or of a more demanding one. */
  readonly class?: string;
  /** Which halves of the device have to be judged. */
  readonly parties: readonly Party[];
  /** Greatest age of the run in days. */
  readonly maxAgeDays?: number;
  /** The present time, in ms since 1970. */
  readonly now: number;
}

/** The halves of a device that a run judges apart from each other. */
export const parties = ['device', 'driver'] as const;
export type Party = (typeof parties)[number];

const DAY = 86_400_000;
/** How much the clocks of two machines may differ, in ms. */
const CLOCKS = 300_000;

/**
 * Holds a certificate against what nobody could accept, and against what this verifier demands.
 *
 * @throws ProvtckError `CERTIFICATE_EMPTY`, `DEVICE_NOT_CERTIFIABLE`, `CERTIFICATE_FROM_FUTURE`, `PART_OTHER`,
 * `SUITE_VERSION_OTHER`, `CLASS_LOWER`, `PARTY_NOT_JUDGED`, `CERTIFICATE_TOO_OLD`
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
  const missing = wanted.find((party) => run.profiles[party] !== 'conformant');
  if (missing !== undefined)
    throw refusal('PARTY_NOT_JUDGED', `the rules that bind the ${missing} are ${run.profiles[missing]}`);
}

function partsOf({ predicate }: CertificateStatement) {
  const [suite, , , , { annotations: run }] = predicate.configuration;
  return { suite, run };
}

/** What no run of a device leaves behind. */
function checkContents(statement: CertificateStatement): void {
  const { run } = partsOf(statement);
  if (statement.predicate.passedTests.length === 0 || run.scenarios === 0)
    throw refusal('CERTIFICATE_EMPTY', 'the certificate is of a run that has passed no rule');
  const { adapter } = run.settings;
  if (typeof adapter === 'string' && /^(mutant|chameleon):/.test(adapter))
    throw refusal(
      'DEVICE_NOT_CERTIFIABLE',
      `the certificate is of ${printable(adapter)}, a device that the suite is calibrated with`,
    );
}

function checkAge(statement: CertificateStatement, { now, maxAgeDays }: Demands): void {
  const { startedAt } = partsOf(statement).run;
  const age = now - Date.parse(startedAt);
  if (age < -CLOCKS) throw refusal('CERTIFICATE_FROM_FUTURE', `the run began at ${startedAt}, which is still to come`);
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
