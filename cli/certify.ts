import type { KeyObject } from 'node:crypto';
import { relative } from 'node:path';
import { Command } from 'commander';
import type { Result } from '../judge/result-schema';
import { exitCodes } from '../judge/verdict';
import { ProvtckError } from '../ledger/error';
import { type CertificateEvidence, hashedFile, type Judgement } from '../reports/certificate/certificate-evidence';
import { sealed } from '../reports/certificate/envelope';
import { publicHalf, readPrivateKey } from '../reports/certificate/keys';
import { certifiedOwnRules, certifiedSessions, statementOf } from '../reports/certificate/statement';
import { ReportFolder } from '../reports/report-folder';
import { verdictSentence } from '../reports/summary';
import type { Sources } from '../runtime/cucumber';
import { checkCertifying } from './certify-options';
import { usageExitCode } from './error-output';
import { judgement } from './judgement';
import { type RunFlags, run, suiteOptions, withRunOptions } from './run';
import { unchangedSuite } from './unchanged-suite';

interface CertifyFlags extends RunFlags {
  readonly key: string;
  readonly firmware?: string;
  readonly from?: string;
}

/** Options of a run that exclude a certificate. They exist to be refused with a reason, and the help leaves them out. */
const REFUSED: readonly string[] = [
  '--rule',
  '--tags',
  '--name',
  '--failed',
  '--plan',
  '--shard',
  '--bail',
  '--certify',
  '--parallel',
  '--ledger',
  '--time-scale',
  '--adapter-option',
];

/** The options that certifying an earlier run uses; the transcript contains the others. */
const USED_WITH_FROM: readonly string[] = ['--from', '--key', '--firmware', '--out', '--quiet'];

/** `provtck certify` */
export function certifyCommand(finish: (exitCode: number) => void): Command {
  const command = withRunOptions(new Command('certify'));
  for (const option of command.options) if (REFUSED.includes(option.long ?? '')) option.hideHelp();
  return command
    .requiredOption('--key <file>', 'the private key to sign with, from `provtck keygen`')
    .option('--firmware <image>', 'the image on the device; the certificate contains its hash')
    .option('--from <transcript>', 'certify an earlier run from its transcript, without a new run')
    .action(async (flags: CertifyFlags) => {
      if (flags.from !== undefined) refuseRunOptions(command);
      finish(await certify(flags));
    });
}

/**
 * Runs the whole suite, judges the run again from its transcript alone, and signs the common result.
 *
 * @returns the exit code of the run; a certificate exists if it is 0
 */
async function certify({ key, firmware, from, ...flags }: CertifyFlags): Promise<number> {
  const options = suiteOptions(flags);
  const { adapter = 'simulator' } = options;
  checkCertifying({ ...options, adapter });
  if (from === undefined) refuseUnusedImage(firmware, adapter);
  const privateKey = readPrivateKey(key);
  const image = firmware === undefined ? undefined : await hashedFile(firmware);
  const source = unchangedSuite();
  const folder = new ReportFolder(flags.out);
  // Another run in this folder would move the transcript away before it is judged.
  folder.claim();
  try {
    const ended = from === undefined ? await run({ ...flags, key, certify: true }, folder) : undefined;
    // A verdict on own rules changes the exit code, and not the certificate.
    if (ended !== undefined && (ended.exitCode === usageExitCode || ended.result.run.verdict !== 'conformant'))
      return without(ended.result, ended.exitCode);

    const { judged, text } = await certificateOf(
      from ?? folder.path('transcript'),
      { privateKey, source, ...(image !== undefined && { firmware: image }) },
      ended?.result,
    );
    if (text === undefined) return without(judged.result, exitCodes[judged.result.run.verdict]);
    // A run loads modules until its end, and takes hours.
    unchangedSuite();
    folder.write('certificate', text);
    const terms = judged.result.run.certificate;
    process.stdout.write(`${relative(process.cwd(), folder.path('certificate'))}, class ${terms?.class ?? 'none'}\n`);
    return ended?.exitCode ?? 0;
  } finally {
    folder.release();
  }
}

