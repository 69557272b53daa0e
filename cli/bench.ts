import { existsSync, readFileSync, writeFileSync } from 'node:fs';
import { Command } from 'commander';
import { defaultControlPort } from '../adapters/bench/board-control';
import { BenchServer, newToken } from '../adapters/board/bench-server';
import { readBenchFile } from '../adapters/linux-bench/bench-file';
import { runHelper } from '../adapters/linux-bench/helper';
import { LinuxBench } from '../adapters/linux-bench/linux-bench';
import { linuxControls } from '../adapters/linux-bench/linux-controls';
import { ProvtckError } from '../ledger/error';
import { printable, Terminal } from '../reports/terminal';
import { portFrom } from './connection';

interface LinuxFlags {
  readonly listen: string;
  readonly benchPort: string;
  readonly tokenFile?: string;
}

const examples = `
Examples:
  sudo provtck bench linux bench.yaml                            for a suite on this machine
  sudo provtck bench linux bench.yaml --listen 192.168.7.2 --token-file token
                                                                 for a suite on another machine
docs/bench-linux.md describes the adapters, the packages and the file.`;

/** `provtck bench` */
export function benchCommand(finish: (exitCode: number) => void): Command {
  const linux = new Command('linux')
    .exitOverride()
    .description('two Wi-Fi adapters of this Linux machine play phone, networks and capture; needs root')
    .argument('<file>', 'the adapters and their channels, in YAML')
    .option('--listen <address>', 'address of this machine at which the suite reaches the bench', '127.0.0.1')
    .option('--bench-port <port>', 'port of the bench controls; 0: any free port', String(defaultControlPort))
    .option('--token-file <file>', 'file with the token of the bench; it is created if it is absent')
    .addHelpText('after', examples)
    .action(async (file: string, flags: LinuxFlags) => finish(await serve(file, flags)));
  const helper = new Command('helper').exitOverride().action(async () => {
    await runHelper(process.stdin, process.stdout);
    finish(0);
  });
  return new Command('bench').addCommand(linux).addCommand(helper, { hidden: true });
}

/** Plays until it is interrupted. */
async function serve(file: string, { listen, benchPort, tokenFile }: LinuxFlags): Promise<number> {
  const terminal = new Terminal(process.stdout);
  const settings = readBenchFile(file);
  const port = portFrom('--bench-port', benchPort);
  // The suite runs as another user as a rule, who cannot read a file of root.
  const token = tokenFile === undefined ? newToken() : tokenIn(tokenFile);
  const interrupted = interruption();
  const bench = await LinuxBench.open(settings, { log: (line) => terminal.line(`  ${printable(line)}`) });
  try {
    const controls = linuxControls(bench);
    const server = await BenchServer.open(controls, port, {
      address: listen,
      token,
      onLeave: () => {
        // A failure shows again at the first action of the next client.
        controls.clear({}).catch(() => {});
      },
    });
    terminal.line(`bench    ${server.address}`);
    terminal.line(`\nprovtck run --port <port of the board> --bench ${server.address}`);
    await interrupted;
    server.close();
  } finally {
    await bench.close();
  }
  return 0;
}

/**
 * Resolves at the signal that ends the program. The listeners stay: without them the signal would end the program, and its
 * adapters would stay in their namespaces.
 */
const interruption = (): Promise<void> =>
  new Promise((resolve) => {
    for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP'] as const) process.on(signal, () => resolve());
  });

/**
 * The token in a file.
 *
 * @throws ProvtckError `BENCH_TOKEN_FILE` for a file that cannot be used, or is too short to be a secret
 */
function tokenIn(file: string): string {
  try {
    if (!existsSync(file)) writeFileSync(file, `${newToken()}\n`, { mode: 0o600, flag: 'wx' });
    const token = readFileSync(file, 'utf8').trim();
    if (/^[\w-]{16,}$/.test(token)) return token;
  } catch (cause) {
    throw new ProvtckError(
      'BENCH_TOKEN_FILE',
      `${file} cannot be used: ${cause instanceof Error ? cause.message : String(cause)}`,
      'Check the name and the access rights of the file.',
      { cause },
    );
  }
  throw new ProvtckError(
    'BENCH_TOKEN_FILE',
    `${file} contains no token`,
    'A token has at least 16 letters, digits, hyphens and underscores. Delete the file, and the bench creates one.',
  );
}
