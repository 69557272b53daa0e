import { createHash, randomBytes, timingSafeEqual } from 'node:crypto';
import { createServer, type IncomingMessage, type Server, type ServerResponse } from 'node:http';
import { isIP } from 'node:net';
import { networkInterfaces } from 'node:os';
import { text } from 'node:stream/consumers';
import { listen } from '../adapters/listen';
import type { Received } from './page-operator';
import type { Part } from './view';

/** What the server shows and controls. */
export interface LiveModel {
  /** Whether the run is over. */
  readonly ended: boolean;
  page(address: string, isReachable: boolean): string;
  plan(): string;
  parts(): readonly Part[];
  act(action: string, fields: URLSearchParams): Received | 'unknown';
  /** @param changed is called after each change, possibly very often */
  observe(changed: () => void): void;
}

/** Shortest time between two updates, in ms. */
const PACE = 150;
/** Interval of the comments that keep a connection open, in ms. */
const HEARTBEAT = 15_000;
/** Maximum size of a form in bytes, and of requests at the same time. */
const LARGEST = 8_192;
const CONNECTIONS = 32;

const HEADERS = {
  'cache-control': 'no-store',
  'referrer-policy': 'no-referrer',
  'x-content-type-options': 'nosniff',
  'x-frame-options': 'DENY',
  'cross-origin-resource-policy': 'same-origin',
} as const;

/** What the page says of an answer that had no effect. */
const REFUSED: Readonly<Record<Exclude<Received, 'taken'> | 'unknown', readonly [status: number, message: string]>> = {
  gone: [409, 'This was already answered, or the run has gone on.'],
  incomplete: [422, 'A text is missing.'],
  unknown: [404, 'The page does not know this.'],
};

const isLoopback = (host: string): boolean => host === '::1' || host === 'localhost' || /^127\./.test(host);

/** Shows the page of a run to browsers that know its token, and takes their answers. */
export class LiveServer {
  /** The address with the token. */
  readonly address: string;
  /** Resolves when a browser has opened the page. */
  readonly opened: Promise<void>;
  private readonly token = randomBytes(16).toString('hex');
  private readonly watchers = new Set<{ readonly response: ServerResponse; readonly sent: Map<string, string> }>();
  private timer: NodeJS.Timeout | undefined;
  private readonly heartbeat: NodeJS.Timeout;
  private open: () => void = () => {};

  private constructor(
    private readonly model: LiveModel,
    private readonly server: Server,
    private readonly host: string,
    port: number,
  ) {
    const name = isIP(host) === 6 ? `[${host}]` : host;
    this.address = `http://${name}:${port}/${this.token}/`;
    this.opened = new Promise((resolve) => {
      this.open = resolve;
    });
    this.heartbeat = setInterval(() => this.each((response) => response.write(':\n\n')), HEARTBEAT).unref();
    model.observe(() => this.later());
  }

  /**
   * @param host address of this machine; all of its addresses for `0.0.0.0`
   * @param port 0 for any free port
   * @throws ProvtckError `TCP_PORT_TAKEN`
   */
  static async open(model: LiveModel, host = '127.0.0.1', port = 0): Promise<LiveServer> {
    let live: LiveServer | undefined;
    const server = createServer(
      { requestTimeout: 10_000, headersTimeout: 5_000, maxHeaderSize: LARGEST },
      (...both) => {
        live?.serve(...both).catch(() => both[1].destroy());
      },
    );
    server.maxConnections = CONNECTIONS;
    const taken = await listen(server, port, host);
    live = new LiveServer(model, server, shownHost(host), taken);
    return live;
  }

  /** Whether other devices of the network reach the page. */
  get isReachable(): boolean {
    return !isLoopback(this.host);
  }

  /** Shows the last state to every open page and closes the server. */
  async close(): Promise<void> {
    clearTimeout(this.timer);
    clearInterval(this.heartbeat);
    this.update();
    this.each((response) => response.end('event: end\ndata: {}\n\n'));
    await new Promise<void>((resolve) => {
      this.server.close(() => resolve());
      this.server.closeIdleConnections();
      // A browser that does not read must not keep the program.
      setTimeout(() => this.server.closeAllConnections(), 1_000).unref();
    });
  }

