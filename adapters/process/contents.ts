/**
 * What the schema of a message leaves open and the suite reads all the same: a text where a number belongs would make
 * a rule fail that the device keeps.
 */
import * as v from 'valibot';
import { publicFunctions } from '../../ledger/functions';
import type { DeviceEvent, Fields } from '../adapter';
import { faults } from './faults';
import { eventData } from './protocol';
import { protocolErrorText } from './protocol-error-text';

/** What a function hands out, with the arguments it is asked with for that. */
interface HandedOut {
  readonly asked: Fields;
  readonly value: v.GenericSchema;
}

const handedOut: ReadonlyMap<string, HandedOut> = new Map<string, HandedOut>([
  [
    'sl_WlanProfileGet',
    {
      asked: {},
      value: v.looseObject({ pName: v.string(), pPriority: v.exactOptional(v.pipe(v.number(), v.integer())) }),
    },
  ],
  [
    'sl_WlanPolicyGet',
    {
      asked: { Type: 'SL_WLAN_POLICY_CONNECTION' },
      value: v.looseObject({ pPolicy: v.pipe(v.number(), v.integer()) }),
    },
  ],
  [
    'sl_NetAppGet',
    {
      asked: { AppId: 'SL_NETAPP_DEVICE_ID', Option: 'SL_NETAPP_DEVICE_URN' },
      value: v.looseObject({ pOptionValue: v.string() }),
    },
  ],
  [
    'sl_WlanGet',
    {
      asked: { ConfigId: 'SL_WLAN_CFG_AP_ID', ConfigOpt: 'SL_WLAN_AP_OPT_SSID' },
      value: v.looseObject({ pValues: v.string() }),
    },
  ],
]);

/**
 * Demands that an event carries the members the suite reads.
 *
 * @throws ProvtckError `PROCESS_ANSWER_INVALID`
 */
export function requireData({ name, data }: DeviceEvent): void {
  const schema = eventData.get(name);
  const checked = schema && v.safeParse(schema, data);
  if (checked?.success === false) throw faults.eventInvalid(name, protocolErrorText(checked.issues));
}

/**
 * Demands that a function that succeeded handed out what the suite reads of it.
 *
 * @throws ProvtckError `PROCESS_ANSWER_INVALID`
 */
export function requireValue(name: string, args: Fields, returned: { code: number; value?: Fields }): void {
  const known = handedOut.get(name);
  if (known === undefined || returned.code < 0) return;
  if (Object.entries(known.asked).some(([argument, value]) => args[argument] !== value)) return;
  const checked = v.safeParse(known.value, returned.value ?? {});
  if (!checked.success) throw faults.valueInvalid(name, protocolErrorText(checked.issues));
}

/**
 * Demands that functions are TI's, each named once.
 *
 * @throws ProvtckError `PROCESS_ANSWER_INVALID`
 */
export function requireFunctions(names: readonly string[]): void {
  const known = new Set(publicFunctions().map((fn) => fn.name));
  const unknown = names.filter((name) => !known.has(name));
  if (unknown.length > 0) throw faults.functionsInvalid(`TI's API has no ${unknown.join(', ')}`);
  const twice = names.filter((name, index) => names.indexOf(name) !== index);
  if (twice.length > 0) throw faults.functionsInvalid(`${twice.join(', ')} is named twice`);
}
