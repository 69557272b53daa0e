import type { OverrideCondition } from '../../adapters/simulator/conditional';
import type { ProcessEnd, ProcessRecord, ProcessStart } from '../../adapters/simulator/network-processor/process';
import { type CommandName, constants } from '../../ledger/constants';

/** A process, or the time after it, where the process before ended in one way. */
const after =
  (end: ProcessEnd): OverrideCondition =>
  ({ previous }) =>
    previous?.end === end;

/** A process of a mode. */
const inMode =
  (name: CommandName): OverrideCondition =>
  ({ ordinal, mode }) =>
    ordinal > 0 && mode === constants.command[name];

/** A process whose start has another value of one parameter than the process before. */
const successorWithOther =
  (parameter: keyof ProcessStart): OverrideCondition =>
  (record: Readonly<ProcessRecord>) =>
    record.previous !== undefined && record.previous[parameter] !== record[parameter];

/**
 * The histories of a device in which a composed fault occurs. Each holds during its process, and after it until the next
 * one. Several can hold at a time.
 */
export const HISTORIES = {
  'first process, first attempt': ({ ordinal, failed, startedBy, restarts }) =>
    ordinal <= 1 && failed === 0 && startedBy === 'host' && restarts === 0,
  'after one failure': ({ failed }) => failed === 1,
  'after two failures': ({ failed }) => failed >= 2,
  'after the third profile': ({ profiles }) => profiles >= 3,
  'after a restart': ({ restarts }) => restarts > 0,
  'process after success': after('success'),
  'process after a stop': after('stop'),
  'process after a time-out': after('time-out'),
  'process after a reset': after('reset'),
  'third process': ({ ordinal }) => ordinal >= 3,
  'successor with another mode': successorWithOther('mode'),
  'successor with another confirmation': successorWithOther('externalConfirmation'),
  'successor with another time-out': successorWithOther('inactivity'),
  'successor with another key': successorWithOther('smartConfigKey'),
  'auto-started process': ({ ordinal, startedBy }) => ordinal > 0 && startedBy === 'device',
  'AP mode': inMode('SL_WLAN_PROVISIONING_CMD_START_MODE_AP'),
  'SmartConfig mode': inMode('SL_WLAN_PROVISIONING_CMD_START_MODE_SC'),
  'AP+SmartConfig mode': inMode('SL_WLAN_PROVISIONING_CMD_START_MODE_APSC'),
  'external configuration': inMode('SL_WLAN_PROVISIONING_CMD_START_MODE_APSC_EXTERNAL_CONFIGURATION'),
  'external confirmation': ({ externalConfirmation }) => externalConfirmation,
  'begun as an access point': ({ ordinal, roleBefore }) => ordinal > 0 && roleBefore === constants.role.ROLE_AP,
  'final role AP': ({ ordinal, roleForSuccess }) => ordinal > 0 && roleForSuccess === constants.role.ROLE_AP,
} satisfies Readonly<Record<string, OverrideCondition>>;

/** Name of a history. */
export type History = keyof typeof HISTORIES;

/** The histories that also change what an idle device does. The others are inside a process, or one of its parameters. */
export const idleHistories: readonly History[] = [
  'first process, first attempt',
  'process after success',
  'process after a stop',
  'process after a time-out',
  'process after a reset',
  'third process',
  'auto-started process',
];

/** All names of histories. */
export const historyNames = Object.keys(HISTORIES) as History[];
