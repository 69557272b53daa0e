import { request as httpRequest, type IncomingMessage, type RequestOptions } from 'node:http';
import type { HttpOutcome, HttpRequest } from './adapter';
import { bodyText, encodeForm, formType } from './http-form';

/** Maximum duration of one exchange, in ms of wall time. */
const EXCHANGE = 5_000;

/** Maximum size of a response, in bytes; every resource of the device is smaller. */
const LONGEST_BODY = 1 << 20;

/**
 * One HTTP exchange over a new socket. Redirects are not followed, and every certificate is accepted.
 *
 * @param server address of the server; `https:` uses TLS
 */
export async function exchange(server: URL, { method, path, form }: HttpRequest): Promise<HttpOutcome> {
  const body = form === undefined ? '' : encodeForm(form);
  const secure = server.protocol === 'https:';
  const ask = secure ? (await import('node:https')).request : httpRequest;
  const options: RequestOptions & { readonly rejectUnauthorized?: boolean } = {
    // The path is unchanged: a URL object would normalise it, and a scenario tests the response of the device to it.
    host: server.hostname.replace(/^\[|\]$/g, ''),
    port: server.port === '' ? (secure ? 443 : 80) : server.port,
    path,
    method,
    timeout: EXCHANGE,
    // A connection that stays open would hang at an access point that disappears.
    agent: false,
    headers: {
      ...(form !== undefined && { 'Content-Type': formType }),
      'Content-Length': Buffer.byteLength(body),
    },
    ...(secure && { rejectUnauthorized: false }),
  };
  return new Promise((resolve) => {
    const unreachable = (why: string): void => resolve({ kind: 'unreachable', why });
    const request = ask(options, (response) => {
      answerOf(response).then(resolve, (error: unknown) =>
        unreachable(error instanceof Error ? error.message : String(error)),
      );
    });
    const giveUp = setTimeout(() => request.destroy(new Error('no response')), EXCHANGE);
    request.on('timeout', () => request.destroy(new Error('no response')));
    request.on('error', (error) => unreachable(error.message));
    request.on('close', () => clearTimeout(giveUp));
    request.end(body);
  });
}

async function answerOf(response: IncomingMessage): Promise<HttpOutcome> {
  const pieces: Buffer[] = [];
  let length = 0;
  for await (const piece of response) {
    pieces.push(piece as Buffer);
    length += (piece as Buffer).length;
    if (length > LONGEST_BODY) throw new Error('the response has no end');
  }
  const { location } = response.headers;
  return {
    kind: 'answered',
    status: response.statusCode ?? 0,
    body: bodyText(Buffer.concat(pieces)),
    ...(location !== undefined && { location }),
  };
}

/** The default port of HTTPS. */
export const httpsPort = 443;

/** The port of the secured server, if an outcome is a redirect to it. */
export function securePortOf(outcome: HttpOutcome): number | undefined {
  const location = outcome.kind === 'answered' ? outcome.location : undefined;
  if (location === undefined || !URL.canParse(location)) return undefined;
  const { protocol, port } = new URL(location);
  if (protocol !== 'https:') return undefined;
  return port === '' ? httpsPort : Number(port);
}
