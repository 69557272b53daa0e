import { closeSync, constants, openSync, readSync } from 'node:fs';
import { ReadStream } from 'node:tty';
import type { Poller } from '@serialport/bindings-cpp/dist/poller';
import { ProvtckError } from '../../ledger/error';
import { TerminalWriter } from '../board/terminal-writer';
import type { HostLine, HostLineEvents } from './host-line';

/** The descriptors of both ends, and the path of the far end. */
interface PtyPair {
  readonly master: number;
  readonly slave: number;
  readonly pty: string;
}

/** How often a closed far end is checked, in ms. A host keeps the power off for at least 10 ms. */
const CHECK = 3;
const CHUNK = 65_536;

/** The far end has no reader and no writer. */
const HUNG_UP = 'EIO';

/**
 * A pseudo-terminal. The far end is the power: opened means on, closed means off.
 *
 * @throws ProvtckError `PTY_UNAVAILABLE` where the optional package for it is not installed or does not work
 */
export async function ptyLine(events: HostLineEvents): Promise<HostLine> {
  const { pair, createPoller } = await openPair();
  await makeRaw(pair.slave);
  return new PtyLine(pair, createPoller, events);
}

class PtyLine implements HostLine {
  readonly address: string;
  private readonly writer: TerminalWriter;
  private poller: Poller | undefined;
  private timer: NodeJS.Timeout | undefined;
  private on = false;
  private closed = false;

  constructor(
    private readonly pair: PtyPair,
    private readonly createPoller: (descriptor: number) => Poller,
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
    this.writer.stop();
    this.releasePoller();
    closeSync(this.pair.master);
  }

  /** Waits for the far end to be opened. */
  private check(): void {
    if (this.closed) return;
    const first = this.attempt();
    if (first === HUNG_UP) this.timer = setTimeout(() => this.check(), CHECK);
    else this.opened(first).catch((error: unknown) => this.events.lost(String(error)));
  }

  private async opened(first: Buffer | undefined): Promise<void> {
    // The last close has reset the terminal, and it may still hold bytes for the host that has gone.
    await makeRaw(openSync(this.address, constants.O_RDWR | constants.O_NOCTTY | constants.O_NONBLOCK), true);
    if (this.closed) return;
    this.on = true;
    this.events.power(true);
    if (first !== undefined) this.events.received(first);
    this.poller = this.createPoller(this.pair.master);
    this.awaitBytes();
  }

  private awaitBytes(): void {
    this.poller?.once('readable', () => {
      if (this.closed) return;
      for (;;) {
        const read = this.attempt();
        if (read === HUNG_UP) return this.hungUp();
        if (read === undefined) return this.awaitBytes();
        this.events.received(read);
        if (this.closed) return;
      }
    });
  }

  private hungUp(): void {
    this.on = false;
    this.writer.discard();
    this.releasePoller();
    this.events.power(false);
    this.check();
  }

  private releasePoller(): void {
    this.poller?.destroy();
    this.poller = undefined;
  }

  /** Bytes of the host, undefined where there are none, or the sign that the far end is closed. */
  private attempt(): Buffer | undefined | typeof HUNG_UP {
    const buffer = Buffer.allocUnsafe(CHUNK);
    try {
      const length = readSync(this.pair.master, buffer);
      return length === 0 ? HUNG_UP : buffer.subarray(0, length);
    } catch (error) {
      return error instanceof Error && 'code' in error && error.code === 'EAGAIN' ? undefined : HUNG_UP;
    }
  }
}

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
  return new Promise((resolve) => {
    stream.on('close', () => {
      // The stream has worked on a descriptor of its own.
      try {
        closeSync(descriptor);
      } catch {
        // It was the only one.
      }
      resolve();
    });
    stream.destroy();
  });
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

async function openPair(): Promise<{ readonly pair: PtyPair; readonly createPoller: (descriptor: number) => Poller }> {
  try {
    // node-pty declares no types for this module.
    const path: string = '@lydell/node-pty/requireBinary.js';
    const { requireBinary } = (await import(path)) as { requireBinary(file: string): NativePty };
    const { Poller: PollerOf } = await import('@serialport/bindings-cpp/dist/poller');
    return { pair: requireBinary('pty.node').open(80, 24), createPoller: (descriptor) => new PollerOf(descriptor) };
  } catch (cause) {
    throw new ProvtckError(
      'PTY_UNAVAILABLE',
      `no pseudo-terminal here: ${cause instanceof Error ? cause.message : String(cause)}`,
      'Install the optional package @lydell/node-pty, or use --tcp.',
      { cause },
    );
  }
}
