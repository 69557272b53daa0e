import { ProvtckError } from '../../ledger/error';
import { textOf } from '../byte-text';
import { Child } from '../process/child';
import { LineSplitter } from '../process/line-splitter';
import { programAbsent } from './run-program';

/** Maximum number of kept lines; a program that talks more is not used for events. */
const KEPT = 500;

/** Maximum length of a line in bytes: an HTTP body within JSON. */
const LONGEST = 1 << 24;

/** Time between the signals that end a program, in ms. */
const TERMINATE = 2_000;

/** Exit code of `ip netns exec` and of the shell for a program that does not exist. */
const NOT_FOUND = /(?:exec of|exec) "?([\w-]+)"?.* failed: No such file|([\w-]+): not found/;

/** A program that runs until it is ended, and prints lines. It ends with the suite. */
export class LineProgram {
  /** Lines of standard output and standard error, oldest first. */
  readonly lines: string[] = [];
  private readonly child: Child;
  private readonly splitter = new LineSplitter(LONGEST);
  private readonly errorSplitter = new LineSplitter();
  private readonly listeners = new Set<() => void>();
  private ending: string | undefined;

  /**
   * @param name for messages
   * @param command program and arguments
   * @param onLine receives every line as text, see `byte-text.ts`
   */
  constructor(
    readonly name: string,
    command: readonly string[],
    private readonly onLine: (line: string) => void = () => {},
  ) {
    this.child = new Child(
      command,
      (piece) => this.take(this.splitter, piece),
      ({ how }) => {
        this.ending = how;
        this.notify();
      },
      (text) => this.take(this.errorSplitter, Buffer.from(text.replaceAll('\\x0a', '\n'), 'utf8')),
    );
  }

  /** How it ended; undefined while it runs. */
  get ended(): string | undefined {
    return this.ending;
  }

  write(text: string): void {
    this.child.write(text);
  }

  /**
   * Waits for a line, beginning with those that it has printed already.
   *
   * @param find returns the result for the wanted line
   * @param ms time limit of wall time
   * @throws ProvtckError `BENCH_PROGRAM_DIED`, `BENCH_PROGRAM_SILENT`, `BENCH_PROGRAM_ABSENT`
   */
  async waitFor<T>(find: (line: string) => T | undefined, ms: number, what: string): Promise<T> {
    const found = await this.findWithin(find, ms);
    if (found !== undefined) return found;
    if (this.ending !== undefined) throw this.diedError(what);
    throw new ProvtckError(
      'BENCH_PROGRAM_SILENT',
      `${this.name} has not reported ${what} within ${ms / 1_000} s${this.said()}`,
      'See its last lines, and examine the bench with `provtck doctor --bench linux:<file>`.',
    );
  }

  /** As `waitFor`, but undefined where the line has not come in time or the program has ended. */
  async findWithin<T>(find: (line: string) => T | undefined, ms: number): Promise<T | undefined> {
    let at = 0;
    const look = (): T | undefined => {
      for (; at < this.lines.length; at += 1) {
        const found = find(this.lines[at] ?? '');
        if (found !== undefined) return found;
      }
      return undefined;
    };
    const early = look();
    if (early !== undefined || this.ending !== undefined) return early;
    return new Promise((resolve) => {
      const settle = (found: T | undefined): void => {
        clearTimeout(timer);
        unwatch();
        resolve(found);
      };
      const timer = setTimeout(() => settle(undefined), ms);
      const unwatch = this.watch(() => {
        const found = look();
        if (found !== undefined || this.ending !== undefined) settle(found);
      });
    });
  }

  /** Calls the listener after every piece of output and after the end; the returned function ends that. */
  watch(listener: () => void): () => void {
    this.listeners.add(listener);
    return () => void this.listeners.delete(listener);
  }

  /** The error of a program that has ended although it should run. */
  diedError(what: string): ProvtckError {
    const [, inNamespace, inShell] = NOT_FOUND.exec(this.lines.join('\n')) ?? [];
    const absent = inNamespace ?? inShell;
    if (absent !== undefined) return programAbsent(absent);
    return new ProvtckError(
      'BENCH_PROGRAM_DIED',
      `${this.name} ${this.ending ?? 'runs'} before ${what}${this.said()}`,
      'See its last lines, and examine the bench with `provtck doctor --bench linux:<file>`.',
    );
  }

  /**
   * Ends it by SIGTERM, and by SIGKILL if it does not obey.
   *
   * @param patience ms between the two signals
   */
  async stop(patience = TERMINATE): Promise<void> {
    await this.child.stop({ shutdown: 0, terminate: patience });
  }

  /** Ends its input and waits for its end; then as `stop`. */
  async finish(ms: number): Promise<void> {
    await this.child.stop({ shutdown: ms, terminate: TERMINATE });
  }

  /** Ends it by SIGKILL. */
  async kill(): Promise<void> {
    this.child.kill();
    await this.findWithin(() => undefined, TERMINATE);
  }

  private said(): string {
    const last = this.lines.slice(-8);
    return last.length === 0 ? '' : `; its last lines:\n  ${last.join('\n  ')}`;
  }

  private take(splitter: LineSplitter, piece: Buffer): void {
    for (const { bytes } of splitter.take(piece)) {
      const line = textOf(bytes);
      this.lines.push(line);
      // The first lines say why a program did not start, the last ones why it ended.
      if (this.lines.length > KEPT) this.lines.splice(KEPT / 2, 1);
      this.onLine(line);
    }
    this.notify();
  }

  private notify(): void {
    for (const listener of [...this.listeners]) listener();
  }
}
