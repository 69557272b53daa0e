import { randomBytes } from 'node:crypto';
import { chipIdOf } from '../../ledger/chip-ids';
import { ProvtckError } from '../../ledger/error';
import type { Fields } from '../adapter';
import { SimulatedBench } from '../simulator/bench';
import type { NetworkProcessor } from '../simulator/network-processor/network-processor';
import type { RadioMedium } from '../simulator/radio-medium';
import { hostDrivers, ReferenceDevice, secureHttp } from '../simulator/reference-device';
import type { Scheduler } from '../simulator/scheduler';
import { carryOut } from './at-library';
import { type BoardClock, DrivenClock, WallClock } from './board-clock';
import { type BoardFaultKind, faultsFrom } from './board-faults';
import type { BoardOptions } from './board-options';
import { boot } from './boot';
import { ByteCount } from './byte-count';
import { eventLines } from './event-lines';
import { type Firmware, firmwareNamed } from './firmware';
import { lineWith } from './line-faults';
import { openControls } from './open-controls';
import { type ConsoleOutlet, ptyOutlet, tcpOutlet } from './outlet';
import { AtTerminal } from './terminal';
import { Transmitter } from './transmitter';

/** Number of bytes that `flood` sends at first and then every few ms of wall time; number of lines of `garbage`. */
const FLOOD = 4_096;
const FLOOD_FIRST = 200_000;
const FLOOD_EVERY = 5;
const GARBAGE = 100_000;

/** Duration of a factory reset of a module, ms. Its manual says up to 90 s. */
const FACTORY_RESET = 20_000;

/** A simulated LaunchPad with TI's at_commands demo: the reference device behind TI's console. */
export class Board {
  /** Lines other than echo and prompt that the board has sent. */
  linesSent = 0;
  readonly bench: SimulatedBench;
  private readonly terminal: AtTerminal;
  private readonly transmitter: Transmitter;
  private readonly flooding: NodeJS.Timeout[] = [];
  /** Number of commands received so far, as faults count them. */
  commands = 0;
  private mute = false;
  private booted = false;
  private readonly typed = new ByteCount();

  private constructor(
    readonly options: BoardOptions,
    readonly device: ReferenceDevice,
    readonly clock: BoardClock,
    private readonly outlet: ConsoleOutlet,
  ) {
    const { line, board } = faultsFrom(options.faults);
    const { scheduler, air, networkProcessor } = device;
    this.transmitter = new Transmitter(outlet, lineWith(line));
    this.bench = new SimulatedBench(scheduler, air, networkProcessor, (until, done) => clock.pass(until, done));
    this.terminal = new AtTerminal({
      firmware: this.firmware,
      echo: (text) => this.transmit('echo', text),
      print: (text) => this.print(text),
      afterDelay: (act) => scheduler.after(1, act),
      carryOut: (name, fn, parameters, print) =>
        carryOut(device, { firmware: this.firmware, chip: this.chip }, name, fn, parameters, print),
      carryOutOwn: (name, print) => this.carryOutOwn(name, print),
      typed: () => {
        this.commands += 1;
        const fault = board.find(({ at }) => at === this.commands);
        return fault === undefined ? !this.mute : this.applyFault(fault.kind);
      },
    });
    outlet.onTyped((bytes) => this.receive(bytes));
  }

  /**
   * Creates a board, connects it and boots it.
   *
   * @throws ProvtckError `HOST_DRIVER_UNKNOWN`, `FAULT_UNKNOWN`, `PTY_UNAVAILABLE` or `TCP_PORT_TAKEN`
   */
  static async plugIn(options: BoardOptions): Promise<PluggedBoard> {
    if (!Object.hasOwn(hostDrivers, options.hostDriver))
      throw new ProvtckError(
        'HOST_DRIVER_UNKNOWN',
        `there is no host driver named ${options.hostDriver}`,
        `Choose one of: ${Object.keys(hostDrivers).join(', ')}.`,
      );
    faultsFrom(options.faults);
    const outlet = options.console === 'pty' ? await ptyOutlet() : await tcpOutlet(options.console);
    const target: { board?: Board } = {};
    const deviation = { ...(options.https && secureHttp), ...options.deviation };
    const toApplication = (name: string, data: Fields): void => target.board?.forward(name, data);
    const device = new ReferenceDevice(options.hostDriver, deviation, toApplication, options.air);
    const { scheduler } = device;
    const clock = options.timeScale === 0 ? new DrivenClock(scheduler) : new WallClock(scheduler, options.timeScale);
    const board = new Board(options, device, clock, outlet);
    target.board = board;
    // Open resources keep the process alive; a board that cannot be connected completely releases them.
    const opened: (() => void)[] = [() => board.unplug()];
    const unplug = (): void => {
      for (const close of opened) close();
    };
    try {
      const controls = await openControls(board, options);
      opened.push(() => controls.close());
      clock.act(() => board.boot());
      return { board, console: outlet.address, bench: controls.bench, http: controls.http, unplug };
    } catch (error) {
      unplug();
      throw error;
    }
  }

