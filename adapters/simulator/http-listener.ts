import { createServer, type IncomingMessage, type RequestListener, type Server, type ServerResponse } from 'node:http';
import type { Socket } from 'node:net';
import type { HttpRequest } from '../adapter';
import { bodyBytes, decodeForm, formType } from '../http-form';
import { listen } from '../listen';
import { certificate } from './certificate';
import { type HttpDevice, type Reply, serve } from './http-server';

/** Limits of the listener. */
export interface HttpBounds {
  /** Bytes of request line and headers together, of the path, and of a form. */
  readonly header: number;
  readonly path: number;
  readonly body: number;
  /** Maximum number of connections; a further connection closes the oldest one. */
  readonly connections: number;
  /** Maximum time to receive a request, in ms of wall time, including TLS. */
  readonly arrival: number;
}

export const defaultBounds: HttpBounds = { header: 8_192, path: 1_024, body: 8_192, connections: 64, arrival: 5_000 };

/** The device behind a listener. */
interface HttpBackend {
  /** The device's HTTP server while it is reachable; otherwise connections are closed without a response. */
  reached(): HttpDevice | undefined;
  /** Applies an action to the device at the current time. */
  act<T>(act: () => T): T;
  /** Receives every request as it came, with its body as far as it was read. */
  heard?(message: IncomingMessage, body: Buffer): void;
}

/**
 * The device's HTTP server on loopback sockets, in front of `serve`, which alone decides the response. Every invalid
 * request is refused here: the device receives a request only when it is complete and valid. One connection serves one
 * request.
 */
export class HttpListener {
  private readonly sockets = new Set<Socket>();
  private readonly asked = new WeakSet<Socket>();
  private readonly servers: Server[] = [];
  /** Addresses of the plain server and, if there is one, of the secured server. */
  address = '';
  secureAddress: string | undefined;

  private constructor(
    private readonly backend: HttpBackend,
    private readonly bounds: HttpBounds,
    private readonly host: string,
  ) {}

  /**
   * @param port of the plain server, 0 for any free port
   * @param secured whether a TLS server runs beside it, on any free port
   * @param host address of the interface
   * @throws ProvtckError `TCP_PORT_TAKEN`
   */
  static async open(
    backend: HttpBackend,
    port: number,
    secured: boolean,
    bounds = defaultBounds,
    host = '127.0.0.1',
  ): Promise<HttpListener> {
    const listener = new HttpListener(backend, bounds, host);
    try {
      listener.address = `http://${host}:${await listener.listen(listener.plainServer(), port)}`;
      if (secured)
        listener.secureAddress = `https://${host}:${await listener.listen(await listener.securedServer(), 0)}`;
      return listener;
    } catch (error) {
      listener.close();
      throw error;
    }
  }

  close(): void {
    for (const server of this.servers) server.close();
    for (const socket of this.sockets) socket.destroy();
  }

  private plainServer(): Server {
    return createServer(this.options(), this.listener(undefined));
  }

  private async securedServer(): Promise<Server> {
    const { createServer: createSecureServer } = await import('node:https');
    const options = { ...this.options(), ...(await certificate()), handshakeTimeout: this.bounds.arrival };
    const server = createSecureServer(options, this.listener(true));
    server.on('tlsClientError', (_, socket) => socket.destroy());
    return server;
  }

  private options() {
    const { header, arrival } = this.bounds;
    return {
      maxHeaderSize: header,
      headersTimeout: arrival,
      requestTimeout: arrival,
      connectionsCheckingInterval: Math.ceil(arrival / 4),
    };
  }

  private listen(server: Server, port: number): Promise<number> {
    this.servers.push(server);
    server.on('connection', (socket: Socket) => this.admit(socket));
    server.on('clientError', (error: NodeJS.ErrnoException, socket: Socket) => refuse(error.code ?? '', socket));
    return listen(server, port, this.host);
  }

  private admit(socket: Socket): void {
    if (this.backend.act(() => this.backend.reached()) === undefined) return void socket.destroy();
    this.sockets.add(socket);
    socket.on('close', () => this.sockets.delete(socket));
    socket.on('error', () => socket.destroy());
    // A socket without any data has no HTTP time-out, because it is not a client of the HTTP server yet.
    socket.setTimeout(this.bounds.arrival, () => socket.destroy());
    const [oldest] = this.sockets;
    if (this.sockets.size > this.bounds.connections) oldest?.destroy();
  }

