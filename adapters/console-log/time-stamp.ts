/** When a line was written, as its terminal says. */
export interface Stamp {
  /** Milliseconds since some moment that is the same for all stamps of this form. */
  readonly ms: number;
  /** How exact it is, in ms. */
  readonly resolution: number;
  /** Whether it starts anew every day. */
  readonly daily: boolean;
}

/** A line without its stamp. */
export interface Stamped {
  readonly text: string;
  readonly stamp?: Stamp;
}

const MONTHS = ['jan', 'feb', 'mar', 'apr', 'may', 'jun', 'jul', 'aug', 'sep', 'oct', 'nov', 'dec'];

const CLOCK = '(?<h>\\d{1,2}):(?<m>\\d{2}):(?<s>\\d{2})(?:[.,:](?<f>\\d{1,9}))?';

/**
 * The forms, most telling first: ISO 8601 and its looser spellings (minicom, PuTTY, CoolTerm, Tera Term), the dates of
 * syslog and `ts`, of `date` and Tera Term, elapsed days, a time of day alone (`ts -s`, RealTerm), and seconds since
 * the epoch or since a boot (`ts %.s`, grabserial, dmesg). Brackets may stand around each.
 */
const FORMS: readonly RegExp[] = [
  `(?<y>\\d{4})[-/.](?<mon>\\d{2})[-/.](?<d>\\d{2})[T _]${CLOCK} ?(?:Z|UTC|(?<zone>[+-]\\d{2}:?\\d{2}))?`,
  `(?:(?:mon|tue|wed|thu|fri|sat|sun),? )?(?<name>${MONTHS.join('|')}) +(?<d>\\d{1,2}) ${CLOCK}(?: (?<y>\\d{4}))?`,
  `(?<days>\\d{1,4}) ${CLOCK}`,
  CLOCK,
  '(?<milli>\\d{13})',
  '(?<sec>\\d{10})(?:\\.(?<f>\\d{1,9}))?',
  // A number alone may be anything, so this one wants its point, and its brackets below.
  '(?<sec>\\d{1,9})\\.(?<f>\\d{3,9})(?: +\\d+\\.\\d+)?',
].map(
  (form) =>
    new RegExp(`^[ \\t]*(?<open>[[(])? *${form} *(?<close>[\\])])?(?:[ \\t]*(?:->|=>|[>|:]))?(?:[ \\t]|$)?`, 'i'),
);

/** Takes the time stamp off a line, in whatever form common terminals write it. */
export function withoutStamp(line: string): Stamped {
  for (const form of FORMS) {
    const found = form.exec(line);
    const groups = found?.groups;
    if (found === null || groups === undefined) continue;
    if ((groups.open === undefined) !== (groups.close === undefined)) continue;
    const text = line.slice(found[0].length);
    // What touches the line without a gap is a part of it.
    if (groups.open === undefined && text !== '' && !/[ \t>|:]$/.test(found[0])) continue;
    return { text, stamp: stampFrom(groups) };
  }
  return { text: line };
}

type Groups = { readonly [name: string]: string | undefined };

function stampFrom(groups: Groups): Stamp {
  const { f = '', milli, sec } = groups;
  const resolution = milli !== undefined ? 1 : f === '' ? 1_000 : Math.max(1, 1_000 / 10 ** f.length);
  const fraction = f === '' ? 0 : Math.floor(Number(`0.${f}`) * 1_000);
  const number = (name: string): number => Number(groups[name] ?? 0);
  if (milli !== undefined) return { ms: Number(milli), resolution, daily: false };
  if (sec !== undefined) return { ms: Number(sec) * 1_000 + fraction, resolution, daily: false };
  const clock = ((number('h') * 60 + number('m')) * 60 + number('s')) * 1_000 + fraction;
  if (groups.days !== undefined) return { ms: number('days') * DAY + clock, resolution, daily: false };
  if (groups.d === undefined) return { ms: clock, resolution, daily: true };
  const month = groups.name === undefined ? number('mon') - 1 : MONTHS.indexOf(groups.name.toLowerCase());
  // Any leap year will do where none is named; a log that runs into the next one is taken to stand still there.
  const date = Date.UTC(groups.y === undefined ? 2_000 : number('y'), month, number('d'));
  return { ms: date + clock - zoneOf(groups.zone), resolution, daily: false };
}

const DAY = 86_400_000;

function zoneOf(zone: string | undefined): number {
  if (zone === undefined) return 0;
  const [hours = 0, minutes = 0] = [zone.slice(1, 3), zone.slice(-2)].map(Number);
  return (zone.startsWith('-') ? -1 : 1) * (hours * 60 + minutes) * 60_000;
}

/** Makes one time that never goes back out of the stamps of a log, in ms from the first. */
export class LogClock {
  private first: number | undefined;
  private last = 0;
  private day = 0;
  private previous: number | undefined;
  /** The coarsest stamp so far, in ms. */
  resolution = 0;

  /** Milliseconds from the first stamp to this one. */
  take({ ms, resolution, daily }: Stamp): number {
    this.resolution = Math.max(this.resolution, resolution);
    // Back by half a day or more is midnight; back by less is a clock that was put right.
    if (daily && this.previous !== undefined && this.previous - ms > DAY / 2) this.day += 1;
    if (daily) this.previous = ms;
    const time = ms + this.day * DAY;
    if (!Number.isFinite(time)) return this.last;
    this.first ??= time;
    this.last = Math.max(this.last, Math.round(time - this.first));
    return this.last;
  }
}
