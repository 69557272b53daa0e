/** The signals that ask a process to end. */
export type EndSignal = 'SIGINT' | 'SIGTERM' | 'SIGHUP';

/** Signals received since the first line of the program, see `bin/provtck.js`. */
export interface EarlySignals {
  readonly heard: readonly EndSignal[];
  /** No longer listens; from then on a signal does what it does to any program. */
  release(): void;
}

let early: EarlySignals = { heard: [], release: () => {} };

/** Stores the early signals of the program until a command takes them. */
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

/** Maximum time until a signal during the load of the program is delivered, in ms. */
const HEARING = 50;

/** Ends the process as a signal would have, where one came early and nothing has to be written first. */
export function obeyEarlySignal(): void {
  const obey = (): void => {
    const signal = takeEarlySignal();
    // A command with its own listener has received it too.
    if (signal !== undefined && process.listenerCount(signal) === 0) process.kill(process.pid, signal);
  };
  setTimeout(obey, HEARING).unref();
}
