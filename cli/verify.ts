import type { KeyObject } from 'node:crypto';
import { Command } from 'commander';
import { stated } from '../judge/run-result';
import { certificateClasses } from '../ledger/certificate-classes';
import { readingsFrom } from '../ledger/errata';
import { ProvtckError } from '../ledger/error';
import type { Fields } from '../ledger/json';
import type { Lack } from '../ledger/lack';
import { loadLedger } from '../ledger/ledger';
import { loadPart } from '../ledger/part';
import { readSmallFile } from '../ledger/read-file';
import type { Statement } from '../ledger/statement';
import { hashedFile, type Judgement } from '../reports/certificate/certificate-evidence';
import { certificateText } from '../reports/certificate/certificate-text';
import { type Demands, parties } from '../reports/certificate/demands';
import { keyId, readPublicKey } from '../reports/certificate/keys';
import { type Exhibits, type SettingsFacts, verified } from '../reports/certificate/verify';
import { printable, Terminal, wrapped } from '../reports/terminal';
import { numberFrom } from './connection';
import { printError } from './error-output';
import { judgement } from './judgement';
import { collect } from './option-values';
import { type PartyPlan, partyResult } from './party';
import { optionsFromSettings } from './run-header';
import { cleanSource } from './source';
import { statedLacks } from './stated-lacks';
import { suiteOfParty } from './suite-of-party';
import { planFinished, type SuiteOptions } from './suite-options';

interface VerifyFlags {
  readonly key: string;
  readonly transcript?: string;
  readonly firmware?: string;
  readonly part?: string;
  readonly suiteVersion?: string;
  readonly class?: string;
  readonly party: readonly string[];
  readonly maxAge?: string;
}

/** Largest certificate, in bytes. One of a whole run has about 100 kB. */
const LARGEST_CERTIFICATE = 4 * 1_048_576;

/** Maximum width of a line of text. */
const widest = 100;

/** `provtck verify` */
export function verifyCommand(finish: (exitCode: number) => void): Command {
  return new Command('verify')
    .argument('<certificate>', 'the file certificate.json')
    .requiredOption('--key <file>', 'the public key of the signer, from a source you trust')
    .option('--transcript <file>', 'the transcript of the run, to judge it again')
    .option('--firmware <image>', 'the image that the certificate must name')
    .option('--part <part>', "TI's part number that the certificate must name")
    .option('--class <class>', `the minimum class of the certificate: ${classes().join(', ')}`)
    .option('--party <party>', `a party that must be certified: ${parties.join(', ')} (repeatable)`, collect, [])
    .option('--suite-version <version>', 'the version of the suite that must have made the certificate')
    .option('--max-age <days>', 'the maximum age of the run')
    .action(async (file: string, flags: VerifyFlags) => finish(await verify(file, flags)));
}

/** @returns 0 if the certificate is valid, 1 if it is not */
async function verify(file: string, flags: VerifyFlags): Promise<number> {
  try {
    await verifyOrThrow(file, flags);
    return 0;
  } catch (error) {
    if (!(error instanceof ProvtckError)) throw error;
    process.stdout.write('NOT VERIFIED\n');
    printError(error);
    return 1;
  }
}

const classes = (): readonly string[] => certificateClasses().map((each) => each.class);

/** @throws ProvtckError `DEMAND_UNKNOWN`, `PART_UNKNOWN`, `NUMBER_INVALID` */
function demandsFrom(flags: VerifyFlags): Demands {
  const { part, suiteVersion, class: wanted, party, maxAge } = flags;
  if (wanted !== undefined && !classes().includes(wanted)) throw unknownDemand('--class', wanted, classes());
  const unknown = party.find((each) => !parties.includes(each));
  if (unknown !== undefined) throw unknownDemand('--party', unknown, parties);
  return {
    ...(part !== undefined && { part: loadPart(part).part }),
    ...(suiteVersion !== undefined && { suiteVersion }),
    ...(wanted !== undefined && { class: wanted }),
    ...(maxAge !== undefined && { maxAgeDays: numberFrom('--max-age', maxAge) }),
    parties: parties.filter((each) => party.includes(each)),
    now: Date.now(),
  };
}

