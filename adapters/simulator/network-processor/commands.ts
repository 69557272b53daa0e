import { constants } from '../../../ledger/constants';
import { functionNamed } from '../../../ledger/functions';
import type { ConnectionPolicy, Fields, Profile, Security } from '../../adapter';
import { numberOf as number } from '../../argument';
import { policyBits, policyOf } from '../../policy-bits';
import type { Outgoing } from './device-station';
import type { Provisioning } from './provisioning';
import { MAC_ADDRESS, type Store } from './store';

/** Answer to a command; a two-stage command also has a completion, which is created at its time. */
interface CommandAnswer {
  readonly code: number;
  readonly value?: Fields;
  readonly completion?: () => { readonly code: number; readonly value?: Fields };
}

/** State that commands use. */
export interface CommandTarget {
  readonly store: Store;
  readonly provisioning: Provisioning;
  readonly policy: ConnectionPolicy;
  /** Whether a server beyond the joined network can be reached. */
  readonly online: boolean;
  setPolicy(policy: ConnectionPolicy): void;
  /** Name of the device AP as the host reads it. */
  accessPointNameToShow(): string;
  /** The part of a stored key that the device outputs. */
  keyToShow(key: string): string;
  /** Return code of a call that waits on a socket which was never opened. */
  readonly unopenedSocketAnswer: number;
  disconnect(): void;
  /** Sends data of the host on the joined network. */
  transmit(packet: Outgoing): void;
}

type Command = (nwp: CommandTarget, args: Fields) => CommandAnswer;

const {
  returnCode,
  command,
  commandFlag,
  netApp,
  netAppDeviceOption,
  netCfg,
  policyType,
  security,
  wlanApOption,
  wlanConfig,
} = constants;
const ok: CommandAnswer = { code: 0 };

const securityNumber: Readonly<Record<Security, number>> = {
  open: security.SL_WLAN_SEC_TYPE_OPEN,
  wep: security.SL_WLAN_SEC_TYPE_WEP,
  wpa: security.SL_WLAN_SEC_TYPE_WPA_WPA2,
  wpa3: security.SL_WLAN_SEC_TYPE_WPA3,
};

/** The security type of a number of TI, if a network can have it. */
export const securityNamed = (type: number): Security | undefined =>
  (Object.keys(securityNumber) as Security[]).find((name) => securityNumber[name] === type);

/** Valid lengths of a WPA pass phrase. */
const SHORTEST_PASSWORD = 8;
const LONGEST_PASSWORD = 63;

/** Sets one option of the device AP; it takes effect at the next start. */
const setAccessPoint: Command = ({ store }, { ConfigOpt, pValues }) => {
  const text = String(pValues ?? '');
  switch (number(ConfigOpt)) {
    case wlanApOption.SL_WLAN_AP_OPT_SSID:
      store.accessPoint = { ...store.accessPoint, ssid: text };
      return ok;
    case wlanApOption.SL_WLAN_AP_OPT_SECURITY_TYPE:
      store.accessPoint = {
        ...store.accessPoint,
        security: securityNamed(number(pValues)) ?? store.accessPoint.security,
      };
      return ok;
    case wlanApOption.SL_WLAN_AP_OPT_PASSWORD:
      if (text.length < SHORTEST_PASSWORD || text.length > LONGEST_PASSWORD)
        return { code: returnCode.SL_ERROR_WLAN_INVALID_AP_PASSWORD_LENGTH };
      store.accessPoint = { ...store.accessPoint, password: text };
      return ok;
    default:
      return ok;
  }
};

const getAccessPoint: Command = (nwp, { ConfigOpt }) => {
  switch (number(ConfigOpt)) {
    case wlanApOption.SL_WLAN_AP_OPT_SSID:
      return { code: 0, value: { pValues: nwp.accessPointNameToShow() } };
    case wlanApOption.SL_WLAN_AP_OPT_SECURITY_TYPE:
      return { code: 0, value: { pValues: securityNumber[nwp.store.accessPoint.security] } };
    default:
      return ok;
  }
};

const profileOf = (args: Fields): Profile => {
  const parameters = (args.pSecParams ?? {}) as Fields;
  return {
    ssid: String(args.pName ?? ''),
    security: securityNamed(number(parameters.Type)) ?? 'wpa',
    key: String(parameters.Key ?? ''),
    priority: number(args.Priority),
  };
};

const provisioning: Command = (nwp, args) => {
  const mode = number(args.ProvisioningCmd);
  switch (mode) {
    case command.SL_WLAN_PROVISIONING_CMD_START_MODE_AP:
    case command.SL_WLAN_PROVISIONING_CMD_START_MODE_SC:
    case command.SL_WLAN_PROVISIONING_CMD_START_MODE_APSC:
    case command.SL_WLAN_PROVISIONING_CMD_START_MODE_APSC_EXTERNAL_CONFIGURATION:
      return {
        code: nwp.provisioning.start({
          mode,
          roleForSuccess: number(args.RequestedRoleAfterSuccess),
          inactivity: number(args.InactivityTimeoutSec) * 1_000,
          smartConfigKey: typeof args.pSmartConfigKey === 'string',
          externalConfirmation:
            (number(args.Flags) & commandFlag.SL_WLAN_PROVISIONING_CMD_FLAG_EXTERNAL_CONFIRMATION) !== 0,
        }),
      };
    case command.SL_WLAN_PROVISIONING_CMD_STOP:
      return { code: nwp.provisioning.stop(number(args.RequestedRoleAfterSuccess)) };
    case command.SL_WLAN_PROVISIONING_CMD_ABORT_EXTERNAL_CONFIRMATION:
      return { code: nwp.provisioning.abort() };
    default:
      return { code: returnCode.SL_ERROR_WLAN_PROVISIONING_ABORT_INVALID_PARAM };
  }
};

