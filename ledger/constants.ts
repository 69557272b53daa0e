import { join } from 'node:path';
import * as v from 'valibot';
import type table from './data/constants.json';
import { packageRoot } from './package-root';
import { readData } from './read-data';

const Table = v.record(v.string(), v.record(v.string(), v.pipe(v.number(), v.integer())));

/**
 * SimpleLink constants with exactly TI's names, one object of name to number per group:
 * `constants.status.SL_WLAN_PROVISIONING_STOPPED` is 12.
 *
 * The names are those of TI's headers, including misspellings (`SL_WLAN_STATUS_SCANING`), because user code and consoles
 * show them.
 *
 * Two groups hold no macro names, because TI defines none for applications. `devStatus` has the bits of the status byte
 * in each message of the network processor. `connectionPolicy` has the bits of the parameters of
 * `SL_WLAN_CONNECTION_POLICY`.
 */
export const constants: typeof table = readConstants();

/** The type check knows the names. The schema checks the numbers when the file is read. */
function readConstants(): typeof table {
  return readData(join(packageRoot(), 'ledger', 'data', 'constants.json'), Table) as typeof table;
}

/** Name of a provisioning status, such as `SL_WLAN_PROVISIONING_STOPPED`. */
export type StatusName = keyof typeof constants.status;

/** Name of a return code, such as `SL_RET_CODE_PROVISIONING_IN_PROGRESS`. */
export type ReturnCodeName = keyof typeof constants.returnCode;

/** Name of a device role: `ROLE_STA`, `ROLE_AP` … */
type RoleName = keyof typeof constants.role;

/** Name of a provisioning command, such as `SL_WLAN_PROVISIONING_CMD_STOP`. */
export type CommandName = keyof typeof constants.command;

/** TI's name of a provisioning status value, or undefined for a value TI does not define. */
export function statusName(value: number): StatusName | undefined {
  return nameIn(constants.status, value);
}

/** TI's name of a return code, or undefined for a code the suite does not know. */
export function codeName(value: number): ReturnCodeName | undefined {
  return nameIn(constants.returnCode, value);
}

/** TI's name of a role, or undefined for a number that is none. */
export function roleName(value: number): RoleName | undefined {
  return nameIn(constants.role, value);
}

const { SL_WLAN_SEC_TYPE_OPEN, SL_WLAN_SEC_TYPE_WEP, SL_WLAN_SEC_TYPE_WEP_SHARED } = constants.security;
const { SL_WLAN_SEC_TYPE_WPA_WPA2, SL_WLAN_SEC_TYPE_WPA2_PLUS, SL_WLAN_SEC_TYPE_WPA3 } = constants.security;

/**
 * Numbers with which `sl_WlanProfileGet` can return the security of a stored network (header wlan.h). TI has two numbers
 * for WEP and two for WPA2, and no document says which of them a device stores.
 */
export const storedSecurity = {
  open: [SL_WLAN_SEC_TYPE_OPEN],
  wep: [SL_WLAN_SEC_TYPE_WEP, SL_WLAN_SEC_TYPE_WEP_SHARED],
  wpa: [SL_WLAN_SEC_TYPE_WPA_WPA2, SL_WLAN_SEC_TYPE_WPA2_PLUS],
  wpa3: [SL_WLAN_SEC_TYPE_WPA3, SL_WLAN_SEC_TYPE_WPA2_PLUS],
} as const satisfies Readonly<Record<string, readonly number[]>>;

/** The number of a constant in any group, or undefined for an unknown name. */
export const constantNamed = (name: string): number | undefined => values.get(name);

/** A name in several groups has the same number in each. */
const values = new Map(Object.values<{ readonly [constant: string]: number }>(constants).flatMap(Object.entries));

function nameIn<Name extends string>(group: Readonly<Record<Name, number>>, value: number): Name | undefined {
  return (Object.keys(group) as Name[]).find((name) => group[name] === value);
}
