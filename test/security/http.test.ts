import { connect } from 'node:net';
import { setTimeout as sleep } from 'node:timers/promises';
import { expect } from 'chai';
import { after, before, describe, it } from 'mocha';
import { defaultBounds, HttpListener } from '../../adapters/simulator/http-listener';
import type { HttpDevice } from '../../adapters/simulator/http-server';

/** Time after which a slow request ends, in ms. */
const arrival = 400;

let listener: HttpListener;

before(async () => {
  const device = new Proxy({} as HttpDevice, {
    get: (_, member) => {
      if (member === 'securesHttp') return false;
      return member === 'name' ? 'device' : () => false;
    },
  });
  listener = await HttpListener.open({ reached: () => device, act: (act) => act() }, 0, false, {
    ...defaultBounds,
    arrival,
  });
});

after(() => listener.close());

/** Sends bytes and returns the statuses of all answers, after the server has closed the connection. */
function statuses(pieces: readonly (string | Buffer)[], pauseMs = 0): Promise<readonly string[]> {
  return new Promise((resolve) => {
    const socket = connect(Number(new URL(listener.address).port), '127.0.0.1');
    let answer = '';
    socket.on('data', (piece: Buffer) => {
      answer += piece.toString('latin1');
    });
    socket.on('error', () => {});
    socket.on('close', () => resolve([...answer.matchAll(/^HTTP\/1\.1 (\d+)/gm)].map(([, status = '']) => status)));
    const send = async (): Promise<void> => {
      for (const piece of pieces) {
        if (socket.destroyed) return;
        socket.write(piece);
        if (pauseMs > 0) await sleep(pauseMs);
      }
    };
    void send();
  });
}

const post = (headers: string, body = ''): string =>
  `POST /api/1/netapp/set_urn HTTP/1.1\r\nHost: 127.0.0.1\r\n${headers}\r\n\r\n${body}`;
const second = 'GET /param_device_name.txt HTTP/1.1\r\nHost: 127.0.0.1\r\n\r\n';

describe('an attack on the HTTP server of a device with an open access point', () => {
  for (const [what, request] of [
    ['two lengths', post('Content-Length: 5\r\nContent-Length: 0', `hello${second}`)],
    ['length and chunks', post('Content-Length: 4\r\nTransfer-Encoding: chunked', `0\r\n\r\n${second}`)],
    ['chunks under another name', post('Transfer-Encoding: xchunked', `0\r\n\r\n${second}`)],
    ['chunks twice', post('Transfer-Encoding: chunked, identity', `0\r\n\r\n${second}`)],
    ['a space before the colon', post('Content-Length : 5', `hello${second}`)],
    ['a folded header', post('X: a\r\n Content-Length: 5', `hello${second}`)],
    ['a negative length', post('Content-Length: -1', second)],
    ['a length in hex', post('Content-Length: 0x10', second)],
    ['a line end without carriage return', `GET / HTTP/1.1\nHost: x\n\n${second}`],
    ['a zero byte in a header', post('X: a\0b', second)],
    ['an absolute address of another site', `GET http://example.org/ HTTP/1.1\r\nHost: 127.0.0.1\r\n\r\n${second}`],
  ] as const)
    it(`smuggles no second request: ${what}`, async () => {
      const answers = await statuses([request]);
      expect(answers.length).to.be.at.most(1);
      expect(answers.filter((status) => status === '200')).to.deep.equal([]);
    });

  it('does not serve a second request of one connection', async () => {
    expect((await statuses([second + second])).length).to.be.at.most(1);
  });

  it('reads no body of 10 MB', async () => {
    const before = process.memoryUsage().rss;
    const body = Buffer.alloc(10 * 1_048_576, 'a');
    expect(await statuses([post(`Content-Length: ${body.length}`), body])).to.satisfy(
      (found: readonly string[]) => found.length === 0 || found[0] === '413',
    );
    const chunk = Buffer.concat([Buffer.from('100000\r\n'), Buffer.alloc(0x100000, 'a'), Buffer.from('\r\n')]);
    const chunked = [post('Transfer-Encoding: chunked'), ...Array.from({ length: 10 }, () => chunk)];
    expect(await statuses(chunked)).to.satisfy((found: readonly string[]) => found.length === 0 || found[0] === '413');
    expect(process.memoryUsage().rss - before).to.be.below(100 * 1_048_576);
  });

  it('ends slow headers and slow bodies', async () => {
    const began = performance.now();
    const slowBody = [post('Content-Length: 100'), ...Array.from({ length: 60 }, () => 'a')];
    const slowHeader = ['GET / HTTP/1.1\r\n', ...Array.from({ length: 60 }, (_, index) => `X-${index}: a\r\n`)];
    await Promise.all([statuses(slowBody, 100), statuses(slowHeader, 100)]);
    expect(performance.now() - began).to.be.below(arrival * 6);
  });

  it('still serves others beside 200 idle connections', async () => {
    const port = Number(new URL(listener.address).port);
    const idle = Array.from({ length: 200 }, () => connect(port, '127.0.0.1').on('error', () => {}));
    await sleep(50);
    expect(await statuses([second])).to.deep.equal(['200']);
    for (const socket of idle) socket.destroy();
  });
});
