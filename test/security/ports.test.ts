import { connect } from 'node:net';
import { after, before, describe, it } from 'node:test';
import { expect } from 'chai';
import { Board, type PluggedBoard } from '../../adapters/board/board';

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

describe('the HTTP server of a virtual board', () => {
  it('takes no form from a page of another site, and none under another name', async () => {
    for (const headers of ['', 'Sec-Fetch-Site: cross-site\r\n']) {
      const { text } = await send(plugged.http, post('__SL_P_USD=x', headers));
      expect(text).to.not.match(/^HTTP\/1\.1 2/);
    }
  });
});
