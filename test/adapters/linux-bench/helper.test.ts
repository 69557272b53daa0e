import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { PassThrough } from 'node:stream';
import { expect } from 'chai';
import { describe, it } from 'mocha';
import { runHelper } from '../../../adapters/linux-bench/helper';

describe('the helper of the bench in a namespace', () => {
  it('carries out an HTTP exchange, refuses what is not in its protocol, and ends with its input', async () => {
    const server = createServer((request, response) => response.end(`${request.method} ${request.url}`));
    await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
    const { port } = server.address() as AddressInfo;
    const [input, output] = [new PassThrough(), new PassThrough()];
    const said: string[] = [];
    output.on('data', (piece: Buffer) => said.push(...piece.toString().trim().split('\n')));
    const ended = runHelper(input, output);
    const ask = (id: number, method: string, params: object): void => {
      input.write(`${JSON.stringify({ jsonrpc: '2.0', id, method, params })}\n`);
    };
    ask(1, 'request', { server: `http://127.0.0.1:${port}`, method: 'GET', path: '/a' });
    ask(2, 'request', { server: 'x', method: 'PUT', path: '/' });
    ask(3, 'joined', { mac: '02:00:00:00:09:00', network: 'home' });
    ask(4, 'addressOf', { mac: '02:00:00:00:09:00', network: 'home' });
    const until = Date.now() + 5_000;
    while (said.length < 4 && Date.now() < until) await new Promise((resolve) => setTimeout(resolve, 20));
    input.end();
    await ended;
    server.close();
    const answers = new Map(said.map((line) => JSON.parse(line)).map((answer) => [answer.id, answer]));
    expect(answers.get(1)?.result).to.include({ kind: 'answered', body: 'GET /a' });
    expect(answers.get(2)?.error.message).to.include('method: must be');
    expect(answers.get(3)?.result).to.equal(null);
    expect(answers.get(4)?.result).to.equal('');
  });
});
