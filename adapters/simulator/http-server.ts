import type { ConnectionPolicy, HttpRequest, Profile, Security } from '../adapter';
import { textOf } from '../byte-text';

/** What the device's HTTP server needs from the device. */
export interface HttpDevice {
  /** False when the profile list is full. */
  addProfile(profile: Profile): boolean;
  /** The device name (URN). */
  name: string;
  /** Version of the provisioning resources. */
  readonly productVersion: string;
  /** Looks for networks; they are listed once that is over. */
  scan(): void;
  /** What the last scan has found. */
  readonly scanned: readonly { readonly ssid: string; readonly security: Security }[];
  requestConfirmation(): void;
  /** The confirmation result, 0 to 5; reading it counts as delivery. */
  fetchResult(): number;
  readonly policy: ConnectionPolicy;
  setPolicy(policy: ConnectionPolicy): void;
  absentPolicyIsOff(): boolean;
  /** A request for something the device itself does not serve goes to the host. */
  forward(request: HttpRequest): void;
}

interface Reply {
  readonly status: number;
  readonly body: string;
}

type Resource = (device: HttpDevice, form: ReadonlyMap<string, string>) => Reply;

const done: Reply = { status: 204, body: '' };
const text = (body: string): Reply => ({ status: 200, body });

/** Security numbers of the app protocol (C10): 0 open, 1 WEP, 2 WPA, 3 WPA2. */
const securityOf = (digit: string | undefined): Security => (digit === '0' ? 'open' : digit === '1' ? 'wep' : 'wpa');

/** Digits of Table 9-1's scan list, and how many entries it has; an empty one is an X. */
const SCAN_DIGIT: Readonly<Record<Security, number>> = { open: 0, wep: 1, wpa: 3 };
const SLOTS = 30;

/** The resources of Table 9-1 that the device serves without its host, and the policy resource of the guide. */
const resources: Readonly<Record<string, Resource>> = {
  'POST /api/1/wlan/profile_add': (device, form) => {
    const added = device.addProfile({
      ssid: textOf(Buffer.from(form.get('__SL_P_P.A') ?? '')),
      security: securityOf(form.get('__SL_P_P.B')),
      key: form.get('__SL_P_P.C') ?? '',
      priority: Number(form.get('__SL_P_P.D') ?? 0),
    });
    return added ? done : { status: 500, body: '' };
  },
  'POST /api/1/wlan/confirm_req': (device) => {
    device.requestConfirmation();
    return done;
  },
  'GET /param_cfg_result.txt': (device) => text(String(device.fetchResult())),
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

/** Answers one request. What the device does not serve is the host's to answer; here the host has nothing to say. */
export function serve(device: HttpDevice, request: HttpRequest): Reply {
  const resource = resources[`${request.method} ${request.path}`];
  if (resource !== undefined) return resource(device, new Map(request.form ?? []));
  device.forward(request);
  return { status: 404, body: '' };
}
