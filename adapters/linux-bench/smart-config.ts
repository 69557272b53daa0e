import { createCipheriv } from 'node:crypto';
import * as v from 'valibot';
import { ProvtckError } from '../../ledger/error';
import { bytesOf } from '../byte-text';

/**
 * The signal of SmartConfig as the lengths of datagrams. A device measures the lengths of encrypted frames and subtracts
 * the constant overhead. No device has confirmed this sender yet; see `docs/bench-linux.md`.
 */

/** What is transmitted, as texts of the notation of `byte-text.ts`. */
export const SmartConfigMessage = v.strictObject({
  ssid: v.string(),
  key: v.string(),
  /** AES key in 32 hexadecimal digits; without it the key is not encrypted. */
  cipherKey: v.exactOptional(v.string()),
  /** Group of devices, 0 to 15. */
  group: v.number(),
  deviceName: v.exactOptional(v.string()),
  /** Never sends more than half of the name: a device synchronises and gets no credentials. */
  breaksOff: v.optional(v.boolean(), false),
});
export type SmartConfigMessage = v.InferOutput<typeof SmartConfigMessage>;

/** UDP port of sender and receiver. */
export const smartConfigPort = 15_000;

/** Special lengths. */
export const mark = { start: 1_099, plainKey: 1_199, encryptedKey: 1_200, freeData: 1_149 } as const;
/** A number of bytes is sent as this more. */
const lengthBase = 28;
/** Half a byte is sent as this more. */
const halfBase = 593;
/** Lengths of the datagrams between the data, in the odd and in the even passes. The group is subtracted from the latter. */
export const synchronising = { odd: 3, even: 23 } as const;
/** Length of a part: name, key, free data. */
const longest = 32;
/** Type of free data that is a device name. */
const nameType = 3;

/** Start vectors of the two blocks of the key. */
const vectors = ['010319d2b151f2097061c3cb307d0001', '010319d2b151f2097061c3cb307d0002'];

/**
 * The lengths of one pass, in their order.
 *
 * @param pass number of the pass, from 1
 * @throws ProvtckError `SMARTCONFIG_TOO_LONG` for a name or key that the signal cannot carry
 */
export function passOf(message: SmartConfigMessage, pass: number): readonly number[] {
  const between = pass % 2 === 1 ? synchronising.odd : synchronising.even - message.group;
  return dataOf(message).flatMap((length) => [between, length]);
}

function dataOf({ ssid, key, cipherKey, deviceName, breaksOff }: SmartConfigMessage): readonly number[] {
  const name = part('name', bytesOf(ssid));
  const beginning = [mark.start, name.length + lengthBase];
  if (breaksOff) return [...beginning, ...halves(name.subarray(0, Math.ceil(name.length / 2)))];
  const plain = part('key', bytesOf(key));
  const secret = cipherKey === undefined ? plain : encrypted(plain, Buffer.from(cipherKey, 'hex'));
  return [
    ...beginning,
    ...halves(name),
    cipherKey === undefined ? mark.plainKey : mark.encryptedKey,
    secret.length + lengthBase,
    ...halves(secret),
    ...(deviceName === undefined ? [] : freeData(part('device name', bytesOf(deviceName)))),
  ];
}

function freeData(name: Buffer): readonly number[] {
  const data = Buffer.from([nameType, name.length, ...name]);
  return [mark.freeData, data.length + lengthBase, ...halves(data)];
}

function part(what: string, bytes: Uint8Array): Buffer {
  if (bytes.length <= longest) return Buffer.from(bytes);
  throw new ProvtckError(
    'SMARTCONFIG_TOO_LONG',
    `SmartConfig cannot carry a ${what} of ${bytes.length} bytes`,
    `Use at most ${longest} bytes, or another way of provisioning.`,
  );
}

/** Each half of a byte, together with its place and the half before it. */
function halves(bytes: Uint8Array): readonly number[] {
  let before = 0;
  return [...bytes]
    .flatMap((byte) => [byte >> 4, byte & 0x0f])
    .map((half, counter) => {
      const length = halfBase + 16 * ((before ^ counter) & 0x0f) + half;
      before = half;
      return length;
    });
}

/** 32 bytes: the length of the key unless it has 32 bytes, the key, zeros; each block in OFB with its own vector. */
function encrypted(key: Buffer, cipherKey: Buffer): Buffer {
  const plain = Buffer.alloc(longest);
  plain.set(key.length === longest ? key : [key.length, ...key]);
  return Buffer.concat(
    vectors.map((vector, block) => block16(plain.subarray(16 * block, 16 * block + 16), cipherKey, vector)),
  );
}

/** One block in OFB: the encrypted vector, exclusive-or with the text. */
function block16(text: Buffer, cipherKey: Buffer, vector: string): Buffer {
  const cipher = createCipheriv('aes-128-ofb', cipherKey, Buffer.from(vector, 'hex'));
  return Buffer.concat([cipher.update(text), cipher.final()]);
}
