import { expect } from 'chai';
import { describe, it } from 'mocha';
import { StampReader } from '../../../adapters/console-log/line-prefix';
import { LogClock } from '../../../adapters/console-log/log-clock';

/** Forms in which terminals stamp lines, with how exact each is in ms; undefined where it is no stamp. */
const forms: readonly (readonly [prefix: string, resolution: number | undefined])[] = [
  ['09:12:00 AM ', 1_000],
  ['9:12:00.5 pm ', 100],
  ['[Cortex_M4_0] ', undefined],
  ['05.03.2024 09:12:00.002 ', 1],
  ['5.3.2024 09:12:00,002 ', 1],
  ['05/03/2024 09:12:00.002 [RX] - ', 1],
  ['[2024/03/05 09:12:00] ', 1_000],
  ['[0.002000 0.100000] ', 1],
  ['09:12:00.002: ', 1],
  ['2024-03-05T09:12:00.002000+0100 ', 1],
  ['2024-03-05, 09:12:00 ', 1_000],
  ['[2024-03-05 09:12.00] ', 1_000],
  ['20240305_091200 ', 1_000],
  ['20240305T091200.250Z ', 1],
  ['1709629920.002: ', 1],
  ['1709629920 ,', 1_000],
  ['[0 00:00:00.002] ', 1],
  ['[Tue Mar 05 09:12:00.002 2024] ', 1],
  ['Tue Mar  5 09:12:00 CET 2024 ', 1_000],
  ['5 Mar 2024 09:12:00 ', 1_000],
  ['09:12:00> ', 1_000],
  ['Mar 05 09:12:00 ', 1_000],
  ['03-05 09:12:00.123 ', 1],
  ['05.03. 09:12:00 ', 1_000],
  ['[03/05/2024 09:12:00 AM] ', 1_000],
  ['[09:12:00:002] ', 1],
  ['<- ', undefined],
  ['09:12:00.002 <- ', 1],
  ['[TX] - 09:12:00.002 ', 1],
  ['(09:12:00.002) (>>) ', 1],
  ['<09:12:00.002> ', 1],
  ['09:12:00.002 \xe2\x86\x92 ', 1],
  ['[09:12:00.002456 0.000012] ', 1],
  ['[00:00:12.345,678] <inf> wlan: ', 1],
  ['00> ', undefined],
  ['00> [    12.345678] ', 1],
  ['[00012345] ', undefined],
  ['[+0.040] ', undefined],
  ['[<    0.000002>] ', undefined],
  ['I (12345) wlan: ', 1],
  ['[12345 ms] ', 1],
  ['[12.345s] ', 1],
  ['1709629920123456 ', 1],
  ['20240305091200 ', 1_000],
  ['20240305091200.250 ', 1],
  ['739316.3833333333 ,', 1],
  ['Mar 05 09:12:00 bench picocom[1234]: ', 1_000],
  ['Tue 2024-03-05 09:12:00 CET bench cat[1]: ', 1_000],
  ['<13>Mar  5 09:12:00 bench cat[1]: ', 1_000],
  ['[12345.678901] bench cat[1]: ', 1],
  ['Mar 05 09:12:00 bench picocom: ', 1_000],
  ['Mar  5 09:12:00 bench ttyUSB0: ', 1_000],
  ['[02:15.250] ', 1],
  ['102:15.250456 ', 1],
  ['05. Mar 2024 09:12:00 ', 1_000],
  ['Tue, 05 Mar 2024 09:12:00 +0100 ', 1_000],
  ['Tue 05 Mar 2024 09:12:00 AM CET ', 1_000],
  ['2024-03-05 09:12:00,002 - serial - INFO - ', 1],
  ['2024-03-05 09:12:00,002 INFO serial: ', 1],
  ['2024-03-05 09:12:00,002 [INFO] ', 1],
  ['INFO:serial:', undefined],
  ['2024-03-05 09:12:00 [dut] ', 1_000],
  ['03-05 09:12:00.123  1234  1250 I Serial: ', 1],
  ['2024-03-05 09:12:00.002,RX,', 1],
  ['05-03-2024 09:12:00.002 RECV ', 1],
  ['[05/03/2024 09:12:00] Read data: ', 1_000],
  ['/dev/ttyUSB0: ', undefined],
];

