import { Command } from 'commander';
import { Terminal } from '../reports/terminal';
import { STEP_CLASSES, type StepClass } from '../runtime/step-definition';
import { type ListedStep, listSteps } from '../runtime/step-list';
import { stepCatalogue } from '../steps/catalogue';

/** The keywords under which a step of a class may occur. */
const KEYWORDS: Readonly<Record<StepClass, string>> = {
  state: 'Given',
  action: 'Given, When',
  observation: 'Given, Then',
};

/** `provtck steps` */
export function stepsCommand(finish: (exitCode: number) => void): Command {
  return new Command('steps')
    .option('--json', 'print the steps as JSON: kind, class, expression, meaning and example')
    .action(({ json }: { readonly json?: true }) => {
      const steps = listSteps(stepCatalogue);
      const terminal = new Terminal(process.stdout);
      if (json) terminal.write(`${JSON.stringify(steps, undefined, 2)}\n`);
      else printSteps(steps, terminal);
      finish(0);
    });
}

function printSteps(steps: readonly ListedStep[], terminal: Terminal): void {
  for (const stepClass of STEP_CLASSES) {
    terminal.line(`${stepClass} (${KEYWORDS[stepClass]})`);
    for (const { expression, example } of steps.filter((step) => step.class === stepClass)) {
      terminal.line(`  ${expression}`);
      if (example !== undefined && example.text !== expression) terminal.line(`      ${example.text}`);
      for (const row of example?.rows ?? []) terminal.line(`        | ${row.join(' | ')} |`);
    }
    terminal.line('');
  }
}
