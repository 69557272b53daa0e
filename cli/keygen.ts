import { Command } from 'commander';
import { keyFiles, writeKeyPair } from '../reports/certificate/keys';

/** `provtck keygen` */
export function keygenCommand(finish: (exitCode: number) => void): Command {
  return new Command('keygen')
    .option('--out <name>', 'where the two files go: <name>.pem, <name>.pub.pem', 'provtck-key')
    .action(({ out }: { readonly out: string }) => finish(keygen(out)));
}

function keygen(name: string): number {
  const files = keyFiles(name);
  const id = writeKeyPair(files);
  process.stdout.write(
    [
      `${files.privateKey}      the private key; keep it to yourself and out of repositories`,
      `${files.publicKey}  the public key; give it to whoever verifies`,
      `key id ${id}`,
      '',
    ].join('\n'),
  );
  return 0;
}
