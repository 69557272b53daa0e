import { chipIdOf } from '../../ledger/chip-ids';
import { ProvtckError } from '../../ledger/error';
import { DrivenClock, WallClock } from '../board/board-clock';
import { type OpenControls, openControls } from '../board/open-controls';
import type { DecisionOverrides } from '../simulator/reference-device';
import { Scheduler } from '../simulator/scheduler';
import type { HostLine, HostLineEvents } from './host-line';
import { ptyLine } from './pty-line';
import { tcpLine } from './tcp-line';
import { type PowerSign, uartLine } from './uart-line';
import { WiredNetworkProcessor, type WireObserver } from './wired-network-processor';

/** Where the host connects. */
export type LineChoice =
  | { readonly kind: 'pty' }
  /** A TCP port on loopback, 0 for any. */
  | { readonly kind: 'tcp'; readonly port: number }
  | { readonly kind: 'uart'; readonly path: string; readonly power: PowerSign };

/** How a virtual network processor is built. */
interface NetworkProcessorOptions {
  readonly part: string;
  readonly line: LineChoice;
  readonly framing: 'uart' | 'spi';
  /** TCP ports on the loopback interface, 0 for any free port. */
  readonly benchPort: number;
  readonly httpPort: number;
  /** Device milliseconds in one of the wall clock; 0 where the bench controls drive the time. */
  readonly timeScale: number;
  /** Differences from the reference device. */
  readonly overrides: DecisionOverrides;
  readonly random: (length: number) => Uint8Array;
  readonly observer: WireObserver;
  /** Called once when the line is closed permanently. */
  readonly lost: (fault: ProvtckError) => void;
}

/** A virtual network processor in use, with its addresses. */
export interface PluggedNetworkProcessor {
  readonly device: WiredNetworkProcessor;
  /** Where the host connects. */
  readonly address: string;
  readonly bench: string;
  readonly http: string;
  /** Closes everything. */
  unplug(): void;
}

/**
 * Builds a virtual network processor and opens its line, its HTTP server and its bench controls.
 *
 * @throws ProvtckError `PTY_UNAVAILABLE`, `TCP_PORT_TAKEN`, or what a serial port cannot be opened for
 */
export async function plugInNetworkProcessor(options: NetworkProcessorOptions): Promise<PluggedNetworkProcessor> {
  const scheduler = new Scheduler();
  const { timeScale, overrides, random, observer, framing } = options;
  const clock = timeScale === 0 ? new DrivenClock(scheduler) : new WallClock(scheduler, timeScale);
  const opened: { line?: HostLine; controls?: OpenControls } = {};
  const chipId = chipIdOf(options.part);
  const device = new WiredNetworkProcessor({
    scheduler,
    clock,
    overrides,
    ...(chipId !== undefined && { chipId }),
    numbered: framing === 'spi',
    random,
    write: (bytes) => opened.line?.write(bytes),
    setRate: (baud) => opened.line?.setRate(baud),
    observer,
  });
  const unplug = (): void => {
    clock.stop();
    opened.controls?.close();
    opened.line?.close();
  };
  try {
    opened.controls = await openControls(device, options);
    opened.line = await openLine(options.line, {
      power: (on) => device.power(on),
      received: (bytes) => device.receive(bytes),
      lost: (reason) => options.lost(lostFault(options.line, reason)),
    });
    return { device, address: opened.line.address, bench: opened.controls.bench, http: opened.controls.http, unplug };
  } catch (error) {
    unplug();
    throw error;
  }
}

/**
 * Opens a line to a host.
 *
 * @throws ProvtckError `PTY_UNAVAILABLE`, `TCP_PORT_TAKEN`, or what a serial port cannot be opened for
 */
export function openLine(line: LineChoice, events: HostLineEvents): Promise<HostLine> {
  switch (line.kind) {
    case 'pty':
      return ptyLine(events);
    case 'tcp':
      return tcpLine(line.port, events);
    case 'uart':
      return uartLine(line.path, line.power, events);
  }
}

/** The error about a line that is closed permanently. */
export const lostFault = (line: LineChoice, reason: string): ProvtckError =>
  new ProvtckError(
    'PORT_LOST',
    `${line.kind === 'uart' ? line.path : line.kind} is gone: ${reason}`,
    'Check the cable and the port, and start the network processor again.',
  );
