import { expect } from 'chai';
import { after, before, describe, it } from 'mocha';
import { LiveRun } from '../../live/live-run';
import { LiveServer } from '../../live/live-server';
import { qrText } from '../../live/qr';

describe('the server of the page', () => {
  const live = new LiveRun({ title: 'CC3235SF', plan: [{ id: 'PROV-1-01/1', name: 'first', actions: 1, ms: 10 }] });
  let server: LiveServer;
  before(async () => {
    server = await LiveServer.open(live);
  });
  after(() => server.close());

  const post = (page: string, body: string, headers: Record<string, string> = {}) =>
    fetch(`${server.address}${page}`, { method: 'POST', body: new URLSearchParams(body), headers, redirect: 'manual' });

  it('listens on loopback and shows nothing without the token', async () => {
    const { origin, pathname, hostname } = new URL(server.address);
    expect(hostname).to.equal('127.0.0.1');
    expect(server.isReachable).to.equal(false);
    expect(pathname).to.match(/^\/[0-9a-f]{32}\/$/);
    const wrong = [
      '/',
      '/events',
      `/${'0'.repeat(32)}/`,
      pathname.slice(0, -1).slice(0, -1),
      `${pathname}x`,
      `${pathname}../`,
      `${pathname}plan/x`,
    ];
    for (const path of wrong) expect((await fetch(`${origin}${path}`)).status, path).to.equal(404);
    const steering = await fetch(`${origin}/pause`, { method: 'POST', body: '' });
    expect(steering.status).to.equal(404);
    expect(live.parts()[0]?.html).to.not.include('Paused');
  });

  it('loads nothing from elsewhere, and no other site can show it', async () => {
    const answer = await fetch(server.address);
    expect(answer.headers.get('content-security-policy')).to.equal("frame-ancestors 'none'");
    expect(answer.headers.get('referrer-policy')).to.equal('no-referrer');
    const page = await answer.text();
    expect(page).to.match(/content="default-src 'none'; style-src 'sha256-[^']+'; script-src 'sha256-[^']+';/);
    expect(page).to.not.match(/ (src|style|on\w+)=/);
    expect((await fetch(`${server.address}plan`)).status).to.equal(200);
  });

  it('refuses forms of other sites, large forms and other methods', async () => {
    expect((await post('pause', '', { origin: 'http://example.org' })).status).to.equal(403);
    expect((await post('skip', `reason=${'x'.repeat(9_000)}`)).status).to.equal(413);
    expect((await fetch(server.address, { method: 'PUT', body: '' })).status).to.equal(405);
    expect((await post('elsewhere', '')).status).to.equal(404);
    expect(live.parts()[0]?.html).to.not.include('Paused');
  });

  it('steers the run by its forms, with and without its script', async () => {
    const plain = await post('pause', '', { origin: new URL(server.address).origin });
    expect([plain.status, plain.headers.get('location')]).to.deep.equal([303, './']);
    expect(live.parts()[0]?.html).to.include('Paused');
    const scripted = await post('continue', '', { accept: 'application/json' });
    expect(await scripted.json()).to.deep.equal({ message: '' });
    const late = await post('answer', 'id=9&text=x', { accept: 'application/json' });
    expect([late.status, await late.json()]).to.deep.equal([
      409,
      { message: 'This was already answered, or the run has gone on.' },
    ]);
  });

  it('sends only what has changed, and the end', async () => {
    const ending = new LiveRun({ title: 'CC3235SF', plan: [] });
    const other = await LiveServer.open(ending);
    await fetch(other.address);
    await other.opened;
    const stream = await fetch(`${other.address}events`);
    const received = stream.text();
    ending.attendance.take({ kind: 'scenario', scenario: 'the first' });
    ending.end('CONFORMANT');
    await other.close();
    const events = (await received).split('\n\n').filter((each) => each !== '');
    expect(events.at(-1)).to.equal('event: end\ndata: {}');
    const ids = events.slice(0, -1).map((each) => (JSON.parse(each.split('data: ')[1] ?? '{}') as { id: string }).id);
    expect(ids.filter((id) => id === 'question')).to.have.length(1);
    expect(ids.filter((id) => id === 'status')).to.have.length(2);
  });

  it('draws its address as a QR code', () => {
    const lines = qrText('http://192.168.1.7:8090/00112233445566778899aabbccddeeff/').split('\n');
    expect(new Set(lines.map((line) => line.length)).size).to.equal(1);
    expect(lines[0]).to.match(/^█+$/);
    expect(lines[2]).to.match(/^████ ▄▄▄▄▄ /);
  });
});
