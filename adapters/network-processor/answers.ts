import { constants } from '../../ledger/constants';
import type { AccessPoint, Fields, Json } from '../adapter';
import { numberOf } from '../argument';
import { bytesOf, textOf } from '../byte-text';
import type { NetworkProcessor } from '../simulator/network-processor/network-processor';
import { STATION_ADDRESS } from '../simulator/network-processor/station';
import { MAC_ADDRESS } from '../simulator/network-processor/store';
import type { RadioMedium } from '../simulator/radio-medium';
import { ACCESS_POINT_MAC, addressNumber, CHANNEL, GATEWAY, NETWORK_MASK, SERVER } from './addresses';
import type { Files } from './files';
import type { Sockets } from './sockets';

/** What answers are made from. */
export interface AnswerSources {
  readonly networkProcessor: NetworkProcessor;
  readonly air: RadioMedium;
  readonly sockets: Sockets;
  readonly files: Files;
  /** Masks of events by their class. They are kept, and have no effect. */
  readonly eventMasks: Map<number, number>;
  /** Id of its chip. */
  readonly chipId: number;
  /** Random bytes, for the one command that asks for some. */
  readonly random: (length: number) => Uint8Array;
}

/** A command with its arguments, and what the reference device answers. */
interface Answered {
  readonly args: Fields;
  readonly code: number;
}

/** Fields of a response or completion beyond those of the reference device. They may replace its code. */
type Answer = (sources: AnswerSources, command: Answered) => Fields;

const {
  deviceConfig,
  deviceOption,
  netCfg,
  netCfgAddress,
  netApp,
  netAppDeviceOption,
  wlanConfig,
  wlanApOption,
  wlanGeneralOption,
} = constants;

/** Versions, as `provtck board` reports them. */
const VERSION = {
  FwVersion: [2, 0, 0, 0],
  PhyVersion: [2, 2, 0, 7],
  NwpVersion: [4, 13, 0, 2],
  RomVersion: 8736,
};
const DATE_TIME = {
  tm_sec: 0,
  tm_min: 0,
  tm_hour: 0,
  tm_day: 1,
  tm_mon: 1,
  tm_year: 2020,
  tm_week_day: 0,
  tm_year_day: 0,
  reserved: [0, 0, 0],
};

const fromTable = (table: Readonly<Record<string, Json>>, id: Json | undefined, option: Json | undefined): Json =>
  table[`${numberOf(id)}/${numberOf(option)}`] ?? table[`${numberOf(id)}/*`] ?? null;

const deviceValues: Readonly<Record<string, Json>> = {
  [`${deviceConfig.SL_DEVICE_GENERAL}/${deviceOption.SL_DEVICE_GENERAL_DATE_TIME}`]: DATE_TIME,
  [`${deviceConfig.SL_DEVICE_GENERAL}/${deviceOption.SL_DEVICE_GENERAL_PERSISTENT}`]: 1,
  [`${deviceConfig.SL_DEVICE_STATUS}/*`]: 0,
  [`${deviceConfig.SL_DEVICE_IOT}/*`]: '00112233445566778899aabbccddeeff',
};

const deviceAnswer: Answer = ({ chipId }, { args }) => {
  const { SL_DEVICE_GENERAL } = deviceConfig;
  const isVersion =
    numberOf(args.DeviceGetId) === SL_DEVICE_GENERAL &&
    numberOf(args.Option) === deviceOption.SL_DEVICE_GENERAL_VERSION;
  return {
    pValues: isVersion ? { ChipId: chipId, ...VERSION } : fromTable(deviceValues, args.DeviceGetId, args.Option),
  };
};

