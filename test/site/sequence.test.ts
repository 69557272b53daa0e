import { expect } from 'chai';
import { describe, it } from 'mocha';
import { render } from 'preact-render-to-string';
import { aligned } from '../../site/sequence/aligned';
import { Sequence } from '../../site/sequence/diagram';
import { folded } from '../../site/sequence/folded';
import type { Message } from '../../site/sequence/message';
import { type Recorded, recordedMessages } from '../../site/sequence/recorded';
import type { Line } from '../../transcript/record';

const status = (value: number, at: number, taken = at): Line =>
  ({
    seq: 1,
    wall: 0,
    chain: '0'.repeat(16),
    kind: 'event',
    t: taken,
    at,
    name: 'SL_WLAN_EVENT_PROVISIONING_STATUS',
    data: { ProvisioningStatus: value },
  }) as Line;

const reports = (value: number) =>
  ({ from: 'device', to: 'host', says: `status ${value}`, record: `status ${value}` }) as const;
const marksOf = (messages: readonly Message[]) => messages.map(({ record, mark }) => `${record} ${mark ?? 'fine'}`);
const recorded = (...values: readonly number[]): readonly Recorded[] =>
  recordedMessages(values.map((value, index) => status(value, index)));

describe('what was recorded, as messages', () => {
  it('stands in the order in which it happened, not in which it was taken', () => {
    const messages = recordedMessages([status(16, 50, 60), status(15, 40, 70)]);
    expect(messages.map(({ record, at }) => `${record} at ${at}`)).to.deep.equal([
      'status 15 at 40',
      'status 16 at 50',
    ]);
  });

  it('leaves out steps and waits', () => {
    const lines = [{ kind: 'step', t: 1, step: 'x' }, { kind: 'wait', t: 5 }, status(5, 2)] as unknown as Line[];
    expect(recordedMessages(lines)).to.have.lengthOf(1);
  });
});

describe('what is meant beside what was recorded', () => {
  it('has no difference where both are alike', () => {
    const both = aligned([reports(15), reports(16)], recorded(15, 16));
    expect(both.differences).to.equal(0);
    expect(marksOf([...both.meant, ...both.recorded]).join()).not.to.match(/missing|extra/);
  });

  it('marks what is missing and what is too much', () => {
    const both = aligned([reports(15), reports(16), reports(5)], recorded(15, 3, 5));
    expect(marksOf(both.meant)).to.deep.equal(['status 15 fine', 'status 16 missing', 'status 5 fine']);
    expect(marksOf(both.recorded)).to.deep.equal(['status 15 fine', 'status 3 extra', 'status 5 fine']);
    expect(both.differences).to.equal(2);
  });

  it('marks another order, unless it is left open', () => {
    expect(aligned([reports(15), reports(16)], recorded(16, 15)).differences).to.equal(2);
    const open = [
      { ...reports(13), together: 'heard' },
      { ...reports(14), together: 'heard' },
    ];
    expect(aligned(open, recorded(14, 13)).differences).to.equal(0);
  });

  it('says of what no record can show that it cannot be seen', () => {
    const { meant, differences } = aligned([{ from: 'device', to: 'access point', says: 'joins' }], []);
    expect(meant[0]?.mark).to.equal('unseen');
    expect(differences).to.equal(0);
  });
});

describe('what repeats itself', () => {
  const message = (says: string): Message => ({ from: 'host', to: 'device', says });

  it('is told once', () => {
    const told = folded(['a', 'b', 'a', 'b', 'a', 'b', 'c'].map(message));
    expect(told.map(({ says }) => says)).to.deep.equal(['a (3 times)', 'b', 'c']);
  });

  it('is told as it is where nothing does', () => {
    expect(folded(['a', 'b', 'c'].map(message))).to.have.lengthOf(3);
  });
});

describe('a sequence diagram', () => {
  it('says everything in words too, marks included', () => {
    const html = render(Sequence({ title: 'x', messages: [{ ...reports(5), at: 7, mark: 'offending' }] }));
    expect(html).to.match(/<li class="offending">7 ms: device to host: ⚠ status 5<\/li>/);
    expect(html).to.include('aria-label="x, drawing"');
  });

  it('has signs alone that every font has', () => {
    const marked = (['missing', 'extra', 'offending', 'unseen'] as const).map((mark) => ({ ...reports(5), mark }));
    expect(render(Sequence({ title: 'x', messages: marked }))).to.not.match(/[\u3000-\u9fff\uff00-\uffef]/);
  });

  it('draws only who takes part', () => {
    const html = render(Sequence({ title: 'x', messages: [reports(5)] }));
    expect(html).to.include('>host<').and.include('>device<').and.not.include('>cloud<');
  });

  it('does not grow beyond measure with a long text', () => {
    const html = render(Sequence({ title: 'x', messages: [{ ...reports(5), says: 'y'.repeat(10_000) }] }));
    expect(Number(/<svg[^>]* height="(\d+)"/.exec(html)?.[1])).to.be.lessThan(400);
  });
});
