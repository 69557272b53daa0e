import { existsSync } from 'node:fs';
import { connect, type Socket } from 'node:net';
import type { Duplex } from 'node:stream';
import type { SerialPort } from 'serialport';
import { ProvtckError } from '../../ledger/error';
import type { LinePolicy } from './line-policy';
import { portFault } from './port-fault';

/** How often one looks whether the port still exists, in ms of the wall clock. */
const WATCH = 200;

/** How long a connection over TCP may take, in ms of the wall clock. */
const CONNECT = 10_000;

/** An open console. */
export interface Port {
  readonly stream: Duplex;
  /** Throws away what has come and has not been read. */
  flush(): Promise<void>;
  /** Gives the port back; may be called twice. */
  close(): Promise<void>;
}

/**
 * Opens a console: `tcp://host:port` by a socket, everything else by its path or name (`/dev/ttyACM0`, `COM5`).
 *
 * @param lost called at most once, when the port goes away by itself
 * @throws ProvtckError `PORT_ABSENT`, `PORT_BUSY`, `PORT_FORBIDDEN`, `PORT_NO_TTY` or `PORT_UNUSABLE`
 */
export function openPort(
  address: string,
  baud: number,
  policy: LinePolicy,
  lost: (fault: ProvtckError) => void,
): Promise<Port> {
  const remote = /^tcp:\/\/(\[.+\]|[^:/]+):(\d+)\/?$/.exec(address);
  if (remote === null) return openSerial(address, baud, policy, lost);
  return openSocket(address, (remote[1] ?? '').replace(/^\[|\]$/g, ''), Number(remote[2]), lost);
}

const lostFault = (address: string, cause?: unknown): ProvtckError =>
  new ProvtckError(
    'PORT_LOST',
    `${address} is gone: the board was unplugged or switched off, or its connection broke`,
    'Plug the board in again, look at the cable, and run again.',
    { cause },
  );

async function openSerial(
  path: string,
  baudRate: number,
  policy: LinePolicy,
  lost: (fault: ProvtckError) => void,
): Promise<Port> {
  // Loaded where it is needed: it brings a binary that a run without a board can do without.
  const { SerialPort: Serial } = await import('serialport');
  const { hupcl, rtscts = false } = policy;
  const port = new Serial({ path, baudRate, autoOpen: false, hupcl, rtscts });
  await new Promise<void>((resolve, reject) => {
    port.open((error) => (error ? reject(portFault(path, error)) : resolve()));
  });
  await setLines(port, policy);
  const watch = new Watch(path, lost, () => closeSerial(port));
  // A lost device reports itself by either event or by both, twice at times, or not at all.
  port.on('error', (error) => watch.lose(error));
  port.on('close', (error: unknown) => watch.lose(error));
  return {
    stream: port,
    flush: () => new Promise((resolve) => port.flush(() => resolve())),
    close: async () => {
      watch.stop();
      await closeSerial(port);
    },
  };
}

/** Many consoles have no modem lines: a pseudo-terminal, some adapters. They are then as they are. */
function setLines(port: SerialPort, { dtr, rts }: LinePolicy): Promise<void> {
  return new Promise((resolve) => port.set({ dtr, rts }, () => resolve()));
}

function closeSerial(port: SerialPort): Promise<void> {
  return new Promise((resolve) => {
    if (port.isOpen) port.close(() => resolve());
    else resolve();
  });
}

/**
 * Tells once that a port is lost. After a hang-up a terminal can stay open without a word, reading nothing for ever
 * and burning a processor; its path is gone then, so the path is watched.
 */
class Watch {
  private readonly timer: NodeJS.Timeout | undefined;
  private over = false;

  constructor(
    private readonly path: string,
    private readonly lost: (fault: ProvtckError) => void,
    private readonly close: () => Promise<void>,
  ) {
    if (!path.startsWith('/')) return;
    this.timer = setInterval(() => {
      if (!existsSync(path)) this.lose(undefined);
    }, WATCH);
    this.timer.unref();
  }

  stop(): void {
    this.over = true;
    clearInterval(this.timer);
  }

  lose(cause: unknown): void {
    if (this.over) return;
    this.stop();
    this.close().catch(() => {});
    this.lost(lostFault(this.path, cause));
  }
}

function openSocket(address: string, host: string, port: number, lost: (fault: ProvtckError) => void): Promise<Port> {
  return new Promise((resolve, reject) => {
    const socket: Socket = connect({ host, port, noDelay: true, keepAlive: true });
    let closing = false;
    let open = false;
    const fail = (cause: unknown): void => {
      if (open && !closing) lost(lostFault(address, cause));
      else if (!open) reject(portFault(address, cause));
      closing = true;
      socket.destroy();
    };
    socket.setTimeout(CONNECT, () => fail(new Error('connection timed out')));
    socket.on('error', fail);
    socket.on('close', () => fail(undefined));
    socket.on('connect', () => {
      open = true;
      socket.setTimeout(0);
      resolve({
        stream: socket,
        flush: async () => {},
        close: async () => {
          closing = true;
          socket.destroy();
        },
      });
    });
  });
}
