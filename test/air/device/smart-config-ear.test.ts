import { expect } from 'chai';
import { describe, it } from 'mocha';
import { passOf, type SmartConfigMessage } from '../../../adapters/linux-bench/smart-config';
import { SmartConfigEar } from './smart-config-ear';

const OVERHEAD = 78;
const message: SmartConfigMessage = { ssid: 'home', key: 'correct-horse', group: 0, breaksOff: false };

/** An ear in virtual time, and what it has reported. */
class EarTest {
  readonly heard: string[] = [];
  private time = 0;
  private readonly ear = new SmartConfigEar(
    () => this.time,
    (received) => this.heard.push(received === undefined ? 'broken off' : `${received.ssid} ${received.key}`),
  );

  /** Hears lengths, one every 4 ms, and looks every 300 ms. */
  hear(lengths: readonly number[]): void {
    for (const length of lengths) {
      this.ear.hear(length);
      this.pass(4);
    }
  }

  pass(ms: number): void {
    for (let passed = 0; passed < ms; passed += 4) {
      this.time += 4;
      if (this.time % 300 === 0) this.ear.look();
    }
  }

  transmit(sent: SmartConfigMessage, passes: number): void {
    for (let pass = 1; pass <= passes; pass += 1) this.hear(passOf(sent, pass).map((length) => length + OVERHEAD));
  }
}

describe('the ear of the device for SmartConfig', () => {
  it('reports a transmission once, however often the phone repeats it', () => {
    const test = new EarTest();
    test.transmit(message, 20);
    test.pass(600);
    expect(test.heard).to.deep.equal(['home correct-horse']);
  });

  it('reports the next transmission after a silence', () => {
    const test = new EarTest();
    test.transmit(message, 4);
    test.pass(2_000);
    test.transmit({ ...message, ssid: 'work' }, 4);
    test.pass(600);
    expect(test.heard).to.deep.equal(['home correct-horse', 'work correct-horse']);
  });

  it('reports other credentials that follow without a silence', () => {
    const test = new EarTest();
    test.transmit(message, 6);
    test.transmit({ ...message, ssid: 'work' }, 6);
    test.pass(600);
    expect(test.heard).to.deep.equal(['home correct-horse', 'work correct-horse']);
  });

  it('reports a transmission that never carries the key as broken off', () => {
    const test = new EarTest();
    test.transmit({ ...message, breaksOff: true }, 40);
    expect(test.heard).to.deep.equal([]);
    test.transmit({ ...message, breaksOff: true }, 200);
    expect(test.heard).to.deep.equal(['broken off']);
  });

  it('takes no other traffic for a transmission', () => {
    const test = new EarTest();
    for (let exchange = 0; exchange < 300; exchange += 1) test.hear([106, 118, 106, 290, 106]);
    test.pass(10_000);
    expect(test.heard).to.deep.equal([]);
  });
});
