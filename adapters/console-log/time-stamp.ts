/** Time stamp of a line, as its terminal writes it. */
export interface Stamp {
  /** Milliseconds since a fixed moment of all stamps of this format. */
  readonly ms: number;
  /** The same with day and month exchanged, if the format does not define their order. */
  readonly exchanged?: number;
  /** The smallest difference of two stamps of this format, in ms. */
  readonly resolution: number;
  /** Period after which the stamp starts again, in ms: a day, a year; absent if it never does. */
  readonly period?: number;
}

export const DAY = 86_400_000;
/** A leap year, for dates without a year. */
const YEAR = 366 * DAY;

const MONTHS = ['jan', 'feb', 'mar', 'apr', 'may', 'jun', 'jul', 'aug', 'sep', 'oct', 'nov', 'dec'];
const WEEKDAY = '(?:(?:mon|tue|wed|thu|fri|sat|sun),? )?';
const NAME = `(?<name>${MONTHS.join('|')})`;
/** `09:12:00`, with a fraction after a point, a comma or a colon, and with AM or PM. */
const CLOCK = '(?<h>\\d{1,2}):(?<m>\\d{2})[:.](?<s>\\d{2})(?:[.,:](?<f>\\d{1,9}))?(?: ?(?<half>[ap])\\.?m\\.?)?';
const ZONE = ' ?(?:Z|UTC|GMT|(?<zone>[+-]\\d{2}:?\\d{2}))?';

/**
 * The formats, the most specific first. They are ISO 8601 and its variants (minicom, PuTTY, CoolTerm, Tera Term),
 * dates with the day or the month first, and dates of digits only. Then follow the dates of syslog, `ts` and `date`,
 * elapsed days, and the date of Android's logcat. The last ones are a time of day alone (`ts -s`, RealTerm), and
 * seconds since 1970 or since a boot (`ts %.s`, grabserial, dmesg). Each can be in brackets.
 */
const FORMS: readonly RegExp[] = [
  `(?<y>\\d{4})[-/.](?<mon>\\d{2})[-/.](?<d>\\d{2})(?:T|_|,? )${CLOCK}${ZONE}`,
  `(?<d>\\d{1,2})(?<separator>[./-])(?<mon>\\d{1,2})[./-](?<y>\\d{4}|\\d{2})(?:T|_|,? )${CLOCK}`,
  `(?<y>\\d{4})(?<mon>\\d{2})(?<d>\\d{2})[T_ -](?<h>\\d{2}):?(?<m>\\d{2}):?(?<s>\\d{2})(?:[.,](?<f>\\d{1,9}))?${ZONE}`,
  `${WEEKDAY}${NAME} +(?<d>\\d{1,2})(?: (?<y>\\d{4}),?)? ${CLOCK}(?: (?:[A-Z]{3,4} )?(?<year>\\d{4}))?`,
  `${WEEKDAY}(?<d>\\d{1,2})[ -]${NAME}(?:[ -](?<y>\\d{4}))?,? ${CLOCK}`,
  `(?<mon>\\d{2})-(?<d>\\d{2}) ${CLOCK}`,
  `(?<d>\\d{2})\\.(?<mon>\\d{2})\\.? ${CLOCK}`,
  `(?<days>\\d{1,4}) ${CLOCK}`,
  CLOCK,
  '(?<milli>\\d{13})',
  '(?<sec>\\d{10})(?:[.,](?<f>\\d{1,9}))?',
  // A number alone is ambiguous, so this format needs its point, and the brackets below.
  '(?<sec>\\d{1,9})\\.(?<f>\\d{3,9})(?: +\\d+\\.\\d+)?',
].map(
  (form) =>
    new RegExp(`^[ \\t]*(?<open>[[(])? *${form} *(?<close>[\\])])?(?: ?,|[ \\t]*(?:=>|[>|:]))?(?:[ \\t]+|$)?`, 'i'),
);

/** Start of every format. */
const BEGINNING = new RegExp(`^[ \\t]*[[(]? *(?:\\d|${MONTHS.join('|')}|mon|tue|wed|thu|fri|sat|sun)`, 'i');

/** A line without its stamp. */
export interface Stamped {
  readonly text: string;
  readonly stamp?: Stamp;
}

/** The format of a line, and the start of its text. */
interface Found {
  readonly form: number;
  readonly text: string;
  readonly groups: Groups;
}

/** Removes the time stamp from lines, in the formats of common terminals. All lines of a log have the same format. */
export class StampForm {
  private last = 0;

  read(line: string): Stamped {
    if (!BEGINNING.test(line)) return { text: line };
    const found = find(line, this.last) ?? this.search(line);
    if (found === undefined) return { text: line };
    const stamp = stampFrom(found.groups);
    return stamp === undefined ? { text: line } : { text: found.text, stamp };
  }

  private search(line: string): Found | undefined {
    for (let form = 0; form < FORMS.length; form += 1) {
      const found = form === this.last ? undefined : find(line, form);
      if (found === undefined) continue;
      this.last = form;
      return found;
    }
    return undefined;
  }
}

/** The line without its stamp. */
export const withoutStamp = (line: string): Stamped => new StampForm().read(line);

function find(line: string, form: number): Found | undefined {
  const found = FORMS[form]?.exec(line);
  const groups = found?.groups;
  if (found === null || found === undefined || groups === undefined) return undefined;
  if ((groups.open === undefined) !== (groups.close === undefined)) return undefined;
  const text = line.slice(found[0].length);
  // Text that follows without a gap belongs to the line.
  if (groups.open === undefined && text !== '' && !/[ \t>|:,]$/.test(found[0])) return undefined;
  return { form, text, groups };
}

type Groups = { readonly [name: string]: string | undefined };

/** Undefined for digits that are not a time. */
function stampFrom(groups: Groups): Stamp | undefined {
  const { f = '', milli, sec, days } = groups;
  const resolution = milli !== undefined ? 1 : f === '' ? 1_000 : Math.max(1, 1_000 / 10 ** f.length);
  const fraction = f === '' ? 0 : Math.floor(Number(`0.${f}`) * 1_000);
  if (milli !== undefined) return { ms: Number(milli), resolution };
  if (sec !== undefined) return { ms: Number(sec) * 1_000 + fraction, resolution };
  const clock = clockOf(groups);
  if (clock === undefined) return undefined;
  const ms = clock + fraction;
  if (days !== undefined) return { ms: Number(days) * DAY + ms, resolution };
  if (groups.d === undefined) return { ms, resolution, period: DAY };
  return dateOf(groups, ms, resolution);
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
  const year = written === undefined ? 2_000 : Number(written) + (written.length === 2 ? 2_000 : 0);
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

const isDate = (day: number, month: number): boolean => day >= 1 && day <= 31 && month >= 1 && month <= 12;

function zoneOf(zone: string | undefined): number {
  if (zone === undefined) return 0;
  const [hours = 0, minutes = 0] = [zone.slice(1, 3), zone.slice(-2)].map(Number);
  return (zone.startsWith('-') ? -1 : 1) * (hours * 60 + minutes) * 60_000;
}