const wlanValues: Readonly<Record<string, Json>> = {
  [`${wlanConfig.SL_WLAN_CFG_AP_ID}/${wlanApOption.SL_WLAN_AP_OPT_CHANNEL}`]: CHANNEL,
  [`${wlanConfig.SL_WLAN_CFG_AP_ID}/${wlanApOption.SL_WLAN_AP_OPT_HIDDEN_SSID}`]: 0,
  [`${wlanConfig.SL_WLAN_CFG_GENERAL_PARAM_ID}/${wlanGeneralOption.SL_WLAN_GENERAL_PARAM_OPT_COUNTRY_CODE}`]: 'US',
  [`${wlanConfig.SL_WLAN_CFG_GENERAL_PARAM_ID}/${wlanGeneralOption.SL_WLAN_GENERAL_PARAM_OPT_STA_TX_POWER}`]: 0,
  [`${wlanConfig.SL_WLAN_CFG_GENERAL_PARAM_ID}/${wlanGeneralOption.SL_WLAN_GENERAL_PARAM_OPT_AP_TX_POWER}`]: 0,
};

const netAppValues: Readonly<Record<string, Json>> = {
  [`${netApp.SL_NETAPP_DEVICE_ID}/${netAppDeviceOption.SL_NETAPP_DEVICE_DOMAIN}`]: 'mysimplelink.net',
  [`${netApp.SL_NETAPP_HTTP_SERVER_ID}/0`]: 80,
  [`${netApp.SL_NETAPP_HTTP_SERVER_ID}/1`]: 0,
  [`${netApp.SL_NETAPP_HTTP_SERVER_ID}/8`]: 0,
};

const stationAddress = ({ radio }: NetworkProcessor): Fields =>
  radio.station.link?.hasAddress === true
    ? { Ip: addressNumber(STATION_ADDRESS), IpMask: NETWORK_MASK, IpGateway: GATEWAY, IpDnsServer: GATEWAY }
    : { Ip: 0, IpMask: 0, IpGateway: 0, IpDnsServer: 0 };

const ownAddress = ({ accessPointAddress: { address, mask } }: NetworkProcessor): Fields => {
  const own = addressNumber(address);
  return { Ip: own, IpMask: addressNumber(mask), IpGateway: own, IpDnsServer: own };
};

const netCfgAnswer: Answer = ({ networkProcessor }, { args }) => {
  switch (numberOf(args.ConfigId)) {
    case netCfg.SL_NETCFG_MAC_ADDRESS_GET:
      return { pValues: MAC_ADDRESS };
    case netCfg.SL_NETCFG_IPV4_STA_ADDR_MODE:
      return { ConfigOpt: netCfgAddress.SL_NETCFG_ADDR_DHCP, pValues: stationAddress(networkProcessor) };
    case netCfg.SL_NETCFG_IPV4_AP_ADDR_MODE:
      return { ConfigOpt: netCfgAddress.SL_NETCFG_ADDR_STATIC, pValues: ownAddress(networkProcessor) };
    default:
      return { pValues: null };
  }
};

/** Security bits of a network entry: the type in bits 8 to 10. No source gives those of WPA3. */
const securityBits: Readonly<Record<AccessPoint['security'], number>> = {
  open: 0,
  wep: 1 << 8,
  wpa: 4 << 8,
  wpa3: 4 << 8,
};

/** Signal strength of the nearest access point; each further one is weaker. */
const NEAREST = -40;
const WEAKER_BY = 5;

const networkList: Answer = ({ air }, { args }) => {
  const first = numberOf(args.Index);
  const entries = air
    .all()
    .slice(first, first + numberOf(args.Count))
    .map(({ ssid, security }, index) => ({
      Ssid: ssid,
      Bssid: [...ACCESS_POINT_MAC.slice(0, 5), (ACCESS_POINT_MAC[5] ?? 0) + first + index],
      Rssi: NEAREST - WEAKER_BY * (first + index),
      SecurityInfo: securityBits[security],
      Channel: CHANNEL,
      CountryStr: 'US',
      Supported_2_4G_Channels: 0x07ff,
    }));
  return { code: entries.length, pEntries: entries };
};

const served = ({ code }: Answered): boolean => code >= 0;

