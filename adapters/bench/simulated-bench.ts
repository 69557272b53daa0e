import * as v from 'valibot';
import { constants } from '../../ledger/constants';
import { ProvtckError } from '../../ledger/error';
import type { Need } from '../../ledger/rule';
import type { AccessPoint, Bench, Capture, Cloud, DeviceClock, DeviceEvent, Json, Network, Phone } from '../adapter';
import { BENCH_NEEDS, type BenchDriver } from './bench-driver';
import { BoardControl, type Hello } from './board-control';

const { SL_WLAN_PROVISIONING_SMART_CONFIG_SYNCED: SYNCED } = constants.status;

const Joined = v.union([
  v.object({
    kind: v.literal('joined'),
    lease: v.exactOptional(v.object({ address: v.string(), mask: v.string(), gateway: v.string() })),
  }),
  v.object({ kind: v.literal('refused'), why: v.string() }),
]);
const Reply = v.union([
  v.object({
    kind: v.literal('answered'),
    status: v.number(),
    body: v.string(),
    location: v.exactOptional(v.string()),
  }),
  v.object({ kind: v.literal('unreachable'), why: v.string() }),
]);

const Captured = v.array(
  v.object({
    /** Device milliseconds since the packet was sent. */
    ago: v.number(),
    protocol: v.picklist(['ARP', 'DHCP', 'IGMP', 'ICMPv6', 'UDP', 'TCP']),
    cast: v.picklist(['broadcast', 'multicast', 'unicast']),
    port: v.number(),
    payload: v.string(),
  }),
);

/** Phone, network, cloud and capture behind bench controls: a virtual board plays them itself, `provtck bench linux` by real radios. */
export class SimulatedBenchDriver implements BenchDriver {
  readonly bench: Bench;
  readonly offers: readonly Need[] = BENCH_NEEDS;
  readonly lacks = {};
  private opened: BoardControl | undefined;
  private board: Hello | undefined;
  private clock: Pick<DeviceClock, 'now'> | undefined;
  /** The transmission of SmartConfig that can still continue. */
  private transmission: 'complete' | 'broken off' | undefined;

  constructor(
    private readonly host: string,
    private readonly port: number,
    private readonly token: string,
  ) {
    const act = (method: string, params: object = {}): Promise<unknown> =>
      this.control.act(method, params as { readonly [name: string]: Json });
    const phone: Phone = {
      scan: async () => v.parse(v.array(v.string()), await act('phone.scan')),
      joinDevice: async () => v.parse(Joined, await act('phone.joinDevice')),
      joinNetwork: async (ssid) => v.parse(Joined, await act('phone.joinNetwork', { ssid })),
      leave: async () => {
        await act('phone.leave');
      },
      request: async (request) => v.parse(Reply, await act('phone.request', request)),
      smartConfig: async (profile, breaksOff) => {
        this.transmission = breaksOff === true ? 'broken off' : 'complete';
        await act('phone.smartConfig', { ...profile, ...(breaksOff === true && { breaksOff }) });
      },
    };
    const network: Network = {
      provide: async (accessPoint: AccessPoint) => {
        await act('network.provide', accessPoint);
      },
      withdraw: async (ssid) => {
        await act('network.withdraw', { ssid });
      },
    };
    const cloud: Cloud = {
      setReachable: async (reachable) => {
        await act('cloud.setReachable', { reachable });
      },
    };
    const capture: Capture = {
      packets: async () => {
        const packets = v.parse(Captured, await act('capture.packets'));
        const now = this.clock?.now() ?? 0;
        return packets.map(({ ago, ...packet }) => ({ at: now - ago, ...packet }));
      },
    };
    this.bench = { phone, network, cloud, capture };
  }

  /** The controls, after they are connected. */
  get control(): BoardControl {
    if (this.opened !== undefined) return this.opened;
    throw new ProvtckError('BENCH_ABSENT', 'the bench is not connected', 'Connect the adapter first.');
  }

  /** The board's description of itself, after the connection. */
  get hello(): Hello | undefined {
    return this.board;
  }

  async connect(clock: Pick<DeviceClock, 'now'>): Promise<void> {
    this.clock = clock;
    this.opened = await BoardControl.open(this.host, this.port, this.token);
    this.board = await this.opened.hello();
  }

  /**
   * Ends a transmission that the device has received. A sender does not hear the device, so a later attempt would receive the
   * same credentials again. The action in progress reports a lost bench.
   */
  learn({ name, data }: Pick<DeviceEvent, 'name' | 'data'>): void {
    if (this.board?.transmits !== true || this.transmission === undefined) return;
    const isReceived =
      name === 'SL_WLAN_EVENT_PROVISIONING_PROFILE_ADDED' ||
      (this.transmission === 'broken off' && data.ProvisioningStatus === SYNCED);
    if (!isReceived) return;
    this.transmission = undefined;
    this.control.act('phone.endSmartConfig', {}).catch(() => {});
  }

  async clear(): Promise<void> {
    this.transmission = undefined;
    await this.control.act('clear', {});
  }

  async close(): Promise<void> {
    this.opened?.close();
  }
}
