import { connect } from 'node:net';
import { expect } from 'chai';
import { after, before, describe, it } from 'mocha';
import { Board, type PluggedBoard } from '../../adapters/board/board';
import { idleSetup } from '../../adapters/idle-setup';
import { HttpListener } from '../../adapters/simulator/http-listener';
import { ReferenceDevice } from '../../adapters/simulator/reference-device';

let plugged: PluggedBoard;
before(async () => {
  plugged = await Board.plugIn({
    part: 'CC3220SF',
    profile: 'ti-at+prov',
    hostDriver: 'reference',
    console: 0,
    benchPort: 0,
    httpPort: 0,
    https: false,
    timeScale: 1,
    faults: [],
  });
});
after(() => plugged.unplug());

/** How a peer that is spoken to answers. */
interface Answer {
  readonly text: string;
  readonly closed: boolean;
}

/** Sends text to a port and waits until it is closed, or for a moment. */
function send(address: string, text: string, patience = 1_000): Promise<Answer> {
  const { hostname: host, port } = new URL(address.replace('tcp:', 'http:'));
  return new Promise((resolve) => {
    let heard = '';
    const socket = connect({ host, port: Number(port) }, () => socket.write(text));
    const timer = setTimeout(() => finish(false), patience);
    const finish = (closed: boolean): void => {
      clearTimeout(timer);
      socket.destroy();
      resolve({ text: heard, closed });
    };
    socket.on('data', (piece) => {
      heard += piece.toString('latin1');
    });
    socket.on('error', () => finish(true));
    socket.on('close', () => finish(true));
  });
}

/** What a page of any site can make a browser send without asking. */
const post = (body: string, more = ''): string =>
  `POST / HTTP/1.1\r\nHost: 127.0.0.1\r\nOrigin: http://evil.example\r\nContent-Type: text/plain\r\n${more}Content-Length: ${body.length}\r\n\r\n${body}`;
const request = (method: string, params: object = {}): string =>
  `${JSON.stringify({ jsonrpc: '2.0', id: 1, method, params })}\n`;

describe('the control port of a virtual board', () => {
  it('takes no command from a web page', async () => {
    const { text, closed } = await send(plugged.bench, post(`\n${request('hello')}${request('board.reset')}`));
    expect(closed).to.equal(true);
    expect(text).to.equal('');
  });

  for (const [what, line] of [
    ['no JSON', 'hello\n'],
    ['an empty line', `\n${request('hello')}`],
    ['a list', `[${request('hello').trim()}]\n`],
    ['two members of one name', '{"jsonrpc":"2.0","id":1,"method":"hello","method":"board.reset","params":{}}\n'],
    ['a command without the token', request('board.reset')],
    ['a greeting without the token', request('hello')],
    ['a greeting with another token', request('hello', { token: 'guess' })],
    ['a line without an end', 'x'.repeat(100_000)],
  ] as const)
    it(`ends a connection that begins with ${what}`, async () => {
      const { text, closed } = await send(plugged.bench, line);
      expect(closed).to.equal(true);
      expect(text).to.not.include('"result"');
    });

  it('listens on loopback only', () => {
    for (const address of [plugged.bench, plugged.console, plugged.http])
      expect(new URL(address.replace('tcp:', 'http:')).hostname).to.equal('127.0.0.1');
  });
});

describe('the console port of a virtual board', () => {
  it('takes no command from a web page', async () => {
    const { board } = plugged;
    const { commands } = board;
    const { closed } = await send(plugged.console, post('AT+Stop=200\r\nAT+Start\r\n'));
    expect(closed).to.equal(true);
    expect(board.commands).to.equal(commands);
  });
});

describe('the HTTP server of a device on loopback', () => {
  /** Asks a server that answers whatever reaches the device with 404, and tells the status. */
  async function status(headers: string): Promise<string> {
    const device = new ReferenceDevice('reference', {}, () => {});
    device.setUp(idleSetup);
    const { hostDriver, scheduler } = device;
    hostDriver.issue('sl_Start', {}, () => {});
    scheduler.runUntil(1_000, () => false);
    hostDriver.issue(
      'sl_WlanProvisioning',
      { ProvisioningCmd: 'SL_WLAN_PROVISIONING_CMD_START_MODE_AP', InactivityTimeoutSec: 600 },
      () => {},
    );
    scheduler.runUntil(2_000, () => false);
    const behind = { reached: () => device.networkProcessor.httpDevice, act: <T>(act: () => T): T => act() };
    const listener = await HttpListener.open(behind, 0, false);
    try {
      const { port } = new URL(listener.address);
      const own = headers.replaceAll('PORT', port);
      const { text } = await send(listener.address, `GET /absent HTTP/1.1\r\n${own}\r\n`);
      return text.split(' ')[1] ?? '';
    } finally {
      listener.close();
    }
  }

  for (const headers of [
    'Host: 127.0.0.1:PORT\r\n',
    'Host: mysimplelink.net\r\n',
    'Host: localhost:PORT\r\nOrigin: http://localhost:PORT\r\nSec-Fetch-Site: same-origin\r\n',
  ])
    it(`hears a phone: ${JSON.stringify(headers)}`, async () => {
      expect(await status(headers))
        .to.match(/^\d{3}$/)
        .and.not.equal('403');
    });

  for (const headers of [
    'Host: 127.0.0.1:PORT\r\nOrigin: http://evil.example\r\n',
    'Host: 127.0.0.1:PORT\r\nOrigin: null\r\n',
    'Host: 127.0.0.1:PORT\r\nSec-Fetch-Site: cross-site\r\n',
    'Host: 127.0.0.1:PORT\r\nSec-Fetch-Site: same-site\r\n',
    'Host: evil.example\r\nOrigin: http://evil.example\r\n',
  ])
    it(`does not hear a page: ${JSON.stringify(headers)}`, async () => {
      expect(await status(headers)).to.equal('403');
    });
});
