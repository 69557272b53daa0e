import { expect } from 'chai';
import { describe, it } from 'mocha';
import type { HttpRequest, Phone, Profile } from '../../../adapters/adapter';
import { idleSetup } from '../../../adapters/idle-setup';
import { secureHttp } from '../../../adapters/simulator/reference-device';
import { type DecisionOverrides, openSimulator, Simulator } from '../../../adapters/simulator/simulator';
import { rejection } from '../rejection';

/** A phone in the network of a device that provisions as an access point. */
async function phoneAt(
  deviation: DecisionOverrides = {},
  loopback = false,
): Promise<{ simulator: Simulator; phone: Phone }> {
  const simulator = new Simulator('CC3220SF', 'reference', deviation, loopback);
  await simulator.connect();
  await simulator.reset(idleSetup);
  await simulator.call(
    'sl_WlanProvisioning',
    { ProvisioningCmd: 'SL_WLAN_PROVISIONING_CMD_START_MODE_AP', InactivityTimeoutSec: 600 },
    1_000,
  );
  await simulator.bench.phone.joinDevice();
  return { simulator, phone: simulator.bench.phone };
}

const get = (path: string, secure?: true): HttpRequest => ({ method: 'GET', path, ...(secure && { secure }) });
const add = (form: Readonly<Record<string, string>>): HttpRequest => ({
  method: 'POST',
  path: '/api/1/wlan/profile_add',
  form: Object.entries(form).map(([letter, value]): [string, string] => [`__SL_P_P.${letter}`, value]),
});

/** The profile the device has in a place. */
async function stored(simulator: Simulator, Index: number): Promise<unknown> {
  await simulator.call('sl_Stop', { Timeout: 200 }, 1_000);
  await simulator.call('sl_Start', {}, 1_000);
  const outcome = await simulator.call('sl_WlanProfileGet', { Index }, 1_000);
  return outcome.kind === 'returned' && outcome.value;
}

