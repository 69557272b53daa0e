import { isJson } from '../../ledger/json';
import type { Action } from './action';
import { broken, kept, type Obligation } from './obligation';

const FORM = 'application/x-www-form-urlencoded';
const LIMIT = 2 ** 32;

/** Resources with the version: that of Table 9-1, and the tokens of older apps. */
const VERSION: readonly string[] = ['/param_product_version.txt', '/__SL_G_REV', '/__SL_G_PIP'];
const API = '/api/1/';

/** A request of the app. Its body is as it came, without a line end after it. */
interface Request {
  readonly method: string;
  readonly path: string;
  /** Undefined if the request has no such header. */
  readonly contentType: string | undefined;
  readonly body: string;
  /** After the question mark of the address. */
  readonly query: string;
}

/** A text of a transcript, in which control characters and other bytes are `\xNN`, with these characters. */
const withControls = (text: string): string =>
  text.replace(/\\(?:x([0-9a-f]{2})|\\)/gi, (_, digits?: string) =>
    digits === undefined ? '\\' : String.fromCharCode(Number.parseInt(digits, 16)),
  );

function requestOf({ name, data }: Action): Request | undefined {
  if (name !== 'request') return undefined;
  const { method, path, contentType, body, query } = data;
  return {
    method: String(method),
    path: decoded(String(path)),
    contentType: typeof contentType === 'string' ? contentType : undefined,
    body: withControls(String(body ?? '')),
    query: String(query ?? ''),
  };
}

/** Methods whose requests hand something over. */
const HANDING: readonly string[] = ['POST', 'PUT', 'PATCH'];

/** A request to the API that hands something over. */
const isApiPost = ({ method, path }: Request): boolean => HANDING.includes(method) && path.startsWith(API);

/** Names and values of a body, not decoded. */
const pairsOf = ({ body }: Pick<Request, 'body'>): readonly (readonly [name: string, value: string])[] =>
  body === ''
    ? []
    : body.split('&').map((pair) => {
        const at = pair.indexOf('=');
        return at < 0 ? [pair, ''] : [pair.slice(0, at), pair.slice(at + 1)];
      });

/** A value of a form, decoded. A form may encode every character. */
function decoded(value: string): string {
  try {
    return decodeURIComponent(value.replaceAll('+', ' '));
  } catch {
    return value;
  }
}

/** Whether a value is a number of scan cycles, in decimal digits. */
const isCycles = (value: string): boolean => /^\s*\+?\d+\s*$/.test(value) && Number(value) > 0 && Number(value) < LIMIT;

/** PROV-9-13 */
const scanCycles: Obligation = {
  rule: 'PROV-9-13',
  sentence: 'every number of scan cycles is above 0 and below 2^32',
  unseen: 'the app has sent no __SL_P_SC2',
  watch: () => (action) => {
    const request = requestOf(action);
    const pairs = request && [...pairsOf(request), ...pairsOf({ body: request.query })];
    const sent = (pairs ?? [])
      .filter(([name]) => decoded(name).trim() === '__SL_P_SC2')
      .map(([, value]) => decoded(value));
    if (sent.length === 0) return undefined;
    const wrong = sent.find((value) => !isCycles(value));
    return wrong === undefined ? kept : broken('a value of __SL_P_SC2 above 0 and below 2^32', `the value "${wrong}"`);
  },
};

/** The characters of a form: all printable ASCII characters. A blank is the subject of PROV-9-16. */
const ENCODED = /^[\x20-\x7e]*$/;
const WRONG_ESCAPE = /%(?![0-9a-f]{2})/i;

/** What a body has that no form has; undefined for a form. */
function wrongIn(body: string): string | undefined {
  // Whatever its content type says.
  if (isJson(body)) return 'JSON';
  if (/^\s*</.test(body)) return 'XML';
  if (WRONG_ESCAPE.test(body)) return 'a % without two hexadecimal digits';
  return ENCODED.test(body) ? undefined : 'a byte that is not encoded';
}

/** A form whose names are those of the document. A body without a content type is recognised by it. */
const namesParameters = (request: Request): boolean =>
  pairsOf(request).every(([name]) => decoded(name).startsWith('__SL_P_'));

/** PROV-9-15. A request without the header keeps it with a body that is a form, and is not judged with any other. */
const encoding: Obligation = {
  rule: 'PROV-9-15',
  sentence: 'every API request is a form',
  unseen: 'the app has sent no API request with a body',
  watch: () => (action) => {
    const request = requestOf(action);
    if (request === undefined || !isApiPost(request)) return undefined;
    const type = request.contentType?.split(';')[0]?.trim().toLowerCase();
    if (type !== undefined && type !== FORM) return broken(`the content type ${FORM}`, type);
    if (request.body === '') return undefined;
    const wrong = wrongIn(request.body);
    if (wrong !== undefined) return broken('an encoded form', wrong);
    return type !== undefined || namesParameters(request) ? kept : undefined;
  },
};

/** Blanks and line ends, as they are and as a form encodes them. */
const BLANK = /[ \t\r\n\v\f+]|%(?:20|0[9a-d])/i;

/** PROV-9-16 */
const blanks: Obligation = {
  rule: 'PROV-9-16',
  sentence: 'no body has blanks outside values',
  unseen: 'the app has sent no API request with a body',
  watch: () => (action) => {
    const request = requestOf(action);
    if (request === undefined || !isApiPost(request) || request.body === '') return undefined;
    const found = pairsOf(request).find(([name]) => BLANK.test(name));
    return found === undefined ? kept : broken('no blanks outside values', `the name "${found[0]}"`);
  },
};

/** PROV-9-24. The API of R2.0 begins with /api/1/. */
const versionFirst: Obligation = {
  rule: 'PROV-9-24',
  sentence: 'the app reads the version before it uses the API',
  unseen: 'the app has not used the API',
  watch: () => {
    let asked = false;
    let used = false;
    return (action) => {
      const request = requestOf(action);
      if (request === undefined) return undefined;
      asked ||= request.method === 'GET' && VERSION.includes(request.path);
      if (!request.path.startsWith(API) || used) return undefined;
      used = true;
      return asked ? kept : broken('a request for the version before the API', `${request.method} ${request.path}`);
    };
  },
};

/** The rules that bind a phone app. */
export const appObligations: readonly Obligation[] = [scanCycles, encoding, blanks, versionFirst];
