import { expect } from 'chai';
import { describe, it } from 'mocha';
import { asProgram } from '../../../adapters/phone-app/open-phone-app';

describe('the program of a phone app', () => {
  it('is ended when it does not end, with what it has started', async () => {
    const error: unknown = await asProgram('sleep 60 & sleep 60', 200)('http://127.0.0.1:1', 'home').catch(
      (thrown: unknown) => thrown,
    );
    expect(error).to.include({
      code: 'PHONE_APP_FAILED',
      message: 'the program of the app has not ended within 0.2 s',
    });
  });

  it('ends by itself when it is done', () => asProgram('true')('http://127.0.0.1:1', 'home'));
});