/** Time between two lines of a log, in ms; undefined where the clock was set between them. */
function between(first: string, second: string): number | undefined {
  const reader = new StampReader();
  const clock = new LogClock();
  const [from, to] = [first, second].map((line) => {
    const { stamp } = reader.read(`${line} LINE`);
    if (stamp === undefined) throw new Error(`no stamp in ${line}`);
    return clock.read(stamp);
  });
  return clock.wasSet ? undefined : (to ?? 0) - (from ?? 0);
}

describe('a line of a log', () => {
  for (const [prefix, resolution] of forms)
    it(`is read behind ${JSON.stringify(prefix)}`, () => {
      const { text, stamp } = new StampReader().read(`${prefix}LINE, 12:30 and more`);
      expect(text).to.equal('LINE, 12:30 and more');
      expect(stamp?.resolution).to.equal(resolution);
    });

  it('has the stamp of a line before it in the same minute, whatever follows the stamp', () => {
    const reader = new StampReader();
    const clock = new LogClock();
    const times = [
      '[2024-03-05 09:12:01.250] OK',
      '[2024-03-05 09:12:02.500]   indented',
      '[2024-03-05 09:12:59.999] OK',
      '[2024-03-05 09:13:00.001] OK',
    ].map((line) => {
      const { text, stamp } = reader.read(line);
      return [text, stamp === undefined ? undefined : clock.read(stamp)];
    });
    expect(times).to.deep.equal([
      ['OK', 0],
      ['indented', 1_250],
      ['OK', 58_749],
      ['OK', 58_751],
    ]);
  });

  it('has no stamp where it begins with a number, once the stamps of the log are known', () => {
    const reader = new StampReader();
    for (let second = 10; second < 13; second += 1) reader.read(`[2024-03-05 09:12:${second}] OK`);
    expect(reader.read('21.500 C in the hall')).to.include({ text: '21.500 C in the hall', stamp: undefined });
  });

  it('is read without its quotes in a table', () => {
    const row = '"2024-03-05 09:12:00.002","+eventwlan:connect,""a"""';
    expect(new StampReader().read(row).text).to.equal('+eventwlan:connect,"a"');
  });

  it('has a direction where a terminal marks it', () => {
    const directions = (lines: readonly string[]) => {
      const reader = new StampReader();
      return lines.map((line) => reader.read(line).direction);
    };
    expect(directions(['-> AT+Test', '<- OK', '09:12:00.002 -> AT+Test'])).to.deep.equal([
      'to device',
      'from device',
      'to device',
    ]);
    // Behind a stamp the arrow is a separator, unless the log has the other arrow as well.
    expect(directions(['09:12:00.002 -> OK'])).to.deep.equal([undefined]);
    expect(directions(['[RX] - OK', '[TX] - AT+Test'])).to.deep.equal(['from device', 'to device']);
  });

  for (const [first, second, ms] of [
    ['23:59:59.900', '00:00:00.100', 200],
    ['11:59:59 AM', '12:00:00 PM', 1_000],
    ['12:59:59 AM', '1:00:00 AM', 1_000],
    ['Dec 31 23:59:59', 'Jan 01 00:00:01', 2_000],
    ['Feb 28 23:59:59', 'Feb 29 00:00:01', 2_000],
    ['31.12.2023 23:59:59', '01.01.2024 00:00:01', 2_000],
    ['05/03/2024 23:59:59', '06/03/2024 00:00:01', 2_000],
    ['03/31/2024 11:59:59 PM', '04/01/2024 12:00:01 AM', 2_000],
    ['03/31/2024 23:59:59', '04/01/2024 00:00:01', 2_000],
    ['12-31 23:59:59.000', '01-01 00:00:01.000', 2_000],
    // A terminal may print two lines out of order, and a clock may be set.
    ['09:12:00.500', '09:12:00.100', 0],
    ['2024-03-05 09:12:00', '2024-03-05 08:12:00', undefined],
    ['1970-01-01 00:00:05', '2024-03-05 08:12:00', undefined],
  ] as const)
    it(`comes ${ms ?? 'an unknown number of'} ms after another: ${first}, ${second}`, () => {
      expect(between(first, second)).to.equal(ms);
    });
});
