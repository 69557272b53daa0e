import { closeSync, constants, openSync } from 'node:fs';
import { createServer, type Socket } from 'node:net';
import type { Duplex } from 'node:stream';
import { ProvtckError } from '../../ledger/error';
import { listen } from '../listen';
import { TerminalWriter } from './terminal-writer';

/** Where a virtual board's console comes out. */
export interface ConsoleOutlet {
  /** What a run names as its `--port`. */
  readonly address: string;
  write(bytes: Uint8Array): void;
  /** Throws away what has been written and has not left yet. */
  discard(): void;
  /** Hears what is typed. */
  onTyped(hear: (bytes: Buffer) => void): void;
  /** Unplugs the board. */
  close(): void;
}

/** The part of node-pty this module uses, which its type declarations leave out. */
interface OpenPty {
  readonly _pty: string;
  /** Descriptor of the master. */
  readonly _fd: number;
  readonly master: Duplex;
  readonly slave: Duplex & { setRawMode(on: boolean): void };
}

/**
 * A pseudo-terminal.
 *
 * @throws ProvtckError `PTY_UNAVAILABLE` where the optional package for it is not installed or does not work
 */
export async function ptyOutlet(): Promise<ConsoleOutlet> {
  const { master, slave, _pty: address, _fd: descriptor } = await openPty();
  // Raw before anybody writes, or the terminal would type the board's banner back to it.
  slave.setRawMode(true);
  // Held open by a descriptor that nobody reads: without any the terminal would count as hung up until a run opens it,
  // and the stream that comes with it would read the run's bytes.
  let held: number | undefined = openSync(address, constants.O_RDWR | constants.O_NOCTTY);
  slave.on('error', () => {});
  slave.destroy();
  master.on('error', () => {});
  const writer = new TerminalWriter(descriptor);
  return {
    address,
    write: (bytes) => writer.write(bytes),
    discard: () => writer.discard(),
    onTyped: (hear) => {
      master.on('data', hear);
    },
    close: () => {
      if (held !== undefined) closeSync(held);
      held = undefined;
      writer.stop();
      master.destroy();
    },
  };
}

async function openPty(): Promise<OpenPty> {
  try {
    const { open } = (await import('@lydell/node-pty')) as unknown as { open(options: object): OpenPty };
    return open({ encoding: null });
  } catch (cause) {
    throw new ProvtckError(
      'PTY_UNAVAILABLE',
      `no pseudo-terminal here: ${cause instanceof Error ? cause.message : String(cause)}`,
      'Install the optional package @lydell/node-pty, or use --tcp.',
      { cause },
    );
  }
}

/** The first line of an HTTP request. No command of a console looks like it. */
const HTTP_HEADING = /^[A-Z]{3,10} \S+ HTTP\/\d/;

/**
 * A TCP port on loopback; one client at a time, and what is sent while nobody is there is lost, as on a real line.
 *
 * @param port 0 for any
 * @param onConnection called when a client connects or disconnects
 * @throws ProvtckError `TCP_PORT_TAKEN`
 */
export async function tcpOutlet(
  port: number,
  onConnection: (connected: boolean) => void = () => {},
): Promise<ConsoleOutlet> {
  let client: Socket | undefined;
  let hear: (bytes: Buffer) => void = () => {};
  const server = createServer({ noDelay: true }, (socket) => {
    socket.on('error', () => {});
    if (client !== undefined) return socket.destroy();
    client = socket;
    socket.on('close', () => {
      client = undefined;
      onConnection(false);
    });
    let first = true;
    socket.on('data', (bytes: Buffer) => {
      // A browser can be made to post lines to any port; what follows such a heading is not typed by a person.
      if (first && HTTP_HEADING.test(bytes.toString('latin1'))) return void socket.destroy();
      first = false;
      hear(bytes);
    });
    onConnection(true);
  });
  const taken = await listen(server, port);
  return {
    address: `tcp://127.0.0.1:${taken}`,
    write: (bytes) => {
      client?.write(bytes);
    },
    discard: () => {},
    onTyped: (listener) => {
      hear = listener;
    },
    close: () => {
      client?.destroy();
      server.close();
    },
  };
}
