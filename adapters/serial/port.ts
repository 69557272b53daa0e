import { existsSync } from 'node:fs';
import { connect, type Socket } from 'node:net';
import type { Duplex } from 'node:stream';
import type { SerialPort } from 'serialport';
import { ProvtckError } from '../../ledger/error';
import type { LinePolicy } from './line-policy';
import { portFault } from './port-fault';
import { TelnetStream } from './telnet-stream';

/** Interval of the check that the port still exists, in ms of wall time. */
const WATCH = 200;

/** Maximum time to connect over TCP, in ms of wall time. */
const CONNECT = 10_000;

/** An open console. */
export interface Port {
  readonly stream: Duplex;
  /** Discards received data that was not read. */
  flush(): Promise<void>;
  /** Closes the port; can be called twice. */
  close(): Promise<void>;
}

/**
 * Opens a console: `tcp://host:port` over a socket, `telnet://host:port` over a Telnet server such as ser2net with RFC 2217,
 * every other name as a path or name (`/dev/ttyACM0`, `COM5`).
 *
 * @param lost called at most once, if the port is lost
 * @throws ProvtckError `PORT_ABSENT`, `PORT_BUSY`, `PORT_FORBIDDEN`, `PORT_NO_TTY` or `PORT_UNUSABLE`
 */
export function openPort(
  address: string,
  baud: number,
  policy: LinePolicy,
  lost: (fault: ProvtckError) => void,
): Promise<Port> {
  const [, protocol, host = '', port] = /^(tcp|telnet):\/\/(\[.+\]|[^:/]+):(\d+)\/?$/.exec(address) ?? [];
  if (protocol === undefined) return openSerial(address, baud, policy, lost);
  const wrap = (socket: Socket): Duplex => (protocol === 'telnet' ? new TelnetStream(socket) : socket);
  return openSocket(address, host.replace(/^\[|\]$/g, ''), Number(port), wrap, lost);
}

/** Whether a port is a connection over TCP, which has no modem lines. */
export const isRemotePort = (address: string): boolean => /^(?:tcp|telnet):\/\//.test(address);

const lostFault = (address: string, cause?: unknown): ProvtckError =>
  new ProvtckError(
    'PORT_LOST',
    `${address} is lost: the board was unplugged or switched off, or its connection broke`,
    'Connect the board again, check the cable, and run again.',
    { cause },
  );

async function openSerial(
  path: string,
  baudRate: number,
  policy: LinePolicy,
  lost: (fault: ProvtckError) => void,
): Promise<Port> {
  // Loaded on demand: it contains a binary that a run without a board does not need.
  const { SerialPort: Serial } = await import('serialport');
  const { hupcl, rtscts = false } = policy;
  const port = new Serial({ path, baudRate, autoOpen: false, hupcl, rtscts });
  await new Promise<void>((resolve, reject) => {
    port.open((error) => (error ? reject(portFault(path, error)) : resolve()));
  });
  await setLines(port, policy);
  const watch = new Watch(path, lost, () => closeSerial(port));
  // A lost device emits one event, both events, one event twice, or none.
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

/** Many consoles have no modem lines: a pseudo-terminal, some adapters. They stay as they are. */
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
 * Reports a lost port once. After a hang-up a terminal can stay open without an event, with an endless empty read that
 * uses the whole processor. Its path is removed then, so the path is checked.
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

function openSocket(
  address: string,
  host: string,
  port: number,
  wrap: (socket: Socket) => Duplex,
  lost: (fault: ProvtckError) => void,
): Promise<Port> {
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
        stream: wrap(socket),
        flush: async () => {},
        close: async () => {
          closing = true;
          socket.destroy();
        },
      });
    });
  });
}
