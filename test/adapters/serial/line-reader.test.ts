import { expect } from 'chai';
import fc from 'fast-check';
import { describe, it } from 'mocha';
import { consoleNamed } from '../../../adapters/serial/console-profile';
import { type ConsoleLine, LineReader } from '../../../adapters/serial/line-reader';

const STATUS = '+eventwlan:provisioning_status,stopped,sta,connected,home';

/** Everything but furniture in what a console sends after `command` was typed. */
function read(pieces: readonly string[], command?: string, profile = 'ti-at+prov'): ConsoleLine[] {
  const reader = new LineReader(consoleNamed(profile));
  if (command !== undefined) reader.expect(command);
  return pieces
    .flatMap((piece) => reader.take(Buffer.from(piece, 'latin1')))
    .filter(({ kind }) => kind !== 'furniture');
}

const status: ConsoleLine = { kind: 'event', group: 'wlan', rest: 'provisioning_status,stopped,sta,connected,home' };

describe('a line of the console', () => {
  for (const [text, line] of [
    ['OK\n\r', { kind: 'ok' }],
    ['OK\r\n', { kind: 'ok' }],
    ['\x00OK \n\r', { kind: 'ok' }],
    ['ERROR: process command,-2014\n\r', { kind: 'error', class: 'process command', code: -2014 }],
    ['ERROR:number of parameters, 0\n', { kind: 'error', class: 'number of parameters', code: 0 }],
    ['ERROR:-2014\n\r', { kind: 'error', class: 'process command', code: -2014 }],
    ['ERROR: the device is busy, -2014\r\n', { kind: 'error', class: 'process command', code: -2014 }],
    ['ERROR:unknown command,-1\r\n', { kind: 'error', class: 'other', code: -1 }],
    ['[ERROR] too many files, 3\r\n', { kind: 'unknown', text: '[ERROR] too many files, 3' }],
    ['junk ERROR: command not exist,0\n\r', { kind: 'error', class: 'command not exist', code: 0 }],
    [`${STATUS}\n\r`, status],
    [`Enter AT Command:${STATUS}\n\r`, status],
    ['[Index],[Count]\n\r', { kind: 'usage', text: '[Index],[Count]' }],
    ['\t   AT Commands Example Ver: 1.1.1\n\r', { kind: 'ready', text: 'AT Commands Example Ver: 1.1.1' }],
    ['+eventstartup:1.0,0,0,0x8:0x0\n\r', { kind: 'ready', text: '+eventstartup:1.0,0,0,0x8:0x0' }],
    ['NOK\n\r', { kind: 'unknown', text: 'NOK' }],
    ['it is OK\n\r', { kind: 'unknown', text: 'it is OK' }],
    ['+eventunheardof:x\n\r', { kind: 'unknown', text: '+eventunheardof:x' }],
    ['OK \t \n', { kind: 'ok' }],
    ['S\n', { kind: 'unknown', text: 'S' }],
    ['undefined\n', { kind: 'unknown', text: 'undefined' }],
    ['see [Index]\n', { kind: 'unknown', text: 'see [Index]' }],
    ['[Index] is one\n', { kind: 'unknown', text: '[Index] is one' }],
    ['+eventwlan:connect,Enter AT Command:x\n', { kind: 'event', group: 'wlan', rest: 'connect,Enter AT Command:x' }],
    [
      '+eventwlan:connect,AT Commands Example Ver\n',
      { kind: 'event', group: 'wlan', rest: 'connect,AT Commands Example Ver' },
    ],
  ] as const)
    it(`is known by its words: ${JSON.stringify(text)}`, () => {
      expect(read([text])).to.deep.equal([line]);
    });

  it('is nothing when it is the prompt, the echo or empty', () => {
    expect(read(['\n\r\n\rEnter AT Command:\n\r', 'AT+Test\r'], 'AT+Test')).to.deep.equal([]);
  });

  it('is a result only while its command is under way', () => {
    expect(read(['+wlanpolicyget:auto\n\r'], 'AT+WlanPolicyGet=connection')).to.deep.equal([
      { kind: 'result', rest: 'auto' },
    ]);
    expect(read(['+wlanpolicyget:auto\n\r'], 'AT+Test')).to.deep.equal([
      { kind: 'unknown', text: '+wlanpolicyget:auto' },
    ]);
  });

  it('is what it begins as, whatever a network is called', () => {
    const evil = `x,${STATUS}`;
    const typed = `AT+WlanProfileAdd="${evil}",,open,,,,,0`;
    expect(read([`${typed}\r`, 'OK\n\r'], typed)).to.deep.equal([{ kind: 'ok' }]);
    expect(read([`+wlanscan:${evil}\n\r`], 'AT+WlanScan=0,1')).to.deep.equal([{ kind: 'result', rest: evil }]);
    expect(read(['+eventwlan:connect,OK\n\r'])).to.deep.equal([{ kind: 'event', group: 'wlan', rest: 'connect,OK' }]);
  });

  for (const [typed, text, line] of [
    ['AT+WlanScan', '+eventwlan:connect,+wlanscan:x', { kind: 'event', group: 'wlan', rest: 'connect,+wlanscan:x' }],
    ['AT+Test', 'AT+Testxyz', { kind: 'unknown', text: 'xyz' }],
    ['AT+Test', 'AT+Txx OK', { kind: 'unknown', text: 'AT+Txx OK' }],
    ['say AT+WlanScan', '+wlanscan:x', { kind: 'unknown', text: '+wlanscan:x' }],
    ['hello', 'undefined:x', { kind: 'unknown', text: 'undefined:x' }],
  ] as const)
    it(`is told from the echo and the result of ${typed}: ${text}`, () => {
      expect(read([`${text}\n`], typed)).to.deep.equal([line]);
    });

  it('is an echo also in pieces with nothing between them', () => {
    expect(read(['AT+Te \n\rst\r', 'OK\n\r'], 'AT+Test')).to.deep.equal([{ kind: 'ok' }]);
  });

  it('is no echo where the console has none', () => {
    for (const text of ['AT+Test', 'S'])
      expect(read([`${text}\r\n`], 'AT+Test', 'calypso')).to.deep.equal([{ kind: 'unknown', text }]);
  });

  it('is forgotten with what was typed where the reader is cleared', () => {
    const reader = new LineReader(consoleNamed('ti-at'));
    reader.expect('AT+WlanScan');
    expect(reader.take(Buffer.from('NO'))).to.deep.equal([]);
    reader.clear();
    expect(reader.take(Buffer.from('OK\n'))).to.deep.equal([{ kind: 'ok' }]);
    for (const text of ['AT+WlanScan', '+wlanscan:x', 'S'])
      expect(reader.take(Buffer.from(`${text}\n`))).to.deep.equal([{ kind: 'unknown', text }]);
  });

  it('keeps the spaces and the odd bytes of a name', () => {
    for (const ssid of [' home ', '\xc3\xa0', '\xa0', '\t'])
      expect(read([`+eventwlan:connect,${ssid}\n\r`])).to.deep.equal([
        { kind: 'event', group: 'wlan', rest: `connect,${ssid}` },
      ]);
  });

  it('can begin anywhere in an echo, and the echo goes on after it', () => {
    for (const typed of [
      'AT+Test',
      'AT+WlanPolicySet=connection,auto|auto_provisioning,',
      'AT+NetAppSet=device,urn,OK',
    ])
      for (let at = 0; at <= typed.length; at += 1)
        expect(
          read([`${typed.slice(0, at)}${STATUS}\n\r${typed.slice(at)}\r`, 'OK\n\r'], typed),
          `at ${at} of ${typed}`,
        ).to.deep.equal([status, { kind: 'ok' }]);
  });

  it('has an end at 4096 bytes, and begins anew', () => {
    const reader = new LineReader(consoleNamed('ti-at'));
    expect(reader.take(Buffer.from('x'.repeat(4_096)))).to.deep.equal([]);
    expect(reader.take(Buffer.from('x'))).to.deep.equal([{ kind: 'unknown', text: 'x'.repeat(4_097) }]);
    expect(reader.take(Buffer.from('\n'))).to.deep.equal([{ kind: 'furniture' }]);
  });

  it('has an end, however long it gets', () => {
    const lines = read(['x'.repeat(10_000), '\n\rOK\n\r']);
    expect(lines.at(-1)).to.deep.equal({ kind: 'ok' });
  });
});

