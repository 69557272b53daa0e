import { connect, type Socket } from 'node:net';
import { connect as connectSecurely } from 'node:tls';

/** What a client of ours saw: the bytes that came back, and whether the other side has ended the connection. */
export interface Seen {
  readonly text: string;
  readonly closed: boolean;
}

/** Longest wait for the other side to end a connection, in ms. */
const PATIENCE = 10_000;

/** Opens a bare connection to the server of an address, whatever is spoken there. */
export function open(address: string, tls = false): Socket {
  const { hostname: host, port } = new URL(address);
  return tls
    ? connectSecurely({ host, port: Number(port), rejectUnauthorized: false })
    : connect({ host, port: Number(port), allowHalfOpen: true });
}

/** Everything that comes over a connection until the other side ends it. */
export function ended(socket: Socket): Promise<Seen> {
  return new Promise((resolve) => {
    let text = '';
    const settle = (closed: boolean): void => {
      clearTimeout(timer);
      socket.destroy();
      resolve({ text, closed });
    };
    const timer = setTimeout(() => settle(false), PATIENCE);
    socket.on('data', (bytes: Buffer) => {
      text += bytes.toString('latin1');
    });
    // Whoever is refused in the middle of a sentence sees his bytes rejected.
    socket.on('error', () => settle(true));
    socket.on('end', () => settle(true));
    socket.on('close', () => settle(true));
  });
}

/** Says something and takes down what comes of it. */
export function say(address: string, bytes: string | Uint8Array, tls = false): Promise<Seen> {
  const socket = open(address, tls);
  const seen = ended(socket);
  socket.write(bytes);
  return seen;
}

/** Says something a byte at a time, with pauses, for as long as anybody listens. */
export function drip(address: string, text: string, pause: number): Promise<Seen> {
  const socket = open(address);
  const seen = ended(socket);
  let next = 0;
  const timer = setInterval(() => socket.write(text[next++ % text.length] ?? ''), pause);
  socket.on('close', () => clearInterval(timer));
  return seen;
}
