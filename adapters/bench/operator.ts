import { createInterface } from 'node:readline/promises';
import { ProvtckError } from '../../ledger/error';

/** A person at the terminal who does what a program cannot. */
export interface Operator {
  /**
   * Asks for an act and waits until it is done. Gives what the person has typed; empty for a plain confirmation.
   *
   * @throws ProvtckError `OPERATOR_COULD_NOT` with the reason, or `OPERATOR_SILENT`
   */
  ask(what: string): Promise<string>;
}

/** How long a person may take for one act, in ms of the wall clock. */
const PATIENCE = 300_000;

/** A person who sees `output` and types into `input`. */
export class TerminalOperator implements Operator {
  constructor(
    private readonly input: NodeJS.ReadableStream,
    private readonly output: NodeJS.WritableStream,
    private readonly patience = PATIENCE,
  ) {}

  async ask(what: string): Promise<string> {
    const patience = new AbortController();
    let silence = `nobody has answered for ${this.patience / 1_000} s`;
    const timer = setTimeout(() => patience.abort(), this.patience);
    const lines = createInterface({ input: this.input, output: this.output });
    const giveUp = (why: string): void => {
      silence = why;
      patience.abort();
    };
    // At the end of its input readline would wait for ever, and Ctrl-C it would keep to itself.
    lines.once('close', () => giveUp('nobody can type here any more'));
    lines.once('SIGINT', () => {
      giveUp('the operator has interrupted the run');
      process.kill(process.pid, 'SIGINT');
    });
    const prompt = `\n>>> ${what}\n    Enter when done, "!" and a reason when it cannot be done: `;
    try {
      const typed = await lines.question(prompt, { signal: patience.signal });
      if (!typed.startsWith('!')) return typed.trim();
      throw new ProvtckError(
        'OPERATOR_COULD_NOT',
        `the operator could not do it: ${what} (${typed.slice(1).trim() || 'no reason given'})`,
        'Run the scenario again on a bench where it can be done.',
      );
    } catch (cause) {
      if (cause instanceof ProvtckError) throw cause;
      throw new ProvtckError(
        'OPERATOR_SILENT',
        `${silence}: ${what}`,
        'A manual bench needs a person at the terminal; --bench names another.',
        { cause },
      );
    } finally {
      clearTimeout(timer);
      lines.close();
    }
  }
}

/** The person who has started the program, where one sits at its terminal. */
export const terminalOperator = (): Operator | undefined =>
  process.stdin.isTTY ? new TerminalOperator(process.stdin, process.stderr) : undefined;