const fileRead: Answer = ({ files }, { args }) => {
  const read = files.read(numberOf(args.FileHdl), numberOf(args.Offset), numberOf(args.Len));
  return typeof read === 'number' ? { code: read, pData: '' } : { code: read.length, pData: textOf(read) };
};

const STORAGE_BLOCK = 4_096;

const fileInfo: Answer = ({ files }, { args }) => {
  const length = files.lengthOf(String(args.pFileName));
  if (length < 0) return { code: length };
  const allocated = Math.max(1, Math.ceil(length / STORAGE_BLOCK)) * STORAGE_BLOCK;
  return { Len: length, MaxSize: allocated, StorageSize: allocated };
};

/** Answers that the reference device does not give by itself. */
export const responses: Readonly<Record<string, Answer>> = {
  sl_DeviceGet: deviceAnswer,
  sl_DeviceEventMaskGet: ({ eventMasks }, { args }) => ({ pMask: eventMasks.get(numberOf(args.EventClass)) ?? 0 }),
  sl_WlanGet: (_sources, { args }) => ({ pValues: fromTable(wlanValues, args.ConfigId, args.ConfigOpt) }),
  sl_NetAppGet: (_sources, { args }) => ({ pOptionValue: fromTable(netAppValues, args.AppId, args.Option) }),
  sl_NetCfgGet: netCfgAnswer,
  sl_WlanGetNetworkList: networkList,
  sl_WlanGetExtNetworkList: networkList,
  sl_Socket: ({ sockets }) => {
    const sd = sockets.create();
    return sd < 0 ? { code: sd, sd: 0 } : { code: 0, sd };
  },
  sl_GetSockOpt: () => ({ optval: 0 }),
  sl_NetUtilGet: ({ random }, { args }) => ({ pValues: Buffer.from(random(numberOf(args.room))).toString('hex') }),
  sl_FsOpen: ({ files }, { args }) => ({
    code: files.open(String(args.pFileName), numberOf(args.AccessModeAndMaxSize)),
    pToken: 0,
  }),
  sl_FsClose: ({ files }, { args }) => ({ code: files.close(numberOf(args.FileHdl)) }),
  sl_FsRead: fileRead,
  sl_FsWrite: ({ files }, { args }) => ({
    code: files.write(numberOf(args.FileHdl), numberOf(args.Offset), bytesOf(String(args.pData))),
  }),
  sl_FsGetInfo: fileInfo,
  sl_FsDel: ({ files }, { args }) => ({ code: files.remove(String(args.pFileName)) }),
};

/** Fields of completions. */
export const completions: Readonly<Record<string, Answer>> = {
  sl_NetAppDnsGetHostByName: () => ({ OutIpAddr: SERVER }),
  sl_NetAppDnsGetHostByService: () => ({ pAddr: SERVER, pPort: 80, pText: '' }),
  sl_NetAppPing: ({ networkProcessor }, { args }) => {
    const attempts = numberOf((args.pPingParams as Fields | undefined)?.TotalNumberOfAttempts);
    const received = networkProcessor.online ? attempts : 0;
    return { PacketsSent: attempts, PacketsReceived: received, MinRoundTime: 1, MaxRoundTime: 1, AvgRoundTime: 1 };
  },
  /** A socket event of type 3: the connection is secured. */
  sl_StartTLS: (_sources, { args }) => ({ Sd: numberOf(args.sd), Type: 3, Val: 0, ExtraInfo: '' }),
  sl_NetAppRecv: () => ({ pData: '', Flags: 0 }),
  sl_NetUtilCmd: () => ({ pOutputValues: '' }),
};

/** All fields of an answer: the arguments that it repeats, then those of the table, then the reference device's. */
export const answerFields = (
  table: Readonly<Record<string, Answer>>,
  name: string,
  sources: AnswerSources,
  command: Answered,
  value: Fields | undefined,
): Fields => ({
  ...command.args,
  code: command.code,
  ...(served(command) && table[name]?.(sources, command)),
  ...value,
});
