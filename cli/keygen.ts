import { Command } from 'commander';
import { keyFiles, writeKeyPair } from '../reports/certificate/keys';

/** `provtck keygen` */
export function keygenCommand(finish: (exitCode: number) => void): Command {
  return new Command('keygen')
    .option('--out <name>', 'names of the two files: <name>.pem, <name>.pub.pem', 'provtck-key')
    .action(({ out }: { readonly out: string }) => finish(keygen(out)));
}

function keygen(name: string): number {
  const files = keyFiles(name);
  const id = writeKeyPair(files);
  process.stdout.write(
    [
      `${files.privateKey}      the private key; keep it secret and out of repositories`,
      `${files.publicKey}  the public key; give it to verifiers`,
      `key id ${id}`,
      '',
    ].join('\n'),
  );
  return 0;
}
