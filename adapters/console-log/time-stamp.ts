import { DAY, type Stamp, type Stamped } from './stamp';
import { StampLayout } from './stamp-layout';

/** A leap year, for dates without a year. */
const YEAR = 366 * DAY;

const MONTHS = ['jan', 'feb', 'mar', 'apr', 'may', 'jun', 'jul', 'aug', 'sep', 'oct', 'nov', 'dec'];
const WEEKDAY = '(?:(?:mon|tue|wed|thu|fri|sat|sun),? )?';
const NAME = `(?<name>${MONTHS.join('|')})`;
/** `09:12:00`, with a fraction after a point, a comma or a colon (Zephyr separates its thousands), and with AM or PM. */
const CLOCK =
  '(?<h>\\d{1,2}):(?<m>\\d{2})[:.](?<s>\\d{2})(?:[.,:](?<f>\\d{1,9})(?:,\\d{3})?)?(?: ?(?<half>[ap])\\.?m\\.?)?';
/** Names of zones are not read: all stamps of a log have the same. */
const ZONE_NAME = 'UTC|GMT|CES?T|EES?T|WES?T|[ECMP][SD]T|AE[SD]T|JST|KST|IST|MSK|BST';
const ZONE = `(?: ?(?:Z|(?:${ZONE_NAME})\\b|(?<zone>[+-]\\d{2}:?\\d{2})))?`;

/**
 * The formats, the most specific first. They are ISO 8601 and its variants (minicom, PuTTY, CoolTerm, Tera Term),
 * dates with the day or the month first, and dates of digits only. Then follow the dates of syslog, `ts` and `date`,
 * elapsed days, and the date of Android's logcat. The next ones are a time of day alone (`ts -s`, RealTerm), elapsed
 * minutes, and the day number of RealTerm. The last ones are seconds, milliseconds or microseconds since 1970 or since a boot
 * (`ts %.s`, grabserial, dmesg, ESP-IDF). Each can be in brackets.
 */
const SOURCES: readonly string[] = [
  `${WEEKDAY}(?<y>\\d{4})[-/.](?<mon>\\d{2})[-/.](?<d>\\d{2})(?:T|_|,? )${CLOCK}${ZONE}`,
  `(?<d>\\d{1,2})(?<separator>[./-])(?<mon>\\d{1,2})[./-](?<y>\\d{4}|\\d{2})(?:T|_|,? )${CLOCK}${ZONE}`,
  `(?<y>(?:19|20)\\d{2})(?<mon>\\d{2})(?<d>\\d{2})[T_ -]?(?<h>\\d{2}):?(?<m>\\d{2}):?(?<s>\\d{2})(?:[.,](?<f>\\d{1,9}))?${ZONE}`,
  `${WEEKDAY}${NAME}\\.? +(?<d>\\d{1,2})(?:,? (?<y>\\d{4}),?)? ${CLOCK}(?: (?:(?:${ZONE_NAME}) )?(?<year>\\d{4}))?`,
  `${WEEKDAY}(?<d>\\d{1,2})\\.?[ -]${NAME}\\.?(?:[ -](?<y>\\d{4}))?,? ${CLOCK}${ZONE}`,
  `(?<mon>\\d{2})-(?<d>\\d{2}) ${CLOCK}`,
  `(?<d>\\d{2})\\.(?<mon>\\d{2})\\.? ${CLOCK}`,
  `(?<days>\\d{1,4}) ${CLOCK}`,
  CLOCK,
  // Minutes and seconds of a capture; two digits after the point would be seconds of a time of day.
  '(?<minutes>\\d{1,4}):(?<s>[0-5]\\d)\\.(?<f>\\d{3,9})',
  '(?<micro>\\d{16})',
  '(?<milli>\\d{13})',
  '(?<sec>\\d{10})(?:[.,](?<f>\\d{1,9}))?',
  // RealTerm marks the number of a day by the comma after it.
  '(?<dayNumber>\\d{5,6}\\.\\d{4,12})(?= ?,)',
  // A number alone is ambiguous, so these formats need their point, their unit, or their letter.
  '(?<sec>\\d{1,9})\\.(?<f>\\d{3,9})(?: ?s(?![a-z]))?',
  '(?<up>\\d{1,10}) ?ms',
  '[EWIDV] \\((?<up>\\d{1,10})\\)(?: [\\w-]{1,32}:)?',
];
/** Grabserial adds the time since the line before. */
const FORMS: readonly RegExp[] = SOURCES.map(
  (source) =>
    new RegExp(
      `^[ \\t]*(?<open>[[(<"])? *${source}(?: +\\d+\\.\\d+(?= *\\]))? *(?<close>[\\])"])?(?: ?[,;]|[ \\t]*(?:=>|[>|:]))?(?:[ \\t]+|$)?`,
      'i',
    ),
);