for (const loopback of [false, true])
  describe(`the provisioning HTTP server ${loopback ? 'over a socket' : 'in process'}`, () => {
    /** Asks a fresh device, and lets go of it. */
    const answers = async (
      requests: readonly HttpRequest[],
      deviation?: DecisionOverrides,
    ): Promise<readonly unknown[]> => {
      const { simulator, phone } = await phoneAt(deviation, loopback);
      try {
        const outcomes: unknown[] = [];
        for (const request of requests) outcomes.push(await phone.request(request));
        return outcomes;
      } finally {
        await simulator.close();
      }
    };
    const answered = (body: string, status = 200) => ({ kind: 'answered', status, body });

    it('gives the result under both of its names', async () => {
      expect(await answers([get('/param_cfg_result.txt'), get('/__SL_G_MCR')])).to.deep.equal([
        answered('0'),
        answered('0'),
      ]);
    });

    it('lists thirty places, each a digit with a name, or an X', async () => {
      const { simulator, phone } = await phoneAt({}, loopback);
      for (const [ssid, security] of [
        ['home', 'wpa'],
        ['caf\\xe9 \\\\', 'open'],
      ] as const)
        await simulator.bench.network.provide({ ssid, security, key: 'secret', dhcp: 0 });
      await phone.request({ method: 'POST', path: '/api/1/wlan/en_ap_scan', form: [['__SL_P_SC2', '1']] });
      await simulator.clock.sleep(5_000);
      expect(await phone.request(get('/netlist.txt'))).to.deep.equal(
        answered(`3home;0caf\\xe9 \\\\;${'X;'.repeat(28)}`),
      );
      await simulator.close();
    });

    it('takes a name of any bytes, blanks and signs included', async () => {
      const { simulator, phone } = await phoneAt({}, loopback);
      const ssid = 'a+b %41&=é\\xff\\\\';
      expect(await phone.request(add({ A: ssid, B: '3', C: 'k+%41 y', D: '7' }))).to.deep.equal(answered('', 204));
      expect(await stored(simulator, 0)).to.deep.include({ pName: ssid, pPriority: 7 });
      await simulator.close();
    });

    it('keeps what a request leaves out, the key of an open network aside', async () => {
      const { simulator, phone } = await phoneAt({ networkProcessor: { keyToShow: (key) => key } }, loopback);
      await phone.request(add({ A: 'home', B: '3', C: 'secret', D: '5' }));
      await phone.request(add({ A: 'work' }));
      await phone.request(add({ A: 'cafe', B: '0' }));
      const profile = (place: number): Promise<unknown> => stored(simulator, place);
      expect(await profile(1)).to.deep.include({ pName: 'work', Key: 'secret', pPriority: 5 });
      expect(await profile(2)).to.deep.include({ pName: 'cafe', Key: '', pPriority: 5 });
      await simulator.close();
    });

    it('refuses a profile without a name ever given, and a priority there is not', async () => {
      const [nameless, high, worded] = await answers([
        add({ B: '0' }),
        add({ A: 'home', D: '16' }),
        add({ A: 'home', D: 'high' }),
      ]);
      expect([nameless, high, worded]).to.deep.equal([answered('', 400), answered('', 400), answered('', 400)]);
    });

    it('redirects with the status of the device', async () => {
      const moved = { networkProcessor: { ...secureHttp.networkProcessor, redirectStatus: () => 301 as const } };
      const [plain] = await answers([get('/__SL_G_DNP')], moved);
      expect(plain).to.include({ kind: 'answered', status: 301 });
    });

    it('gives the values of the tokens it has, and says of others that it has none', async () => {
      const urn: HttpRequest = { method: 'POST', path: '/api/1/netapp/set_urn', form: [['__SL_P_S.B', 'bench-07']] };
      const paths = ['DNP', 'DEN', 'S.B', 'REV', 'MCR', 'PIP', 'MCH'].map((token) => get(`/__SL_G_${token}`));
      expect((await answers([urn, ...paths])).slice(1)).to.deep.equal([
        ...['bench-07', 'bench-07', 'bench-07', 'R2.0', '0'].map((body) => answered(body)),
        ...['Unknown Token', 'Unknown Token'].map((body) => answered(body, 404)),
      ]);
    });

    it('refuses a network name of no or more than 32 bytes as a bad request', async () => {
      const names = ['', 'n'.repeat(33), 'n'.repeat(32)];
      const statuses = (await answers(names.map((A) => add({ A, B: '0' })))).map((answer) =>
        Reflect.get(answer as object, 'status'),
      );
      expect(statuses).to.deep.equal([400, 400, 204]);
    });

    it('takes an empty priority as none', async () => {
      expect(await answers([add({ A: 'home', B: '0', D: '' })])).to.deep.equal([answered('', 204)]);
    });

    it('has no HTTPS unless it is secured', async () => {
      expect(await answers([get('/param_product_version.txt', true)])).to.deep.equal([
        { kind: 'unreachable', why: 'no response from the address of the device' },
      ]);
    });

    it('redirects to HTTPS where it is secured, and serves there', async () => {
      const [plain, secured] = await answers([get('/__SL_G_MCR'), get('/__SL_G_MCR', true)], secureHttp);
      expect(plain).to.include({ kind: 'answered', status: 302 });
      expect(Reflect.get(plain as object, 'location')).to.match(/^https:\/\/[^/]+\/__SL_G_MCR$/);
      expect(secured).to.deep.equal(answered('0'));
    });
  });

describe('a key with a backslash', () => {
  it('opens its network over HTTP as by SmartConfig', async () => {
    for (const way of ['http', 'smartconfig']) {
      const home: Profile = { ssid: 'home', security: 'wpa', key: 'back\\slash', priority: 0 };
      const simulator = new Simulator('CC3220SF');
      await simulator.reset(idleSetup);
      const ProvisioningCmd = 'SL_WLAN_PROVISIONING_CMD_START_MODE_APSC';
      await simulator.call('sl_WlanProvisioning', { ProvisioningCmd, InactivityTimeoutSec: 600 }, 1_000);
      await simulator.bench.network.provide({ ...home, dhcp: 0 });
      const { phone } = simulator.bench;
      if (way === 'smartconfig') await phone.smartConfig(home);
      else {
        await phone.joinDevice();
        await phone.request(add({ A: home.ssid, B: '3', C: home.key }));
        await phone.request({ method: 'POST', path: '/api/1/wlan/confirm_req' });
      }
      await simulator.clock.sleep(10_000);
      expect(await simulator.bench.capture.packets(), way).to.not.have.length(0);
    }
  });
});

describe('the option for the HTTP server', () => {
  it('takes two words and no other', async () => {
    expect((await rejection(() => openSimulator({ part: 'CC3220SF', http: 'telnet' }))).code).to.equal('HTTP_UNKNOWN');
  });
});
