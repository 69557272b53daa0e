import { couldNot, OPERATOR_TIME_LIMIT, silent, type TerminalOperator } from '../adapters/bench/operator';
import type { AnswerWays, Operator } from '../adapters/operator';

/** An action that the run waits for. */
export interface OpenQuestion {
  /** Its number in the run, from 1. */
  readonly id: number;
  readonly what: string;
  readonly ways: AnswerWays;
}

/** What became of an answer: it was used, its question is no longer open, or it lacks a required text. */
export type Received = 'taken' | 'gone' | 'incomplete';

/** The settings of the operator. */
interface PageOperatorOptions {
  /** The user at the terminal, who can answer too. */
  readonly terminal?: TerminalOperator;
  /** Maximum time for one action, in ms of wall time. It starts again after a pause. */
  readonly timeLimit?: number;
  /** Whether the run is paused. */
  readonly paused?: () => boolean;
  /** Is called after each change. */
  readonly changed?: () => void;
}

/** An operator with a page and a terminal: the first answer counts. */
export class PageOperator implements Operator {
  private open: (OpenQuestion & { settle(answer: string | Error): void }) | undefined;
  private asked = 0;
  private answered = 0;

  constructor(private readonly options: PageOperatorOptions = {}) {}

  get question(): OpenQuestion | undefined {
    return this.open;
  }

  /** Number of answered questions. */
  get done(): number {
    return this.answered;
  }

  async ask(what: string, ways: AnswerWays = {}): Promise<string> {
    this.asked += 1;
    const id = this.asked;
    const withdrawn = new AbortController();
    const { terminal, changed = () => {} } = this.options;
    const answer = new Promise<string>((resolve, reject) => {
      const settle = (given: string | Error): void => (typeof given === 'string' ? resolve(given) : reject(given));
      this.open = { id, what, ways, settle };
      terminal?.ask(what, ways, withdrawn.signal).then(resolve, reject);
    });
    const stop = this.watchTime(what);
    changed();
    try {
      const given = await answer;
      this.answered += 1;
      return given;
    } finally {
      stop();
      this.open = undefined;
      withdrawn.abort();
      changed();
    }
  }

  /** Answers the open question. */
  answer(id: number, text: string): Received {
    const { open } = this;
    if (open?.id !== id) return 'gone';
    const given = text.replace(/\s+/g, ' ').trim();
    if (open.ways.required && given === '') return 'incomplete';
    open.settle(given);
    return 'taken';
  }

  /** The open question cannot be done. */
  decline(id: number, reason: string): Received {
    const { open } = this;
    if (open?.id !== id) return 'gone';
    if (reason.trim() === '') return 'incomplete';
    open.settle(couldNot(open.what, reason.replace(/\s+/g, ' ')));
    return 'taken';
  }

  /** Ends the open question with an error, if there is one. */
  withdraw(error: Error): void {
    this.open?.settle(error);
  }

  /** Ends the question after the time limit. Returns the end of the watch. */
  private watchTime(what: string): () => void {
    const { timeLimit = OPERATOR_TIME_LIMIT, paused = () => false } = this.options;
    let timer: NodeJS.Timeout;
    const start = (): void => {
      timer = setTimeout(() => {
        if (paused()) start();
        else this.withdraw(silent(what, `no answer from the operator within ${timeLimit / 1_000} s`));
      }, timeLimit);
    };
    start();
    return () => clearTimeout(timer);
  }
}
