import type { Json } from '../adapters/adapter';
import type { RecentEvent } from '../judge/outcome';
import { codeName } from '../ledger/constants';
import type { RecordOf, TranscriptRecord } from '../transcript/record';
import { describeEvent } from './report-expectations';

/** How many events before a fault its message has: enough to show the way of the device, on half a screen. */
const SHOWN = 10;
/** How many are kept: a fault may lie as far back as a call of every function there is. */
const KEPT = 256;
/** Maximum length of one event. A device may put any text into a name. */
const LONGEST = 160;

type Act = RecordOf<'phone' | 'network' | 'cloud' | 'capture' | 'driver-port'>;

/** A record that involves the device. A call is shown with its answer. */
type DeviceRecord = RecordOf<'reset' | 'event' | 'return' | 'pending'> | Act;

/** It, and the call it may be the answer to. */
interface Kept {
  readonly record: DeviceRecord;
  readonly call: RecordOf<'call'> | undefined;
}

/** The latest events of a scenario, for the message of a fault. */
export class RecentEvents {
  private kept: Kept[] = [];
  private call: RecordOf<'call'> | undefined;

  /** Takes a record of the transcript. Records that do not involve the device are left out. */
  take(record: TranscriptRecord): void {
    switch (record.kind) {
      case 'scenario':
        this.kept = [];
        break;
      case 'reset':
        this.kept = [];
        this.keep(record);
        break;
      case 'call':
        this.call = record;
        break;
      case 'return':
      case 'pending':
      case 'event':
      case 'phone':
      case 'network':
      case 'cloud':
      case 'capture':
      case 'driver-port':
        this.keep(record);
    }
  }

  /**
   * The latest events until a moment (device time in ms since the scenario began), oldest first. Repeated events are
   * one event with a count.
   */
  until(moment: number): readonly RecentEvent[] {
    const shown: (RecentEvent & { readonly times: number })[] = [];
    const happened = this.kept.filter(({ record }) => timeOf(record) <= moment);
    for (const { record, call } of happened.sort((a, b) => timeOf(a.record) - timeOf(b.record))) {
      const text = clipped(tell(record, call));
      const former = shown.at(-1);
      if (former?.text === text) shown[shown.length - 1] = { ...former, times: former.times + 1 };
      else shown.push({ at: timeOf(record), text, times: 1 });
    }
    return shown
      .slice(-SHOWN)
      .map(({ at, text, times }) => ({ at, text: times === 1 ? text : `${text}, ${times} times` }));
  }

  private keep(record: DeviceRecord): void {
    this.kept.push({ record, call: this.call });
    // Half at a time, so that a long scenario does not move the rest at every record.
    if (this.kept.length > 2 * KEPT) this.kept = this.kept.slice(-KEPT);
  }
}

/** The time of an event is the time of its arrival, however late a step took it. */
const timeOf = (record: DeviceRecord): number => (record.kind === 'event' ? record.at : record.t);

/** The provisioning command of a call. Other arguments may be secrets and are left out. */
function commandOf(call: RecordOf<'call'> | undefined): string {
  const command = call?.function === 'sl_WlanProvisioning' ? call.arguments.ProvisioningCmd : undefined;
  return typeof command === 'string' ? ` ${command.replace('SL_WLAN_PROVISIONING_CMD_', '')}` : '';
}

function tell(record: DeviceRecord, call: RecordOf<'call'> | undefined): string {
  switch (record.kind) {
    case 'reset':
      return 'the device is set up';
    case 'return':
      return `${record.function}${commandOf(call)} returns ${record.code}${meaning(record.code)}`;
    case 'pending':
      return `${record.function}${commandOf(call)} has not returned`;
    case 'event':
      return `event ${describeEvent(record)}`;
    default:
      return `${record.kind}: ${record.act}${pageOf(record)}${outcomeOf(record)}`;
  }
}

function meaning(code: number): string {
  const name = code === 0 ? undefined : codeName(code);
  return name === undefined ? '' : ` (${name})`;
}

/** The page an HTTP request goes to. What else is sent may hold a key. */
function pageOf({ arguments: [request] }: Act): string {
  const { method, path } = membersOf(request);
  return typeof method === 'string' && typeof path === 'string' ? ` ${method} ${path}` : '';
}

/** The outcome of an action of the bench, in a word. Pages and names are in the transcript only. */
function outcomeOf({ answer }: Act): string {
  if (typeof answer === 'boolean' || typeof answer === 'number') return `, ${answer}`;
  const { kind, status } = membersOf(answer);
  return [kind, status]
    .filter((word) => typeof word === 'string' || typeof word === 'number')
    .map((word) => `, ${word}`)
    .join('');
}

const membersOf = (value: Json | undefined): { readonly [member: string]: Json | undefined } =>
  typeof value === 'object' && value !== null && !Array.isArray(value)
    ? (value as { readonly [member: string]: Json })
    : {};

function clipped(text: string): string {
  const characters = [...text];
  return characters.length <= LONGEST ? text : `${characters.slice(0, LONGEST - 1).join('')}…`;
}
