import { connect } from 'node:net';
import { expect } from 'chai';
import { describe, it } from 'mocha';
import type { BoardOptions } from '../../../adapters/board/board-options';
import { withBoard } from '../serial/virtual-board';

/** What comes back on the console when `typed` is typed into a board that has just booted, within 200 ms or until it is `enough`. */
async function talk(
  typed: string,
  options: Partial<BoardOptions> = {},
  enough: (heard: string) => boolean = () => false,
): Promise<string> {
  return withBoard({ console: 0, timeScale: 10, ...options }, async ({ console: address }) => {
    const { hostname, port } = new URL(address);
    const socket = connect(Number(port), hostname);
    let heard = '';
    socket.setEncoding('latin1');
    socket.on('data', (text) => {
      heard += text;
    });
    await new Promise((resolve) => socket.once('connect', resolve));
    const until = Date.now() + 2_000;
    while (!heard.includes('Enter AT Command:') && Date.now() < until) await pause(5);
    heard = '';
    socket.write(typed, 'latin1');
    for (const end = Date.now() + 200; Date.now() < end && !enough(heard); ) await pause(5);
    socket.destroy();
    return heard;
  });
}

const pause = (ms: number): Promise<void> => new Promise((resolve) => setTimeout(resolve, ms));

const PROMPT = 'Enter AT Command:\n\r';

describe("the virtual board's console", () => {
  for (const [what, typed, heard] of [
    ['echoes, answers and prompts', 'AT+Test\r', `AT+Test\rOK\n\r${PROMPT}`],
    ['takes the LF of a CR LF for an empty command', 'AT+Test\r\n', `AT+Test\rOK\n\r${PROMPT}\n${PROMPT}`],
    ['takes names in any case, with spaces', 'at +TEST\r', `at +TEST\rOK\n\r${PROMPT}`],
    ['knows what it does not know', 'AT+Sneeze\r', `AT+Sneeze\rERROR: command not exist,0\n\r${PROMPT}`],
    ['wants a command to begin with AT', 'hello\r', `hello\rERROR: command not exist,0\n\r${PROMPT}`],
    ['tells the parameters of a command', 'AT+Stop=?\r', `AT+Stop=?\r[timeout]\n\rOK\n\r${PROMPT}`],
    ['counts parameters', 'AT+Stop=1,2\r', `AT+Stop=1,2\rERROR: number of parameters,0\n\r${PROMPT}`],
    ['counts no comma between quotes', 'AT+WlanProfileDel="1,2"\r', `AT+WlanProfileDel="1,2"\rOK\n\r${PROMPT}`],
    [
      'reads words by their lists',
      'AT+WlanSetMode=boss\r',
      `AT+WlanSetMode=boss\rERROR: parse parameters,-4\n\r${PROMPT}`,
    ],
    [
      'hands on what the function returns',
      'AT+WlanProfileGet=3\r',
      `AT+WlanProfileGet=3\rERROR: process command,-2074\n\r${PROMPT}`,
    ],
    ['erases', 'AT+Tess\b\bst\r', `AT+Tess\b \b\b \bst\rOK\n\r${PROMPT}`],
    ['rings where there is nothing to erase', '\b', '\x07'],
    ['drops a line that is too long', `${'x'.repeat(1_100)}\r`, `${'x'.repeat(1_100)}\r${PROMPT}`],
    [
      'leaves the role out of what it cannot word',
      'AT+WlanGet=connection,\r',
      'AT+WlanGet=connection,\r+wlanget:sta,disconnected,,,0x8:0x0:0x28:0x0:0x0:0x1\n\rOK\n\r',
    ],
  ] as const)
    it(what, async () => {
      // Slow, so that the device does not start provisioning by itself before it has answered.
      const said = await talk(typed, { timeScale: 2 }, (so) => so.length >= heard.length);
      expect(said.slice(0, heard.length)).to.equal(heard);
    });

  it('prompts before a command in a thread of its own has ended', async () => {
    expect(await talk('AT+FileGetFileList\r')).to.equal(`AT+FileGetFileList\r${PROMPT}OK\n\r`);
  });

  it('lets a hasty command overwrite the parameters of one in a thread', async () => {
    const hasty = await talk('AT+NetAppGetHostByName=a.example,inet\rAT+NetAppGet=xxxxxxxxxxxxxxxxxxxxxxxxxx');
    expect(hasty).to.not.include('a.example,203').and.not.include('OK');
  });

  it('has the add-on or has it not', async () => {
    expect(await talk('AT+ExtInfo\r')).to.include('+extinfo:1.0,wlanprovisioning|rawevents|startup\n\rOK');
    for (const command of ['AT+ExtInfo', 'AT+WlanProvisioning=ap,sta,600,,'])
      expect(await talk(`${command}\r`, { profile: 'ti-at' })).to.include('ERROR: command not exist,0');
  });

  for (const [parameters, final] of [
    ['ap,sta,600,,', 'OK'],
    ['0,0,0x258,,0', 'OK'],
    ['9,sta,600,,', 'ERROR: process command,-2172'],
    [',sta,600,,', 'ERROR: parse parameters,-1'],
    ['ap,sta,010,,', 'ERROR: parse parameters,-4'],
    ['ap,sta,65536,,', 'ERROR: parse parameters,-5'],
    ['ap,sta,600,00,', 'ERROR: parse parameters,-5'],
    [`ap,sta,600,${'g'.repeat(32)},`, 'ERROR: parse parameters,-4'],
    ['ap,sta,600,', 'ERROR: number of parameters,0'],
  ] as const)
    it(`answers AT+WlanProvisioning=${parameters} as the add-on does: ${final}`, async () => {
      const end = `\r${final}\n\r`;
      expect(await talk(`AT+WlanProvisioning=${parameters}\r`, {}, (so) => so.includes(end))).to.include(end);
    });

  it('starts provisioning by itself when nobody types', async () => {
    const heard = await talk('');
    expect(heard).to.match(
      /eventwlanraw:provisioning_status,11,0,0,,0,0\n\r\+eventwlan:provisioning_status,auto_started,sta,disconnected,\n\r/,
    );
  });
});
