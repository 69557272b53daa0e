import { ProvtckError } from '../../ledger/error';
import type { HttpOutcome, HttpRequest } from '../adapter';
import { decodeForm, encodeForm } from '../http-form';
import { type HttpDevice, serve } from './http-server';

/** One exchange of the phone with the device that it can reach. */
export type HttpWire = (request: HttpRequest) => Promise<HttpOutcome>;

/** The error of a phone if no server listens. */
export const noServer: HttpOutcome = { kind: 'unreachable', why: 'no response from the address of the device' };

/** The name on the device's pages; a redirect needs a name as its target. */
const ORIGIN = 'https://mysimplelink.net';

/** Calls the device's server directly, without a socket; forms are encoded and decoded as on a socket. */
export const inProcess =
  (device: () => HttpDevice | undefined): HttpWire =>
  async ({ form, ...request }) => {
    const served = device();
    const fields = form === undefined ? undefined : decodeForm(Buffer.from(encodeForm(form)));
    const reply = served && serve(served, { ...request, ...(fields !== undefined && { form: fields }) });
    if (reply === undefined) return noServer;
    const { status, body, redirect } = reply;
    return { kind: 'answered', status, body, ...(redirect !== undefined && { location: `${ORIGIN}${redirect}` }) };
  };

/** Transport of the simulator's HTTP server, and whether it is secured. */
interface HttpOptions {
  readonly loopback: boolean;
  readonly secured: boolean;
}

/**
 * Reads `AdapterOptions.http`.
 *
 * @throws ProvtckError `HTTP_UNKNOWN`
 */
export function httpOptionsFrom(text: string | undefined): HttpOptions {
  const words = text === undefined ? [] : text.split(',').map((word) => word.trim());
  const unknown = words.find((word) => word !== 'loopback' && word !== 'https');
  if (unknown !== undefined)
    throw new ProvtckError(
      'HTTP_UNKNOWN',
      `the simulator's HTTP server has no option "${unknown}"`,
      'Choose loopback, https, or both: --http loopback,https.',
    );
  return { loopback: words.includes('loopback'), secured: words.includes('https') };
}
