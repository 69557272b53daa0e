import { constants, statusName } from '../../ledger/constants';
import type { WireRecord } from './capture-file';
import { decodeCommand } from './command';
import { HostStream } from './host-stream';
import { type DecodedMessage, decodeMessage } from './message';
import { type MessageItem, MessageStream } from './message-stream';

/** A question that only real hardware can answer, with what a capture shows. */
interface OpenQuestion {
  readonly question: string;
  /** One line for each observation; empty when the capture shows nothing. */
  readonly answers: readonly string[];
}

/** A frame of a capture. */
type Seen = { readonly at: number } & (
  | { readonly kind: 'power'; readonly on: boolean }
  | { readonly kind: 'command'; readonly name: string; readonly provisioning: number | undefined }
  | ({ readonly kind: 'message' } & Pick<
      MessageItem & { kind: 'message' },
      'sync' | 'devStatus' | 'txPoolCnt' | 'minMaxPayload'
    > &
      DecodedMessage)
);

const hex = (byte: number): string => `0x${byte.toString(16).padStart(2, '0').toUpperCase()}`;

/** What a capture shows about the questions that no document answers. */
export function openQuestions(records: readonly WireRecord[]): readonly OpenQuestion[] {
  const seen = records.flatMap(framesIn);
  return [
    { question: 'Which DevStatus byte does each message carry?', answers: statusBytes(seen) },
    { question: 'Are the syncs plain or numbered?', answers: syncs(seen) },
    { question: 'Which credit does the network processor give?', answers: credit(seen) },
    { question: 'How long do a start and a stop take?', answers: times(seen) },
    { question: 'Does init complete come before the host has sent a byte?', answers: firstBytes(seen) },
    { question: 'What follows a provisioning command: its response or an event?', answers: orders(seen) },
    { question: 'Which reset requests come?', answers: resetRequests(seen) },
  ];
}

function framesIn(record: WireRecord): readonly Seen[] {
  const { at } = record;
  if (record.kind === 'power') return [{ at, kind: 'power', on: record.on }];
  if (record.from === 'host')
    return new HostStream().push(record.bytes).flatMap((item): readonly Seen[] => {
      if (item.kind !== 'command') return [];
      const { form, fields } = decodeCommand(item);
      const provisioning = form?.name === 'sl_WlanProvisioning' ? Number(fields.ProvisioningCmd) : undefined;
      return [{ at, kind: 'command', name: form?.name ?? '', provisioning }];
    });
  return new MessageStream('any').push(record.bytes).flatMap((item): readonly Seen[] => {
    if (item.kind !== 'message') return [];
    const { sync, devStatus, txPoolCnt, minMaxPayload } = item;
    return [{ at, kind: 'message', sync, devStatus, txPoolCnt, minMaxPayload, ...decodeMessage(item) }];
  });
}

type Message = Seen & { readonly kind: 'message' };
const messagesIn = (seen: readonly Seen[]): readonly Message[] =>
  seen.filter((each): each is Message => each.kind === 'message');

const STATUS_EVENT = 'SL_WLAN_EVENT_PROVISIONING_STATUS';

/** A message by name; a provisioning status by the name of its value. */
function nameOf({ name, response, fields }: Message): string {
  const status = Number(fields.ProvisioningStatus);
  if (name === STATUS_EVENT) return statusName(status) ?? `provisioning status ${status}`;
  return response ? `response to ${name ?? 'an unknown command'}` : (name ?? 'unknown message');
}

function statusBytes(seen: readonly Seen[]): readonly string[] {
  const bytes = new Map<string, Set<number>>();
  for (const message of messagesIn(seen)) {
    const name = nameOf(message);
    bytes.set(name, (bytes.get(name) ?? new Set()).add(message.devStatus));
  }
  return [...bytes].map(
    ([name, values]) =>
      `${name}: ${[...values]
        .sort((a, b) => a - b)
        .map(hex)
        .join(', ')}`,
  );
}

function syncs(seen: readonly Seen[]): readonly string[] {
  const messages = messagesIn(seen);
  const plain = messages.filter(({ sync }) => sync === 'plain').length;
  const numbered = messages.length - plain;
  return [
    ...(plain > 0 ? [`${plain} messages have a plain sync`] : []),
    ...(numbered > 0 ? [`${numbered} messages have a numbered sync`] : []),
  ];
}

function credit(seen: readonly Seen[]): readonly string[] {
  const messages = messagesIn(seen);
  const ranges = (name: string, these: readonly Message[]): readonly string[] => {
    if (these.length === 0) return [];
    const range = (values: readonly number[]): string =>
      [...new Set([Math.min(...values), Math.max(...values)])].join(' to ');
    const pool = range(these.map(({ txPoolCnt }) => txPoolCnt));
    return [`${name}: TxPoolCnt ${pool}, MinMaxPayload ${range(these.map(({ minMaxPayload }) => minMaxPayload))}`];
  };
  const isInit = ({ name }: Message): boolean => name === 'init complete';
  return [
    ...ranges('init complete', messages.filter(isInit)),
    ...ranges(
      'other messages',
      messages.filter((message) => !isInit(message)),
    ),
  ];
}

/** Milliseconds between a frame and the next one of a kind. */
function intervals(
  seen: readonly Seen[],
  from: (each: Seen) => boolean,
  to: (each: Seen) => boolean,
): readonly number[] {
  let began: number | undefined;
  const found: number[] = [];
  for (const each of seen) {
    if (from(each)) began = each.at;
    else if (began !== undefined && to(each)) {
      found.push(each.at - began);
      began = undefined;
    }
  }
  return found;
}

const isNamed =
  (name: string) =>
  (each: Seen): boolean =>
    each.kind === 'message' && each.name === name;

function times(seen: readonly Seen[]): readonly string[] {
  const starts = intervals(seen, (each) => each.kind === 'power' && each.on, isNamed('init complete'));
  const stops = intervals(seen, isNamed('sl_Stop'), isNamed('stop complete'));
  const shown = (ms: readonly number[]): string => ms.map((each) => `${each.toFixed(1)} ms`).join(', ');
  return [
    ...(starts.length > 0 ? [`power on to init complete: ${shown(starts)}`] : []),
    ...(stops.length > 0 ? [`response to sl_Stop to stop complete: ${shown(stops)}`] : []),
  ];
}

/** Only a capture of both directions can tell. */
function firstBytes(seen: readonly Seen[]): readonly string[] {
  const answers: string[] = [];
  let open = false;
  for (const each of seen) {
    if (each.kind === 'power') open = each.on;
    else if (open && each.kind === 'command') answers.push('no: the host has sent a command before');
    else if (open && isNamed('init complete')(each)) answers.push('yes');
    if (each.kind !== 'power') open = false;
  }
  return [...new Set(answers)];
}

function orders(seen: readonly Seen[]): readonly string[] {
  const answers: string[] = [];
  for (const [index, each] of seen.entries()) {
    if (each.kind !== 'command' || each.provisioning === undefined) continue;
    const isStop = each.provisioning === constants.command.SL_WLAN_PROVISIONING_CMD_STOP;
    const next = seen.slice(index + 1).find((later): later is Message => later.kind === 'message');
    if (next !== undefined)
      answers.push(`after ${isStop ? 'a stop' : `command ${each.provisioning}`}: ${nameOf(next)}`);
  }
  return [...new Set(answers)];
}

const resetRequests = (seen: readonly Seen[]): readonly string[] =>
  messagesIn(seen)
    .filter(isNamed('SL_DEVICE_EVENT_RESET_REQUEST'))
    .map(({ fields }) => `session ${fields.SessionNumber}, caller ${fields.Caller}`);
