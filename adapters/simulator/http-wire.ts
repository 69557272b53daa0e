import { ProvtckError } from '../../ledger/error';
import type { HttpOutcome, HttpRequest } from '../adapter';
import { decodeForm, encodeForm } from '../http-form';
import { type HttpDevice, serve } from './http-server';

/** One exchange of the phone with the device it can reach. */
export type HttpWire = (request: HttpRequest) => Promise<HttpOutcome>;

/** What a phone sees where nobody listens. */
export const nobody: HttpOutcome = { kind: 'unreachable', why: 'nothing answers at the address of the device' };

/** The device's pages call it so; a redirect needs a name to point to. */
const ORIGIN = 'https://mysimplelink.net';

/** Straight to the device's server, without a socket; forms go through their encoding all the same. */
export const inProcess =
  (device: () => HttpDevice | undefined): HttpWire =>
  async ({ form, ...request }) => {
    const served = device();
    const fields = form === undefined ? undefined : decodeForm(Buffer.from(encodeForm(form)));
    const reply = served && serve(served, { ...request, ...(fields !== undefined && { form: fields }) });
    if (reply === undefined) return nobody;
    const { status, body, redirect } = reply;
    return { kind: 'answered', status, body, ...(redirect !== undefined && { location: `${ORIGIN}${redirect}` }) };
  };

/** How the simulator's HTTP server is reached, and whether it is secured. */
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
      `the simulator's HTTP server cannot be "${unknown}"`,
      'Choose loopback, https, or both: --http loopback,https.',
    );
  return { loopback: words.includes('loopback'), secured: words.includes('https') };
}
