import { existsSync } from 'node:fs';
import { ProvtckError } from '../ledger/error';
import { clipped, printable } from '../reports/terminal';
import type { LabelledResult } from '../site/spec';
import { readResult, resultFile } from './result-file';

/** A result to show, with the file it was read from. */
interface GivenResult extends LabelledResult {
  readonly file: string;
}

/** Maximum number of characters of a label, which appears in table headings. */
const maxLabel = 80;
/** Maximum number of quoted characters of an argument. */
const quoted = 120;

/**
 * Reads the results that the user names, each with an optional label before an equals sign. A result without a label
 * gets the names of device and firmware. The file name is added to equal labels.
 *
 * @throws ProvtckError `LABEL_INVALID`, `RESULT_UNREADABLE`
 */
export function labelledResults(given: readonly string[]): readonly GivenResult[] {
  const read = given.map(labelled).map(({ label, path }) => {
    const file = resultFile(path);
    const result = readResult(file);
    return { file, result, label, name: label ?? nameOf(result) };
  });
  return read.map(({ file, result, label, name }) => {
    const alone = read.filter((other) => other.name === name).length === 1;
    return { file, result, label: alone ? name : label === undefined ? file : `${label} (${file})` };
  });
}

const nameOf = ({ device }: LabelledResult['result']): string =>
  [device.part, ...Object.entries(device.versions).map(([name, version]) => `${name} ${version}`)].join(', ');

/** `1.3=new/result.json`, or a file alone. An existing file whose name has an equals sign is a file. */
function labelled(given: string): { readonly label?: string; readonly path: string } {
  const at = given.indexOf('=');
  if (at < 0 || existsSync(given)) return { path: given };
  const [label, path] = [given.slice(0, at), given.slice(at + 1)];
  if (label.trim() === '') throw invalid(given, 'the label before the equals sign is empty');
  if (label.length > maxLabel) throw invalid(given, `the label is longer than ${maxLabel} characters`);
  if (path.includes('=') && !existsSync(path))
    throw invalid(given, `the label ends at the first equals sign, and there is no file ${clipped(path, quoted)}`);
  return { label, path };
}

const invalid = (given: string, why: string): ProvtckError =>
  new ProvtckError(
    'LABEL_INVALID',
    printable(`--result ${clipped(given, quoted)}: ${why}`),
    'Give a short label without an equals sign, as in 1.3=new/result.json.',
  );
