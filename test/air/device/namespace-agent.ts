/**
 * The part of the device in the namespace of a radio: it passes connections of phones on to the device, and sends what
 * the device sends. It ends with its standard input. Usage: namespace-agent.js <socket of the device> <port of HTTP>
 */
import { createSocket } from 'node:dgram';
import { type AddressInfo, connect, createServer } from 'node:net';
import { createInterface } from 'node:readline';
import { joinSockets } from './serve-on-socket';

/** What the device sends, one on each line of standard input. */
export type AgentMessage =
  | {
      readonly kind: 'datagram';
      readonly address: string;
      readonly port: number /** Base64. */;
      readonly payload: string;
    }
  | { readonly kind: 'connection'; readonly address: string; readonly port: number };

/** Time limit of a connection to a server, in ms. */
const CONTACT = 5_000;

const say = (line: string): void => void process.stdout.write(`${line}\n`);

function passOn(device: string, port: number): void {
  const server = createServer((phone) => joinSockets(phone, connect(device)));
  server.listen(port, '0.0.0.0', () => say(`ready ${(server.address() as AddressInfo).port}`));
}

/** A server that refuses the connection is reachable. */
function contact(address: string, port: number): void {
  const socket = connect({ host: address, port, timeout: CONTACT });
  const end = (isReached: boolean): void => {
    socket.destroy();
    say(isReached ? 'server reached' : 'server not reached');
  };
  socket.once('connect', () => end(true));
  socket.once('timeout', () => end(false));
  socket.once('error', (error: NodeJS.ErrnoException) => end(error.code === 'ECONNREFUSED'));
}

function sendFor(input: NodeJS.ReadableStream): void {
  const datagrams = createSocket('udp4');
  // Without a network nothing can be sent.
  datagrams.on('error', () => {});
  datagrams.bind(() => datagrams.setBroadcast(true));
  const lines = createInterface({ input });
  lines.on('line', (line) => {
    const message = JSON.parse(line) as AgentMessage;
    if (message.kind === 'connection') contact(message.address, message.port);
    else datagrams.send(Buffer.from(message.payload, 'base64'), message.port, message.address, () => {});
  });
  lines.on('close', () => process.exit(0));
}

const [, , device = '', port = '80'] = process.argv;
passOn(device, Number(port));
sendFor(process.stdin);
