import type { Fields } from '../adapter';
import { bytesOf } from '../byte-text';
import type { NetworkProcessor } from '../simulator/network-processor/network-processor';
import { STATION_ADDRESS } from '../simulator/network-processor/station';
import { ACCESS_POINT_MAC, addressNumber, CHANNEL, GATEWAY, PHONE_MAC } from './addresses';

type Extend = (networkProcessor: NetworkProcessor, data: Fields) => Fields;

/** Reason of a disconnection that the host has asked for is 200; this one is the loss of beacons (IEEE 802.11: 4). */
const BEACON_LOSS = 4;
const LEASE_TIME = 86_400;
const HTTP_SERVER = 1;
/** TI's type of the metadata that holds the path of a request. */
const REQUEST_URI = 2;
const requestTypes: Readonly<Record<string, number>> = { GET: 1, POST: 2, PUT: 3, DELETE: 4 };

/** Address of the phone in the network of the device's own access point. */
const phoneAddress = ({ accessPointAddress }: NetworkProcessor): number =>
  addressNumber(accessPointAddress.address.replace(/\d+$/, '2'));

/** A metadata item: type, length, value. */
const metadata = (type: number, text: string): string => {
  const value = bytesOf(text);
  const head = Buffer.alloc(3);
  head.writeUInt8(type, 0);
  head.writeUInt16LE(value.length, 1);
  return Buffer.concat([head, value]).toString('hex');
};

/** Fields that the reference device leaves out of an event because no rule speaks of them. */
const extensions: Readonly<Record<string, Extend>> = {
  SL_WLAN_EVENT_CONNECT: ({ radio }) => ({
    SsidName: radio.station.link?.ssid ?? '',
    Bssid: ACCESS_POINT_MAC,
    Channel: CHANNEL,
  }),
  SL_WLAN_EVENT_DISCONNECT: () => ({ SsidName: '', Bssid: ACCESS_POINT_MAC, ReasonCode: BEACON_LOSS }),
  SL_WLAN_EVENT_STA_ADDED: () => ({ Mac: PHONE_MAC }),
  SL_WLAN_EVENT_STA_REMOVED: () => ({ Mac: PHONE_MAC }),
  SL_NETAPP_EVENT_DHCPV4_LEASED: (networkProcessor) => ({
    IpAddress: phoneAddress(networkProcessor),
    LeaseTime: LEASE_TIME,
    Mac: PHONE_MAC,
  }),
  SL_NETAPP_EVENT_DHCPV4_RELEASED: (networkProcessor) => ({
    IpAddress: phoneAddress(networkProcessor),
    Mac: PHONE_MAC,
    Reason: 0,
  }),
  SL_NETAPP_EVENT_IPV4_ACQUIRED: () => ({ Ip: addressNumber(STATION_ADDRESS), Gateway: GATEWAY, Dns: GATEWAY }),
  NETAPP_REQUEST: (_networkProcessor, { method, path }) => ({
    AppId: HTTP_SERVER,
    Type: requestTypes[String(method)] ?? 0,
    Handle: 1,
    Flags: 0,
    Metadata: metadata(REQUEST_URI, String(path ?? '')),
    Payload: '',
  }),
};

/** All fields of an event on the wire. What the event itself has comes first. */
export const eventFields = (networkProcessor: NetworkProcessor, name: string, data: Fields): Fields => ({
  ...extensions[name]?.(networkProcessor, data),
  ...data,
});
