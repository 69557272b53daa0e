import { Command, Option } from 'commander';
import type { AdapterOptions } from '../adapters/adapter';
import type { CheckResult } from '../adapters/check-result';
import { contractTest } from '../adapters/contract-test/contract-test';
import { wireTest } from '../adapters/process/wire-test';
import { adapterNames, openAdapter } from '../adapters/registry';
import { printable, Terminal, wrapped } from '../reports/terminal';
import { type ConnectionFlags, connectionFrom, withConnectionOptions } from './connection';
import { partOption } from './part-option';
import { defaultPart } from './suite-options';

interface CheckFlags extends ConnectionFlags {
  readonly adapter?: string;
  readonly device?: string;
  readonly hostDriver?: string;
  readonly command?: string;
}

/** `provtck adapter` */
export function adapterCommand(finish: (exitCode: number) => void): Command {
  return new Command('adapter').addCommand(
    withConnectionOptions(
      new Command('check')
        .exitOverride()
        .description(
          'check an adapter against the contract: exit code 0 if it passes, 1 if it fails, 3 if it does not connect',
        )
        .addOption(
          new Option(
            '--adapter <name>',
            `the adapter: ${adapterNames().join(', ')}, a module ./my-adapter.js, npm:<package> (default: simulator)`,
          ),
        )
        .option('--device <part>', `the TI part (default: ${defaultPart})`)
        .option('--host-driver <name>', 'host driver of the simulator: reference, ti-3.x')
        .option(
          '--command <program>',
          'program that implements the adapter protocol, with its arguments; for --adapter process',
        ),
    ).action(async (flags: CheckFlags) => finish(await check(flags))),
  );
}

async function check({ adapter, device, hostDriver, command, ...connection }: CheckFlags): Promise<number> {
  const name = adapter ?? (connection.port === undefined ? 'simulator' : 'serial');
  const options: AdapterOptions = {
    ...partOption(device),
    ...connectionFrom(connection),
    ...(hostDriver !== undefined && { hostDriver }),
    ...(command !== undefined && { command }),
  };
  const terminal = new Terminal(process.stdout);
  const count: Record<CheckResult['verdict'], number> = { holds: 0, broken: 0, 'not examined': 0 };
  const show = ({ clause, verdict, why }: CheckResult): void => {
    count[verdict] += 1;
    terminal.line(`${terminal.style(styles[verdict], verdict.padEnd(12))}  ${clause}`);
    if (why !== undefined)
      for (const text of why.split('\n'))
        for (const line of wrapped(printable(text), (terminal.width ?? 100) - 14))
          terminal.line(`${' '.repeat(14)}${line}`);
  };
  for await (const finding of contractTest(await openAdapter(name, options))) show(finding);
  if (name === 'process' && command !== undefined) for await (const finding of wireTest(command)) show(finding);
  terminal.line();
  terminal.line(
    `${count.broken === 0 ? 'The adapter passes the contract test' : 'The adapter fails the contract test'}: ` +
      `${count.holds} clauses passed, ${count.broken} failed, ${count['not examined']} could not be checked.`,
  );
  return count.broken === 0 ? 0 : 1;
}

const styles = { holds: 'green', broken: 'red', 'not examined': 'dim' } as const;
