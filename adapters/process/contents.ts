/**
 * Checks of members that the schema of a message does not cover and the suite reads. A text instead of a number would
 * fail a rule that the device follows.
 */
import * as v from 'valibot';
import { publicFunctions } from '../../ledger/functions';
import type { DeviceEvent, DriverCommand, Fields } from '../adapter';
import { protocolErrorText } from '../protocol-error-text';
import { faults } from './faults';
import { commandFields, eventData } from './protocol';

/** The output of a function, with the arguments that request it. */
interface HandedOut {
  readonly asked: Fields;
  readonly value: v.GenericSchema;
}

/** A MAC address as six numbers, or as hexadecimal text with colons. */
const MacBytes = v.pipe(
  v.array(v.pipe(v.number(), v.integer(), v.minValue(0), v.maxValue(255))),
  v.length(6, 'must be six numbers from 0 to 255, or a text such as "08:00:28:5a:01:02"'),
);
const MacText = v.pipe(
  v.string(),
  v.regex(
    /^((0x)?[0-9a-f]{1,2}:){5}(0x)?[0-9a-f]{1,2}$/i,
    'must be six numbers from 0 to 255, or a text such as "08:00:28:5a:01:02"',
  ),
);

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
  [
    'sl_NetCfgGet',
    {
      asked: { ConfigId: 'SL_NETCFG_MAC_ADDRESS_GET' },
      value: v.looseObject({ pValues: v.exactOptional(v.union([MacBytes, MacText])) }),
    },
  ],
]);

/**
 * Requires the members of an event that the suite reads.
 *
 * @throws ProvtckError `PROCESS_ANSWER_INVALID`
 */
export function requireData({ name, data }: DeviceEvent): void {
  const schema = eventData.get(name);
  const checked = schema && v.safeParse(schema, data);
  if (checked?.success === false) throw faults.eventInvalid(name, protocolErrorText(checked.issues));
}

/**
 * Requires numbers, or null for an unknown one, in the fields of commands that the suite reads.
 *
 * @throws ProvtckError `PROCESS_ANSWER_INVALID`
 */
export function requireCommands(commands: readonly DriverCommand[]): void {
  for (const { name, fields } of commands) {
    const schema = commandFields.get(name);
    const checked = schema && v.safeParse(schema, fields);
    if (checked?.success === false) throw faults.commandInvalid(name, protocolErrorText(checked.issues));
  }
}

/**
 * Requires the output of a successful function that the suite reads.
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
 * Requires that functions are TI's, each named once.
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
