import { constantNamed, constants, roleName, statusName } from '../ledger/constants';
import type { Json } from '../ledger/json';
import type { Line } from '../transcript/record';
import type { LineOf } from './monitor';

const { devStatus: bit, status } = constants;

/** Names of the events with which a device reports provisioning. */
export const STATUS = 'SL_WLAN_EVENT_PROVISIONING_STATUS';
export const PROFILE_ADDED = 'SL_WLAN_EVENT_PROVISIONING_PROFILE_ADDED';
export const RESET_REQUEST = 'SL_DEVICE_EVENT_RESET_REQUEST';

/** Short names of the provisioning statuses that monitors use often. */
export const NOT_FOUND = status.SL_WLAN_PROVISIONING_CONFIRMATION_STATUS_FAIL_NETWORK_NOT_FOUND;
export const NO_CONNECTION = status.SL_WLAN_PROVISIONING_CONFIRMATION_STATUS_FAIL_CONNECTION_FAILED;
export const NO_ADDRESS = status.SL_WLAN_PROVISIONING_CONFIRMATION_STATUS_CONNECTION_SUCCESS_IP_NOT_ACQUIRED;
export const NOT_FETCHED = status.SL_WLAN_PROVISIONING_CONFIRMATION_STATUS_SUCCESS_FEEDBACK_FAILED;
export const SUCCESS = status.SL_WLAN_PROVISIONING_CONFIRMATION_STATUS_SUCCESS;
export const AUTO_STARTED = status.SL_WLAN_PROVISIONING_AUTO_STARTED;
export const STOPPED = status.SL_WLAN_PROVISIONING_STOPPED;
export const LINKED = status.SL_WLAN_PROVISIONING_CONFIRMATION_WLAN_CONNECT;
export const ADDRESSED = status.SL_WLAN_PROVISIONING_CONFIRMATION_IP_ACQUIRED;
export const READY = status.SL_WLAN_PROVISIONING_EXTERNAL_CONFIGURATION_READY;

/** The provisioning status of a line; undefined if it has none. */
export function statusOf(line: Line): number | undefined {
  if (line.kind !== 'event' || line.name !== STATUS) return undefined;
  const value = line.data.ProvisioningStatus;
  return typeof value === 'number' ? value : undefined;
}

/** Whether the device or its host driver reports a fatal error. */
export const isFatalError = (line: Line): boolean =>
  line.kind === 'event' && line.name.startsWith('SL_DEVICE_EVENT_FATAL');

/** Whether a status is the result of a confirmation: 1 to 5. */
export const isResult = (value: number): boolean => value >= NOT_FOUND && value <= SUCCESS;

/** Whether a status reports the progress or the result of a confirmation: 15, 16, or 1 to 5. */
export const isAttemptStatus = (value: number): boolean => value === LINKED || value === ADDRESSED || isResult(value);

/** A status as text: `15 (SL_WLAN_PROVISIONING_CONFIRMATION_WLAN_CONNECT)`. */
export function describeStatus(value: number): string {
  const name = statusName(value);
  return name === undefined ? String(value) : `${value} (${name})`;
}

/** Whether a host driver refuses calls after a message with this status byte. PROV-7.5-34 */
export const blocksApis = (byte: number): boolean =>
  (byte & (bit.PROVISIONING_ACTIVE | bit.PROVISIONING_USER_INITIATED)) !== 0 &&
  (byte & bit.PROVISIONING_ENABLE_API) === 0;

/** A role as text. */
export const roleInWords = (value: number): string => roleName(value) ?? `role ${value}`;

const numbers = new Map<string, number | undefined>();

/** The number of an argument or member, which can be TI's name; undefined for other values. */
export function numberOf(value: Json | undefined): number | undefined {
  if (typeof value === 'number') return value;
  if (typeof value !== 'string') return undefined;
  if (!numbers.has(value)) {
    // A record can contain any text in place of a name.
    if (numbers.size > 1_000) numbers.clear();
    numbers.set(value, constantNamed(value));
  }
  return numbers.get(value);
}

/** The time of a line's event: its arrival for an event, the end for other records. */
export function timeOf(line: Line): number | undefined {
  if (line.kind === 'event' || line.kind === 'message') return line.at;
  return 't' in line ? line.t : undefined;
}

