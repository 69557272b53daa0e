import {
  describeStatus,
  PROFILE_ADDED,
  RESET_REQUEST,
  requestOf,
  statusOf,
  timeOf,
} from '../../judge/record-accessors';
import { codeName } from '../../ledger/constants';
import type { Json } from '../../ledger/json';
import type { Line } from '../../transcript/record';
import type { Lane, Message } from './message';

/** A message of a transcript, with the line it comes from. */
export interface Recorded extends Message {
  readonly line: Line;
  /** Belongs to the bench, or only shows that a call was served; the comparison ignores it. */
  readonly incidental: boolean;
}

type MessageText = Pick<Message, 'from' | 'to' | 'says'> & Partial<Pick<Recorded, 'record' | 'incidental'>>;

/** The lines of a scenario as messages, in the order of device time. */
export const recordedMessages = (lines: readonly Line[]): readonly Recorded[] =>
  lines
    .flatMap((line): Recorded[] => {
      const said = messageOf(line);
      const at = timeOf(line);
      return said === undefined ? [] : [{ incidental: false, ...said, line, ...(at !== undefined && { at }) }];
    })
    .sort((a, b) => (a.at ?? 0) - (b.at ?? 0));

const toDevice = (from: Lane, says: string, record: string): MessageText => ({ from, to: 'device', says, record });
const toHost = (says: string, record: string, incidental = false): MessageText => ({
  from: 'device',
  to: 'host',
  says,
  record,
  incidental,
});
const note = (on: Lane, says: string): MessageText => ({ from: on, to: on, says, incidental: true });

function messageOf(line: Line): MessageText | undefined {
  switch (line.kind) {
    case 'reset':
      return note('device', `begins in role ${text(line.setup.role)}`);
    case 'call': {
      const command = line.arguments.ProvisioningCmd;
      const order = command === undefined ? '' : ` ${text(command)}`;
      // The suite closes the sockets that it opened as a probe.
      const incidental = line.function === 'sl_Close';
      return { ...toDevice('host', `${line.function}${short(order)}`, `call ${line.function}${order}`), incidental };
    }
    case 'return': {
      const name = line.code === 0 ? '' : ` ${codeName(line.code) ?? ''}`.trimEnd();
      return toHost(`returns ${line.code}${name}`, `return ${line.function} ${line.code}`, line.code === 0);
    }
    case 'pending':
      return note('device', `${line.function} has not returned`);
    case 'event':
      return eventOf(line);
    case 'phone':
      return phoneOf(line);
    case 'network':
      return note('access point', `${line.act} ${networkIn(line.arguments)}`.trimEnd());
    case 'cloud':
      return note('cloud', line.act);
    case 'capture':
    case 'driver-port':
      return note('device', `${line.kind}: ${line.act}`);
    case 'fault':
      return note('device', `the bench failed at ${line.operation}: ${line.message}`);
    default:
      return undefined;
  }
}

function eventOf(line: Extract<Line, { kind: 'event' }>): MessageText {
  const status = statusOf(line);
  if (status !== undefined) return toHost(`status ${short(describeStatus(status))}`, `status ${status}`);
  if (line.name === PROFILE_ADDED) return toHost(`profile added: "${text(line.data.Ssid)}"`, 'profile added');
  if (line.name === RESET_REQUEST) return toHost('asks for a restart', 'reset request');
  return toHost(`event ${line.name.replace(/^SL_/, '')}`, `event ${line.name}`);
}

function phoneOf(line: Extract<Line, { kind: 'phone' }>): MessageText {
  const request = requestOf(line);
  if (request !== undefined) {
    const fetches = request.method === 'GET' && request.path.startsWith('/param_cfg_result');
    const record = fetches ? 'fetches the result' : `${request.method} ${request.path}`;
    return toDevice('phone', `${request.method} ${request.path}${answerIn(line.answer)}`, record);
  }
  const [first] = line.arguments;
  if (line.act === 'joinDevice') return toDevice('phone', 'joins the network of the device', 'joins the device');
  if (line.act === 'smartConfig')
    return toDevice('phone', `SmartConfig for "${text(member(first, 'ssid'))}"`, 'smartconfig');
  if (line.act === 'joinNetwork')
    return { from: 'phone', to: 'access point', says: `joins "${text(first)}"`, record: 'joins the network' };
  return note('phone', line.act);
}

/** ` → 200 "5"`: the response of the device to a request. */
function answerIn(answer: Json | undefined): string {
  const status = member(answer, 'status');
  const body = member(answer, 'body');
  if (status === undefined) return ` → ${text(member(answer, 'kind'))}`;
  return ` → ${text(status)}${typeof body === 'string' && body !== '' ? ` "${body}"` : ''}`;
}

const networkIn = ([first]: readonly Json[]): string => {
  const name = member(first, 'ssid') ?? first;
  return typeof name === 'string' ? `"${name}"` : '';
};

/** A member of a value, if it is an object that has it. */
function member(value: Json | undefined, name: string): Json | undefined {
  if (value === null || typeof value !== 'object' || Array.isArray(value)) return undefined;
  return (value as { readonly [key: string]: Json })[name];
}

const text = (value: Json | undefined): string =>
  typeof value === 'string' ? value : value === undefined ? 'unknown' : JSON.stringify(value);

/** Names of TI without their common prefix. */
export const short = (name: string): string =>
  name.replace(/SL_WLAN_PROVISIONING_(CMD_|CONFIRMATION_)?(STATUS_)?/g, '').replace(/[()]/g, '');
