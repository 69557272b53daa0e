import * as v from 'valibot';
import { readData } from '../../ledger/read-data';
import { bytesOf } from '../byte-text';

const InterfaceName = v.pipe(
  v.string(),
  v.regex(/^[\w.-]{1,15}$/, 'must be the name of a network interface, as `iw dev` lists it'),
);
/** Channels 12 and 13 are not allowed everywhere, and SmartConfig needs 2.4 GHz. */
const Channel = v.pipe(v.number(), v.integer(), v.minValue(1), v.maxValue(11));
const Mac = v.pipe(v.string(), v.regex(/^([\da-f]{2}:){5}[\da-f]{2}$/, 'must be a MAC address in lower case'));
const upTo32Bytes = v.check(
  (text: string) => bytesOf(text).length >= 1 && bytesOf(text).length <= 32,
  'must have 1 to 32 bytes',
);

/** The file of `provtck bench linux`. `docs/bench-linux.md` describes it. */
export const BenchFile = v.strictObject({
  /** Distinguishes several benches on one machine. */
  name: v.optional(
    v.pipe(v.string(), v.regex(/^[a-z0-9-]{1,12}$/, 'must be 1 to 12 lower-case letters, digits and hyphens')),
    'bench',
  ),
  regulatoryDomain: v.pipe(v.string(), v.regex(/^[A-Z]{2}$/, 'must be the two capital letters of a country')),
  accessPoints: v.strictObject({ interface: InterfaceName, channel: Channel }),
  phone: v.strictObject({ interface: InterfaceName }),
  device: v.optional(
    v.strictObject({
      /** Beginning of the name of the device AP. */
      ssidPrefix: v.optional(v.pipe(v.string(), upTo32Bytes), 'mysimplelink'),
      /** Channel of the device AP; all channels where it is absent. */
      channel: v.exactOptional(Channel),
      /** Address of the device, where several devices are in range. */
      mac: v.exactOptional(Mac),
    }),
    {},
  ),
  /** Whether an access point disappears silently or sends a farewell. */
  withdraw: v.optional(v.picklist(['silent', 'farewell']), 'silent'),
  smartConfig: v.optional(
    v.strictObject({
      /** AES key in 32 hexadecimal digits; without it the key of the network is not encrypted. */
      key: v.exactOptional(v.pipe(v.string(), v.regex(/^[\da-fA-F]{32}$/, 'must be 32 hexadecimal digits'))),
      group: v.optional(v.pipe(v.number(), v.integer(), v.minValue(0), v.maxValue(15)), 0),
      /** Name for the device, sent as free data. */
      deviceName: v.exactOptional(v.pipe(v.string(), upTo32Bytes)),
      /** Pause between two datagrams, in ms. */
      pause: v.optional(v.pipe(v.number(), v.integer(), v.minValue(0), v.maxValue(50)), 4),
    }),
    {},
  ),
});
export type BenchFile = v.InferOutput<typeof BenchFile>;

const Checked = v.pipe(
  BenchFile,
  v.check(
    ({ accessPoints, phone }) => accessPoints.interface !== phone.interface,
    'accessPoints and phone must have different interfaces, because each needs a radio of its own',
  ),
);

/**
 * Reads and checks the file of a bench.
 *
 * @throws ProvtckError `DATA_…` with every wrong field
 */
export const readBenchFile = (file: string): BenchFile => readData(file, Checked);
