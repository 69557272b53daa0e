import { createInterface } from 'node:readline/promises';
import { ProvtckError } from '../../ledger/error';
import type { AnswerWays, Operator } from '../operator';

/** Maximum time for one action, in ms of wall time. */
export const OPERATOR_TIME_LIMIT = 300_000;

/** The error of an operator who could not do what was asked. */
export const couldNot = (what: string, reason: string): ProvtckError =>
  new ProvtckError(
    'OPERATOR_COULD_NOT',
    `the operator could not do it: ${what} (${reason.trim() || 'no reason given'})`,
    'Run the scenario again on a bench that can do this.',
  );

/** The error of an operator who did not answer. */
export const silent = (what: string, why: string, cause?: unknown): ProvtckError =>
  new ProvtckError(
    'OPERATOR_SILENT',
    `${why}: ${what}`,
    'A manual bench needs a person at the terminal or at the page of the run; --bench names another.',
    { cause },
  );

/** A person who reads `output` and types into `input`. */
export class TerminalOperator implements Operator {
  constructor(
    private readonly input: NodeJS.ReadableStream,
    private readonly output: NodeJS.WritableStream,
    private readonly timeLimit = OPERATOR_TIME_LIMIT,
  ) {}

  /** @param withdrawn ends the question without an answer; the returned promise then rejects */
  async ask(what: string, ways: AnswerWays = {}, withdrawn?: AbortSignal): Promise<string> {
    const timeLimit = new AbortController();
    let silence = `no answer from the operator within ${this.timeLimit / 1_000} s`;
    const timer = setTimeout(() => timeLimit.abort(), this.timeLimit);
    const lines = createInterface({ input: this.input, output: this.output });
    const giveUp = (why: string): void => {
      silence = why;
      timeLimit.abort();
    };
    const withdraw = (): void => giveUp('the question was withdrawn');
    withdrawn?.addEventListener('abort', withdraw, { once: true });
    // At the end of its input readline waits forever, and it handles Ctrl-C itself.
    lines.once('close', () => giveUp('the standard input is closed'));
    lines.once('SIGINT', () => {
      giveUp('the operator has interrupted the run');
      process.kill(process.pid, 'SIGINT');
    });
    try {
      const typed = await lines.question(promptOf(what, ways), { signal: timeLimit.signal });
      if (!typed.startsWith('!')) return typed.trim();
      throw couldNot(what, typed.slice(1));
    } catch (cause) {
      throw cause instanceof ProvtckError ? cause : silent(what, silence, cause);
    } finally {
      clearTimeout(timer);
      withdrawn?.removeEventListener('abort', withdraw);
      lines.close();
    }
  }
}

function promptOf(what: string, { text, no }: AnswerWays): string {
  const hints = [
    ...(text === undefined ? [] : [`Type ${text}.`]),
    ...(no === undefined ? [] : [`Type "no" if ${no}.`]),
  ];
  return [`\n>>> ${what}`, ...hints, 'Enter when done, "!" and a reason when it cannot be done: '].join('\n    ');
}

/** The user who started the program, if it has a terminal. */
export const terminalOperator = (): Operator | undefined =>
  process.stdin.isTTY ? new TerminalOperator(process.stdin, process.stderr) : undefined;