/** Completes after the network beyond the access point answers, or fails without one. */
const online: Command = (nwp) => ({
  code: 0,
  completion: () => ({ code: nwp.online ? 0 : returnCode.SL_API_ABORTED }),
});

/** The packets that a socket call sends to its address. */
const towards = (protocol: 'TCP' | 'UDP', { addr, to, pBuf }: Fields): Outgoing => ({
  protocol,
  cast: 'unicast',
  port: number(((addr ?? to ?? {}) as Fields).sin_port),
  payload: String(pBuf ?? ''),
});

/** Whether an option is the device name (URN). */
const isDeviceName = ({ AppId, Option }: Fields): boolean =>
  number(AppId ?? netApp.SL_NETAPP_DEVICE_ID) === netApp.SL_NETAPP_DEVICE_ID &&
  number(Option) === netAppDeviceOption.SL_NETAPP_DEVICE_URN;

/** Whether the HTTP server is among the applications that are started or stopped. */
const namesHttpServer = ({ AppBitMap }: Fields): boolean => (number(AppBitMap) & netApp.SL_NETAPP_HTTP_SERVER_ID) !== 0;

/** Waits for a peer that never connects, or fails at once. */
const waits: Command = (nwp) => ({ code: nwp.unopenedSocketAnswer });

/** Commands with an effect that the suite can observe. */
const commands: Readonly<Record<string, Command>> = {
  sl_WlanProvisioning: provisioning,
  sl_WlanProfileAdd: (nwp, args) => ({
    code: nwp.store.add(profileOf(args)) ?? returnCode.SL_ERROR_WLAN_NO_FREE_PROFILE,
  }),
  sl_WlanProfileGet: (nwp, args) => {
    const entry = nwp.store.profiles().find(({ index }) => index === number(args.Index));
    if (entry === undefined) return { code: returnCode.SL_ERROR_WLAN_GET_PROFILE_INVALID_INDEX };
    const { ssid, priority, key } = entry.profile;
    const value = { pName: ssid, pPriority: priority, Key: nwp.keyToShow(key) };
    return { code: securityNumber[entry.profile.security], value };
  },
  sl_WlanProfileDel: (nwp, args) => {
    nwp.store.remove(number(args.Index));
    return ok;
  },
  sl_WlanPolicySet: (nwp, args) => {
    if (number(args.Type) === policyType.SL_WLAN_POLICY_CONNECTION) nwp.setPolicy(policyOf(number(args.Policy)));
    return ok;
  },
  sl_WlanPolicyGet: (nwp) => ({ code: 0, value: { pPolicy: policyBits(nwp.policy) } }),
  sl_WlanDisconnect: (nwp) => {
    nwp.disconnect();
    return ok;
  },
  sl_WlanSetMode: (nwp, args) => {
    nwp.store.role = number(args.Mode);
    return ok;
  },
  sl_WlanSet: (nwp, args) => (number(args.ConfigId) === wlanConfig.SL_WLAN_CFG_AP_ID ? setAccessPoint(nwp, args) : ok),
  sl_WlanGet: (nwp, args) => (number(args.ConfigId) === wlanConfig.SL_WLAN_CFG_AP_ID ? getAccessPoint(nwp, args) : ok),
  sl_NetCfgGet: (_nwp, args) =>
    number(args.ConfigId) === netCfg.SL_NETCFG_MAC_ADDRESS_GET ? { code: 0, value: { pValues: MAC_ADDRESS } } : ok,
  sl_NetAppSet: (nwp, args) => {
    if (isDeviceName(args)) nwp.store.name = String(args.pOptionValue);
    return ok;
  },
  sl_NetAppGet: (nwp, args) => (isDeviceName(args) ? { code: 0, value: { pOptionValue: nwp.store.name } } : ok),
  sl_NetAppStart: (nwp, args) => {
    if (namesHttpServer(args)) nwp.store.httpServer = true;
    return ok;
  },
  sl_NetAppStop: (nwp, args) => {
    if (namesHttpServer(args)) nwp.store.httpServer = false;
    return ok;
  },
  sl_NetAppDnsGetHostByName: online,
  sl_NetAppDnsGetHostByService: online,
  sl_Connect: (nwp, args) => {
    nwp.transmit(towards('TCP', args));
    return online(nwp, args);
  },
  sl_SendTo: (nwp, args) => {
    nwp.transmit(towards('UDP', args));
    return ok;
  },
  sl_Accept: waits,
  sl_Recv: waits,
  sl_RecvFrom: waits,
};

/** Executes `name`. A command without an observable effect changes nothing and returns 0. */
export function executeCommand(nwp: CommandTarget, name: string, args: Fields): CommandAnswer {
  const known = commands[name];
  if (known !== undefined) return known(nwp, args);
  return functionNamed(name).staged === true ? { code: 0, completion: () => ok } : ok;
}
