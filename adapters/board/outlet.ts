import { closeSync, constants, openSync } from 'node:fs';
import { createServer, type Socket } from 'node:net';
import type { Duplex } from 'node:stream';
import { ProvtckError } from '../../ledger/error';
import { listen } from '../listen';
import { TerminalWriter } from './terminal-writer';

/** Connection point of a virtual board's console. */
export interface ConsoleOutlet {
  /** The value of `--port` for a run. */
  readonly address: string;
  write(bytes: Uint8Array): void;
  /** Discards data that was written and not sent. */
  discard(): void;
  /** Receives the typed bytes. */
  onTyped(listener: (bytes: Buffer) => void): void;
  /** Disconnects the board. */
  close(): void;
}

/** The part of node-pty that this module uses and that its type declarations omit. */
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
 * @throws ProvtckError `PTY_UNAVAILABLE` if its optional package is not installed or does not work
 */
export async function ptyOutlet(): Promise<ConsoleOutlet> {
  const { master, slave, _pty: address, _fd: descriptor } = await openPty();
  // Raw mode before the first write; otherwise the terminal echoes the banner back to the board.
  slave.setRawMode(true);
  // A second descriptor stays open and is never read. Without it, the terminal counts as disconnected until a run
  // opens it, and the stream of the terminal would read the bytes of the run.
  let held: number | undefined = openSync(address, constants.O_RDWR | constants.O_NOCTTY);
  slave.on('error', () => {});
  slave.destroy();
  master.on('error', () => {});
  const writer = new TerminalWriter(descriptor);
  return {
    address,
    write: (bytes) => writer.write(bytes),
    discard: () => writer.discard(),
    onTyped: (listener) => {
      master.on('data', listener);
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
      `no pseudo-terminal is available: ${cause instanceof Error ? cause.message : String(cause)}`,
      'Install the optional package @lydell/node-pty, or use --tcp.',
      { cause },
    );
  }
}

/** The first line of an HTTP request. No command of a console looks like it. */
const HTTP_HEADING = /^[A-Z]{3,10} \S+ HTTP\/\d/;

/**
 * A TCP port on the loopback interface with one client at a time. As on a real line, data that is sent without a
 * client is lost.
 *
 * @param port 0 for any free port
 * @param onConnection called when a client connects or disconnects
 * @throws ProvtckError `TCP_PORT_TAKEN`
 */
export async function tcpOutlet(
  port: number,
  onConnection: (connected: boolean) => void = () => {},
): Promise<ConsoleOutlet> {
  let client: Socket | undefined;
  let receiver: (bytes: Buffer) => void = () => {};
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
      receiver(bytes);
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
      receiver = listener;
    },
    close: () => {
      client?.destroy();
      server.close();
    },
  };
}
