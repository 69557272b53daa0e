import { expect } from 'chai';
import { describe, it } from 'mocha';
import type { WireRecord } from '../../../adapters/wire/capture-file';
import { openQuestions } from '../../../adapters/wire/open-questions';
import { bytesIn, recording } from './recording';

/** A recording as a capture would hold it. */
function captureOf(name: string): readonly WireRecord[] {
  let last = 0;
  return recording(name).map((frame): WireRecord => {
    if (frame.power !== undefined) return { at: last, kind: 'power', on: frame.power === 'on' };
    last = frame.at;
    return { at: frame.at, kind: 'bytes', from: frame.from, bytes: bytesIn(frame) };
  });
}

const answersTo = (name: string): readonly (readonly string[])[] =>
  openQuestions(captureOf(name)).map(({ answers }) => answers);

describe('the questions that only real hardware can answer', () => {
  it('are answered from a capture of both directions', () => {
    const [statusBytes, syncs, credit, times, first, orders] = answersTo('external-confirmation');
    expect(statusBytes).to.include('SL_WLAN_PROVISIONING_CONFIRMATION_IP_ACQUIRED: 0x58');
    expect(statusBytes).to.include('response to sl_Socket: 0x00, 0x58');
    expect(syncs).to.deep.equal(['19 messages have a plain sync']);
    expect(credit).to.deep.equal([
      'init complete: TxPoolCnt 20, MinMaxPayload 1500',
      'other messages: TxPoolCnt 20, MinMaxPayload 1500',
    ]);
    expect(times).to.deep.equal(['power on to init complete: 65.0 ms', 'response to sl_Stop to stop complete: 1.0 ms']);
    expect(first).to.deep.equal(['yes']);
    expect(orders).to.deep.equal(['after command 2: response to sl_WlanProvisioning']);
  });

  it('are answered for numbered syncs and reset requests', () => {
    expect(answersTo('spi-framing')[1]).to.deep.equal(['6 messages have a numbered sync']);
    expect(answersTo('reset-request')[6]).to.deep.equal([
      'session 7, caller 0',
      'session 7, caller 0',
      'session 8, caller 1',
    ]);
  });

  it('stay open where a capture shows nothing', () => {
    for (const { question, answers } of openQuestions([])) expect(answers, question).to.deep.equal([]);
  });
});
