import { Command } from 'commander';
import { Terminal } from '../reports/terminal';
import { printPlan } from './print-plan';
import { type RunFlags, suiteOptions, withRunOptions } from './run';

/** `provtck plan` */
export function planCommand(finish: (exitCode: number) => void): Command {
  return withRunOptions(new Command('plan'))
    .option('--list', 'print every scenario with its time')
    .action(async ({ list, ...flags }: RunFlags) =>
      finish(await printPlan(flags, suiteOptions(flags), new Terminal(process.stdout), list === true)),
    );
}
