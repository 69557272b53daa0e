import { type ChildProcess, spawn, spawnSync } from 'node:child_process';
import { Socket } from 'node:net';
import { onExit } from 'signal-exit';
import { textOf } from '../byte-text';

/** How a program came to its end, as the rest of a sentence that begins with "the program". */
export interface Ending {
  readonly how: string;
  /** Exit code, where it ended by itself. */
  readonly code: number | undefined;
}

/** How a program was brought to its end; `helper left` where it ended, and what it had started holds its output. */
export type Stop = 'ended' | 'helper left' | 'SIGTERM' | 'SIGKILL';

/** How much of standard error an error message shows, and how much of it the transcript keeps, in bytes. */
const tailBytes = 1_000;
const tracedBytes = 64 * 1_024;

/** How long a program may go on after its standard output has ended, and its output after the program, in ms. */
const afterglow = 500;

const onWindows = process.platform === 'win32';

/**
 * A program with whatever it starts itself. It ends with the suite, however that ends; only a suite that is killed
 * outright leaves it to the end of its standard input.
 */
export class Child {
  private readonly child: ChildProcess;
  private readonly ended: Promise<void>;
  private readonly forget: () => void;
  private ending: Ending | undefined;
  /** It has been asked by a signal to end. */
  private terminating = false;
  /** Its number may belong to another program by now. */
  private gone = false;
  /** It has ended, and its output has not. */
  private helperLeft = false;
  private tail = Buffer.alloc(0);
  private traced = 0;

  /**
   * Starts the program through the shell, in a group of its own.
   *
   * @param onOutput gets what it writes to standard output, in pieces
   * @param onEnd is told once when nothing more can come
   * @param onError gets what it writes to standard error, as text; not all of it when it is much
   */
  constructor(
    command: string,
    onOutput: (piece: Buffer) => void,
    private readonly onEnd: (ending: Ending) => void,
    private readonly onError: (text: string) => void,
  ) {
    this.child = spawn(command, { shell: true, detached: !onWindows, windowsHide: true, stdio: 'pipe' });
    const { child } = this;
    child.stdout?.on('data', onOutput);
    child.stdout?.on('end', () => {
      setTimeout(() => this.end({ how: 'closed its standard output', code: undefined }), afterglow).unref();
    });
    child.stderr?.on('data', (piece: Buffer) => this.takeError(piece));
    // A program that has gone says so by its end; that it cannot be written to any more adds nothing.
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
        // The shell may obey a signal before its program has; that one has its time all the same.
        if (this.terminating) return;
        // What it has started would keep the pipes open, and itself alive.
        this.leave();
        // What has left its group still keeps them open. What the program has written comes, and no more.
        const late = setTimeout(() => {
          this.helperLeft = true;
          over(code, signal);
          child.stdout?.destroy();
          child.stderr?.destroy();
        }, afterglow).unref();
        child.once('close', () => clearTimeout(late));
      });
    });
    const kill = (): void => this.signal('SIGKILL');
    const release = onExit(kill);
    // A worker whose coordinator has gone is on its own.
    process.once('disconnect', kill);
    this.forget = () => {
      release();
      process.off('disconnect', kill);
    };
    // Whoever waits for the program does so for a bounded time; nothing else of it keeps the suite alive.
    child.unref();
    for (const stream of child.stdio) if (stream instanceof Socket) stream.unref();
  }

  /** The end of what the program wrote to standard error, as the rest of a message; empty where it wrote nothing. */
  get said(): string {
    const text = textOf(this.tail).replaceAll('\\x0d', '').replaceAll('\\x0a', '\n  ').trim();
    return text === '' ? '' : `; it said:\n  ${text}`;
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
   * @param patience how long to wait for it before each signal, in ms
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

  /** Ends the program at once. */
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

  /** The program has ended; whatever it has started ends too. */
  private leave(): void {
    this.signal('SIGKILL');
    this.gone = true;
  }

  private signal(signal: 'SIGTERM' | 'SIGKILL'): void {
    const { pid } = this.child;
    if (pid === undefined || this.gone) return;
    if (signal === 'SIGKILL') this.forget();
    try {
      if (onWindows) spawnSync('taskkill', ['/pid', String(pid), '/t', '/f'], { stdio: 'ignore' });
      else process.kill(-pid, signal);
    } catch {
      // It has gone already.
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
