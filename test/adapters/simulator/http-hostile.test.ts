import { expect } from 'chai';
import fc from 'fast-check';
import { after, before, describe, it } from 'mocha';
import { exchange } from '../../../adapters/http-exchange';
import { idleSetup } from '../../../adapters/idle-setup';
import { defaultBounds, type HttpBounds, HttpListener } from '../../../adapters/simulator/http-listener';
import { ReferenceDevice, secureHttp } from '../../../adapters/simulator/reference-device';
import { drip, ended, open, type Seen, say } from './raw-client';

/** How long a request may take to arrive here, in ms. */
const ARRIVAL = 500;

/** A device that provisions in AP mode, behind doors of its own. */
class Besieged {
  readonly heard: string[] = [];
  readonly device: ReferenceDevice;
  private listener: HttpListener | undefined;

  constructor(private readonly secured: boolean) {
    this.device = new ReferenceDevice('reference', secured ? secureHttp : {}, (name) => this.heard.push(name));
  }

  async open(): Promise<void> {
    const { device } = this;
    device.setUp(idleSetup);
    this.issue('sl_Start', {});
    this.issue('sl_WlanProvisioning', {
      ProvisioningCmd: 'SL_WLAN_PROVISIONING_CMD_START_MODE_AP',
      InactivityTimeoutSec: 600,
    });
    this.listener = await this.anotherListener({ ...defaultBounds, arrival: ARRIVAL });
  }

  anotherListener(bounds: HttpBounds): Promise<HttpListener> {
    const { networkProcessor } = this.device;
    const behind = { reached: () => networkProcessor.httpDevice, act: <T>(act: () => T): T => act() };
    return HttpListener.open(behind, 0, this.secured, bounds);
  }

  close(): void {
    this.listener?.close();
  }

  get address(): string {
    return (this.secured ? this.listener?.secureAddress : this.listener?.address) ?? '';
  }

  /** Everything the process and the flash hold, and what is going to happen. */
  snapshot(): unknown {
    const { scheduler, networkProcessor, air } = this.device;
    const { store, provisioning } = networkProcessor;
    const { state, record } = provisioning.process;
    return structuredClone({
      ...{ state, record, name: store.name, policy: store.policy, profiles: store.profiles(), air: air.deviceName },
      ...{ now: scheduler.now(), next: scheduler.nextAt, heard: this.heard },
    });
  }

  /** What a phone gets that behaves. */
  async version(): Promise<unknown> {
    return exchange(new URL(this.address), version);
  }

  private issue(name: string, args: Parameters<ReferenceDevice['hostDriver']['issue']>[1]): void {
    const { scheduler, hostDriver } = this.device;
    let returned = false;
    hostDriver.issue(name, args, () => {
      returned = true;
    });
    scheduler.runUntil(scheduler.now() + 1_000, () => returned);
  }
}

const version = { method: 'GET', path: '/param_product_version.txt' } as const;
const good = { kind: 'answered', status: 200, body: 'R2.0' };
const head = (...lines: readonly string[]): string => [...lines, 'Host: device', '', ''].join('\r\n');
const add = (length: number | string, ...lines: readonly string[]): string =>
  head('POST /api/1/wlan/profile_add HTTP/1.1', ...lines, `Content-Length: ${length}`);
const form = (body: string): string => `${add(body.length)}${body}`;
// Without fields it would be taken, and leave the name as it is.
const rename = (body: string): string =>
  `${head('POST /api/1/netapp/set_urn HTTP/1.1', `Content-Length: ${body.length}`)}${body}`;
const profile = '__SL_P_P.A=evil&__SL_P_P.B=0';

/** Bytes of no sense, the same in every run. */
const garbage = Buffer.from(Array.from({ length: 65_536 }, (_, index) => (index * index * 31 + index * 7) % 256));