/** The same with the places of their fields. */
const INDEXED: readonly RegExp[] = FORMS.map(({ source }) => new RegExp(source, 'id'));

/** Start of every format. */
const BEGINNING = new RegExp(
  `^[ \\t]*[[(<"]? *(?:\\d|[EWIDV] \\(|(?:${MONTHS.join('|')}|mon|tue|wed|thu|fri|sat|sun)[.,]? )`,
  'i',
);

/** The format of a line, and the start of its text. */
interface Found {
  readonly form: number;
  readonly text: string;
  readonly groups: Groups;
}

/** How many lines show that a log has a format. */
const SHOWN = 3;

/**
 * Removes the time stamp from lines, in the formats of common terminals. All lines of a log have the same format; once
 * it is clear, a line that begins like another format (`21.500 C`) has no stamp, unless several such lines follow.
 */
export class StampForm {
  private form: number | undefined;
  private seen = 0;
  private other: { readonly form: number; seen: number } | undefined;
  private layout: StampLayout | undefined;

  read(line: string): Stamped {
    const quick = this.layout?.read(line);
    if (quick !== undefined) return this.taken(quick);
    if (!BEGINNING.test(line)) return { text: line };
    const found = this.found(line);
    if (found === undefined) return { text: line };
    const stamp = stampFrom(found.groups);
    if (stamp === undefined || !this.accepts(found.form)) return { text: line };
    this.layout = layoutOf(line, found, stamp);
    return this.taken({ text: found.text, stamp });
  }

  private taken(stamped: Stamped): Stamped {
    this.seen += 1;
    this.other = undefined;
    return stamped;
  }

  private found(line: string): Found | undefined {
    const before = this.form === undefined ? undefined : find(line, this.form);
    if (before !== undefined) return before;
    for (let form = 0; form < FORMS.length; form += 1) {
      const found = form === this.form ? undefined : find(line, form);
      if (found !== undefined) return found;
    }
    return undefined;
  }

  /** Whether a line of this format has a stamp. */
  private accepts(form: number): boolean {
    if (form === this.form) return true;
    if (this.seen >= SHOWN) {
      this.other = this.other?.form === form ? this.other : { form, seen: 0 };
      this.other.seen += 1;
      if (this.other.seen < SHOWN) return false;
    }
    this.form = form;
    this.seen = 0;
    return true;
  }
}

function find(line: string, form: number): Found | undefined {
  const found = FORMS[form]?.exec(line);
  const groups = found?.groups;
  if (found === null || found === undefined || groups === undefined) return undefined;
  const [whole] = found;
  if (!isEnclosed(whole, groups)) return undefined;
  const text = line.slice(whole.length);
  // Text that follows without a gap belongs to the line.
  if (groups.open === undefined && text !== '' && !/[ \t>|:,;]$/.test(whole)) return undefined;
  return { form, text, groups };
}

/** Whether a stamp has both brackets or none; a number with a unit needs them. */
function isEnclosed(whole: string, { open, close, up }: Groups): boolean {
  if (open === '<') return /> *$/.test(whole);
  if (up !== undefined && open === undefined && /^[ \t]*\d/.test(whole)) return false;
  return (open === undefined) === (close === undefined);
}

type Groups = { readonly [name: string]: string | undefined };

/** Undefined for digits that are not a time. */
function stampFrom(groups: Groups): Stamp | undefined {
  const { sec, minutes, s, days } = groups;
  const counted = countedOf(groups);
  if (counted !== undefined) return counted;
  const { resolution, fraction } = fractionOf(groups);
  if (sec !== undefined) return { ms: Number(sec) * 1_000 + fraction, resolution };
  if (minutes !== undefined) return { ms: (Number(minutes) * 60 + Number(s)) * 1_000 + fraction, resolution };
  const clock = clockOf(groups);
  if (clock === undefined) return undefined;
  const ms = clock + fraction;
  if (days !== undefined) return { ms: Number(days) * DAY + ms, resolution };
  if (groups.d === undefined) return { ms, resolution, period: DAY };
  return dateOf(groups, ms, resolution);
}

