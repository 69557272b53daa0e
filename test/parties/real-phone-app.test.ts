import { spawnSync } from 'node:child_process';
import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { expect } from 'chai';
import { describe, it } from 'mocha';
import { judgeTranscript } from '../../cli/judge-transcript';
import { runSuite } from '../../cli/suite';
import type { Result } from '../../judge/result-schema';
import { loadLedger } from '../../ledger/ledger';
import { packageRoot } from '../../ledger/package-root';
import { ledgerOfParty, partyOfAdapter } from '../../ledger/parties';
import { settled } from '../adapters/settled';
import { type App, carefulApp, changed, encoded, get, post, profile, scriptedApp } from './scripted-app';

const party = partyOfAdapter('phone-app');
if (party === undefined) throw new Error('there is no such party');
const rules = ledgerOfParty(loadLedger(), party).rules.map(({ id }) => id);

const SCAN = '/api/1/wlan/en_ap_scan';
const ADD = '/api/1/wlan/profile_add';
const VERSION = '/param_product_version.txt';

const run = (app: App, only: readonly string[] = [], out?: string): Promise<Result> =>
  runSuite({
    adapter: 'phone-app',
    adapters: { 'phone-app': async () => scriptedApp(app) },
    rules: only,
    ...(out !== undefined && { out }),
  });

const verdicts = ({ rules: judged }: Result): Readonly<Record<string, string>> =>
  Object.fromEntries(judged.map(({ id, verdict }) => [id, verdict]));

const scans = (cycles: string): App => changed({ [SCAN]: () => post(SCAN, `__SL_P_SC1=10&__SL_P_SC2=${cycles}`) });

/** Two apps for each rule that break it, and more. */
const broken: Readonly<Record<string, readonly App[]>> = {
  'PROV-9-13': [
    scans('0'),
    scans('4294967296'),
    scans('-1'),
    scans(''),
    scans('%30'),
    changed({ [SCAN]: () => post(`${SCAN}?__SL_P_SC2=0`, '') }),
    scans('1&__SL_P_SC2=0'),
    scans('0x10'),
    scans('0.5'),
    scans('1e3'),
    changed({ [SCAN]: () => post(SCAN, '__SL%5FP_SC2=0') }),
  ],
  'PROV-9-15': [
    changed({ [ADD]: (network) => post(ADD, JSON.stringify({ ssid: network }), 'application/json') }),
    changed({ [ADD]: (network) => post(ADD, `__SL_P_P.A=${network}&__SL_P_P.B=0`) }),
    changed({ [ADD]: () => post(ADD, '__SL_P_P.A=50%&__SL_P_P.B=0') }),
    changed({ [ADD]: (network) => post(ADD, JSON.stringify({ ssid: network })) }),
    changed({ [ADD]: (network) => post(ADD, JSON.stringify({ ssid: network }), '') }),
    changed({ [ADD]: (network) => post(ADD, `--x\r\n\r\n${network}\r\n--x--`, 'multipart/form-data; boundary=x') }),
    changed({ [ADD]: (network) => post(ADD, profile(network), 'text/plain;charset=UTF-8') }),
    changed({ [ADD]: (network) => post(ADD, JSON.stringify([network])) }),
    changed({ [ADD]: (network) => post(ADD, JSON.stringify(network)) }),
    changed({ [ADD]: (network) => post(ADD, `<ssid>${encoded(network)}</ssid>`) }),
    changed({ [ADD]: (network) => ({ ...post(ADD, JSON.stringify({ network }), 'application/json'), method: 'PUT' }) }),
    changed({
      [ADD]: (network) => post(ADD, JSON.stringify({ network, more: 'y'.repeat(9_000) }), 'application/json'),
    }),
    changed({ [ADD]: (network) => post(`http://lamp${ADD}`, JSON.stringify({ network }), 'application/json') }),
    changed({ [ADD]: (network) => post(ADD, profile(network).replaceAll('&', '\n&')) }),
  ],
  'PROV-9-16': [
    changed({ [ADD]: (network) => post(ADD, profile(network).replaceAll('&', '& ')) }),
    changed({ [ADD]: (network) => post(ADD, profile(network).replaceAll('=', ' =')) }),
    changed({ [ADD]: (network) => post(ADD, `${profile(network)}&+__SL_P_X=1`) }),
    changed({ [ADD]: (network) => post(ADD, profile(network).replaceAll('&', '&\t')) }),
    changed({ [ADD]: (network) => post(ADD, profile(network).replaceAll('&', '&\r\n')) }),
    changed({ [ADD]: (network) => post(ADD, profile(network).replaceAll('&', '&%0A')) }),
  ],
  'PROV-9-24': [
    changed({ [VERSION]: () => undefined }),
    (network) => [...changed({ [VERSION]: () => undefined })(network), get(VERSION)],
    (network) => [post('/%61pi/1/netapp/set_urn', '__SL_P_S.B=lamp'), ...carefulApp(network)],
  ],
};

