import { readFileSync } from 'node:fs';
import { Command } from 'commander';
import { readingsFrom } from '../ledger/errata';
import { ProvtckError } from '../ledger/error';
import { loadLedger } from '../ledger/ledger';
import { hashedFile } from '../reports/certificate/certificate-evidence';
import { certificateText } from '../reports/certificate/certificate-text';
import { keyId, readPublicKey } from '../reports/certificate/keys';
import { type Exhibits, verified } from '../reports/certificate/verify';
import { printable, Terminal, wrapped } from '../reports/terminal';
import { printError } from './error-output';
import { judgement } from './judgement';
import { suiteIdentity } from './run-header';

interface VerifyFlags {
  readonly key: string;
  readonly transcript?: string;
  readonly firmware?: string;
}

/** Widest line of prose. */
const widest = 100;

/** `provtck verify` */
export function verifyCommand(finish: (exitCode: number) => void): Command {
  return new Command('verify')
    .argument('<certificate>', 'the file certificate.json')
    .requiredOption('--key <file>', 'the public key of whoever signed, from a source you trust')
    .option('--transcript <file>', 'the transcript of the run, to be judged anew')
    .option('--firmware <image>', 'the image the certificate should be of')
    .action(async (file: string, flags: VerifyFlags) => finish(await verify(file, flags)));
}

/** @returns 0 where the certificate holds, 1 where anything speaks against it */
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

async function verifyOrThrow(file: string, { key, transcript, firmware }: VerifyFlags): Promise<void> {
  const publicKey = readPublicKey(key);
  const exhibits: Exhibits = {
    publicKey,
    suite: suiteIdentity(undefined),
    ...(firmware !== undefined && { firmware: await hashedFile(firmware) }),
    ...(transcript !== undefined && {
      transcript: { sha256: (await hashedFile(transcript)).sha256, judge: () => judgement(transcript) },
    }),
  };
  const statement = await verified(read(file), exhibits);
  const [, , , , { annotations }] = statement.predicate.configuration;
  const terminal = new Terminal(process.stdout);
  const verdict = statement.predicate.result === 'WARNED' ? 'VERIFIED, with warnings' : 'VERIFIED';
  terminal.line(terminal.style(['bold', 'green'], `${verdict}: signed with the key ${keyId(publicKey)}`));
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
    return readFileSync(file);
  } catch (cause) {
    throw new ProvtckError(
      'CERTIFICATE_UNREADABLE',
      `cannot read ${file}: ${cause instanceof Error ? cause.message : String(cause)}`,
      'Check the name and the access rights of the file.',
      { cause },
    );
  }
}
