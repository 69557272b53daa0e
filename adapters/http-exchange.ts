import { request as httpRequest, type IncomingMessage, type RequestOptions } from 'node:http';
import type { HttpOutcome, HttpRequest } from './adapter';
import { bodyText, encodeForm, formType } from './http-form';

/** How long one exchange may take, in ms of the wall clock. */
const EXCHANGE = 5_000;

/** More than any resource of the device answers with, in bytes. */
const LONGEST_BODY = 1 << 20;

/**
 * One HTTP exchange over a socket of its own. Redirects are not followed, and any certificate is good.
 *
 * @param server where to connect; `https:` speaks TLS
 */
export async function exchange(server: URL, { method, path, form }: HttpRequest): Promise<HttpOutcome> {
  const body = form === undefined ? '' : encodeForm(form);
  const secure = server.protocol === 'https:';
  const ask = secure ? (await import('node:https')).request : httpRequest;
  const options: RequestOptions & { readonly rejectUnauthorized?: boolean } = {
    // As it is: a URL would be tidied up, and what the device makes of it is what a scenario asks.
    host: server.hostname.replace(/^\[|\]$/g, ''),
    port: server.port === '' ? (secure ? 443 : 80) : server.port,
    path,
    method,
    timeout: EXCHANGE,
    // A connection that is kept would hang on an access point that comes and goes.
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
    const giveUp = setTimeout(() => request.destroy(new Error('no answer')), EXCHANGE);
    request.on('timeout', () => request.destroy(new Error('no answer')));
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
    if (length > LONGEST_BODY) throw new Error('the answer does not end');
  }
  const { location } = response.headers;
  return {
    kind: 'answered',
    status: response.statusCode ?? 0,
    body: bodyText(Buffer.concat(pieces)),
    ...(location !== undefined && { location }),
  };
}
