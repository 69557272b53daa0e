import { randomBytes } from 'node:crypto';
import type { Trace } from '../adapter';
import { WallClock } from '../board/board-clock';
import { Scheduler } from '../simulator/scheduler';
import type { HostLine } from './host-line';
import { lineOf } from './line-choice';
import { lostFault, openLine } from './virtual-network-processor';
import type { WiredNetworkProcessor, WiredParts } from './wired-network-processor';

/** Largest error of a time on a line of this machine, in ms of real time. */
const UNCERTAINTY = 100;

/** What a party under test is connected with. */
export interface DoorParts extends Pick<WiredParts, 'scheduler' | 'clock' | 'write' | 'setRate' | 'random'> {
  /** Largest error of a time, in ms; 0 for a driven clock. */
  readonly uncertainty: number;
  readonly note: (text: string) => void;
}

/** A party under test, with the network processor that it is connected to. */
interface Door {
  readonly device: WiredNetworkProcessor;
  /** The line is lost. */
  lost(fault: Error): void;
}

/** The options of a line. */
interface LineOptions {
  /** `pty`, `tcp`, `tcp:<port>`, or the path of a serial port. */
  readonly wire?: string | undefined;
  /** Device milliseconds in one of the wall clock. */
  readonly timeScale?: number | undefined;
  readonly trace?: ((trace: Trace) => void) | undefined;
}

/**
 * Opens a line in real time, with the reference network processor at its end.
 *
 * @param make the party under test, from its parts
 * @throws ProvtckError `WIRE_INVALID`, or what the line cannot be opened for
 */
export async function doorOnLine<Kind extends Door>(
  { wire = 'pty', timeScale = 1, trace }: LineOptions,
  make: (parts: DoorParts) => Kind,
): Promise<{ readonly door: Kind; readonly line: HostLine }> {
  const choice = lineOf(wire);
  const scheduler = new Scheduler();
  const opened: { line?: HostLine } = {};
  const door = make({
    scheduler,
    clock: new WallClock(scheduler, timeScale),
    uncertainty: UNCERTAINTY * Math.max(1, timeScale),
    write: (bytes) => opened.line?.write(bytes),
    setRate: (baud) => opened.line?.setRate(baud),
    random: (length) => randomBytes(length),
    note: (text) => trace?.({ direction: 'from device', text: `note: ${text}` }),
  });
  const line = await openLine(choice, {
    power: (on) => door.device.power(on),
    received: (bytes) => door.device.receive(bytes),
    lost: (reason) => door.lost(lostFault(choice, reason)),
  });
  opened.line = line;
  return { door, line };
}
