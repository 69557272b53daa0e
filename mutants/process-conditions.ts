import type { ProcessRecord } from '../adapters/simulator/network-processor/process';
import { constants } from '../ledger/constants';

/** The processes in which a fault occurs. */
export type ProcessCondition = (record: Readonly<ProcessRecord>) => boolean;

const { command } = constants;

export const inApMode: ProcessCondition = ({ mode }) => mode === command.SL_WLAN_PROVISIONING_CMD_START_MODE_AP;

export const inSmartConfigMode: ProcessCondition = ({ mode }) =>
  mode === command.SL_WLAN_PROVISIONING_CMD_START_MODE_SC;

/** AP+SmartConfig mode. */
export const inApScMode: ProcessCondition = ({ mode }) => mode === command.SL_WLAN_PROVISIONING_CMD_START_MODE_APSC;

export const inExternalConfiguration: ProcessCondition = ({ mode }) =>
  mode === command.SL_WLAN_PROVISIONING_CMD_START_MODE_APSC_EXTERNAL_CONFIGURATION;

/** The process started automatically and not by a command of the host. */
export const autoStarted: ProcessCondition = ({ startedBy }) => startedBy === 'device';

/** The host confirms the profile through its cloud. */
export const withExternalConfirmation: ProcessCondition = ({ externalConfirmation }) => externalConfirmation;

export const inSmartConfigWithExternalConfirmation: ProcessCondition = (record) =>
  inSmartConfigMode(record) && withExternalConfirmation(record);
