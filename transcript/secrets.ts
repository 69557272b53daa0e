import type { Fields, Json } from '../ledger/json';
import type { Line, TranscriptRecord } from './record';

/** Members that contain a key or a pass phrase, in setups, access points and TI's parameters. */
const KEY_MEMBER = /(key|password)$/i;
/** Options whose value is a key or a pass phrase: `SL_WLAN_AP_OPT_PASSWORD`. */
const KEY_OPTION = /_PASSWORD$/;
const VALUE_MEMBER = /^p(Option)?Values?$/;
/** Fields of the device's HTML forms that contain one. */
const KEY_FIELDS: ReadonlySet<string> = new Set(['__SL_P_P.C']);
/** The shortest valid key of a network (WEP). A shorter secret is replaced only if it is a separate word. */
const SHORTEST_KEY = 5;
/**
 * First characters of a token. If the device itself sends them, they become token 0, so that no text can imitate a
 * token.
 */
const TOKEN = '[secret ';
const token = (number: number): string => `${TOKEN}${number}]`;

/** Members of a record without text of the device or its user, or that a reader uses as a key. */
const PLAIN: ReadonlySet<string> = new Set(['kind', 'function', 'name', 'act', 'operation', 'direction', 'scenario']);

/**
 * The secrets of one scenario: keys and pass phrases that the suite passes to the device or its bench. The transcript
 * contains `[secret 1]`, `[secret 2]` … instead, in the order in which the suite passed them, at every position. A
 * device that discloses a secret is therefore visible.
 *
 * The numbers start again in every scenario. They do not depend on the worker or on the selection.
 */
export class Secrets {
  private readonly known: string[] = [];
  /** The same in JSON format. */
  private readonly escaped: string[] = [];
  private pattern: RegExp | undefined;
  /** The notations of the secrets on a wire, with the numbers of the secrets. Most runs write no raw traffic. */
  private spellings: ReadonlyMap<string, number> | undefined;
  private rawPattern: RegExp | undefined;

  /** Another scenario begins. */
  forget(): void {
    this.known.length = 0;
    this.escaped.length = 0;
    this.clearPatterns();
  }

  /** Registers the secrets of a request to the device or its bench. */
  learn(said: Json): void {
    if (Array.isArray(said)) {
      const [field, value] = said as readonly Json[];
      if (said.length === 2 && typeof field === 'string' && KEY_FIELDS.has(field)) this.add(value);
      for (const each of said) if (typeof each === 'object') this.learn(each);
      return;
    }
    if (typeof said !== 'object' || said === null) return;
    this.learnMembers(Object.entries(said as Fields));
  }

  private learnMembers(members: readonly (readonly [string, Json])[]): void {
    const hasOption = members.some(([, value]) => typeof value === 'string' && KEY_OPTION.test(value));
    for (const [member, value] of members) {
      if (typeof value === 'object') this.learn(value);
      else if (KEY_MEMBER.test(member) || (hasOption && VALUE_MEMBER.test(member))) this.add(value);
    }
  }

  /**
   * A record as JSON, with tokens in place of secrets.
   *
   * @param json the record as JSON: most records contain no secret, and a short check detects that
   */
  redactedJson(record: TranscriptRecord, json: string): string {
    if (!this.touches(record, json)) return json;
    const redact = (text: string): string => (record.kind === 'raw' ? this.redactedRaw(text) : this.redactedText(text));
    const members = Object.entries(record as Fields).map(([member, value]) => [
      member,
      PLAIN.has(member) ? value : mapped(value, redact),
    ]);
    return JSON.stringify(Object.fromEntries(members));
  }

  /** A request in the form of a transcript. */
  redacted(said: Json): Json {
    return mapped(said, (text) => this.redactedText(text));
  }

  /** The reverse of `redacted`. A token without a registered secret becomes its own text. */
  revealed(written: Json): Json {
    return mapped(written, (text) =>
      text.replace(/\[secret (\d+)\]/g, (whole, digits: string) => {
        const number = Number(digits);
        return number === 0 ? TOKEN : (this.known[number - 1] ?? whole);
      }),
    );
  }

