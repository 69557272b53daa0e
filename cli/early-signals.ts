/** The signals that ask a process to end. */
export type EndSignal = 'SIGINT' | 'SIGTERM' | 'SIGHUP';

/** What has been heard since the first line of the program, see `bin/provtck.js`. */
export interface EarlySignals {
  readonly heard: readonly EndSignal[];
  /** No longer listens; from then on a signal does what it does to any program. */
  release(): void;
}

let early: EarlySignals = { heard: [], release: () => {} };

/** Keeps what the start of the program has heard until somebody asks for it. */
export function keepEarlySignals(signals: EarlySignals): void {
  early = signals;
}

/** The signal that has come before the run could listen itself; undefined where none has. Asked for once. */
export function takeEarlySignal(): EndSignal | undefined {
  early.release();
  const [first] = early.heard;
  early = { heard: [], release: () => {} };
  return first;
}

/** How long a signal that came while the program was loaded may take to be heard, in ms. */
const HEARING = 50;

/** Ends the process as a signal would have, where one came early and nothing has to be written first. */
export function obeyEarlySignal(): void {
  const obey = (): void => {
    const signal = takeEarlySignal();
    // A command that listens itself has heard it too.
    if (signal !== undefined && process.listenerCount(signal) === 0) process.kill(process.pid, signal);
  };
  setTimeout(obey, HEARING).unref();
}
