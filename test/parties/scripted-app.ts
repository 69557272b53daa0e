import { request } from 'node:http';
import { PhoneAppDoor } from '../../adapters/phone-app/phone-app';

/** A request of an app, as it writes it. */
export interface AppRequest {
  readonly method: 'GET' | 'POST' | 'PUT';
  readonly path: string;
  readonly body?: string;
  /** The header; absent for none. */
  readonly contentType?: string;
}

/** The requests of an app for a network. */
export type App = (network: string) => readonly AppRequest[];

const FORM = 'application/x-www-form-urlencoded';

export const get = (path: string): AppRequest => ({ method: 'GET', path });
export const post = (path: string, body: string, contentType: string | undefined = FORM): AppRequest => ({
  method: 'POST',
  path,
  body,
  ...(contentType !== '' && { contentType }),
});

/** A value of a form. */
export const encoded = (text: string): string => encodeURIComponent(text).replaceAll('%20', '+');

export const profile = (network: string): string =>
  `__SL_P_P.A=${encoded(network)}&__SL_P_P.B=2&__SL_P_P.C=pass+word%21&__SL_P_P.D=0`;

/** What a careful app sends. */
export const carefulApp: App = (network) => [
  get('/param_product_version.txt'),
  post('/api/1/wlan/en_ap_scan', '__SL_P_SC1=10&__SL_P_SC2=1'),
  get('/netlist.txt'),
  post('/api/1/wlan/profile_add', profile(network)),
  post('/api/1/wlan/confirm_req', ''),
];

/** The careful app with other requests for some of its paths. */
export const changed =
  (changes: { readonly [path: string]: (network: string) => AppRequest | undefined }): App =>
  (network) =>
    carefulApp(network).flatMap((each) => {
      const change = changes[each.path];
      return change === undefined ? [each] : (change(network) ?? []);
    });

/** The door for an app that runs in this process. */
export const scriptedApp = (app: App): PhoneAppDoor =>
  new PhoneAppDoor('CC3235SF', { host: '127.0.0.1', port: 0 }, async (address, network) => {
    for (const each of app(network)) await send(address, each);
  });

/** Sends a request; an answer of any status ends it. */
function send(address: string, { method, path, body, contentType }: AppRequest): Promise<void> {
  return new Promise((resolve) => {
    const headers = contentType === undefined ? {} : { 'Content-Type': contentType };
    const sent = request(address, { method, path, headers, agent: false }, (response) => {
      response.resume();
      response.on('end', resolve);
    });
    sent.on('error', () => resolve());
    sent.end(body);
  });
}