  private get firmware(): Firmware {
    return firmwareNamed(this.options.profile);
  }

  /** Commands of a module that TI's table does not have. */
  private carryOutOwn(name: string, print: (line: string) => void): void {
    if (name === 'factoryreset') {
      this.scheduler.after(FACTORY_RESET, () => {
        this.device.networkProcessor.store.restoreFactory();
        print('OK');
        this.reset();
      });
    } else {
      print('OK');
      if (name === 'reboot') this.reset();
    }
  }

  /** The chip id of the part, as the console prints it. */
  private get chip(): string {
    const { chipId = chipIdOf(this.options.part) } = this.options;
    return `0x${(chipId ?? 0).toString(16)}`;
  }

  get scheduler(): Scheduler {
    return this.device.scheduler;
  }

  get air(): RadioMedium {
    return this.device.air;
  }

  get networkProcessor(): NetworkProcessor {
    return this.device.networkProcessor;
  }

  /** Bytes sent on the console since the last call of `restartCounts`. */
  get sent(): number {
    return this.transmitter.sent;
  }

  restartCounts(): void {
    this.typed.restart();
    this.transmitter.restart();
  }

  /** Resolves after this number of bytes has been received. */
  hasTyped(bytes: number): Promise<void> {
    return this.typed.reaches(bytes);
  }

  /** Presses the reset button. */
  reset(): void {
    this.terminal.stop();
    this.booted = false;
    this.mute = false;
    this.device.hostDriver.forget();
    this.device.networkProcessor.forget();
    this.boot();
  }

  /** Disconnects the board from its line. */
  unplug(): void {
    this.clock.stop();
    for (const timer of this.flooding) clearInterval(timer);
    this.outlet.close();
  }

  private boot(): void {
    boot(this.device, {
      firmware: this.firmware,
      chip: this.chip,
      print: (line) => this.print(line),
      ready: () => {
        this.booted = true;
        this.terminal.start();
      },
    });
  }

  private forward(name: string, data: Fields): void {
    // The events of the first, short start are not forwarded: the demo prints from the second start on.
    if (!this.booted || this.mute) return;
    for (const line of eventLines(name, data, this.firmware.commands === 'all')) this.print(line);
  }

  private print(line: string): void {
    this.linesSent += 1;
    this.transmit('lines', line + this.firmware.lineEnd);
  }

  private transmit(kind: 'echo' | 'lines', text: string): void {
    this.transmitter.send({ kind, text });
  }

  private receive(bytes: Buffer): void {
    this.clock.act(() => this.terminal.type(bytes));
    this.typed.add(bytes.length);
  }

  /** Applies a fault; returns whether the command is still executed. */
  private applyFault(kind: BoardFaultKind): boolean {
    switch (kind) {
      case 'mute':
        this.mute = true;
        return false;
      case 'flood':
        this.flooding.push(setInterval(() => this.transmit('lines', nonsense(FLOOD)), FLOOD_EVERY));
        this.transmit('lines', nonsense(FLOOD_FIRST));
        this.linesSent += 1;
        return false;
      case 'garbage':
        for (let line = 0; line < GARBAGE; line += 100)
          this.transmit(
            'lines',
            Array.from({ length: 100 }, () => nonsense(1 + (line % 40)) + this.firmware.lineEnd).join(''),
          );
        this.linesSent += 1;
        return false;
      case 'reset':
        this.reset();
        return false;
      case 'unplug-before':
      case 'unplug-during':
        this.unplug();
        return false;
      case 'unplug-after':
        setTimeout(() => this.unplug(), 20);
        return true;
    }
  }
}

/** A running board with its addresses. */
export interface PluggedBoard {
  readonly board: Board;
  readonly console: string;
  readonly bench: string;
  readonly http: string;
  /** Disconnects the board and closes all resources. */
  unplug(): void;
}

/** Random bytes without the letter K, because random bytes would otherwise contain OK now and then. */
const nonsense = (length: number): string => randomBytes(length).toString('latin1').replaceAll('K', 'k');
