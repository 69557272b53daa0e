import { partFrom } from '../../ledger/chip-ids';
import { ProvtckError } from '../../ledger/error';
import { publicFunctions } from '../../ledger/functions';
import type {
  Adapter,
  AdapterFactory,
  Bench,
  CallOutcome,
  Capabilities,
  DeviceClock,
  DeviceEvent,
  DeviceIdentity,
  DeviceSetup,
  Fields,
} from '../adapter';
import type { BenchDriver } from '../bench/bench-driver';
import { benchNamed } from '../bench/bench-named';
import type { BoardControl } from '../bench/board-control';
import { SimulatedBenchDriver } from '../bench/simulated-bench';
import { cannotDo } from '../cannot-do';
import { BoardSettings } from '../serial/board-settings';
import type { WireMessage } from '../wire-message';
import { bringUp, establish } from './known-state';
import { NwpHost } from './nwp-host';
import { type NwpOptions, nwpOptions } from './nwp-options';

/** How far a measured time may be off over a UART, in ms: one message at 115200 bits per second, and timers here. */
const UNCERTAINTY = 10;

/** A network processor behind its host interface. The suite's own host driver runs on this computer. */
export class NwpAdapter implements Adapter {
  readonly name = 'nwp';
  readonly clock: DeviceClock;
  readonly bench: Bench;
  private readonly driver: BenchDriver;
  private readonly host: NwpHost;
  private readonly settings: BoardSettings;
  private readonly functions: readonly string[] = publicFunctions().map((fn) => fn.name);

  constructor(private readonly options: NwpOptions) {
    this.driver = benchNamed(options.bench, options.operator);
    this.bench = this.driver.bench;
    this.host = new NwpHost(options, (event) => this.driver.learn?.(event));
    this.settings = new BoardSettings(this.host);
    this.clock = {
      ...(options.timeScale === 0 && { driven: true as const }),
      now: () => this.host.now(),
      sleep: (ms) => this.host.sleep(ms),
    };
  }

  /**
   * @throws ProvtckError `PORT_…` when the line cannot be opened, `NWP_SILENT` when no network processor answers,
   *   `BENCH_…` when the bench is absent, `TIME_SCALE_DIFFERS`
   */
  async connect(): Promise<DeviceIdentity> {
    const { options, driver, host } = this;
    await driver.connect(this.clock);
    const control = this.control();
    if (options.timeScale === 0 && control !== undefined) await host.openDriven(control);
    else await host.open();
    await bringUp(host);
    await this.settings.remember();
    const option = { DeviceGetId: 'SL_DEVICE_GENERAL', Option: 'SL_DEVICE_GENERAL_VERSION' };
    const { value } = await host.call('sl_DeviceGet', option);
    const versions = versionsIn(value?.pValues as Fields | null | undefined);
    return {
      part: partFrom(versions.chip, options),
      versions: { ...versions, 'host driver': options.hostDriver },
      capabilities: this.capabilities(),
      uncertainty: options.timeScale === 0 ? 0 : UNCERTAINTY,
    };
  }

  async reset(setup: DeviceSetup): Promise<void> {
    await this.driver.clear();
    await establish(this.host, this.settings, setup);
  }

  async call(name: string, args: Fields, deadline: number): Promise<CallOutcome> {
    if (!this.functions.includes(name)) throw cannotDo(`TI's API has no function ${name}`);
    return this.host.attempt(name, args, deadline);
  }

  async nextEvent(until: number): Promise<DeviceEvent | undefined> {
    const { events } = this.host;
    if (events.length === 0) await this.host.pass(until, () => events.length > 0);
    return events.shift();
  }

  takeMessages(): readonly WireMessage[] {
    return this.host.messages.splice(0);
  }

  async close(): Promise<void> {
    await this.host.close();
    await this.driver.close();
  }

  private capabilities(): Capabilities {
    return {
      functions: this.functions,
      offers: [...this.driver.offers, 'fresh', 'long', 'pending-calls'],
      lacks: {
        ...this.driver.lacks,
        'driver-port': 'the host driver is the suite’s own, and only the network processor is under test',
      },
    };
  }

  /** The bench controls of a virtual network processor. Both must run at the same speed. */
  private control(): BoardControl | undefined {
    const { driver, options } = this;
    const speed = driver instanceof SimulatedBenchDriver ? driver.hello?.timeScale : undefined;
    if ((speed ?? 1) === options.timeScale) return driver instanceof SimulatedBenchDriver ? driver.control : undefined;
    throw new ProvtckError(
      'TIME_SCALE_DIFFERS',
      speed === undefined
        ? 'only the bench controls of a virtual network processor can drive time (--time-scale 0)'
        : `the network processor runs at time scale ${speed}, the run at ${options.timeScale}`,
      'Give both the same --time-scale; 1 is the time of the wall clock.',
    );
  }
}

/** Versions by name, as the network processor reports them. */
function versionsIn(version: Fields | null | undefined): { readonly [name: string]: string } {
  const text = (value: unknown): string => (Array.isArray(value) ? value.join('.') : '');
  if (typeof version !== 'object' || version === null) return {};
  return {
    chip: `0x${Number(version.ChipId).toString(16)}`,
    firmware: text(version.FwVersion),
    phy: text(version.PhyVersion),
    nwp: text(version.NwpVersion),
    rom: String(version.RomVersion),
  };
}

/**
 * Opens the adapter; the line itself is opened by `connect`.
 *
 * @throws ProvtckError about options that make no sense
 */
export const openNwp: AdapterFactory = async (options) => new NwpAdapter(nwpOptions(options));
