import { expect } from 'chai';
import { describe, it } from 'mocha';
import { inDeviceOrder } from '../../judge/device-order';
import type { Line } from '../../transcript/record';

const line = (record: object, index: number): Line =>
  ({
    act: '',
    function: '',
    name: '',
    data: {},
    arguments: [],
    seq: index + 1,
    wall: 0,
    chain: '',
    ...record,
  }) as unknown as Line;

/** Numbers of the lines in the order in which things happened. */
const order = (...records: readonly object[]): readonly number[] =>
  inDeviceOrder(records.map(line)).map(({ seq }) => seq);

const call = (t: number) => ({ kind: 'call', t });
const wait = (t: number) => ({ kind: 'wait', t });
const event = (at: number, t = at) => ({ kind: 'event', t, at });

describe('the order of device time', () => {
  it('is that of the record where everything was taken as it came', () => {
    expect(order(call(10), event(20), wait(30), event(40), call(50))).to.deep.equal([1, 2, 3, 4, 5]);
    expect(order(call(10), wait(20))).to.deep.equal([1, 2]);
  });

  it('puts an event where it arrived', () => {
    expect(order(call(10), wait(40), event(20, 40))).to.deep.equal([1, 3, 2]);
    expect(order(event(5, 40), call(10))).to.deep.equal([1, 2]);
  });

  it('puts an event that arrived with something else where it was written', () => {
    expect(order(call(20), event(20), call(20))).to.deep.equal([1, 2, 3]);
    expect(order(event(20), call(20), event(20))).to.deep.equal([1, 2, 3]);
  });

  it('puts events among themselves by arrival, then as they were written', () => {
    expect(order(wait(50), event(30, 50), event(10, 50), event(20, 50))).to.deep.equal([3, 4, 2, 1]);
    expect(order(wait(50), event(30, 50), event(10, 50), event(10, 50), event(30, 50))).to.deep.equal([3, 4, 2, 5, 1]);
  });

  for (const kind of ['phone', 'network', 'cloud'])
    it(`puts an act of the ${kind} where it began, and before what it causes`, () => {
      expect(order(call(10), { kind, t: 50 }, event(30, 50))).to.deep.equal([1, 2, 3]);
      expect(order(call(10), wait(20), { kind, t: 50 }, event(15, 50))).to.deep.equal([1, 4, 2, 3]);
    });

  it('puts what has no time where the record has come to', () => {
    expect(order(call(10), wait(30), { kind: 'step' }, event(20, 40), event(35, 40))).to.deep.equal([1, 4, 2, 3, 5]);
    expect(order({ kind: 'step' }, event(5))).to.deep.equal([1, 2]);
  });

  it('never goes back with a clock that does', () => {
    expect(order(wait(50), wait(10), { kind: 'phone', t: 60 }, event(40, 60))).to.deep.equal([4, 1, 2, 3]);
  });
});
