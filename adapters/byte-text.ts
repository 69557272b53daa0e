/**
 * Converts any bytes to text and back without loss: valid UTF-8 is unchanged, control characters and invalid bytes are
 * `\xNN`, the backslash is `\\`. Network names use this format, and so does raw console traffic in a transcript.
 */

const decoder = new TextDecoder('utf-8', { fatal: true });

/** The bytes as text. */
export function textOf(bytes: Uint8Array): string {
  const buffer = Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  let text = '';
  for (let at = 0; at < bytes.length; ) {
    // Most bytes need no escape.
    const from = at;
    while (isPlain(bytes[at])) at += 1;
    if (at > from) text += buffer.toString('latin1', from, at);
    if (at === bytes.length) break;
    const length = sequenceLength(bytes, at);
    text += length === 0 ? escaped(bytes[at] ?? 0) : decoder.decode(bytes.subarray(at, at + length));
    at += Math.max(length, 1);
  }
  return text;
}

/**
 * The bytes of a text. A backslash that begins no known escape is a plain backslash, so that a text typed by a user
 * keeps its meaning.
 */
export function bytesOf(text: string): Uint8Array {
  if (!text.includes('\\')) return Buffer.from(text, 'utf8');
  const chunks: Buffer[] = [];
  for (const part of text.split(/(\\x[0-9a-f]{2}|\\\\)/i)) {
    if (/^\\x[0-9a-f]{2}$/i.test(part)) chunks.push(Buffer.from(part.slice(2), 'hex'));
    else chunks.push(Buffer.from(part === '\\\\' ? '\\' : part, 'utf8'));
  }
  return Buffer.concat(chunks);
}

/** The canonical form of a text; two texts of the same bytes have the same form. */
export const normalText = (text: string): string => (PLAIN.test(text) ? text : textOf(bytesOf(text)));

/** Characters that are never escaped. */
const PLAIN = /^[\x20-\x5b\x5d-\x7e]*$/;

/** Whether a text is in its canonical form. Line ends and tabs may be plain if it is the body of a page. */
export const isNormalText = (text: string, isBody = false): boolean => {
  const checked = isBody ? text.replace(/[\t\r\n]/g, '') : text;
  return normalText(checked) === checked;
};

/**
 * The body of a page with its line ends and tabs as they are. A device may also write them as `\\xNN`, the notation of
 * all other control characters.
 */
export const bodyText = (text: string): string =>
  text.replace(/\\\\|\\x0[9ad]/gi, (part) =>
    part === '\\\\' ? part : String.fromCharCode(Number.parseInt(part.slice(2), 16)),
  );

const isPlain = (byte: number | undefined): boolean =>
  byte !== undefined && byte >= 0x20 && byte < 0x7f && byte !== 0x5c;

const escaped = (byte: number): string => (byte === 0x5c ? '\\\\' : `\\x${byte.toString(16).padStart(2, '0')}`);

/** Length of a UTF-8 sequence of several bytes by its first byte; 0 for a byte that begins none. */
function lengthByFirst(first: number): number {
  if (first < 0xc2 || first > 0xf4) return 0;
  if (first >= 0xf0) return 4;
  return first >= 0xe0 ? 3 : 2;
}

/** Length of the valid, printable UTF-8 sequence at `at`; 0 if the byte must be escaped. */
function sequenceLength(bytes: Uint8Array, at: number): number {
  const first = bytes[at] ?? 0;
  if (first < 0x80) return isPlain(first) ? 1 : 0;
  const length = lengthByFirst(first);
  // The decoder detects these too, but with an exception, and noise on the line causes millions of them.
  for (let next = at + 1; next < at + length; next += 1) if (((bytes[next] ?? 0) & 0xc0) !== 0x80) return 0;
  return isPrintable(bytes.subarray(at, at + length)) ? length : 0;
}

/** Whether bytes are one printable character. */
function isPrintable(bytes: Uint8Array): boolean {
  try {
    const character = decoder.decode(bytes);
    // A decoder drops a byte order mark, and control characters have two-byte forms too.
    return [...character].length === 1 && (character.codePointAt(0) ?? 0) >= 0xa0 && character !== '\ufeff';
  } catch {
    return false;
  }
}
