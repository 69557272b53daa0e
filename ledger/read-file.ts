import { readFileSync, statSync } from 'node:fs';

/** Largest file that is read as a whole, in bytes. The result of a run has about one hundredth of it. */
const LARGEST = 128 * 1_048_576;

/**
 * Reads a file as a whole, unless it is so large that it is of another kind.
 *
 * @param largest in bytes
 * @throws Error of the file system, or about the size
 */
export function readSmallFile(file: string, largest = LARGEST): Buffer {
  const status = statSync(file);
  // A pipe may have no writer, and a device such as /dev/zero has no end. No signal ends the wait for them.
  if (!status.isFile()) throw new Error('it is not a regular file');
  const { size } = status;
  if (size > largest) throw new Error(`it has ${size} bytes, more than ${largest}`);
  return readFileSync(file);
}
