import { Command, Option } from 'commander';
import { Board } from '../adapters/board/board';
import { BOARD_FAULTS } from '../adapters/board/board-faults';
import type { BoardOptions } from '../adapters/board/board-options';
import { boardProfiles } from '../adapters/board/firmware';
import { lineFaultNames } from '../adapters/board/line-faults';
import { loadPart } from '../ledger/part';
import { Terminal } from '../reports/terminal';
import { numberFrom, portFrom } from './connection';
import { mutantOverrides } from './device-overrides';
import { collect } from './option-values';
import { defaultPart } from './suite-options';
import { withVirtualBenchOptions } from './virtual-bench-options';

interface BoardFlags {
  readonly profile: BoardOptions['profile'];
  readonly device: string;
  readonly hostDriver: string;
  readonly tcp?: string;
  readonly benchPort: string;
  readonly httpPort: string;
  readonly https?: true;
  readonly timeScale: string;
  readonly fault: readonly string[];
  readonly mutant?: string;
}

/** `provtck board` */
export function boardCommand(finish: (exitCode: number) => void): Command {
  return withVirtualBenchOptions(new Command('board'))
    .addOption(new Option('--profile <profile>', 'firmware').choices([...boardProfiles]).default('ti-at+prov'))
    .option('--device <part>', 'the TI part, such as CC3220SF', defaultPart)
    .option('--host-driver <name>', 'host driver: reference, ti-3.x', 'reference')
    .addOption(new Option('--pty', 'console on a pseudo-terminal (default)').conflicts('tcp'))
    .option('--tcp <port>', 'console on a TCP port of the loopback interface; 0: any free port')
    .option(
      '--fault <fault>',
      `fault to inject (repeatable): ${[...BOARD_FAULTS, ...lineFaultNames()].join(', ')}`,
      collect,
      [],
    )
    .option('--mutant <id>', 'a device that breaks a rule, instead of the reference device')
    .action(async (flags: BoardFlags) => finish(await serve(flags)));
}

/** Runs until a signal interrupts it. */
async function serve({
  profile,
  device,
  hostDriver,
  tcp,
  https,
  fault,
  mutant,
  ...numbers
}: BoardFlags): Promise<number> {
  const plugged = await Board.plugIn({
    part: loadPart(device).part,
    profile,
    hostDriver,
    console: tcp === undefined ? 'pty' : portFrom('--tcp', tcp),
    benchPort: portFrom('--bench-port', numbers.benchPort),
    httpPort: portFrom('--http-port', numbers.httpPort),
    https: https ?? false,
    timeScale: numberFrom('--time-scale', numbers.timeScale),
    faults: fault,
    ...(mutant !== undefined && { deviation: await mutantOverrides(mutant) }),
  });
  const terminal = new Terminal(process.stdout);
  terminal.line(`console  ${plugged.console}`);
  terminal.line(`bench    ${plugged.bench}`);
  terminal.line(`http     ${plugged.http}`);
  const scale = numbers.timeScale === '1' ? '' : ` --time-scale ${numbers.timeScale}`;
  terminal.line(`\nprovtck run --port ${plugged.console} --bench ${plugged.bench}${scale}`);
  await new Promise<void>((resolve) => {
    for (const signal of ['SIGINT', 'SIGTERM'] as const) process.once(signal, () => resolve());
  });
  plugged.unplug();
  return 0;
}