const unknownDemand = (option: string, given: string, known: readonly string[]): ProvtckError =>
  new ProvtckError('DEMAND_UNKNOWN', `${option} ${given} is not known`, `Choose one of: ${known.join(', ')}.`);

/** Missing features that a run with the settings of a certificate stated; undefined if this suite does not know them. */
export function lacksOf(settings: Fields): readonly Lack[] | undefined {
  const options = optionsFromSettings(settings);
  if (options === undefined) return undefined;
  return statedLacks(options.adapter ?? '', statementIn(options), options.connection, options.party);
}

/**
 * What a certificate has to repeat of the settings of its run.
 *
 * @param day of the run, `2026-11-23`
 * @throws ProvtckError what a run that certifies throws about these settings
 */
export async function factsOf(settings: Fields, day: string): Promise<SettingsFacts> {
  const { part, partAssumed, readings, statement, party, deviations } = await planFinished(
    optionsFromSettings(settings) ?? {},
    day,
  );
  return {
    ...(!partAssumed && { part }),
    readings,
    statement:
      party?.ofDevice === false ? statedOf(party) : { ics: null, ixit: null, ...(statement && stated(statement)) },
    deviationFiles: deviations.map(({ name, sha256 }) => ({ name, sha256 })),
  };
}

/** What a certificate repeats of the statement of a party. */
function statedOf(party: PartyPlan): SettingsFacts['statement'] {
  const result = partyResult(party);
  return { ics: result, ixit: result.times };
}

const statementIn = ({ ics }: SuiteOptions): Statement | undefined => (typeof ics === 'string' ? undefined : ics);

/** Judges a transcript again, which must have been signed while it was written. */
async function attested(transcript: string, publicKey: KeyObject): Promise<Judgement> {
  const { checkAttested, ...judged } = await judgement(transcript, publicKey);
  checkAttested();
  return judged;
}

async function verifyOrThrow(file: string, flags: VerifyFlags): Promise<void> {
  const { key, transcript, firmware } = flags;
  const publicKey = readPublicKey(key);
  const exhibits: Exhibits = {
    publicKey,
    suiteOf: suiteOfParty,
    source: cleanSource(),
    lacksOf,
    factsOf,
    demands: demandsFrom(flags),
    ...(firmware !== undefined && { firmware: await hashedFile(firmware) }),
    ...(transcript !== undefined && {
      transcript: { sha256: (await hashedFile(transcript)).sha256, judge: () => attested(transcript, publicKey) },
    }),
  };
  const statement = await verified(read(file), exhibits);
  const [, , , , { annotations }] = statement.predicate.configuration;
  const terminal = new Terminal(process.stdout);
  const verdict = statement.predicate.result === 'WARNED' ? 'VERIFIED, with warnings' : 'VERIFIED';
  terminal.line(terminal.style(['bold', 'green'], `${verdict}: ${printable(annotations.headline)}`));
  terminal.line(`signed with the key ${keyId(publicKey)}`);
  const ledger = loadLedger().withReadings(readingsFrom(annotations.readings));
  for (const { heading, lines } of certificateText(statement, ledger, exhibits)) {
    terminal.line();
    terminal.line(terminal.style('bold', heading));
    for (const text of lines)
      wrapped(printable(text), Math.min(terminal.width ?? widest, widest) - 4).forEach((line, index) => {
        terminal.line(`${index === 0 ? '  ' : '    '}${line}`);
      });
  }
}

function read(file: string): Uint8Array {
  try {
    return readSmallFile(file, LARGEST_CERTIFICATE);
  } catch (cause) {
    throw new ProvtckError(
      'CERTIFICATE_UNREADABLE',
      `cannot read ${file}: ${cause instanceof Error ? cause.message : String(cause)}`,
      'Check the name and the access rights of the file.',
      { cause },
    );
  }
}
