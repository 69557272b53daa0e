import type { ConnectionPolicy, HttpRequest, Profile, Security } from '../adapter';
import { bytesOf, normalText } from '../byte-text';

/** Functions of the device that its HTTP server uses. */
export interface HttpDevice {
  /** Whether the server uses HTTPS, and the plain port redirects to it (PROV-9-23). */
  readonly securesHttp: boolean;
  /** The status of that redirect. */
  readonly redirectStatus: 301 | 302;
  /** Whether a network name of so many bytes is accepted. */
  takesName(bytes: number): boolean;
  /** The current value of a parameter: the given value, or else the earlier one (PROV-9-18). */
  parameter(name: string, given: string | undefined): string | undefined;
  /** False if the profile list is full. */
  addProfile(profile: Profile): boolean;
  /** The device name (URN). */
  name: string;
  /** Version of the provisioning resources. */
  readonly productVersion: string;
  /** Scans for networks; the result is available after the scan. */
  scan(): void;
  /** Networks of the last scan. */
  readonly scanned: readonly { readonly ssid: string; readonly security: Security }[];
  requestConfirmation(): void;
  /** The confirmation result, 0 to 5; reading it counts as delivery. */
  fetchResult(): number;
  readonly policy: ConnectionPolicy;
  setPolicy(policy: ConnectionPolicy): void;
  absentPolicyIsOff(): boolean;
  /** A request for a resource that the device does not serve itself is passed to the host. */
  forward(request: HttpRequest): void;
}

/** The response of the server. */
export interface Reply {
  readonly status: number;
  /** Text as in `byte-text.ts`. */
  readonly body: string;
  /** The path on the secured server, as the target of a redirect. */
  readonly redirect?: string;
}

type Resource = (device: HttpDevice, form: ReadonlyMap<string, string>) => Reply;

const done: Reply = { status: 204, body: '' };
const refused: Reply = { status: 400, body: '' };
const text = (body: string): Reply => ({ status: 200, body });

/** Security numbers of the app protocol (C10): 0 open, 1 WEP, 2 WPA, 3 WPA2. */
const securityOf = (digit: string | undefined): Security => (digit === '0' ? 'open' : digit === '1' ? 'wep' : 'wpa');

/** Priorities of a profile, the range of `sl_WlanProfileAdd`. */
const HIGHEST_PRIORITY = 15;
const isPriority = (text: string): boolean => /^\d{1,2}$/.test(text) && Number(text) <= HIGHEST_PRIORITY;

function result(device: HttpDevice): Reply {
  return text(String(device.fetchResult()));
}

/** Digits of Table 9-1's scan list, and the number of its entries; an empty entry is an X. */
const SCAN_DIGIT: Readonly<Record<Security, number>> = { open: 0, wep: 1, wpa: 3, wpa3: 5 };
const SLOTS = 30;

/**
 * The resources of Table 9-1 that the device serves without its host, and the policy resource of the programmer's
 * guide.
 */
const resources: Readonly<Record<string, Resource>> = {
  'POST /api/1/wlan/profile_add': (device, form) => {
    const [ssid, digit, key = '', priority = '0'] = ['A', 'B', 'C', 'D'].map((letter) => {
      const name = `__SL_P_P.${letter}`;
      const given = form.get(name);
      // Phone apps send an empty priority where they mean none.
      return device.parameter(name, letter === 'D' && given === '' ? undefined : given);
    });
    if (ssid === undefined || !device.takesName(bytesOf(ssid).length) || !isPriority(priority)) return refused;
    const security = securityOf(digit);
    const profile = {
      ssid: normalText(ssid),
      security,
      key: security === 'open' ? '' : key,
      priority: Number(priority),
    };
    return device.addProfile(profile) ? done : { status: 500, body: '' };
  },
  'POST /api/1/wlan/confirm_req': (device) => {
    device.requestConfirmation();
    return done;
  },
  'GET /param_cfg_result.txt': result,
  // The tokens behind the files, by which TI's own applications ask.
  'GET /__SL_G_MCR': result,
  'GET /__SL_G_DNP': (device) => text(device.name),
  'GET /__SL_G_DEN': (device) => text(device.name),
  'GET /__SL_G_S.B': (device) => text(device.name),
  'GET /__SL_G_REV': (device) => text(device.productVersion),
  'POST /api/1/netapp/set_urn': (device, form) => {
    device.name = form.get('__SL_P_S.B') ?? device.name;
    return done;
  },
  'POST /api/1/wlan/en_ap_scan': (device) => {
    device.scan();
    return done;
  },
  'GET /netlist.txt': (device) => {
    const entries = device.scanned.map(({ ssid, security }) => `${SCAN_DIGIT[security]}${ssid};`);
    return text(
      [...entries, ...Array<string>(Math.max(SLOTS - entries.length, 0)).fill('X;')].slice(0, SLOTS).join(''),
    );
  },
  'GET /param_device_name.txt': (device) => text(device.name),
  'GET /param_product_version.txt': (device) => text(device.productVersion),
  'POST /api/1/wlan/policy_set': (device, form) => {
    const read = (field: string, before: boolean): boolean => {
      const value = form.get(field);
      if (value === undefined) return device.absentPolicyIsOff() ? false : before;
      return value === '1';
    };
    device.setPolicy({
      auto: read('__SL_P_P.E', device.policy.auto),
      fast: read('__SL_P_P.F', device.policy.fast),
      anyP2P: read('__SL_P_P.G', device.policy.anyP2P),
      autoProvisioning: read('__SL_P_P.Q', device.policy.autoProvisioning),
    });
    return done;
  },
};

/** How a token begins, and what TI's applications read where the device does not have it. */
const TOKEN = '/__SL_G_';
const UNKNOWN_TOKEN = 'Unknown Token';

/**
 * Answers one request; undefined if no server runs. A resource that the device does not serve is for the host; in the
 * simulator the host gives no answer.
 */
export function serve(device: HttpDevice, request: HttpRequest): Reply | undefined {
  if (request.secure && !device.securesHttp) return undefined;
  if (!request.secure && device.securesHttp) return { status: device.redirectStatus, body: '', redirect: request.path };
  const resource = resources[`${request.method} ${request.path}`];
  if (resource !== undefined) return resource(device, new Map(request.form ?? []));
  device.forward(request);
  const isToken = request.method === 'GET' && request.path.startsWith(TOKEN);
  return { status: 404, body: isToken ? UNKNOWN_TOKEN : '' };
}
