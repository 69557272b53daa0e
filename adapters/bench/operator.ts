import { createInterface } from 'node:readline/promises';
import { ProvtckError } from '../../ledger/error';

/** A person at the terminal who does what a program cannot do. */
export interface Operator {
  /**
   * Asks for an action and waits until it is done. Returns the typed text; empty for a confirmation.
   *
   * @throws ProvtckError `OPERATOR_COULD_NOT` with the reason, or `OPERATOR_SILENT`
   */
  ask(what: string): Promise<string>;
}

/** Maximum time for one action, in ms of wall time. */
const TIME_LIMIT = 300_000;

/** A person who reads `output` and types into `input`. */
export class TerminalOperator implements Operator {
  constructor(
    private readonly input: NodeJS.ReadableStream,
    private readonly output: NodeJS.WritableStream,
    private readonly timeLimit = TIME_LIMIT,
  ) {}

  async ask(what: string): Promise<string> {
    const timeLimit = new AbortController();
    let silence = `no answer from the operator within ${this.timeLimit / 1_000} s`;
    const timer = setTimeout(() => timeLimit.abort(), this.timeLimit);
    const lines = createInterface({ input: this.input, output: this.output });
    const giveUp = (why: string): void => {
      silence = why;
      timeLimit.abort();
    };
    // At the end of its input readline waits forever, and it handles Ctrl-C itself.
    lines.once('close', () => giveUp('the standard input is closed'));
    lines.once('SIGINT', () => {
      giveUp('the operator has interrupted the run');
      process.kill(process.pid, 'SIGINT');
    });
    const prompt = `\n>>> ${what}\n    Enter when done, "!" and a reason when it cannot be done: `;
    try {
      const typed = await lines.question(prompt, { signal: timeLimit.signal });
      if (!typed.startsWith('!')) return typed.trim();
      throw new ProvtckError(
        'OPERATOR_COULD_NOT',
        `the operator could not do it: ${what} (${typed.slice(1).trim() || 'no reason given'})`,
        'Run the scenario again on a bench that can do this.',
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

/** The user who started the program, if it has a terminal. */
export const terminalOperator = (): Operator | undefined =>
  process.stdin.isTTY ? new TerminalOperator(process.stdin, process.stderr) : undefined;
