import { type ChildProcess, spawn, spawnSync } from 'node:child_process';
import { Socket } from 'node:net';
import { onExit } from 'signal-exit';
import { textOf } from '../byte-text';

/** How a program ended, as the rest of a sentence that begins with "the program". */
export interface Ending {
  readonly how: string;
  /** Exit code, if it ended without a signal. */
  readonly code: number | undefined;
}

/** Method that ended a program; `helper left` if it ended and a process that it had started still holds its output. */
export type Stop = 'ended' | 'helper left' | 'SIGTERM' | 'SIGKILL';

/** Maximum length of standard error in an error message and in the transcript, in bytes. */
const tailBytes = 1_000;
const tracedBytes = 64 * 1_024;

/**
 * Time limits after the end of standard output for the program, and after the end of the program for its output, in
 * ms.
 */
const afterglow = 500;

const onWindows = process.platform === 'win32';

/**
 * A program with its child processes. It ends with the suite in every case, except if the suite is killed; then the
 * end of standard input ends it.
 */
export class Child {
  private readonly child: ChildProcess;
  private readonly ended: Promise<void>;
  private readonly forget: () => void;
  private ending: Ending | undefined;
  /** A signal has requested its end. */
  private terminating = false;
  /** Its process id can belong to another program now. */
  private gone = false;
  /** It has ended, and its output is still open. */
  private helperLeft = false;
  private tail = Buffer.alloc(0);
  private traced = 0;

  /**
   * Starts the program in its own process group.
   *
   * @param command a text for the shell, or a program with its arguments
   * @param onOutput receives its standard output, in pieces
   * @param onEnd called once when no more output can arrive
   * @param onError receives its standard error as text, up to a limit
   */
  constructor(
    command: string | readonly string[],
    onOutput: (piece: Buffer) => void,
    private readonly onEnd: (ending: Ending) => void,
    private readonly onError: (text: string) => void,
  ) {
    const options = { detached: !onWindows, windowsHide: true, stdio: 'pipe' } as const;
    const [program = '', ...args] = command;
    this.child =
      typeof command === 'string' ? spawn(command, { ...options, shell: true }) : spawn(program, args, options);
    const { child } = this;
    child.stdout?.on('data', onOutput);
    child.stdout?.on('end', () => {
      setTimeout(() => this.end({ how: 'closed its standard output', code: undefined }), afterglow).unref();
    });
    child.stderr?.on('data', (piece: Buffer) => this.takeError(piece));
    // The end of the program is reported separately; the failed write adds no information.
    child.stdin?.on('error', () => {});
    this.ended = new Promise((resolve) => {
      child.once('error', (error) => {
        this.end({ how: `could not be started: ${error.message}`, code: 127 });
        resolve();
      });
      const over = (code: number | null, signal: NodeJS.Signals | null): void => {
        const how = signal === null ? `ended with exit code ${code}` : `was ended by ${signal}`;
        this.leave();
        this.end({ how, code: code ?? undefined });
        resolve();
      };
      child.once('close', over);
      child.once('exit', (code, signal) => {
        // The shell can end on a signal before the program; the program still gets its time.
        if (this.terminating) return;
        // Child processes would keep the pipes open, and themselves alive.
        this.leave();
        // Processes outside the group still hold the pipes open. Only the written data is read.
        const late = setTimeout(() => {
          this.helperLeft = true;
          over(code, signal);
          child.stdout?.destroy();
          child.stderr?.destroy();
        }, afterglow).unref();
        child.once('close', () => clearTimeout(late));
      });
    });
    // It does not forget itself: signal-exit would skip the next program while it goes through its list.
    const kill = (): void => this.strike('SIGKILL');
    const release = onExit(kill);
    // A worker without its coordinator ends its own programs.
    process.once('disconnect', kill);
    this.forget = () => {
      release();
      process.off('disconnect', kill);
    };
    // A caller waits for the program with a time limit; otherwise the program does not keep the suite alive.
    child.unref();
    for (const stream of child.stdio) if (stream instanceof Socket) stream.unref();
  }

  /** The end of standard error, as the rest of a message; empty without output. */
  get said(): string {
    const text = textOf(this.tail).replaceAll('\\x0d', '').replaceAll('\\x0a', '\n  ').trim();
    return text === '' ? '' : `; standard error:\n  ${text}`;
  }

  /** Writes to its standard input. */
  write(text: string): void {
    this.child.stdin?.write(text);
  }

  /** Ends its standard input. */
  endInput(): void {
    this.child.stdin?.end();
  }

  /**
   * Ends the program: by the end of its input, then by signals.
   *
   * @param patience time to wait before each signal, in ms
   */
  async stop(patience: { readonly shutdown: number; readonly terminate: number }): Promise<Stop> {
    this.endInput();
    if (await this.endsWithin(patience.shutdown)) return this.helperLeft ? 'helper left' : 'ended';
    this.terminating = true;
    this.signal('SIGTERM');
    if (await this.endsWithin(patience.terminate)) return 'SIGTERM';
    this.signal('SIGKILL');
    await this.endsWithin(patience.terminate);
    return 'SIGKILL';
  }

  /** Ends the program immediately. */
  kill(): void {
    this.signal('SIGKILL');
  }

  private async endsWithin(ms: number): Promise<boolean> {
    let timer: NodeJS.Timeout | undefined;
    const late = new Promise<boolean>((resolve) => {
      timer = setTimeout(() => resolve(false), ms);
    });
    const ended = await Promise.race([this.ended.then(() => true), late]);
    clearTimeout(timer);
    return ended;
  }

  private end(ending: Ending): void {
    if (this.ending !== undefined) return;
    this.ending = ending;
    this.onEnd(ending);
  }

  /** The program has ended; its child processes end too. */
  private leave(): void {
    this.signal('SIGKILL');
    this.gone = true;
  }

  private signal(signal: 'SIGTERM' | 'SIGKILL'): void {
    if (signal === 'SIGKILL' && !this.gone) this.forget();
    this.strike(signal);
  }

  private strike(signal: 'SIGTERM' | 'SIGKILL'): void {
    const { pid } = this.child;
    if (pid === undefined || this.gone) return;
    try {
      if (onWindows) spawnSync('taskkill', ['/pid', String(pid), '/t', '/f'], { stdio: 'ignore' });
      else process.kill(-pid, signal);
    } catch {
      // It has already ended.
    }
  }

  private takeError(piece: Buffer): void {
    this.tail = Buffer.concat([this.tail, piece]).subarray(-tailBytes);
    if (this.traced >= tracedBytes) return;
    const rest = tracedBytes - this.traced;
    this.traced += piece.length;
    this.onError(textOf(piece.subarray(0, rest)) + (piece.length > rest ? '… (the rest is not kept)' : ''));
  }
}
