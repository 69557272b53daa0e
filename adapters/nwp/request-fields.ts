import type { Fields } from '../adapter';
import { textOf } from '../byte-text';

const methods: Readonly<Record<number, string>> = { 1: 'GET', 2: 'POST', 3: 'PUT', 4: 'DELETE' };

/** TI's type of the metadata that holds the path of a request. */
const REQUEST_URI = 2;
/** Type and length of a metadata item. */
const HEAD = 3;

/** Method and path of a request that the network processor forwards to the application. */
export function requestFields({ Type, Metadata }: Fields): Fields {
  const metadata = Buffer.from(typeof Metadata === 'string' ? Metadata : '', 'hex');
  return { method: methods[Number(Type)] ?? String(Type), path: pathIn(metadata) };
}

function pathIn(metadata: Buffer): string {
  for (let at = 0; at + HEAD <= metadata.length; ) {
    const end = at + HEAD + metadata.readUInt16LE(at + 1);
    if (metadata[at] === REQUEST_URI) return textOf(metadata.subarray(at + HEAD, end));
    at = end;
  }
  return '';
}
