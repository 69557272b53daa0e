import { Command } from 'commander';
import { openAdapter } from '../adapters/registry';
import { serialPorts } from '../adapters/serial/ports';
import { loadPart } from '../ledger/part';
import { printable, Terminal, wrapped } from '../reports/terminal';
import { type ConnectionFlags, connectionFrom, withConnectionOptions } from './connection';
import { costsOf } from './cost';
import { defaultPart } from './suite-options';

/** `provtck doctor` */
export function doctorCommand(finish: (exitCode: number) => void): Command {
  const command = new Command('doctor').option('--device <part>', "one of TI's parts", defaultPart);
  return withConnectionOptions(command)
    .addHelpText('after', examples)
    .action(async (flags: ConnectionFlags & { readonly device: string }) => {
      const terminal = new Terminal(process.stdout);
      await showPorts(terminal);
      if (flags.port !== undefined) await examine(terminal, flags);
      else terminal.line('\nprovtck doctor --port <port> talks to the board behind one of them.');
      finish(0);
    });
}

const examples = `
Examples:
  provtck doctor                         the serial ports of this machine
  provtck doctor --port /dev/ttyACM0     does the console answer, and what can this board show`;

async function showPorts(terminal: Terminal): Promise<void> {
  const ports = await serialPorts();
  terminal.line(ports.length === 0 ? 'No serial port is plugged in.' : 'Serial ports');
  for (const { path, name, usb, forbidden } of ports) {
    const identity = usb === undefined ? '' : ` (USB ${usb.vendor}:${usb.product})`;
    terminal.line(`  ${path}  ${printable(name ?? 'unknown')}${identity}`);
    if (forbidden !== undefined) terminal.line(`    ${terminal.style('red', forbidden)}`);
  }
}

/** @throws ProvtckError what is wrong with the port or the console, and what to do about it */
async function examine(terminal: Terminal, flags: ConnectionFlags & { readonly device: string }): Promise<void> {
  const adapter = await openAdapter('serial', { part: loadPart(flags.device).part, ...connectionFrom(flags) });
  try {
    const { versions, capabilities } = await adapter.connect();
    terminal.line(`\nThe console at ${flags.port} answers.`);
    for (const [what, version] of Object.entries(versions)) terminal.line(`  ${what.padEnd(12)} ${printable(version)}`);
    terminal.line(`  ${'functions'.padEnd(12)} ${capabilities.functions.length} can be issued`);
    terminal.line(`  ${'bench'.padEnd(12)} ${capabilities.offers.join(', ') || 'nothing'}`);
    const costs = await costsOf(capabilities);
    if (costs.length > 0)
      terminal.line('\nWhat is lacking, and how many rules nothing can be said about for want of it alone');
    for (const { lack, reason, rules, scenarios } of costs) {
      terminal.line(`  ${lack.padEnd(20)} ${String(rules).padStart(3)} rules, ${scenarios} scenarios`);
      for (const line of wrapped(printable(reason), (terminal.width ?? 100) - 6)) terminal.line(`      ${line}`);
    }
  } finally {
    await adapter.close();
  }
}
