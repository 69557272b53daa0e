import { PassThrough } from 'node:stream';
import { expect } from 'chai';
import { describe, it } from 'mocha';
import type { Adapter } from '../../../adapters/adapter';
import { idleSetup } from '../../../adapters/idle-setup';
import { serve } from '../../../adapters/process/serve';
import { Simulator } from '../../../adapters/simulator/simulator';

/** What a served adapter answers to some lines. */
async function answers(lines: readonly string[], adapter: Adapter = new Simulator('CC3220SF')): Promise<unknown[]> {
  const input = new PassThrough();
  const output = new PassThrough();
  const served = serve(async () => adapter, input, output);
  input.end(lines.map((line) => `${line}\n`).join(''));
  await served;
  output.end();
  let text = '';
  for await (const piece of output) text += String(piece);
  return text
    .split('\n')
    .filter((line) => line !== '')
    .map((line) => JSON.parse(line) as unknown);
}

const request = (id: number, method: string, params: object = {}): string =>
  JSON.stringify({ jsonrpc: '2.0', id, method, params });

const greeting = request(1, 'initialize', { protocolVersions: [3, 1], part: 'CC3220SF' });

describe('an adapter served over the protocol', () => {
  it('chooses a version, and refuses when it speaks none', async () => {
    expect(await answers([greeting])).to.deep.equal([
      { jsonrpc: '2.0', id: 1, result: { protocolVersion: 1, clock: 'driven' } },
    ]);
    const [refused] = await answers([request(1, 'initialize', { protocolVersions: [3], part: 'CC3220SF' })]);
    expect(refused).to.have.nested.property('error.code', -32003);
  });

  it('answers what makes no sense with the errors of JSON-RPC', async () => {
    const lines = ['{', '42', greeting, request(2, 'dance'), request(3, 'call', { function: 'sl_Stop' })];
    expect(
      (await answers(lines)).map((answer) => [part(answer, 'id'), part(part(answer, 'error'), 'code')]),
    ).to.deep.equal([
      [null, -32700],
      [null, -32600],
      [1, undefined],
      [2, -32601],
      [3, -32602],
    ]);
  });

  it('tells what cannot be done from what failed', async () => {
    const adapter = new Simulator('CC3220SF');
    adapter.reset = () => Promise.reject(new Error('the board is asleep'));
    const lines = [
      request(9, 'connect'),
      greeting,
      request(2, 'call', { function: 'sl_Fly', arguments: {}, deadline: 0 }),
      request(3, 'reset', idleSetup),
    ];
    expect((await answers(lines, adapter)).map((answer) => part(part(answer, 'error'), 'code'))).to.deep.equal([
      -32002,
      undefined,
      -32001,
      -32002,
    ]);
  });

  it('tells of events unasked where the clock runs by itself', async () => {
    const simulated = new Simulator('CC3220SF');
    const events = [{ at: 3, name: 'SL_DEVICE_EVENT_ERROR', data: {} }];
    const adapter: Adapter = {
      name: 'board',
      clock: { now: () => 4, sleep: async () => {} },
      bench: {},
      connect: () => simulated.connect(),
      reset: async () => {},
      call: async () => ({ kind: 'pending' }),
      nextEvent: async () => events.shift(),
      close: async () => {},
    };
    const input = new PassThrough();
    const output = new PassThrough();
    const served = serve(async () => adapter, input, output);
    input.write(`${greeting}\n${request(2, 'connect')}\n`);
    events.push({ at: 4, name: 'SL_DEVICE_EVENT_ERROR', data: {} });
    let text = '';
    for await (const piece of output) {
      text += String(piece);
      if (text.split('"at":').length === 3) break;
    }
    input.end();
    await served;
    expect(text).to.match(/"at":3[\s\S]*"at":4/);
  });
});

/** A member of an answer; nothing of it is certain. */
const part = (value: unknown, name: string): unknown =>
  typeof value === 'object' && value !== null ? Reflect.get(value, name) : undefined;
