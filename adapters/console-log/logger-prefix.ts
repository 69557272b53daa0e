/** Programs that record a console in syslog, whose lines can lack the number of the process. */
export const CONSOLE_PROGRAMS =
  '(?:picocom|minicom|tio|cat|screen|socat|cu|ser2net|conserver|console|serial|uart|tty\\w{1,20}|root)';

/**
 * What terminals, loggers and collectors print before a line, and what tells neither a time nor a direction, by its
 * first sign. A level of `ERROR` alone is no prefix: answers and reports begin with the word.
 */
const FORMS = {
  bracket: [
    // The core that TI's debugger names.
    /\[(?:Cortex|CORTEX|C674X|ARM)\w*\]/,
    // A port or a device of a test bench.
    /\[(?:dut|device|serial|uart|usb|com|tty|\/dev\/)[\w/.-]{0,40}\](?=[ \t])/,
    // Python's logging.
    /\[(?:DEBUG|INFO|WARN|WARNING|NOTICE|TRACE|VERBOSE)\]/,
    // Ticks of an unknown unit, and times since the line before (minicom, dmesg): a lost line would falsify their sum.
    /\[\d{8}\](?=[ \t])/,
    /\[ *(?:\+ *\d{1,10}\.\d{1,9}|< *\d{1,10}\.\d{1,9}>) *\]/,
  ],
  digit: [
    // The channel of J-Link RTT.
    /\d{2}>/,
    // Android's logcat.
    /\d{1,10} +\d{1,10} [VDIWEF] [\w./-]{1,40} *:(?=[ \t])/,
    // A collector with a host whose name begins with a digit.
    /[\w.-]{1,64} [\w./@()-]{1,64}\[\d{1,10}\]:(?=[ \t])/,
  ],
  letter: [
    /COM\d{1,3} ?[:>|](?=[ \t])/,
    // Syslog: the host with the program and its process.
    /[\w.-]{1,64} [\w./@()-]{1,64}\[\d{1,10}\]:(?=[ \t])/,
    // The same without a process.
    new RegExp(`[\\w.-]{1,64} ${CONSOLE_PROGRAMS}:(?=[ \\t])`),
    /[VDIWEF]\/[\w./-]{1,40} *\( *\d{1,10}\):(?=[ \t])/,
    /(?:DEBUG|INFO|WARNING):[\w.-]{1,40}:/,
    /(?:DEBUG|INFO|WARN|WARNING|NOTICE|TRACE|VERBOSE)(?: [\w.-]{1,40})? ?:(?=[ \t])/,
  ],
  sign: [
    /\/dev\/tty\w{1,20} ?[:>|](?=[ \t])/,
    // The priority of syslog.
    /<\d{1,3}>(?:1[ \t])?/,
    /- [\w.-]{1,40} - (?:DEBUG|INFO|WARNING|ERROR|CRITICAL) -(?=[ \t])/,
    // Zephyr.
    /<(?:inf|dbg|wrn|err)> [\w.-]{1,40}:(?=[ \t])/,
    // YAT marks the direction; its two arrows mean the contrary of those of other terminals.
    /\((?:<<|>>)\)/,
  ],
} as const;

const anyOf = (forms: readonly RegExp[]): RegExp =>
  new RegExp(`(?:${forms.map(({ source }) => source).join('|')})`, 'y');

const bracket = anyOf(FORMS.bracket);
const digit = anyOf(FORMS.digit);
const letter = anyOf(FORMS.letter);
const sign = anyOf(FORMS.sign);

/** The line after a prefix of a logger; undefined if it has none. */
export function withoutLoggerPrefix(line: string): string | undefined {
  const start = firstSign(line);
  const form = formOf(line.charCodeAt(start));
  form.lastIndex = start;
  return form.test(line) ? line.slice(form.lastIndex) : undefined;
}

function firstSign(line: string): number {
  let start = 0;
  while (line[start] === ' ' || line[start] === '\t') start += 1;
  return start;
}

function formOf(code: number): RegExp {
  if (code === 91) return bracket;
  if (code >= 48 && code <= 57) return digit;
  return (code | 32) >= 97 && (code | 32) <= 122 ? letter : sign;
}
