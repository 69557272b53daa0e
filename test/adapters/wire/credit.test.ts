import { expect } from 'chai';
import { describe, it } from 'mocha';
import { Credit, creditsFor } from '../../../adapters/wire/credit';

describe('credit for data commands', () => {
  it('costs one for each payload or part of one', () => {
    for (const [length, cost] of [
      [0, 1],
      [1, 1],
      [1500, 1],
      [1501, 2],
      [3000, 2],
    ] as const)
      expect(creditsFor(length, 1500), `${length} bytes`).to.equal(cost);
  });

  it("is kept back by TI's driver up to two", () => {
    const credit = new Credit();
    expect(credit.receive()).to.equal(false);
    credit.renew({ txPoolCnt: 4, minMaxPayload: 1500 });
    expect([credit.receive(), credit.receive(), credit.receive()]).to.deep.equal([true, true, false]);
  });

  it('for sending must be left over what it costs', () => {
    const credit = new Credit();
    credit.renew({ txPoolCnt: 4, minMaxPayload: 100 });
    expect(credit.send(200)).to.equal(false);
    credit.setPayload(200);
    credit.setPayload(0);
    expect(credit.send(200)).to.equal(true);
    expect(credit.send(1)).to.equal(false);
  });
});