  private async serve(request: IncomingMessage, response: ServerResponse): Promise<void> {
    for (const [name, value] of Object.entries(HEADERS)) response.setHeader(name, value);
    const [, token = '', page = '', ...rest] = (request.url ?? '').split('/');
    if (!this.knows(token) || rest.length > 0) return end(response, 404, 'Nothing is here.\n');
    if (request.method === 'POST') return this.take(page, request, response);
    if (request.method !== 'GET') return end(response, 405, 'Not allowed.\n');
    if (page === 'events') return this.follow(response);
    if (page === 'plan') return html(response, this.model.plan());
    if (page !== '') return end(response, 404, 'Nothing is here.\n');
    html(response, this.model.page(this.address, this.isReachable));
    this.open();
  }

  private knows(token: string): boolean {
    const [given, own] = [token, this.token].map((each) => createHash('sha256').update(each).digest());
    return given !== undefined && own !== undefined && timingSafeEqual(given, own);
  }

  private async take(action: string, request: IncomingMessage, response: ServerResponse): Promise<void> {
    if (Number(request.headers['content-length'] ?? LARGEST + 1) > LARGEST) {
      response.setHeader('connection', 'close');
      return end(response, 413, 'Too large.\n');
    }
    // Another site cannot know the token; this is a second wall.
    const { origin } = request.headers;
    if (origin !== undefined && origin !== 'null' && origin !== `http://${request.headers.host}`)
      return end(response, 403, 'Not allowed.\n');
    const received = this.model.act(action, new URLSearchParams(await text(request)));
    const [status, message] = received === 'taken' ? [200, ''] : REFUSED[received];
    if (request.headers.accept?.includes('json'))
      return end(response, status, JSON.stringify({ message }), 'application/json');
    if (status !== 200) return end(response, status, `${message}\n`);
    response.setHeader('location', './');
    end(response, 303, '');
  }

  /** Sends the page's changes as server-sent events. */
  private follow(response: ServerResponse): void {
    response.writeHead(200, { 'content-type': 'text/event-stream; charset=utf-8' });
    const watcher = { response, sent: new Map<string, string>() };
    this.watchers.add(watcher);
    response.on('close', () => this.watchers.delete(watcher));
    this.update();
    if (this.model.ended) response.end('event: end\ndata: {}\n\n');
  }

  private later(): void {
    if (this.watchers.size === 0 || this.timer !== undefined) return;
    this.timer = setTimeout(() => {
      this.timer = undefined;
      this.update();
    }, PACE);
  }

  /** Sends to each page the parts that differ from what it has. */
  private update(): void {
    if (this.watchers.size === 0) return;
    const parts = this.model.parts();
    for (const { response, sent } of this.watchers)
      for (const part of parts) {
        if (sent.get(part.id) === part.html) continue;
        sent.set(part.id, part.html);
        response.write(`event: part\ndata: ${JSON.stringify(part)}\n\n`);
      }
  }

  private each(act: (response: ServerResponse) => void): void {
    for (const { response } of this.watchers) act(response);
  }
}

function end(response: ServerResponse, status: number, body: string, type = 'text/plain'): void {
  response.writeHead(status, { 'content-type': `${type}; charset=utf-8` });
  response.end(body);
}

const html = (response: ServerResponse, page: string): void => {
  response.setHeader('content-security-policy', "frame-ancestors 'none'");
  end(response, 200, page, 'text/html');
};

/** The address that other devices use: for all addresses the first of them that is not loopback. */
function shownHost(host: string): string {
  if (host !== '0.0.0.0' && host !== '::') return host;
  const addresses = Object.values(networkInterfaces()).flatMap((each) => each ?? []);
  return addresses.find(({ internal, family }) => !internal && family === 'IPv4')?.address ?? '127.0.0.1';
}