/** Unusual apps that break no rule. */
const legal: Readonly<Record<string, App>> = {
  'a careful app': carefulApp,
  'a charset in the content type': changed({
    [ADD]: (network) => post(ADD, profile(network), 'application/x-www-form-urlencoded; charset=UTF-8'),
  }),
  'a content type in capitals': changed({
    [ADD]: (network) => post(ADD, profile(network), 'Application/X-WWW-Form-URLEncoded'),
  }),
  'a line end after the form': changed({ [ADD]: (network) => post(ADD, `${profile(network)}\r\n`) }),
  'blanks as %20': changed({ [ADD]: (network) => post(ADD, profile(network).replaceAll('+', '%20')) }),
  'an empty priority': changed({
    [ADD]: (network) => post(ADD, `__SL_P_P.A=${encoded(network)}&__SL_P_P.B=0&__SL_P_P.C=&__SL_P_P.D=`),
  }),
  'no key': changed({ [ADD]: (network) => post(ADD, `__SL_P_P.A=${encoded(network)}&__SL_P_P.B=0`) }),
  'extra fields': changed({ [ADD]: (network) => post(ADD, `${profile(network)}&extra=1`) }),
  'the most scan cycles': scans('4294967295'),
  'a number with encoded digits': scans('%31%30'),
  'no scan': changed({ [SCAN]: () => undefined }),
  'the version from a token': changed({ [VERSION]: () => get('/__SL_G_REV') }),
  'the version twice, and pages of the host': (network) => [
    get('/device?appname'),
    get(VERSION),
    ...carefulApp(network),
  ],
  'every request twice': (network) => carefulApp(network).flatMap((each) => [each, each]),
  'a device name': (network) => [
    get(VERSION),
    post('/api/1/netapp/set_urn', '__SL_P_S.B=my+lamp'),
    ...carefulApp(network),
  ],
  'an empty content type': changed({ [ADD]: (network) => ({ ...post(ADD, profile(network)), contentType: '' }) }),
  'the version by the whole address': changed({ [VERSION]: () => get(`http://lamp${VERSION}`) }),
  'the version with encoded letters': changed({ [VERSION]: () => get('/param%5Fproduct%5Fversion.txt') }),
  'encoded names': changed({
    [ADD]: (network) => post(ADD, profile(network).replaceAll('__SL_P_P', '%5F%5FSL_P_P'), ''),
  }),
  'fields in another order': changed({
    [ADD]: (network) => post(ADD, profile(network).split('&').reverse().join('&')),
  }),
  'blanks at the end of a name': changed({
    [ADD]: (network) => post(ADD, `__SL_P_P.B=0&__SL_P_P.A=${encoded(network)}+`),
  }),
  'a page of the host in JSON': (network) => [post('/device', '{"a":1}', 'application/json'), ...carefulApp(network)],
  'no content type': changed({ [ADD]: (network) => post(ADD, profile(network), '') }),
};

describe('a phone app under test', () => {
  it('has broken apps for each of its rules', () => {
    expect(Object.keys(broken).sort()).to.deep.equal([...rules].sort());
  });

  for (const [rule, apps] of Object.entries(broken))
    apps.forEach((app, index) => {
      it(`breaks ${rule}: app ${index + 1}`, async () => {
        expect(verdicts(await run(app, [rule]))[rule]).to.equal('fail');
      });
    });

  for (const [name, app] of Object.entries(legal))
    it(`breaks no rule: ${name}`, async () => {
      const result = await settled(1, () => run(app));
      expect(
        result.rules.filter(({ verdict }) => verdict === 'fail').map(({ id, reason }) => [id, reason]),
      ).to.deep.equal([]);
      expect(result.run.verdict).to.equal('conformant');
    });

  it('is judged by every rule, and again from its transcript, which contains no key', async () => {
    const out = mkdtempSync(join(tmpdir(), 'phone-app-'));
    try {
      const result = await settled(1, () => run(carefulApp, [], out));
      expect(verdicts(result)).to.deep.equal(Object.fromEntries(rules.map((rule) => [rule, 'pass'])));
      const transcript = join(out, 'transcript.jsonl');
      expect((await judgeTranscript(transcript)).rules).to.deep.equal(result.rules);
      expect(readFileSync(transcript, 'utf8')).to.include('__SL_P_P.C=xxxx+xxxx').and.not.include('pass+word');
    } finally {
      rmSync(out, { recursive: true });
    }
  });

  it('can be a program', () => {
    const { status, stdout, stderr } = spawnSync(
      process.execPath,
      [
        'bin/provtck.js',
        'run',
        '--adapter',
        'phone-app',
        '--listen',
        '127.0.0.1:0',
        '--rule',
        'PROV-9-24',
        '--start',
        `${process.execPath} examples/phone-app/app.js {address} {network}`,
        '--quiet',
        '--out',
        join(tmpdir(), `phone-app-${process.pid}`),
      ],
      { cwd: packageRoot(), encoding: 'utf8' },
    );
    rmSync(join(tmpdir(), `phone-app-${process.pid}`), { recursive: true, force: true });
    expect(stderr).to.equal('');
    expect(stdout).to.equal('CONFORMANT: the phone app breaks no mandatory rule selected for this run.\n');
    expect(status).to.equal(0);
  });
});
