/**
 * A device for the suite in plain JavaScript, according to docs/adapter-protocol.md. The model provisions in AP mode and
 * blocks the APIs during the process. Its clock is driven. It reports every missing capability.
 *
 *     provtck run --adapter process --command "node examples/device.js"
 */
const readline = require('node:readline');

const OK = 0;
const ALREADY_STARTED = -2012;
const PROVISIONING_IN_PROGRESS = -2014;
const NOT_STARTED = -2018;
const NO_PROFILE = -2074;
const LIST_FULL = -2076;
const ABORT_NO_HTTP_SERVER = -2170;
const ABORT_LIST_FULL = -2171;
const ABORT_ALREADY_STARTED = -2169;
const ABORT_INVALID_PARAM = -2172;
const ROLES = ['ROLE_STA', 'ROLE_AP', 'SL_WLAN_PROVISIONING_REMAIN_IN_CURRENT_ROLE'];
const SECURITIES = { open: 0, wep: 1, wpa: 2 };
const SECURITY_TYPES = { SL_WLAN_SEC_TYPE_OPEN: 0, SL_WLAN_SEC_TYPE_WEP: 1, SL_WLAN_SEC_TYPE_WPA_WPA2: 2 };
const STOPPED = 12;
const TIME_TO_STOP = 300;

let now = 0;
let events = [];
let timer; // the next scheduled action: { at, act }
let provisioning = false;
let started = false;
let profiles = [];
let policy = 0;
let httpServer = true;
let role = 0;

class Refusal extends Error {
  constructor(code, message) {
    super(message);
    this.code = code;
  }
}
const cannot = (reason) => new Refusal(-32001, reason);

function end() {
  provisioning = false;
  timer = undefined;
  const data = { ProvisioningStatus: STOPPED, Role: role, WlanStatus: 0, Ssid: '', Ssidlen: 0 };
  events.push({ at: now, name: 'SL_WLAN_EVENT_PROVISIONING_STATUS', data });
}

function provision({
  ProvisioningCmd: command,
  RequestedRoleAfterSuccess: wanted,
  InactivityTimeoutSec: seconds,
  Flags: flags,
}) {
  if (command === 'SL_WLAN_PROVISIONING_CMD_STOP') {
    if (provisioning) timer = { at: now + TIME_TO_STOP, act: end };
  } else if (command === 'SL_WLAN_PROVISIONING_CMD_START_MODE_AP' && flags === 0) {
    if (provisioning) return ABORT_ALREADY_STARTED;
    if (!ROLES.includes(wanted)) return ABORT_INVALID_PARAM;
    if (!httpServer) return ABORT_NO_HTTP_SERVER;
    if (profiles.length === 7) return ABORT_LIST_FULL;
    provisioning = true;
    timer = { at: now + seconds * 1000, act: end };
  } else return ABORT_INVALID_PARAM;
  return OK;
}

/** Effect of each function on a started device with unblocked APIs; returns a code, and a value if there is one. */
const functions = {
  sl_Start: () => [ALREADY_STARTED],
  sl_Stop: () => {
    started = provisioning = false;
    timer = undefined;
    return [OK];
  },
  sl_WlanProvisioning: (args) => [provision(args)],
  sl_DeviceGet: () => [OK],
  sl_WlanProfileAdd: ({ pName, pSecParams: { Type } }) =>
    profiles.length < 7 ? [profiles.push({ pName, security: SECURITY_TYPES[Type] ?? 2 }) - 1] : [LIST_FULL],
  sl_WlanProfileGet: ({ Index }) =>
    Index in profiles ? [profiles[Index].security, { pName: profiles[Index].pName }] : [NO_PROFILE],
  sl_WlanPolicyGet: () => [OK, { pPolicy: policy }],
  sl_WlanPolicySet: ({ Type, Policy }) => {
    if (Type === 'SL_WLAN_POLICY_CONNECTION') setPolicy(Policy);
    return [OK];
  },
};

function issue(name, args) {
  if (!Object.hasOwn(functions, name)) throw cannot(`this model has no ${name}`);
  if (!started && name !== 'sl_Start') return [NOT_STARTED];
  if (!started) {
    started = true;
    return [OK];
  }
  if (provisioning && !['sl_Start', 'sl_Stop', 'sl_WlanProvisioning'].includes(name)) return [PROVISIONING_IN_PROGRESS];
  return functions[name](args);
}

function setPolicy(bits) {
  if (bits & 32) throw cannot('this model has no auto-provisioning');
  policy = bits;
}

const noBench = 'this model has neither phone nor network';
const methods = {
  connect: () => ({
    part: 'CC3220SF',
    versions: { model: '1' },
    functions: Object.keys(functions),
    offers: ['long'],
    lacks: {
      phone: noBench,
      network: noBench,
      smartconfig: 'this model has no SmartConfig',
      cloud: noBench,
      capture: noBench,
      'wifi-scan': noBench,
      fresh: 'this model has no factory state',
      'driver-port': 'this model is not divided into network processor and host driver',
      'pending-calls': 'every call of this model returns at once',
    },
  }),
  reset: (setup) => {
    role = setup.role === 'AP' ? 2 : 0;
    const { auto, fast, anyP2P, autoProvisioning } = setup.policy;
    setPolicy((auto && 1) | (fast && 2) | (anyP2P && 8) | (autoProvisioning && 32));
    profiles = setup.profiles.map(({ ssid, security }) => ({ pName: ssid, security: SECURITIES[security] }));
    httpServer = setup.httpServer;
    started = setup.started;
    provisioning = false;
    timer = undefined;
    events = [];
    return {};
  },
  call: ({ function: name, arguments: args }) => {
    const [code, value] = issue(name, args);
    return { outcome: { kind: 'returned', code, value } };
  },
  advance: ({ until }) => {
    now = timer === undefined || timer.at > until ? until : timer.at;
    if (timer?.at === now) timer.act();
    return {};
  },
};

function answer({ method, params }) {
  if (method === 'shutdown') return {};
  if (method === 'initialize') {
    if (!params.protocolVersions.includes(1)) throw new Refusal(-32003, 'this model supports version 1 only');
    return { protocolVersion: 1, clock: 'driven' };
  }
  if (!Object.hasOwn(methods, method)) throw new Refusal(-32601, `there is no method ${method}`);
  return { ...methods[method](params), now, events: events.splice(0) };
}

function reply(line) {
  let request;
  try {
    request = JSON.parse(line);
  } catch {
    return { jsonrpc: '2.0', id: null, error: { code: -32700, message: 'this is not JSON' } };
  }
  const { id, method } = request ?? {};
  if (method === undefined)
    return { jsonrpc: '2.0', id: id ?? null, error: { code: -32600, message: 'this is not a request' } };
  if (id === undefined) return undefined;
  try {
    return { jsonrpc: '2.0', id, result: answer(request) };
  } catch (error) {
    const invalid = error instanceof TypeError ? -32602 : -32002;
    return { jsonrpc: '2.0', id, error: { code: error.code ?? invalid, message: String(error.message) } };
  }
}

// The end of standard input ends the loop and the program.
readline.createInterface({ input: process.stdin }).on('line', (line) => {
  const message = reply(line);
  if (message !== undefined) process.stdout.write(`${JSON.stringify(message)}\n`);
});