/** @throws ProvtckError `CERTIFY_FIRMWARE`: the reference device runs no image */
function refuseUnusedImage(firmware: unknown, adapter: unknown): void {
  if (firmware === undefined || adapter !== 'simulator') return;
  throw new ProvtckError(
    'CERTIFY_FIRMWARE',
    'the simulator runs no firmware image, so its certificate cannot name one',
    'Omit --firmware, or name the adapter of the device that runs the image.',
  );
}

/** What a certificate is made with, besides the transcript. */
interface CertificateTerms extends Pick<CertificateEvidence, 'source' | 'firmware'> {
  readonly privateKey: KeyObject;
  /** Features and steps other than those of the certified party. */
  readonly sources?: Sources;
}

/**
 * Creates the certificate of a run from its transcript alone: the same transcript, key, image and suite give the same
 * text.
 *
 * @param run the result of the run itself, if it has just finished
 * @returns the judgement of the transcript, and the certificate if it is conformant
 * @throws ProvtckError `JUDGEMENTS_DIFFER`, `CERTIFY_FIRMWARE`, and what `judgement` throws
 */
export async function certificateOf(
  transcript: string,
  { privateKey, sources, ...terms }: CertificateTerms,
  run?: Result,
): Promise<{ readonly judged: Judgement; readonly text?: string }> {
  // Hashed before it is judged: a later change of the file then breaks the chain.
  const { sha256 } = await hashedFile(transcript);
  const { checkAttested, ...judged } = await judgement(transcript, publicHalf(privateKey), sources);
  if (run !== undefined) compare(run, judged.result);
  refuseUnusedImage(terms.firmware, judged.settings.adapter);
  if (judged.result.run.verdict !== 'conformant') return { judged };
  checkAttested();
  const own = certifiedOwnRules(run ?? {});
  const explored = certifiedSessions(run ?? {});
  const evidence = {
    ...judged,
    ...terms,
    transcriptSha256: sha256,
    ...(own !== undefined && { own }),
    ...(explored !== undefined && { explored }),
  };
  return { judged, text: sealed(statementOf(evidence), privateKey) };
}

/** @throws ProvtckError `CERTIFY_FROM_OPTION` if the user has given an option that only a run uses */
function refuseRunOptions(command: Command): void {
  const given = command.options.filter((option) => command.getOptionValueSource(option.attributeName()) === 'cli');
  const unused = given.map(({ long }) => long ?? '').find((long) => !USED_WITH_FROM.includes(long));
  if (unused === undefined) return;
  throw new ProvtckError(
    'CERTIFY_FROM_OPTION',
    `${unused} cannot be used with --from: the transcript contains the settings of the run`,
    'Omit the option, or omit --from to make a run.',
  );
}

/** @throws ProvtckError `JUDGEMENTS_DIFFER` if the run and its transcript have different verdicts */
function compare(run: Result, judged: Result): void {
  const verdicts = new Map(judged.rules.map(({ id, verdict }) => [id, verdict]));
  const differing = run.rules.find(({ id, verdict }) => verdicts.get(id) !== verdict);
  if (differing === undefined && run.run.verdict === judged.run.verdict) return;
  const what =
    differing === undefined
      ? `the run is ${run.run.verdict}, its transcript is ${judged.run.verdict}`
      : `${differing.id} is ${differing.verdict} in the run and ${verdicts.get(differing.id) ?? 'absent'} in its transcript`;
  throw new ProvtckError(
    'JUDGEMENTS_DIFFER',
    what,
    'This is a fault of the suite and not of the device. Please report it with the transcript.',
  );
}

function without(result: Result, exitCode: number): number {
  const why =
    result.run.verdict === 'conformant'
      ? 'its reports could not be written'
      : [verdictSentence(result), ...result.run.incomplete.slice(0, 1)].join(' ');
  process.stderr.write(`no certificate: ${why}\n`);
  return exitCode;
}