  private add(secret: Json | undefined): void {
    if (typeof secret !== 'string' || secret === '' || this.known.includes(secret)) return;
    this.known.push(secret);
    this.escaped.push(JSON.stringify(secret).slice(1, -1));
    this.clearPatterns();
  }

  /** They are derived from the known secrets. */
  private clearPatterns(): void {
    this.pattern = undefined;
    this.rawPattern = undefined;
    this.spellings = undefined;
  }

  private touches(record: TranscriptRecord, json: string): boolean {
    if (json.includes(TOKEN)) return true;
    if (record.kind === 'raw') return this.known.length > 0;
    return this.escaped.some((secret) => json.includes(secret));
  }

  private redactedText(text: string): string {
    const whole = this.known.indexOf(text);
    if (whole >= 0) return token(whole + 1);
    this.pattern ??= anyOf(this.known.filter((secret) => secret.length >= SHORTEST_KEY));
    return text.replace(this.pattern, (found) => token(this.known.indexOf(found) + 1));
  }

  /** On a wire a secret has other notations too. */
  private redactedRaw(text: string): string {
    const spellings = this.spellings ?? spellingsIn(this.known);
    this.spellings = spellings;
    this.rawPattern ??= anyOf([...spellings.keys()].filter((spelling) => spelling.length >= SHORTEST_KEY));
    return text.replace(this.rawPattern, (found) => token(spellings.get(found) ?? 0));
  }
}

/** The records of one scenario in the form of a transcript: with tokens in place of secrets. */
export function redactedLines(lines: readonly Line[]): readonly Line[] {
  const secrets = new Secrets();
  return lines.map((line) => {
    secrets.learn(requestOf(line));
    const json = JSON.stringify(line);
    const shown = secrets.redactedJson(line, json);
    return shown === json ? line : (JSON.parse(shown) as Line);
  });
}

/** The members of a record that the suite has passed to the device or its bench. */
function requestOf(line: Line): Json {
  if (line.kind === 'reset') return line.setup;
  return 'arguments' in line ? line.arguments : null;
}

/** Longest first, because one secret can be the start of another. */
const anyOf = (secrets: readonly string[]): RegExp =>
  new RegExp(
    [...secrets]
      .sort((a, b) => b.length - a.length)
      .concat(TOKEN)
      .map((secret) => secret.replace(/[\\^$.*+?()[\]{}|/-]/g, '\\$&'))
      .join('|'),
    'g',
  );

/** The notations of secrets, each with the number of the first secret that has it. */
function spellingsIn(secrets: readonly string[]): ReadonlyMap<string, number> {
  const spellings = new Map<string, number>();
  for (const [index, secret] of secrets.entries())
    for (const spelling of spellingsOf(secret)) if (!spellings.has(spelling)) spellings.set(spelling, index + 1);
  return spellings;
}

/**
 * The notations of a secret in consoles and protocols: plain, in JSON, in a form, in hex; with doubled backslashes in
 * a trace.
 */
function spellingsOf(secret: string): readonly string[] {
  const json = JSON.stringify(secret).slice(1, -1);
  const ascii = json.replace(/[\u007f-\uffff]/g, (unit) => `\\u${unit.charCodeAt(0).toString(16).padStart(4, '0')}`);
  const url = new URLSearchParams([['', secret]]).toString().slice(1);
  const hex = Buffer.from(secret, 'utf8').toString('hex');
  const plain = [secret, json, ascii, url, url.replaceAll('+', '%20'), hex, hex.toUpperCase()];
  return plain.flatMap((spelling) => [spelling, spelling.replaceAll('\\', '\\\\')]);
}

function mapped(value: Json, change: (text: string) => string): Json {
  if (typeof value === 'string') return change(value);
  if (typeof value !== 'object' || value === null) return value;
  if (Array.isArray(value)) return value.map((each: Json) => mapped(each, change));
  return Object.fromEntries(Object.entries(value as Fields).map(([member, each]) => [member, mapped(each, change)]));
}
