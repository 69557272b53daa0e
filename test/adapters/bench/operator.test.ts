import { PassThrough } from 'node:stream';
import { expect } from 'chai';
import { describe, it } from 'mocha';
import { TerminalOperator } from '../../../adapters/bench/operator';
import { ProvtckError } from '../../../ledger/error';
import { plugIn } from '../serial/virtual-board';

const failure = async (work: Promise<unknown>): Promise<ProvtckError> => {
  const error = await work.then(
    () => undefined,
    (thrown: unknown) => thrown,
  );
  expect(error).to.be.instanceOf(ProvtckError);
  return error as ProvtckError;
};

describe('an operator who is gone', () => {
  it('is not waited for when nothing can be typed any more', async () => {
    const input = new PassThrough();
    const asked = failure(new TerminalOperator(input, new PassThrough()).ask('Press the button.'));
    input.end();
    const { code, message } = await asked;
    expect(code).to.equal('OPERATOR_SILENT');
    expect(message).to.equal('the standard input is closed: Press the button.');
  });
});

describe('a virtual board whose ports are taken', () => {
  it('lets go of what it has opened', async () => {
    const first = await plugIn();
    try {
      const taken = Number(new URL(first.bench).port);
      const { code } = await failure(plugIn({ benchPort: taken }));
      expect(code).to.equal('TCP_PORT_TAKEN');
    } finally {
      first.unplug();
    }
  });
});
