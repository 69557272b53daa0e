import { constants } from '../../ledger/constants';
import type { Disturbance, Fields } from '../adapter';
import { numberOf } from '../argument';
import type { Interference } from '../network-processor/wired-network-processor';
import type { Message } from '../simulator/network-processor/message';

const { command, role, status, wlanStatus } = constants;
const STATUS = 'SL_WLAN_EVENT_PROVISIONING_STATUS';

/** Longest time-out that a command can carry, in seconds. */
const NEARLY_NEVER = 0xffff;

/** Values that no real status below 12 would have together. */
const OTHER_MEMBERS: Fields = {
  Role: role.ROLE_TAG,
  WlanStatus: wlanStatus.SL_WLAN_STATUS_SCANING,
  Ssid: 'not-a-network',
  Ssidlen: 'not-a-network'.length,
};

const isStart = (name: string, fields: Fields): boolean =>
  name === 'sl_WlanProvisioning' && numberOf(fields.ProvisioningCmd) < command.SL_WLAN_PROVISIONING_CMD_STOP;

/** The disturbances that hold now, as changes to the reference network processor. */
export class Disturbances implements Interference {
  private active: Disturbance[] = [];

  /** A later one of a kind replaces an earlier one. */
  add(disturbance: Disturbance): void {
    this.active = this.active.filter(({ kind }) => kind !== disturbance.kind);
    this.active.push(disturbance);
  }

  clear(): void {
    this.active = [];
  }

  message(message: Message): Message {
    const byte = this.find('status byte');
    return byte === undefined ? this.changed(message) : { ...this.changed(message), devStatus: byte.devStatus };
  }

  private changed(message: Message): Message {
    if (message.kind !== 'event' || message.name !== STATUS) return message;
    const { data } = message;
    const stopped = numberOf(data.ProvisioningStatus) === status.SL_WLAN_PROVISIONING_STOPPED;
    if (!stopped) return this.find('changed members') ? { ...message, data: { ...data, ...OTHER_MEMBERS } } : message;
    const end = this.find('end');
    return end === undefined ? message : { ...message, data: { ...data, Role: end.Role, WlanStatus: end.WlanStatus } };
  }

  refusal(name: string, fields: Fields): number | undefined {
    const refused = isStart(name, fields) ? this.find('refused start') : undefined;
    if (refused === undefined) return undefined;
    this.active = this.active.filter((each) => each !== refused);
    return refused.code;
  }

  fields(name: string, fields: Fields): Fields {
    const endless = isStart(name, fields) && this.find('no time-out') !== undefined;
    return endless ? { ...fields, InactivityTimeoutSec: NEARLY_NEVER } : fields;
  }

  private find<Kind extends Disturbance['kind']>(
    kind: Kind,
  ): Extract<Disturbance, { readonly kind: Kind }> | undefined {
    return this.active.find((each): each is Extract<Disturbance, { readonly kind: Kind }> => each.kind === kind);
  }
}
