import { Command } from 'commander';
import { readBenchFile } from '../adapters/linux-bench/bench-file';
import { examine as examineLinuxBench } from '../adapters/linux-bench/examination';
import { openAdapter } from '../adapters/registry';
import { serialPorts } from '../adapters/serial/ports';
import { isPartRead } from '../ledger/chip-ids';
import { printable, Terminal, wrapped } from '../reports/terminal';
import { type ConnectionFlags, connectionFrom, withConnectionOptions } from './connection';
import { costsOf, testableWith } from './cost';
import { usageExitCode } from './error-output';
import { partOption } from './part-option';

/** `provtck doctor` */
export function doctorCommand(finish: (exitCode: number) => void): Command {
  const command = new Command('doctor').option('--device <part>', 'the TI part; an error if the board is another one');
  return withConnectionOptions(command)
    .addHelpText('after', examples)
    .action(async (flags: ConnectionFlags & { readonly device?: string }) => {
      const terminal = new Terminal(process.stdout);
      const file = /^linux:(.+)$/s.exec(flags.bench ?? '')?.[1];
      if (file !== undefined && flags.port === undefined) return finish(await examineBench(terminal, file));
      // Other ports do not matter to a user who names one, which can be a network address.
      if (flags.port === undefined) await showPorts(terminal);
      if (flags.port !== undefined) await examine(terminal, flags);
      else terminal.line('\nprovtck doctor --port <port> examines the board on one of these ports.');
      finish(0);
    });
}

const examples = `
Examples:
  provtck doctor                         list the serial ports of this machine
  provtck doctor --port /dev/ttyACM0     check that the console answers, and list what the board can show
  sudo provtck doctor --bench linux:bench.yaml
                                         examine the programs and adapters of \`provtck bench linux bench.yaml\``;

/** Prints what it finds; the exit code says whether the bench is usable. */
async function examineBench(terminal: Terminal, file: string): Promise<number> {
  let sound = true;
  for await (const { what, ok, said, next } of examineLinuxBench(readBenchFile(file))) {
    sound &&= ok;
    terminal.line(`${ok ? 'ok      ' : terminal.style('red', 'not ok  ')}${what.padEnd(18)} ${printable(said)}`);
    if (next !== undefined)
      for (const line of wrapped(printable(next), (terminal.width ?? 100) - 8)) terminal.line(`        ${line}`);
  }
  terminal.line(sound ? '\nThe bench is usable.' : '\nThe bench is not usable yet.');
  return sound ? 0 : usageExitCode;
}

async function showPorts(terminal: Terminal): Promise<void> {
  const ports = await serialPorts();
  terminal.line(ports.length === 0 ? 'No serial port was found.' : 'Serial ports');
  for (const { path, name, usb, forbidden } of ports) {
    const identity = usb === undefined ? '' : ` (USB ${usb.vendor}:${usb.product})`;
    terminal.line(`  ${path}  ${printable(name ?? 'unknown')}${identity}`);
    if (forbidden !== undefined) terminal.line(`    ${terminal.style('red', forbidden)}`);
  }
}

/** @throws ProvtckError that names the fault of the port or the console, with a hint */
async function examine(terminal: Terminal, flags: ConnectionFlags & { readonly device?: string }): Promise<void> {
  const { device } = flags;
  const adapter = await openAdapter('serial', { ...partOption(device), ...connectionFrom(flags) });
  const progress = new Terminal(process.stderr);
  terminal.line(`Connecting to ${printable(flags.port ?? '')} …`);
  try {
    const identity = await adapter.connect();
    const { versions, capabilities } = identity;
    terminal.line(`The console at ${flags.port} answers.`);
    const source = isPartRead('serial', identity) ? 'read from the chip id' : 'claimed; the device does not report it';
    terminal.line(`  ${'part'.padEnd(12)} ${identity.part}, ${source}`);
    for (const [what, version] of Object.entries(versions)) terminal.line(`  ${what.padEnd(12)} ${printable(version)}`);
    terminal.line(`  ${'functions'.padEnd(12)} ${capabilities.functions.length} are available`);
    terminal.line(`  ${'bench'.padEnd(12)} ${capabilities.offers.join(', ') || 'nothing'}`);
    const { scenarios, rules } = await testableWith(capabilities);
    terminal.line(`  ${'testable'.padEnd(12)} ${scenarios} scenarios, which judge ${rules} rules`);
    if (scenarios === 0) terminal.line('\nNo scenario of SWRA513C applies to this board. A run would only say why.');
    const costs = await costsOf(capabilities, (lack, number, total) =>
      progress.line(`Counting the scenarios that need ${lack} (${number} of ${total}) …`),
    );
    if (costs.length > 0)
      terminal.line(
        '\nMissing capabilities, and the rules that only this missing capability prevents from being judged',
      );
    for (const { lack, reason, rules, scenarios } of costs) {
      terminal.line(`  ${lack.padEnd(20)} ${String(rules).padStart(3)} rules, ${scenarios} scenarios`);
      for (const line of wrapped(printable(reason), (terminal.width ?? 100) - 6)) terminal.line(`      ${line}`);
    }
  } finally {
    await adapter.close();
  }
}
