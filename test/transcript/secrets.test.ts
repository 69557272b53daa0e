import { expect } from 'chai';
import fc from 'fast-check';
import { describe, it } from 'mocha';
import type { Json } from '../../ledger/json';
import type { TranscriptRecord } from '../../transcript/record';
import { Secrets } from '../../transcript/secrets';

/** Secrets of a scenario that has given the device these keys. */
function knowing(...keys: readonly string[]): Secrets {
  const secrets = new Secrets();
  for (const key of keys) secrets.learn({ ssid: 'home', key });
  return secrets;
}

const event = (data: { readonly [name: string]: Json }): TranscriptRecord => ({
  kind: 'event',
  t: 1,
  at: 1,
  name: 'E',
  data,
});

const shown = (secrets: Secrets, record: TranscriptRecord): unknown =>
  JSON.parse(secrets.redactedJson(record, JSON.stringify(record)));

describe('secrets', () => {
  it('are known wherever the suite hands out a key or a pass phrase', () => {
    const said: readonly Json[] = [
      { role: 'STA', profiles: [{ ssid: 'a', security: 'wpa', key: 'correct-horse', priority: 0 }] },
      { pName: 'a', pSecParams: { Type: 'SL_WLAN_SEC_TYPE_WPA', Key: 'correct-horse' } },
      { pSmartConfigKey: 'correct-horse' },
      { ConfigId: 'SL_WLAN_CFG_AP_ID', ConfigOpt: 'SL_WLAN_AP_OPT_PASSWORD', pValues: 'correct-horse' },
      { AppId: 'x', Option: 'SL_NETAPP_HTTP_AUTH_PASSWORD', pOptionValue: 'correct-horse' },
      [
        {
          method: 'POST',
          path: '/',
          form: [
            ['__SL_P_P.A', 'a'],
            ['__SL_P_P.C', 'correct-horse'],
          ],
        },
      ],
    ];
    for (const each of said) {
      const secrets = new Secrets();
      secrets.learn(each);
      expect(JSON.stringify(secrets.redacted(each)))
        .to.include('"[secret 1]"')
        .and.not.include('correct');
    }
  });

  it('are nothing that is no key, and no key that is empty', () => {
    const secrets = new Secrets();
    const said = {
      role: 'STA',
      Key: '',
      pSmartConfigKey: null,
      ConfigOpt: 'SL_WLAN_GENERAL_PARAM',
      pValues: 'x-value',
    };
    secrets.learn(said);
    expect(secrets.redacted(said)).to.deep.equal(said);
  });

  it('are numbered as they come, in every scenario anew', () => {
    const secrets = knowing('correct-horse', 'another-key');
    expect(secrets.redacted('another-key, not correct-horse')).to.equal('[secret 2], not [secret 1]');
    secrets.forget();
    secrets.learn({ key: 'another-key' });
    expect(secrets.redacted('another-key, not correct-horse')).to.equal('[secret 1], not correct-horse');
  });

  it('stay visible where the device gives one away', () => {
    expect(shown(knowing('correct-horse'), event({ Ssid: 'home', Reserved: 'xcorrect-horse' }))).to.deep.equal(
      event({ Ssid: 'home', Reserved: 'x[secret 1]' }),
    );
  });

  it('leave other words alone when they are shorter than any key', () => {
    expect(knowing('a').redacted(['a', 'SL_a_b'])).to.deep.equal(['[secret 1]', 'SL_a_b']);
  });

  it('are found on a wire in every spelling a console or a protocol has for them', () => {
    const secrets = knowing('a"b c\\d+\u00e9');
    const raw = (text: string) =>
      (shown(secrets, { kind: 'raw', direction: 'to device', text }) as { readonly text: string }).text;
    for (const spelling of [
      'a"b c\\d+\u00e9',
      'a"b c\\\\d+\u00e9',
      'a\\"b c\\\\d+\u00e9',
      'a\\\\"b c\\\\\\\\d+\\\\u00e9',
      'a%22b+c%5Cd%2B%C3%A9',
      Buffer.from('a"b c\\d+\u00e9').toString('hex'),
    ])
      expect(raw(`key=${spelling};`), spelling).to.equal('key=[secret 1];');
  });

  it('come back as they were, whatever the device says', () => {
    const word = fc.oneof(
      fc.string({ unit: fc.constantFrom('a', 'b', '[', ']', '1', ' ', '\\', '$&'), maxLength: 8 }),
      fc.constantFrom('[secret ', '[secret 1]', '[secret 0]', 'secret', 'et 1]', 'correct-horse', '[[secret ', 'horse'),
    );
    const text = fc.array(word, { maxLength: 6 }).map((words) => words.join(''));
    fc.assert(
      fc.property(fc.array(word, { maxLength: 4 }), text, (keys, said) => {
        const secrets = knowing(...keys);
        expect(secrets.revealed(secrets.redacted([said, { said }]))).to.deep.equal([said, { said }]);
      }),
      { numRuns: 3_000 },
    );
  });
});
