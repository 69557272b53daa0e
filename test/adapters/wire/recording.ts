import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { packageRoot } from '../../../ledger/package-root';

/** One frame between TI's host driver 3.0.1.71 and a network processor, or the power being switched. */
type RecordedFrame =
  | { readonly power: 'on' | 'off' }
  | {
      readonly power?: undefined;
      /** Milliseconds since power-on. */
      readonly at: number;
      readonly from: 'host' | 'network processor';
      /** In hex, as they went. */
      readonly bytes: string;
      /** How many bytes at the end were not written down. */
      readonly cut?: number;
      /** What TI's application called, or what the message is. */
      readonly what?: string;
    };

const folder = join(packageRoot(), 'test', 'fixtures', 'wire');

/** Names of the recordings. */
export const recordings: readonly string[] = readdirSync(folder).map((file) => file.replace(/\.json$/, ''));

export function recording(name: string): readonly RecordedFrame[] {
  const { frames } = JSON.parse(readFileSync(join(folder, `${name}.json`), 'utf8')) as {
    readonly frames: readonly RecordedFrame[];
  };
  return frames;
}

/** The bytes of a frame, with zeros for those that were not written down. */
export const bytesIn = ({ bytes, cut = 0 }: { readonly bytes: string; readonly cut?: number }): Buffer =>
  Buffer.concat([Buffer.from(bytes, 'hex'), Buffer.alloc(cut)]);
