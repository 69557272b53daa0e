/** Addresses of the simulated network. Outside socket commands an address is a little-endian number. */

/** The number that TI's API uses for an address in dotted notation. */
export const addressNumber = (dotted: string): number =>
  dotted.split('.').reduce((number, part) => number * 256 + Number(part), 0);

/** The access points give these to the device (RFC 5737, TEST-NET-1). */
export const GATEWAY = addressNumber('192.0.2.1');
export const NETWORK_MASK = addressNumber('255.255.255.0');
/** The server that every name resolves to (RFC 5737, TEST-NET-3). */
export const SERVER = addressNumber('203.0.113.7');

/** MAC addresses of an access point and of the phone, locally administered. */
export const ACCESS_POINT_MAC: readonly number[] = [0x02, 0, 0, 0, 0, 0x0a];
export const PHONE_MAC: readonly number[] = [0x02, 0, 0, 0, 0, 0x0b];

/** Channel of every simulated access point. */
export const CHANNEL = 6;