/** What is said, and the statuses with which it may be refused; a closed connection is a refusal too. */
const sayings: readonly (readonly [what: string, bytes: string | Uint8Array, statuses: RegExp])[] = [
  ['a URL of 100 000 characters', head(`GET /${'a'.repeat(100_000)} HTTP/1.1`), /431/],
  ['a URL of 2 000 characters', head(`GET /${'a'.repeat(2_000)} HTTP/1.1`), /414/],
  ['a header of 100 000 characters', head('GET / HTTP/1.1', `X: ${'a'.repeat(100_000)}`), /431/],
  ['10 000 headers', head('GET / HTTP/1.1', ...Array<string>(10_000).fill('X: y')), /431/],
  ['a path with half an escape', head('GET /param_%4 HTTP/1.1'), /400/],
  ['a path with bytes beyond ASCII', Buffer.from(head('GET /param_\xff HTTP/1.1'), 'latin1'), /400/],
  ['a path that is a whole address', head('GET http://device/param_cfg_result.txt HTTP/1.1'), /400/],
  ['a form with half an escape', rename('__SL_P_S.B=%4'), /400/],
  ['a form with a wrong escape', rename('__SL_P_S.B=%zz'), /400/],
  ['a form with a zero in it', rename('__SL_P_S.B=\0'), /400/],
  ['a form with a thousand fields', rename(`__SL_P_S.B=a${'&x=y'.repeat(1_000)}`), /400/],
  ['a form in another encoding', `${add(2, 'Content-Type: application/json')}{}`, /415/],
  ['10 MB of body', `${add(10 << 20)}${'a'.repeat(10 << 20)}`, /413/],
  ['the promise of a body without end', add('9'.repeat(30)), /4\d\d/],
  [
    '10 MB in chunks',
    `${head('POST /api/1/wlan/profile_add HTTP/1.1', 'Transfer-Encoding: chunked')}${`ffff\r\n${'a'.repeat(65_535)}\r\n`.repeat(160)}`,
    /413/,
  ],
  ['two lengths', add('5\r\nContent-Length: 6'), /400/],
  ['a length and chunks', `${add(5, 'Transfer-Encoding: chunked')}0\r\n\r\n`, /400/],
  ['no host', 'GET /param_cfg_result.txt HTTP/1.1\r\n\r\n', /400/],
  ...(['PUT', 'DELETE', 'HEAD', 'OPTIONS', 'TRACE', 'PATCH', 'PROPFIND'] as const).map(
    (method) => [`the method ${method}`, head(`${method} /api/1/wlan/confirm_req HTTP/1.1`), /405/] as const,
  ),
  ['the method CONNECT', head('CONNECT device:80 HTTP/1.1'), /4\d\d/],
  ['a method there is not', head('BREW /pot HTTP/1.1'), /400/],
  ['HTTP/2', 'PRI * HTTP/2.0\r\n\r\nSM\r\n\r\n', /4\d\d/],
  ['HTTP/9.9', head('GET / HTTP/9.9'), /400/],
  ['a line that is none', '\r\n\r\nhello\r\n\r\n', /400/],
  ['64 KB of garbage', garbage, /400/],
  ['a handshake of TLS', Buffer.from('160301007a0100007603038e8e', 'hex'), /400/],
];