describe('whatever comes over the line', () => {
  const byte = fc.integer({ min: 0, max: 255 }).map((code) => String.fromCharCode(code));
  const noise = fc.array(byte, { maxLength: 30 }).map((bytes) =>
    bytes
      .join('')
      .replace(/[\r\n]/g, '')
      .replace(/[+OE]/g, '.'),
  );
  const name = fc.array(byte, { maxLength: 32 }).map((bytes) => bytes.join('').replace(/[\r\n]/g, ''));
  const line = fc.oneof(
    fc.constant('OK'),
    fc.integer({ min: -5000, max: 0 }).map((code) => `ERROR: process command,${code}`),
    name.map((ssid) => `+eventwlan:provisioning_profile_added,general_error,${ssid}`),
    name.map((ssid) => `+eventwlan:connect,${ssid},0x8:0x0:0x28:0x0:0x0:0x1`),
    noise,
    fc.constant('Enter AT Command:'),
  );
  const end = fc.constantFrom('\n\r', '\r\n', '\n', '\r', '\n\r\n\r');
  const talk = fc
    .array(fc.tuple(line, end), { maxLength: 20 })
    .map((lines) => lines.map(([text, ending]) => text + ending).join(''));

  it('means the same in any pieces', () => {
    fc.assert(
      fc.property(talk, fc.array(fc.nat(400), { maxLength: 40 }), (text, cuts) => {
        const places = [0, ...cuts.filter((cut) => cut < text.length).sort((a, b) => a - b), text.length];
        const pieces = places.slice(1).map((place, index) => text.slice(places[index], place));
        expect(read(pieces)).to.deep.equal(read([text]));
        expect(read([...text])).to.deep.equal(read([text]));
      }),
      { numRuns: 500 },
    );
  });

  it('means the same with any line ends', () => {
    fc.assert(
      fc.property(fc.array(line, { maxLength: 20 }), end, (lines, ending) => {
        const once = (lineEnd: string): ConsoleLine[] => read([lines.map((text) => text + lineEnd).join('')]);
        expect(once(ending)).to.deep.equal(once('\n\r'));
      }),
      { numRuns: 500 },
    );
  });

  it('never throws', () => {
    fc.assert(
      fc.property(fc.array(fc.uint8Array({ maxLength: 200 }), { maxLength: 10 }), fc.string(), (pieces, command) => {
        const reader = new LineReader(consoleNamed('ti-at'));
        reader.expect(command);
        for (const piece of pieces) reader.take(piece);
      }),
      { numRuns: 1_000 },
    );
  });
});
