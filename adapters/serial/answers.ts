import type { CallOutcome, Fields } from '../adapter';
import { textOf } from '../byte-text';
import type { AnswerForm } from './at-commands';
import type { ConsoleLine } from './line-reader';
import { bitsOf, wordNamed } from './vocabulary';

/** The line that ended a command. */
export type Final = Extract<ConsoleLine, { readonly kind: 'ok' | 'error' }>;

type Returned = Extract<CallOutcome, { readonly kind: 'returned' }>;

/**
 * What a function returned, read from the lines of its command. A console tells the return value of few functions;
 * of the others it tells no more than that it was not negative, which stands as 0.
 *
 * @param results what came between command and final line
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

/** Text of the contract for bytes that stand as latin1 characters. */
export const latin1ToText = (latin1: string): string => textOf(Buffer.from(latin1, 'latin1'));

/**
 * `ssid,bssid,security,key,user,anonymous user,eap method,priority`. A name may hold commas, and an EAP method TI has
 * no word for leaves out even its comma, so the security is looked for: the last field that is one and follows
 * something like a BSSID.
 */
function profile(line: string): Returned {
  const fields = line.split(',');
  const at = fields.findLastIndex(
    (field, index) =>
      wordNamed('security', field) !== undefined && /^(0x[\da-f]+(:0x[\da-f]+){5})?$/i.test(fields[index - 1] ?? '-'),
  );
  if (at < 2) return { kind: 'returned', code: 0 };
  const value: Fields = {
    pName: latin1ToText(fields.slice(0, at - 1).join(',')),
    pPriority: Number(fields.at(-1) ?? 0),
  };
  return { kind: 'returned', code: wordNamed('security', fields[at] ?? '')?.value ?? 0, value };
}
