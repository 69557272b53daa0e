/** Time to live of an answer, in seconds. */
const TTL = 1;
const typeA = 1;
const header = 12;

/**
 * Answers a question for a name with an address, whatever the name is (RFC 1035). Other questions get an answer without
 * records.
 *
 * @returns undefined for what is no question
 */
export function answerName(question: Buffer, address: string): Buffer | undefined {
  if (question.length < header + 5 || (question.readUInt16BE(2) & 0x8000) !== 0 || question.readUInt16BE(4) !== 1)
    return undefined;
  const end = endOfName(question);
  if (end === undefined) return undefined;
  const asks = question.subarray(header, end + 4);
  const isAddress = question.readUInt16BE(end) === typeA;
  const head = Buffer.alloc(header);
  question.copy(head, 0, 0, 2);
  head.writeUInt16BE(0x8180, 2);
  head.writeUInt16BE(1, 4);
  head.writeUInt16BE(isAddress ? 1 : 0, 6);
  if (!isAddress) return Buffer.concat([head, asks]);
  const record = Buffer.from([0xc0, header, 0, typeA, 0, 1, 0, 0, 0, TTL, 0, 4, ...address.split('.').map(Number)]);
  return Buffer.concat([head, asks, record]);
}

/** Offset behind the name of the question; undefined if it does not end within the message. */
function endOfName(question: Buffer): number | undefined {
  let at = header;
  while (at < question.length && question[at] !== 0) {
    if ((question[at] ?? 0) > 63) return undefined;
    at += 1 + (question[at] ?? 0);
  }
  return at + 5 <= question.length ? at + 1 : undefined;
}