/** The fraction of a second in ms, and its resolution. */
function fractionOf({ f = '' }: Groups): { readonly resolution: number; readonly fraction: number } {
  if (f === '') return { resolution: 1_000, fraction: 0 };
  return { resolution: Math.max(1, 1_000 / 10 ** f.length), fraction: Math.floor(Number(`0.${f}`) * 1_000) };
}

/** A number of microseconds, milliseconds or days. */
function countedOf({ micro, milli, up, dayNumber }: Groups): Stamp | undefined {
  if (micro !== undefined) return { ms: Math.floor(Number(micro) / 1_000), resolution: 1 };
  const ms = milli ?? up;
  if (ms !== undefined) return { ms: Number(ms), resolution: 1 };
  if (dayNumber === undefined) return undefined;
  const digits = dayNumber.length - dayNumber.indexOf('.') - 1;
  return { ms: Math.round(Number(dayNumber) * DAY), resolution: Math.max(1, Math.ceil(DAY / 10 ** digits)) };
}

/** Time of day in ms, without the fraction. */
function clockOf({ h, m, s, half }: Groups): number | undefined {
  const [hours, minutes, seconds] = [Number(h), Number(m), Number(s)];
  if (hours > 23 || minutes > 59 || seconds > 60) return undefined;
  const hour = half === undefined ? hours : (hours % 12) + (half.toLowerCase() === 'p' ? 12 : 0);
  return ((hour * 60 + minutes) * 60 + seconds) * 1_000;
}

function dateOf(groups: Groups, clock: number, resolution: number): Stamp | undefined {
  const written = groups.y ?? groups.year;
  const year = yearOf(written);
  const named = groups.name === undefined ? undefined : MONTHS.indexOf(groups.name.toLowerCase()) + 1;
  const [day, month] = [Number(groups.d), named ?? Number(groups.mon)];
  const offset = clock - zoneOf(groups.zone);
  const period = written === undefined ? { period: YEAR } : {};
  const dayFirst = isDate(day, month) ? Date.UTC(year, month - 1, day) + offset : undefined;
  // Only the format with separators and the year last is ambiguous.
  const open = groups.separator !== undefined && groups.separator !== '.' && isDate(month, day);
  const monthFirst = open ? Date.UTC(year, day - 1, month) + offset : undefined;
  // AM and PM imply that the month comes first.
  const [ms, exchanged] = groups.half === undefined ? [dayFirst, monthFirst] : [monthFirst, dayFirst];
  const either = ms ?? exchanged;
  if (either === undefined) return undefined;
  const other = ms === undefined || exchanged === ms ? undefined : exchanged;
  return { ms: either, resolution, ...period, ...(other !== undefined && { exchanged: other }) };
}

/** The year: 2000 if the stamp has none, and 20xx if it has two digits. */
function yearOf(written: string | undefined): number {
  if (written === undefined) return 2_000;
  return Number(written) + (written.length === 2 ? 2_000 : 0);
}

const isDate = (day: number, month: number): boolean => day >= 1 && day <= 31 && month >= 1 && month <= 12;

function zoneOf(zone: string | undefined): number {
  if (zone === undefined) return 0;
  const [hours = 0, minutes = 0] = [zone.slice(1, 3), zone.slice(-2)].map(Number);
  return (zone.startsWith('-') ? -1 : 1) * (hours * 60 + minutes) * 60_000;
}

/** Where the seconds of a stamp are, to read the following lines of the same minute without a search. */
function layoutOf(line: string, { form, text, groups }: Found, stamp: Stamp): StampLayout | undefined {
  const { s = '', f = '', half, sec = '' } = groups;
  const seconds = sec === '' ? s : sec.slice(-2);
  if (seconds.length < 2 || half !== undefined) return undefined;
  const exact = INDEXED[form]?.exec(line)?.indices?.groups;
  const [, end] = exact?.[sec === '' ? 's' : 'sec'] ?? [];
  if (end === undefined) return undefined;
  const prefix = line.slice(0, line.length - text.length);
  return StampLayout.of(prefix, { seconds: end - 2, digits: f.length, most: sec === '' ? 59 : 99 }, stamp);
}