/** A phone's request to the device: method and path; undefined for other lines. */
export function requestOf(line: Line): HttpAct | undefined {
  if (line.kind !== 'phone' || line.act !== 'request') return undefined;
  const [request] = line.arguments;
  if (request === null || typeof request !== 'object' || Array.isArray(request)) return undefined;
  const { method, path, form } = request as { readonly [member: string]: Json };
  return { method: String(method), path: String(path), form: Array.isArray(form) ? form : [] };
}

/** One HTTP request of a phone. */
interface HttpAct {
  readonly method: string;
  readonly path: string;
  /** Pairs of name and value. */
  readonly form: readonly Json[];
}

/** Paths at which a device serves the result of a confirmation: that of Table 9-1 and that of TI's own app. */
const RESULT_PATHS: readonly string[] = ['/param_cfg_result.txt', '/__SL_G_MCR'];

/** Whether the phone requests the result from the device. */
export function fetchesResult(line: LineOf<'phone'>): boolean {
  const request = requestOf(line);
  return request?.method === 'GET' && RESULT_PATHS.some((path) => request.path.startsWith(path));
}

/** Whether the phone adds a profile to the device, by HTTP or by SmartConfig. */
export function handsProfile(line: LineOf<'phone'>): boolean {
  return line.act === 'smartConfig' || requestOf(line)?.path.startsWith('/api/1/wlan/profile_add') === true;
}

/** Whether the device answered the request of a phone with an HTTP error, or sent the phone elsewhere. */
export function isRefused({ answer }: LineOf<'phone'>): boolean {
  if (answer === null || typeof answer !== 'object' || Array.isArray(answer)) return false;
  const { status } = answer as { readonly [member: string]: Json };
  return typeof status === 'number' && status >= FIRST_OTHER_STATUS;
}

/** Whether a request of a phone got no answer. */
export const isUnanswered = ({ answer }: LineOf<'phone'>): boolean =>
  typeof answer === 'object' && answer !== null && 'kind' in answer && answer.kind === 'unreachable';

/** The first HTTP status that is no success. */
const FIRST_OTHER_STATUS = 300;

/** The network name that a phone hands over with a profile; undefined for other lines. */
export function profileName(line: LineOf<'phone'>): string | undefined {
  if (line.act !== 'smartConfig')
    return requestOf(line)?.form.flatMap((pair) =>
      Array.isArray(pair) && pair[0] === '__SL_P_P.A' ? [String(pair[1])] : [],
    )[0];
  const [profile] = line.arguments;
  const ssid = (profile as { readonly ssid?: Json } | null | undefined)?.ssid;
  return ssid === undefined ? undefined : String(ssid);
}

/** A line as evidence: its time and its content. */
export function lineInWords(line: Line): string {
  const time = timeOf(line);
  return `${time === undefined ? '' : `${time} ms: `}${describeRecord(line)}`;
}

/** A status byte as text: `0x18`. */
export const hexByte = (byte: number): string => `0x${byte.toString(16).toUpperCase().padStart(2, '0')}`;

function describeRecord(line: Line): string {
  switch (line.kind) {
    case 'reset':
      return `a device in role ${String(line.setup.role ?? 'unknown')}`;
    case 'call': {
      const order = line.arguments.ProvisioningCmd;
      return `the host calls ${line.function}${order === undefined ? '' : ` with ${String(order)}`}`;
    }
    case 'return':
      return `${line.function} returns ${line.code}`;
    case 'pending':
      return `${line.function} has not returned`;
    case 'event': {
      const value = statusOf(line);
      return value === undefined ? line.name : `status ${describeStatus(value)}`;
    }
    case 'phone': {
      const request = requestOf(line);
      return `the phone: ${request === undefined ? line.act : `${request.method} ${request.path}`}`;
    }
    case 'message':
      return `the message ${line.status === undefined ? line.name : `of status ${describeStatus(line.status)}`} with the status byte ${hexByte(line.devStatus)}`;
    case 'wait':
      return 'nothing has come by then';
    default:
      return line.kind;
  }
}

/** Whether a pending call can change the state of the process before it returns. */
export const isSwitch = (call: LineOf<'call'> | undefined): boolean =>
  call !== undefined && ['sl_WlanProvisioning', 'sl_Start', 'sl_Stop'].includes(call.function);
