import { closeSync, constants, fstatSync, openSync, readSync } from 'node:fs';
import { ReadStream } from 'node:tty';
import { ProvtckError } from '../../ledger/error';
import { TerminalWriter } from '../board/terminal-writer';
import type { HostLine, HostLineEvents } from './host-line';

/** The descriptors of both ends, and the path of the far end. */
interface PtyPair {
  readonly master: number;
  readonly slave: number;
  readonly pty: string;
}

/**
 * How often the near end is read, in ms. No stream of Node's can do it: it would close the near end together with the
 * far end. A host keeps the power off for at least 10 ms.
 */
const READ_CLOSED = 3;
const READ_BUSY = 0;
const READ_ACTIVE = 1;
const READ_IDLE = 4;

/** Until when after the last bytes of the host a line is busy or active, in ms. */
const BUSY = 3;
const ACTIVE = 1_000;

const CHUNK = 65_536;

/** The far end has no reader and no writer. */
const HUNG_UP = 'EIO';

/**
 * A pseudo-terminal. The far end is the power: opened means on, closed means off.
 *
 * @throws ProvtckError `PTY_UNAVAILABLE` where the optional package for it is not installed or does not work
 */
export async function ptyLine(events: HostLineEvents): Promise<HostLine> {
  const pair = await openPair();
  await makeRaw(pair.slave);
  return new PtyLine(pair, events);
}

class PtyLine implements HostLine {
  readonly address: string;
  private readonly writer: TerminalWriter;
  private timer: NodeJS.Timeout | undefined;
  private immediate: NodeJS.Immediate | undefined;
  private on = false;
  private closed = false;
  private lastBytes = 0;
  /** The line is read some thousand times a second, and a buffer of its own for each would have to be collected. */
  private readonly buffer = Buffer.alloc(CHUNK);

  constructor(
    private readonly pair: PtyPair,
    private readonly events: HostLineEvents,
  ) {
    this.address = pair.pty;
    this.writer = new TerminalWriter(pair.master);
    this.check();
  }

  write(bytes: Uint8Array): void {
    if (this.on) this.writer.write(bytes);
  }

  setRate(): void {}

  close(): void {
    if (this.closed) return;
    this.closed = true;
    clearTimeout(this.timer);
    clearImmediate(this.immediate);
    this.writer.stop();
    closeSync(this.pair.master);
  }

  /** Waits for the far end to be opened. */
  private check(): void {
    if (this.closed) return;
    const first = this.attempt();
    if (first === HUNG_UP) this.timer = setTimeout(() => this.check(), READ_CLOSED);
    else this.opened(first).catch((error: unknown) => this.events.lost(String(error)));
  }

  private async opened(first: Buffer | undefined): Promise<void> {
    // The last close has reset the terminal, and it may still hold bytes for the host that has gone.
    await makeRaw(openSync(this.address, constants.O_RDWR | constants.O_NOCTTY | constants.O_NONBLOCK), true);
    if (this.closed) return;
    this.on = true;
    this.events.power(true);
    if (first !== undefined) this.events.received(first);
    this.lastBytes = performance.now();
    this.readOn();
  }

  private readOn(): void {
    for (;;) {
      if (this.closed) return;
      const read = this.attempt();
      if (read === HUNG_UP) return this.hungUp();
      if (read === undefined) break;
      this.lastBytes = performance.now();
      this.events.received(read);
    }
    const pause = pauseAfter(performance.now() - this.lastBytes);
    if (pause === READ_BUSY) this.immediate = setImmediate(() => this.readOn());
    else this.timer = setTimeout(() => this.readOn(), pause);
  }

  private hungUp(): void {
    this.on = false;
    this.writer.discard();
    this.events.power(false);
    this.check();
  }

  /** Bytes of the host, undefined where there are none, or the sign that the far end is closed. */
  private attempt(): Buffer | undefined | typeof HUNG_UP {
    const { buffer } = this;
    try {
      const length = readSync(this.pair.master, buffer);
      return length === 0 ? HUNG_UP : Buffer.from(buffer.subarray(0, length));
    } catch (error) {
      return error instanceof Error && 'code' in error && error.code === 'EAGAIN' ? undefined : HUNG_UP;
    }
  }
}

const pauseAfter = (silence: number): number => {
  if (silence < BUSY) return READ_BUSY;
  return silence < ACTIVE ? READ_ACTIVE : READ_IDLE;
};

/**
 * Switches off echo and all translation at the far end, and closes this descriptor of it.
 *
 * @param drain whether bytes that wait there are discarded
 */
function makeRaw(descriptor: number, drain = false): Promise<void> {
  const stream = new ReadStream(descriptor);
  stream.on('error', () => {});
  stream.setRawMode(true);
  if (drain) discardInput(descriptor);
  const { rdev } = fstatSync(descriptor);
  return new Promise((resolve) => {
    stream.on('close', () => {
      closeTerminal(descriptor, rdev);
      resolve();
    });
    stream.destroy();
  });
}

/** Closes a descriptor unless its stream has done so: a stream of Node's may work on a duplicate of its own. */
function closeTerminal(descriptor: number, rdev: number): void {
  try {
    if (fstatSync(descriptor).rdev === rdev) closeSync(descriptor);
  } catch {
    // The stream has closed it.
  }
}

function discardInput(descriptor: number): void {
  const buffer = Buffer.allocUnsafe(CHUNK);
  try {
    while (readSync(descriptor, buffer) > 0);
  } catch {
    // Nothing waits.
  }
}

/** The native part of node-pty: its streams would close the near end whenever the far end is closed. */
interface NativePty {
  open(columns: number, rows: number): PtyPair;
}

async function openPair(): Promise<PtyPair> {
  try {
    // node-pty declares no types for this module.
    const path: string = '@lydell/node-pty/requireBinary.js';
    const { requireBinary } = (await import(path)) as { requireBinary(file: string): NativePty };
    return requireBinary('pty.node').open(80, 24);
  } catch (cause) {
    throw new ProvtckError(
      'PTY_UNAVAILABLE',
      `no pseudo-terminal here: ${cause instanceof Error ? cause.message : String(cause)}`,
      'Install the optional package @lydell/node-pty, or use --tcp.',
      { cause },
    );
  }
}