describe('hostile requests', () => {
  const plain = new Besieged(false);
  const secured = new Besieged(true);
  before(async () => {
    await plain.open();
    await secured.open();
  });
  after(() => {
    plain.close();
    secured.close();
  });

  /** Does something to the device, which must not be disturbed, and must serve who comes next. */
  async function besiege<T>(besieged: Besieged, attack: () => Promise<T>): Promise<T> {
    const before = besieged.snapshot();
    const outcome = await attack();
    expect(besieged.snapshot()).to.deep.equal(before);
    expect(await besieged.version()).to.deep.equal(good);
    return outcome;
  }

  for (const [what, bytes, statuses] of sayings)
    it(`are refused: ${what}`, async () => {
      const { text, closed } = await besiege(plain, () => say(plain.address, bytes));
      expect(closed, 'the connection has ended').to.equal(true);
      if (text !== '') expect(text).to.match(new RegExp(`^HTTP/1\\.1 (${statuses.source}) `));
    });

  it('are refused: nothing at all, for too long', async () => {
    expect((await besiege(plain, () => ended(open(plain.address)))).closed).to.equal(true);
  });

  it('are refused: a header that dribbles', async () => {
    const seen = await besiege(plain, () => drip(plain.address, 'GET / HTTP/1.1\r\nX-a: b\r\n', 20));
    expect(seen.closed).to.equal(true);
  });

  it('are refused: a body that dribbles', async () => {
    const seen = await besiege(plain, async () => {
      const socket = open(plain.address);
      socket.write(add(1_000));
      const timer = setInterval(() => socket.write('a'), 20);
      socket.on('close', () => clearInterval(timer));
      return ended(socket);
    });
    expect(seen.closed).to.equal(true);
  });

  for (const [what, words] of [
    ['a header', 'POST /api/1/wlan/profile_add HTTP/1.1\r\nHost: '],
    ['a body', `${add(100)}${profile}`],
  ] as const)
    it(`are refused: an end in the middle of ${what}`, async () => {
      const seen = await besiege(plain, async () => {
        const socket = open(plain.address);
        const end = ended(socket);
        socket.end(words);
        return end;
      });
      expect(seen.closed).to.equal(true);
      expect(seen.text).to.match(/^(HTTP\/1\.1 400 .*)?/);
    });

  it('are refused: 1 000 connections at a time, and a phone finds its way in between', async () => {
    await besiege(plain, async () => {
      // Patient enough that none of them is closed for being slow.
      const listener = await plain.anotherListener({ ...defaultBounds, arrival: 60_000 });
      try {
        const sockets = Array.from({ length: 1_000 }, () => open(listener.address));
        const ends = sockets.map(ended);
        for (const [index, socket] of sockets.entries()) if (index % 2 === 0) socket.write('POST /api');
        await Promise.all(sockets.map((socket) => new Promise((resolve) => socket.once('connect', resolve))));
        expect(await exchange(new URL(listener.address), version)).to.deep.equal(good);
        // The system may let them in in another order than they came; all but those within the bound have to go.
        const most = sockets.length - 2 * defaultBounds.connections;
        let gone = 0;
        const enough = new Promise<void>((resolve) => {
          for (const end of ends)
            end.then(({ closed }) => {
              if (closed) gone += 1;
              if (gone >= most) resolve();
            }, resolve);
        });
        await Promise.race([enough, Promise.all(ends)]);
        expect(gone).to.be.at.least(most);
      } finally {
        listener.close();
      }
    });
  });

  it('push out nobody but each other, the oldest first', async () => {
    const listener = await plain.anotherListener({ ...defaultBounds, connections: 8, arrival: 60_000 });
    try {
      const ends: Promise<Seen>[] = [];
      for (let count = 0; count < 20; count += 1) {
        const socket = open(listener.address);
        const end = ended(socket);
        await new Promise((resolve) => socket.once('connect', resolve));
        if (count < 12) ends.push(end);
      }
      // They would have another minute, and go at once.
      expect((await Promise.all(ends)).every(({ closed }) => closed)).to.equal(true);
      expect(await exchange(new URL(listener.address), version)).to.deep.equal(good);
    } finally {
      listener.close();
    }
  });

  it('are heard once, however many come at once on one connection', async () => {
    const before = plain.snapshot() as { readonly profiles: readonly unknown[] };
    const request = form('__SL_P_P.A=piped&__SL_P_P.B=0');
    const second = form('__SL_P_P.A=second&__SL_P_P.B=0');
    const { text, closed } = await say(plain.address, `${request}${second.repeat(20)}`);
    expect(closed).to.equal(true);
    expect(text.match(/HTTP\/1\.1 /g) ?? []).to.have.lengthOf.at.most(1);
    const { profiles } = plain.snapshot() as { readonly profiles: readonly { profile: { ssid: string } }[] };
    expect(profiles.slice(before.profiles.length).map(({ profile: { ssid } }) => ssid)).to.deep.equal(['piped']);
    expect(await plain.version()).to.deep.equal(good);
  });

  it('are for the host where the path is unknown, and change nothing', async () => {
    const paths = ['/', '/index.html', '/../../etc/passwd', '/%2e%2e/secret', '/__SL_G_XXX', '/api/1/wlan/confirm_req'];
    for (const path of paths) {
      const before = plain.snapshot() as { heard: string[] };
      const { text } = await say(plain.address, head(`GET ${path} HTTP/1.1`));
      expect(text, path).to.match(/^HTTP\/1\.1 404 /);
      expect(plain.snapshot()).to.deep.equal({ ...before, heard: [...before.heard, 'NETAPP_REQUEST'] });
    }
  });

  it('are refused whatever bytes they are made of', async () => {
    const words = fc.constantFrom('GET ', '/netlist.txt', ' HTTP/1.1', '\r\n', 'Content-Length: ', '5', ':', 'Host: x');
    const noise = fc.uint8Array({ maxLength: 20 }).map((bytes) => Buffer.from(bytes).toString('latin1'));
    const text = fc.array(fc.oneof(words, noise), { maxLength: 20 }).map((parts) => parts.join(''));
    const before = plain.snapshot() as { heard: string[] };
    const property = fc.asyncProperty(text, async (said) => {
      const socket = open(plain.address);
      const end = ended(socket);
      socket.end(Buffer.from(said, 'latin1'));
      expect((await end).closed).to.equal(true);
    });
    await fc.assert(property, { numRuns: 100 });
    // By chance a request may have been whole; then it was one like every other.
    expect({ ...(plain.snapshot() as object), heard: before.heard }).to.deep.equal(before);
    expect(await plain.version()).to.deep.equal(good);
  });

  it('are refused where TLS is spoken: plain text, garbage, and a handshake that never comes', async () => {
    const { address } = secured;
    for (const attack of [
      () => say(address, head('GET /param_cfg_result.txt HTTP/1.1')),
      () => say(address, garbage),
      () => ended(open(address)),
      () => say(address, form('__SL_P_P.A=%4'), true),
      () => say(address, `${add(10 << 20)}${'a'.repeat(1 << 20)}`, true),
    ])
      expect((await besiege(secured, attack)).closed).to.equal(true);
  });

  it('leave a device on which the process goes on as if nothing had been', async () => {
    const add = { method: 'POST', path: '/api/1/wlan/profile_add', form: [['__SL_P_P.A', 'home']] } as const;
    expect(await exchange(new URL(plain.address), add)).to.include({ status: 204 });
    expect(plain.heard.at(-1)).to.equal('SL_WLAN_EVENT_PROVISIONING_PROFILE_ADDED');
    expect(plain.device.networkProcessor.provisioning.process.state).to.equal('configuration');
  });
});
