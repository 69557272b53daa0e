import { createServer, type IncomingMessage, type Server, type ServerResponse } from 'node:http';
import type { HttpRequest } from '../adapter';
import { serve } from '../simulator/http-server';
import type { NetworkProcessor } from '../simulator/network-processor/network-processor';
import type { BoardClock } from './board-clock';
import { listen } from './outlet';

/** The longest form the device takes. */
const LONGEST_BODY = 8_192;

/**
 * The device's HTTP server on loopback. Where nobody could reach the device over the air, connections are dropped
 * without a word, as when its access point is gone.
 */
export class HttpDoor {
  private constructor(
    private readonly server: Server,
    /** Where it listens. */
    readonly address: string,
  ) {}

  /**
   * @param isOnAir whether a phone could reach the device
   * @throws ProvtckError `TCP_PORT_TAKEN`
   */
  static async open(
    device: NetworkProcessor,
    clock: BoardClock,
    isOnAir: () => boolean,
    port: number,
  ): Promise<HttpDoor> {
    const server = createServer((message, response) => {
      answer(message, response, (request) =>
        clock.act(() => {
          const reached = isOnAir() ? device.httpDevice : undefined;
          return reached === undefined ? undefined : serve(reached, request);
        }),
      ).catch(() => message.socket.destroy());
    });
    return new HttpDoor(server, `http://127.0.0.1:${await listen(server, port)}`);
  }

  close(): void {
    this.server.close();
    this.server.closeAllConnections();
  }
}

type Serve = (request: HttpRequest) => { readonly status: number; readonly body: string } | undefined;

async function answer(message: IncomingMessage, response: ServerResponse, serveRequest: Serve): Promise<void> {
  let body = '';
  for await (const piece of message) {
    body += String(piece);
    if (body.length > LONGEST_BODY) {
      response.writeHead(413).end();
      return;
    }
  }
  if (message.method !== 'GET' && message.method !== 'POST') {
    response.writeHead(405).end();
    return;
  }
  const reply = serveRequest({
    method: message.method,
    path: (message.url ?? '/').split('?')[0] ?? '/',
    ...(body !== '' && { form: [...new URLSearchParams(body)] }),
  });
  if (reply === undefined) message.socket.destroy();
  else
    response
      .writeHead(reply.status, { Connection: 'close', 'Content-Length': Buffer.byteLength(reply.body) })
      .end(reply.body);
}
