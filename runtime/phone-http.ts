import type { HttpOutcome, HttpRequest, Phone } from '../adapters/adapter';

/**
 * One request as TI's application makes it: where the device answers with a redirect to HTTPS, the same is asked there
 * (PROV-9-23). Any other redirect is an answer like every other.
 */
export async function sendRequest(phone: Phone, request: HttpRequest): Promise<HttpOutcome> {
  const outcome = await phone.request(request);
  const path = securedPath(outcome);
  return path === undefined ? outcome : phone.request({ ...request, path, secure: true });
}

/** The path to which an answer sends the phone on the secured server; undefined where it does not. */
function securedPath(outcome: HttpOutcome): string | undefined {
  if (outcome.kind === 'unreachable' || outcome.status < 300 || outcome.status > 399) return undefined;
  const { location = '' } = outcome;
  if (!URL.canParse(location)) return undefined;
  const { protocol, pathname, search } = new URL(location);
  return protocol === 'https:' ? `${pathname}${search}` : undefined;
}

/** An answer in a few words, for a record; addresses and reasons differ from bench to bench and are left out. */
export function answerInWords(outcome: HttpOutcome): string {
  if (outcome.kind === 'unreachable') return 'no answer';
  if (securedPath(outcome) !== undefined) return `${outcome.status}, a redirect to HTTPS`;
  return `${outcome.status} "${outcome.body.trim()}"`;
}
