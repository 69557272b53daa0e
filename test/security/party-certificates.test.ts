import { expect } from 'chai';
import { before, describe, it } from 'mocha';
import { sealed } from '../../reports/certificate/envelope';
import { headlineOf, sha256Of } from '../../reports/certificate/statement';
import type { CertificateStatement } from '../../reports/certificate/statement-schema';
import { type App, carefulApp, changed as changedApp, post, scriptedApp } from '../parties/scripted-app';
import { type Certified, certified, isCertified, keys, type Outcome, outcomeOf, statement } from './certified';

const SCAN = '/api/1/wlan/en_ap_scan';
const ADD = '/api/1/wlan/profile_add';

/** Certifies an app, in real time. */
const certifiedApp = (title: string, app: App, claims = ''): Promise<Outcome> =>
  certified({
    adapter: 'phone-app',
    device: 'CC3235SF',
    adapters: { 'phone-app': async () => scriptedApp(app) },
    ics: statement(title, `party: { product: Lamp app 1.4, claims: { ${claims} } }\n`),
  });

const withoutScan = changedApp({ [SCAN]: () => undefined });
const withJson = changedApp({ [ADD]: (network) => post(ADD, JSON.stringify({ ssid: network }), 'application/json') });

/** A certificate whose statement was changed, with hashes and headline that fit. */
async function rewritten(honest: Certified, change: (statement: CertificateStatement) => void): Promise<Outcome> {
  const { payload } = JSON.parse(honest.text) as { payload: string };
  const changed = JSON.parse(Buffer.from(payload, 'base64').toString('utf8')) as CertificateStatement;
  change(changed);
  const [, , , , { annotations }, { annotations: stated }, , rules] = changed.predicate.configuration;
  annotations.headline = headlineOf({ ...annotations, ixit: stated.ixit ?? {}, verdicts: rules.annotations.verdicts });
  for (const part of changed.predicate.configuration)
    if ('annotations' in part) part.digest.sha256 = sha256Of(part.annotations);
  return { ...honest, text: sealed(changed, keys.privateKey) };
}

const runOf = ({ predicate }: CertificateStatement) => predicate.configuration[4].annotations;
const headlineIn = ({ text }: Certified): string => {
  const { payload } = JSON.parse(text) as { payload: string };
  return runOf(JSON.parse(Buffer.from(payload, 'base64').toString('utf8')) as CertificateStatement).headline;
};
const demanding = (...parties: readonly string[]) => ({ demands: { parties, now: Date.now() } });

describe('a certificate of a phone app', () => {
  let honest: Certified;
  before(async () => {
    const made = await certifiedApp('careful', carefulApp);
    if (!isCertified(made)) throw new Error(JSON.stringify(made));
    honest = made;
  });

  it('names the app, and is judged again from its transcript', async () => {
    expect(await outcomeOf(async () => honest, demanding('phone-app'))).to.equal('VERIFIED');
    expect(headlineIn(honest)).to.equal(
      'of a phone app, not of a device; class full; 4 of 4 rules judged; product Lamp app 1.4, as claimed by the user',
    );
  });

  it('is no certificate of another party', async () => {
    for (const party of ['device', 'driver', 'network-processor', 'host-application'])
      expect(await outcomeOf(async () => honest, demanding(party))).to.equal('PARTY_OTHER');
  });

  const forgeries: readonly (readonly [
    what: string,
    code: string,
    change: (statement: CertificateStatement) => void,
  ])[] = [
    ['another party', 'HASH_WRONG', (changed) => Object.assign(runOf(changed), { party: 'device' })],
    ['another product', 'HASH_WRONG', (changed) => Object.assign(changed.subject[0], { name: 'Lamp app 2' })],
    ['a rule less', 'RULES_INCOMPLETE', (changed) => changed.predicate.configuration[7].annotations.verdicts.pop()],
    [
      'a rule that needs no verdict',
      'SCENARIOS_MISSING',
      (changed) => {
        const [first] = changed.predicate.configuration[7].annotations.verdicts;
        if (first !== undefined) first.scenarios.required = 0;
      },
    ],
    ['a denied claim', 'CLASS_WRONG', (changed) => Object.assign(runOf(changed), { lacks: ['claim:scan'] })],
    [
      'no product',
      'CERTIFY_PRODUCT',
      (changed) => {
        const settings = runOf(changed).settings as { party: { product?: string } };
        delete settings.party.product;
        Object.assign(changed.subject[0], { name: 'app.apk', annotations: { kind: 'firmware image' } });
      },
    ],
  ];
  for (const [what, code, change] of forgeries)
    it(`is refused with ${what}: ${code}`, async () => {
      expect(await outcomeOf(() => rewritten(honest, change))).to.equal(code);
    });

  it('does not exist without a product', async () => {
    expect(await outcomeOf(() => certified({ adapter: 'phone-app' }))).to.equal('CERTIFY_PRODUCT');
  });

  it('does not exist for an app that does nothing, or not what its statement claims', async () => {
    expect(await outcomeOf(() => certifiedApp('idle', () => []))).to.equal('incomplete');
    expect(await outcomeOf(() => certifiedApp('no-scan', withoutScan))).to.equal('incomplete');
  });

  it('is a subset for an app whose statement denies a claim', async () => {
    const made = await certifiedApp('denied-scan', withoutScan, 'scan: false');
    if (!isCertified(made)) throw new Error(JSON.stringify(made));
    expect(headlineIn(made)).to.include('class subset; 3 of 4 rules judged');
    expect(await outcomeOf(async () => made)).to.equal('VERIFIED');
  });

  it('does not exist for an app that breaks a rule', async () => {
    expect(await outcomeOf(() => certifiedApp('json', withJson))).to.equal('non-conformant');
  });
});