  private listener(secure: true | undefined): RequestListener {
    return (message, response) => {
      // Data after a request on the same connection was sent without waiting for the response.
      if (this.asked.has(message.socket)) return void message.socket.destroy();
      this.asked.add(message.socket);
      this.answer(message, response, secure).catch(() => message.socket.destroy());
    };
  }

  private async answer(message: IncomingMessage, response: ServerResponse, secure: true | undefined): Promise<void> {
    const request = await requestFrom(message, this.bounds, (body) => this.backend.heard?.(message, body));
    if (typeof request === 'number') return this.respond(response, { status: request, body: '' });
    const reply = this.backend.act(() => {
      const device = this.backend.reached();
      return device && serve(device, { ...request, ...(secure && { secure }) });
    });
    if (reply === undefined) message.socket.destroy();
    else this.respond(response, reply);
  }

  private respond(response: ServerResponse, { status, body, redirect }: Reply): void {
    const bytes = bodyBytes(body);
    response
      .writeHead(status, {
        Connection: 'close',
        // RFC 9110, 8.6: an answer 204 has no length.
        ...(status !== NO_CONTENT && { 'Content-Length': bytes.length }),
        ...(status === METHOD_UNKNOWN && { Allow: METHODS.join(', ') }),
        ...(redirect !== undefined && { Location: `${this.secureAddress}${redirect}` }),
      })
      .end(bytes);
  }
}

const METHODS = ['GET', 'POST'] as const;
const METHOD_UNKNOWN = 405;
const NO_CONTENT = 204;

/** The complete request, or the status with which it is refused. */
async function requestFrom(
  message: IncomingMessage,
  bounds: HttpBounds,
  heard: (body: Buffer) => void,
): Promise<HttpRequest | number> {
  const unread = (status: number): number => {
    heard(Buffer.alloc(0));
    return status;
  };
  const method = METHODS.find((known) => known === message.method);
  const url = message.url ?? '';
  if (method === undefined) return unread(METHOD_UNKNOWN);
  if (url.length > bounds.path) return 414;
  if (!/^\/[!-~]*$/.test(url) || /%(?![0-9a-f]{2})/i.test(url)) return unread(400);
  if (Number(message.headers['content-length'] ?? 0) > bounds.body) return unread(413);
  const type = message.headers['content-type']?.split(';')[0]?.trim().toLowerCase();
  if (method === 'POST' && type !== undefined && type !== '' && type !== formType) return unread(415);
  const body = await bodyOf(message, bounds.body);
  if (body === undefined) return unread(413);
  heard(body);
  const form = decodeForm(body);
  if (form === undefined) return 400;
  if (isForeign(message)) return 403;
  return { method, path: url.split('?')[0] ?? '/', ...(body.length > 0 && { form }) };
}

/** The body of a request; undefined if it has more bytes than `most`. */
async function bodyOf(message: IncomingMessage, most: number): Promise<Buffer | undefined> {
  const pieces: Buffer[] = [];
  let length = 0;
  for await (const piece of message) {
    pieces.push(piece as Buffer);
    length += (piece as Buffer).length;
    if (length > most) return undefined;
  }
  return Buffer.concat(pieces);
}

/** Names under which the device is reached: addresses, its own name, and names without a dot, which no site has. */
const OWN_NAMES = /^([\d.]+|\[[\da-f:]+\]|[^.:]+|(www\.)?mysimplelink\.net)(:\d+)?$/i;

/** Whether the request comes from a page of another site, or uses another name for this address. */
function isForeign({ headers }: IncomingMessage): boolean {
  const { host, origin } = headers;
  const site = headers['sec-fetch-site'];
  if (host !== undefined && !OWN_NAMES.test(host)) return true;
  if (site !== undefined && site !== 'same-origin' && site !== 'none') return true;
  return origin !== undefined && origin.replace(/^https?:\/\//, '') !== host;
}

/** Statuses for invalid requests, by Node's error codes; every other error is a bad request. */
const refusals: Readonly<Record<string, string>> = {
  HPE_HEADER_OVERFLOW: '431 Request Header Fields Too Large',
  ERR_HTTP_REQUEST_TIMEOUT: '408 Request Timeout',
};

function refuse(code: string, socket: Socket): void {
  if (!socket.writable) return void socket.destroy();
  socket.end(`HTTP/1.1 ${refusals[code] ?? '400 Bad Request'}\r\nConnection: close\r\nContent-Length: 0\r\n\r\n`, () =>
    socket.destroy(),
  );
}
