import type { Rows } from '../runtime/parameter-type';
import { pairsOf } from '../runtime/parameter-type';

/** Names of form fields as features write them, and the names that the device knows (SWRA513C, chapter 9). */
export const FORM_FIELDS: Readonly<Record<string, string>> = {
  'network name': '__SL_P_P.A',
  security: '__SL_P_P.B',
  key: '__SL_P_P.C',
  priority: '__SL_P_P.D',
  'auto-connect': '__SL_P_P.E',
  'device name': '__SL_P_S.B',
  'scan interval': '__SL_P_SC1',
  'scan cycles': '__SL_P_SC2',
};

/** Security types of the app protocol as features write them, with their digits. */
export const SECURITY_DIGITS: Readonly<Record<string, string>> = {
  open: '0',
  WEP: '1',
  WPA: '2',
  WPA2: '3',
  WPA3: '5',
};

const SWITCH: Readonly<Record<string, string>> = { off: '0', on: '1' };

const fieldValue = (field: string, text: string): string =>
  (field === 'security' ? SECURITY_DIGITS[text] : field === 'auto-connect' ? SWITCH[text] : undefined) ?? text;

/** The form of a table: named fields get the names and values of the device, other fields stay. */
export const formFrom = (rows: Rows): readonly (readonly [string, string])[] =>
  Object.entries(pairsOf(rows)).map(([field, text]) => [FORM_FIELDS[field] ?? field, fieldValue(field, text)]);
