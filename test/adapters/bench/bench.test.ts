import { PassThrough } from 'node:stream';
import { expect } from 'chai';
import { describe, it } from 'mocha';
import { benchNamed } from '../../../adapters/bench/bench-named';
import { HttpBench } from '../../../adapters/bench/http-bench';
import { ManualBench } from '../../../adapters/bench/manual-bench';
import { TerminalOperator } from '../../../adapters/bench/operator';
import { runSuite } from '../../../cli/suite';
import type { Result } from '../../../judge/result-schema';
import { rejection } from '../rejection';
import { connectionTo, withBoard } from '../serial/virtual-board';
import { isDelayed, settled } from '../settled';

/** A person who types these lines, one at every question; nothing any more after the last. */
function person(lines: readonly string[], patience = 1_000) {
  const input = new PassThrough();
  const output = new PassThrough();
  const questions: string[] = [];
  const left = [...lines];
  output.on('data', (text: Buffer) => {
    if (!text.toString().includes('>>>')) return;
    questions.push(text.toString());
    const answer = left.shift();
    if (answer !== undefined) input.write(`${answer}\n`);
  });
  return { bench: new ManualBench(new TerminalOperator(input, output, patience)), questions };
}

const home = { ssid: 'home', security: 'wpa', key: 'secret', priority: 0 } as const;

describe('a manual bench', () => {
  it('tells a person what to do and believes the answer', async () => {
    const { bench, questions } = person(['', 'no', 'home, cafe', '204', '200 4', 'no', '', '']);
    const { phone, network } = bench.bench;
    expect(await phone?.joinDevice()).to.deep.equal({ kind: 'joined' });
    expect(await phone?.joinNetwork('home')).to.deep.equal({ kind: 'refused', why: 'the operator could not join it' });
    expect(await phone?.scan()).to.deep.equal(['home', 'cafe']);
    const post = { method: 'POST', path: '/api/1/wlan/profile_add', form: [['__SL_P_P.A', 'home']] } as const;
    expect(await phone?.request(post)).to.deep.equal({ kind: 'answered', status: 204, body: '' });
    expect(await phone?.request(post)).to.deep.equal({ kind: 'answered', status: 200, body: '4' });
    expect(await phone?.request(post)).to.deep.equal({ kind: 'unreachable', why: 'the operator got no response' });
    await network?.provide({ ...home, dhcp: 'never' });
    await bench.clear();
    expect(questions.join()).to.include('POST http://mysimplelink.net/api/1/wlan/profile_add with __SL_P_P.A=home');
    expect(questions.at(-2)).to.include('"home", WPA with key "secret", without DHCP');
    expect(questions.at(-1)).to.include('Switch the network "home" off');
  });

  it('asks for the lease of the phone, and for a transmission that is broken off', async () => {
    const { bench, questions } = person(['10.123.45.2, 255.255.255.0, 10.123.45.1', '10.123.45.2', '', '']);
    const { phone } = bench.bench;
    const lease = { address: '10.123.45.2', mask: '255.255.255.0', gateway: '10.123.45.1' };
    expect(await phone?.joinDevice()).to.deep.equal({ kind: 'joined', lease });
    expect(await phone?.joinDevice()).to.deep.equal({ kind: 'joined' });
    await phone?.smartConfig(home);
    await phone?.smartConfig(home, true);
    expect(questions.map((question) => question.includes('stop when the device has synchronised'))).to.deep.equal([
      ...[false, false, false],
      true,
    ]);
  });

  it('asks over HTTPS where that is meant, and takes down where a redirect points', async () => {
    const { bench, questions } = person(['301 https://mysimplelink.net/', '302']);
    const phone = bench.bench.phone;
    expect(await phone?.request({ method: 'GET', path: '/', secure: true })).to.deep.equal({
      kind: 'answered',
      status: 301,
      body: '',
      location: 'https://mysimplelink.net/',
    });
    expect(await phone?.request({ method: 'GET', path: '/' })).to.deep.equal({
      kind: 'answered',
      status: 302,
      body: '',
    });
    expect(questions[0]).to.include('GET https://mysimplelink.net/');
    expect(questions[1]).to.include('GET http://mysimplelink.net/');
  });

  it('captures nothing, and says why', () => {
    const { bench } = person([]);
    expect(bench.offers).to.not.include('capture');
    expect(bench.lacks.capture).to.include('captures no packets');
  });

  it('rejects what the person could not do, and what nobody answers', async () => {
    const { bench } = person(['! the phone is flat']);
    const failed = await rejection(async () => bench.bench.phone?.smartConfig(home));
    expect(failed.code).to.equal('OPERATOR_COULD_NOT');
    expect(failed.message).to.include('the phone is flat');
    const absent = person([], 50);
    expect((await rejection(async () => absent.bench.bench.phone?.leave())).code).to.equal('OPERATOR_SILENT');
  });
});

describe('an http bench', () => {
  /** A run at a virtual board, whose HTTP server the phone of the bench asks. */
  const overHttp = (timeScale: number, rules: readonly string[], https = false): Promise<Result> =>
    settled(
      timeScale,
      (scale) =>
        withBoard({ timeScale: scale, https }, (plugged) =>
          runSuite({ adapter: 'serial', rules, connection: { ...connectionTo(plugged), bench: plugged.http } }),
        ),
      isDelayed,
    );

  it('plays the phone against the HTTP server of a virtual board', async () => {
    const result = await overHttp(10, ['PROV-7.5-28']);
    const verdicts = result.scenarios.map(({ id, verdict, reason }) => `${id} ${verdict} ${reason ?? ''}`);
    expect(verdicts, verdicts.join('\n')).to.include('PROV-7.5-28/1.1 pass ').and.include('PROV-7.5-28/3 pass ');
    expect(verdicts.join('\n')).to.include('an http bench plays the phone only');
  });

  it('finds the secured server where a redirect points', async () => {
    const result = await overHttp(20, ['PROV-9-11', 'PROV-9-23'], true);
    expect(result.run.incomplete).to.deep.equal([]);
    expect(result.run.verdict).to.equal('conformant');
    expect(result.observations.map(({ answer }) => answer)).to.deep.equal([
      'yes: over HTTP: 302, a redirect to HTTPS; over HTTPS: 200 "R2.0"',
    ]);
  });

  it('says that it reaches nobody', async () => {
    const phone = new HttpBench(new URL('http://127.0.0.1:1')).bench.phone;
    expect(await phone?.request({ method: 'GET', path: '/' })).to.include({ kind: 'unreachable' });
    expect((await rejection(async () => phone?.smartConfig(home))).code).to.equal('CANNOT_DO');
  });
});

describe('a bench nobody has named', () => {
  it('offers nothing and says why', () => {
    const { offers, lacks } = benchNamed(undefined);
    expect(offers).to.deep.equal([]);
    expect(lacks.phone).to.include('--bench');
  });
});
