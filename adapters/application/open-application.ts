import type { Adapter, AdapterOptions } from '../adapter';
import { TerminalOperator } from '../bench/operator';
import { doorOnLine } from '../network-processor/door-on-line';
import type { Operator } from '../operator';
import { Child } from '../process/child';
import { ApplicationDoor, type ApplicationRunner } from './application';

/** Time for a program to end by itself after the end of its input, and after each signal, in ms. */
const PATIENCE = { shutdown: 200, terminate: 2_000 };

/**
 * Opens the connection for a host application: the reference network processor on a line, in real time.
 *
 * @param name of the adapter, if it tests another party by the same line
 * @throws ProvtckError `WIRE_INVALID`, or what the line cannot be opened for
 */
export async function openApplication(
  { part, wire, start, trace, operator }: AdapterOptions,
  name?: string,
): Promise<Adapter> {
  const { door, line } = await doorOnLine({ wire, trace }, (parts) => new ApplicationDoor({ ...parts, part }, name));
  const runner =
    start === undefined
      ? byHand(operator ?? new TerminalOperator(process.stdin, process.stderr), line.address)
      : asProgram(start.replaceAll('{wire}', line.address), door);
  door.attach(runner, () => line.close());
  return door;
}

/** A person starts the application. */
const byHand = (operator: Operator, address: string): ApplicationRunner => ({
  start: async () => {
    await operator.ask(`Start the application from its beginning, with its network processor at ${address}`);
  },
  stop: async () => {},
});

/** A program of this machine, or a command that starts the application elsewhere. */
function asProgram(command: string, door: ApplicationDoor): ApplicationRunner {
  let child: Child | undefined;
  return {
    start: async () => {
      let running = true;
      const started = new Child(
        command,
        () => {},
        ({ how }) => {
          if (running && child === started) door.ended(how);
          running = false;
        },
        () => {},
      );
      child = started;
    },
    stop: async () => {
      const leaving = child;
      child = undefined;
      if (leaving === undefined) return;
      await leaving.stop(PATIENCE);
      await door.left();
    },
  };
}
