import { createDecipheriv } from 'node:crypto';

/** What a receiver of SmartConfig gets from the lengths of frames. */
export interface Received {
  /** Length of the constant overhead of a frame, in bytes. */
  readonly overhead: number;
  readonly ssid: Buffer;
  readonly key: Buffer;
  readonly freeData?: Buffer;
}

/**
 * Decodes lengths of frames, which are larger by a constant than those of the datagrams. It is written from the table of
 * `docs/bench-linux.md` and shares no code with the sender. Lost, repeated and foreign frames make it skip a pass.
 *
 * @param cipherKey AES key in hexadecimal digits, for a key that is encrypted
 */
export function decodeLengths(lengths: readonly number[], cipherKey?: string): Received | undefined {
  for (const overhead of overheads(lengths)) {
    const data = lengths.map((length) => length - overhead).filter((length) => length >= 28);
    for (let at = data.indexOf(1_099); at >= 0; at = data.indexOf(1_099, at + 1)) {
      const received = decodePass(data.slice(at + 1), cipherKey);
      if (received !== undefined) return { overhead, ...received };
    }
  }
  return undefined;
}

/** Whether a receiver synchronises: one length at every second place, and another one 20 longer without a group. */
export const overheads = (lengths: readonly number[]): readonly number[] => {
  const counts = new Map<number, number>();
  for (const length of lengths) counts.set(length, (counts.get(length) ?? 0) + 1);
  return [...counts]
    .filter(([, count]) => count >= 3)
    .sort(([, one], [, other]) => other - one)
    .slice(0, 4)
    .map(([length]) => length - 3);
};

function decodePass(data: readonly number[], cipherKey: string | undefined): Omit<Received, 'overhead'> | undefined {
  const ssid = partAt(data, 0);
  if (ssid === undefined) return undefined;
  const middle = data[ssid.end];
  if (middle !== 1_199 && middle !== 1_200) return undefined;
  const secret = partAt(data, ssid.end + 1);
  if (secret === undefined || (middle === 1_200 && cipherKey === undefined)) return undefined;
  const key = middle === 1_200 ? decrypted(secret.bytes, cipherKey ?? '') : secret.bytes;
  const free = data[secret.end] === 1_149 ? partAt(data, secret.end + 1) : undefined;
  return { ssid: ssid.bytes, key, ...(free && { freeData: free.bytes }) };
}

/** A length, and then two lengths for each byte. */
function partAt(data: readonly number[], at: number): { readonly bytes: Buffer; readonly end: number } | undefined {
  const count = (data[at] ?? 0) - 28;
  if (count < 0 || count > 34) return undefined;
  const halves: number[] = [];
  for (let place = 0; place < 2 * count; place += 1) {
    const value = (data[at + 1 + place] ?? 0) - 593;
    const before = halves.at(-1) ?? 0;
    if (value < 0 || value > 255 || value >> 4 !== ((before ^ place) & 15)) return undefined;
    halves.push(value & 15);
  }
  const bytes = Buffer.from(halves.map((half) => half.toString(16)).join(''), 'hex');
  return { bytes, end: at + 1 + 2 * count };
}

function decrypted(secret: Buffer, cipherKey: string): Buffer {
  const plain = [0, 1].map((block) => {
    const vector = Buffer.from(`010319d2b151f2097061c3cb307d000${block + 1}`, 'hex');
    const decipher = createDecipheriv('aes-128-ofb', Buffer.from(cipherKey, 'hex'), vector);
    return Buffer.concat([decipher.update(secret.subarray(16 * block, 16 * block + 16)), decipher.final()]);
  });
  const all = Buffer.concat(plain);
  // A key of 32 bytes has no length before it; its first byte is a printable character.
  const length = all[0] ?? 0;
  return length < 32 ? all.subarray(1, 1 + length) : all;
}
