import type { CallOutcome, Fields } from '../adapter';
import { textOf } from '../byte-text';
import type { AnswerForm } from './at-commands';
import type { ConsoleLine } from './line-reader';
import { bitsOf, wordNamed } from './vocabulary';

/** The line that ended a command. */
export type Final = Extract<ConsoleLine, { readonly kind: 'ok' | 'error' }>;

type Returned = Extract<CallOutcome, { readonly kind: 'returned' }>;

/**
 * The return value of a function, read from the lines of its command. A console prints the return value of few
 * functions; for the others it reports only that it is not negative, which is returned as 0.
 *
 * @param results lines between command and final line
 */
export function returnedBy(form: AnswerForm | undefined, results: readonly string[], final: Final): Returned {
  if (final.kind === 'error') return { kind: 'returned', code: final.code };
  const [first] = results;
  if (form === undefined || first === undefined) return { kind: 'returned', code: 0 };
  switch (form) {
    case 'code':
      return { kind: 'returned', code: Number.parseInt(first, 10) || 0 };
    case 'profile':
      return profile(first);
    case 'connection policy':
      return { kind: 'returned', code: 0, value: { pPolicy: bitsOf('connectionPolicy', first) } };
    default:
      return { kind: 'returned', code: 0, value: { [form.slice('text:'.length)]: latin1ToText(first) } };
  }
}

/** Text of the contract for bytes in latin1 characters. */
export const latin1ToText = (latin1: string): string => textOf(Buffer.from(latin1, 'latin1'));

/**
 * `ssid,bssid,security,key,user,anonymous user,eap method,priority`. A name can contain commas, and an EAP method
 * without a word has no comma. The security is therefore the last field that is a security word and follows a field
 * like a BSSID.
 */
function profile(line: string): Returned {
  const fields = line.split(',');
  const at = fields.findLastIndex(
    (field, index) =>
      wordNamed('security', field, true) !== undefined &&
      /^(0x[\da-f]+(:0x[\da-f]+){5})?$/i.test(fields[index - 1] ?? '-'),
  );
  if (at < 2) return { kind: 'returned', code: 0 };
  const value: Fields = {
    pName: latin1ToText(fields.slice(0, at - 1).join(',')),
    pPriority: Number(fields.at(-1) ?? 0),
  };
  return { kind: 'returned', code: wordNamed('security', fields[at] ?? '', true)?.value ?? 0, value };
}
