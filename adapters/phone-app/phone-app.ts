import type { IncomingMessage } from 'node:http';
import type {
  Adapter,
  CallOutcome,
  DeviceClock,
  DeviceEvent,
  DeviceIdentity,
  DeviceSetup,
  Fields,
  PhoneAppPort,
} from '../adapter';
import { WallClock } from '../board/board-clock';
import { textOf } from '../byte-text';
import { cannotDo } from '../cannot-do';
import { decodeForm } from '../http-form';
import { SimulatedBench } from '../simulator/bench';
import { defaultBounds, HttpListener } from '../simulator/http-listener';
import { ReferenceDevice } from '../simulator/reference-device';
import { withoutKeys } from './hidden-keys';

/** Provisions the device with the app under test, at an address; resolves when the app has ended. */
export type PhoneAppRunner = (address: string, network: string) => Promise<void>;

/** Largest error of a time, in ms. */
const UNCERTAINTY = 100;

/** Time-out of the process that the app provisions, in seconds. */
const TIME_OUT = 600;

/** Networks that every session offers besides the one that the app has to choose. */
const NEIGHBOURS: readonly string[] = ['neighbour', 'guest'];

/**
 * A phone app under test, with the HTTP server of the reference device on a real socket. Its requests are the events of
 * this adapter. There is no radio: the app is pointed at the address, whatever the role of the device is.
 */
export class PhoneAppDoor implements Adapter {
  readonly name = 'phone-app';
  readonly clock: DeviceClock;
  readonly bench = {};
  readonly phoneApp: PhoneAppPort;
  private readonly device = new ReferenceDevice('reference', {}, () => {});
  private readonly wall = new WallClock(this.device.scheduler, 1);
  private readonly events: DeviceEvent[] = [];
  private readonly radio: SimulatedBench;
  private listener: HttpListener | undefined;

  constructor(
    private readonly part: string,
    private readonly place: { readonly host: string; readonly port: number },
    run: PhoneAppRunner,
  ) {
    const { scheduler, air, networkProcessor } = this.device;
    this.radio = new SimulatedBench(scheduler, air, networkProcessor, (until, done) => this.wall.pass(until, done));
    this.clock = {
      now: () => this.wall.act(() => scheduler.now()),
      sleep: async (ms) => {
        await this.wall.pass(scheduler.now() + ms, () => false);
      },
    };
    this.phoneApp = { use: (network) => this.use(network, run) };
  }

  async connect(): Promise<DeviceIdentity> {
    const { networkProcessor } = this.device;
    const backend = {
      reached: () => networkProcessor.httpDevice,
      act: <T>(act: () => T): T => this.wall.act(act),
      heard: (message: IncomingMessage, body: Buffer): void => this.heard(message, body),
    };
    this.listener = await HttpListener.open(backend, this.place.port, false, defaultBounds, this.place.host);
    return {
      part: this.part,
      versions: { device: 'reference' },
      capabilities: { functions: [], offers: [], lacks: {} },
      uncertainty: UNCERTAINTY,
    };
  }

  async reset(setup: DeviceSetup): Promise<void> {
    this.wall.act(() => {
      this.device.setUp(setup);
      this.radio.clear();
    });
    this.events.length = 0;
    await this.order('sl_Start', {});
    await this.order('sl_WlanProvisioning', {
      ProvisioningCmd: 'SL_WLAN_PROVISIONING_CMD_START_MODE_APSC',
      InactivityTimeoutSec: TIME_OUT,
    });
  }

  async call(name: string): Promise<CallOutcome> {
    throw cannotDo(`${name} cannot be called: the phone app is under test`);
  }

  async nextEvent(until: number): Promise<DeviceEvent | undefined> {
    await this.wall.pass(until, () => this.events.length > 0);
    return this.events.shift();
  }

  async close(): Promise<void> {
    this.wall.stop();
    this.listener?.close();
  }

  /** Where the app reaches the device. */
  get address(): string {
    return this.listener?.address ?? '';
  }

  private async use(network: string, run: PhoneAppRunner): Promise<void> {
    const { air } = this.device;
    for (const ssid of [network, ...NEIGHBOURS]) air.provide({ ssid, security: 'open', key: '', dhcp: 0 });
    await run(this.address, network);
  }

  /** The host of the device calls a function. */
  private async order(name: string, args: Fields): Promise<void> {
    let returned = false;
    const { hostDriver, scheduler } = this.device;
    this.wall.act(() =>
      hostDriver.issue(name, args, () => {
        returned = true;
      }),
    );
    await this.wall.pass(scheduler.now() + 10_000, () => returned);
  }

  private heard({ method, url = '', headers }: IncomingMessage, body: Buffer): void {
    const [path = '', query = ''] = originForm(url).split('?');
    const type = headers['content-type'];
    const data: Fields = {
      method: method ?? '',
      path,
      ...(query !== '' && { query: withoutKeys(query) }),
      ...(type !== undefined && type !== '' && { contentType: type }),
      body: textOf(Buffer.from(withoutKeys(withoutLineEnd(body).toString('latin1')), 'latin1')),
    };
    this.wall.act(() => {
      this.events.push({ at: this.device.scheduler.now(), name: 'request', data });
      this.provide(path, body);
    });
  }

  /** The network that the app hands over is on the air, as the app has asked for it. */
  private provide(path: string, body: Buffer): void {
    if (!path.endsWith('/profile_add')) return;
    const form = new Map(decodeForm(body) ?? []);
    const ssid = form.get('__SL_P_P.A');
    if (ssid === undefined) return;
    const isOpen = form.get('__SL_P_P.B') === '0';
    this.device.air.provide({
      ssid,
      security: isOpen ? 'open' : 'wpa',
      key: isOpen ? '' : (form.get('__SL_P_P.C') ?? ''),
      dhcp: 0,
    });
  }
}

/** The target of a request without scheme and host. */
const originForm = (url: string): string => url.replace(/^https?:\/\/[^/?#]+/i, '') || '/';

/** Some clients end a form with a line end. */
const withoutLineEnd = (body: Buffer): Buffer => {
  let end = body.length;
  while (end > 0 && (body[end - 1] === 0x0a || body[end - 1] === 0x0d)) end -= 1;
  return body.subarray(0, end);
};
