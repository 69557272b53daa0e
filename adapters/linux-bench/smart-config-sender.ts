import { createSocket, type Socket } from 'node:dgram';
import { passOf, type SmartConfigMessage, smartConfigPort } from './smart-config';

/** Passes in one group, and the pause after it in ms. */
const PASSES = 4;
const REST = 100;

/** Sends SmartConfig as datagrams to the gateway of a network. Their content has no meaning. */
export class SmartConfigSender {
  private running: { ended: boolean; passes: number } | undefined;

  /**
   * Begins to send, and returns at once.
   *
   * @param pause ms between two datagrams
   * @param limit ms after which it ends by itself
   * @throws ProvtckError `SMARTCONFIG_TOO_LONG`
   */
  begin(message: SmartConfigMessage, gateway: string, pause: number, limit: number): void {
    this.end();
    const passes = [1, 2].map((pass) => passOf(message, pass));
    const run = { ended: false, passes: 0 };
    this.running = run;
    const socket = createSocket('udp4');
    // A network that has been withdrawn takes no datagrams; the transmission continues until its end.
    socket.on('error', () => {});
    const end = setTimeout(() => {
      run.ended = true;
    }, limit);
    socket.bind(smartConfigPort, () => {
      void repeat(socket, gateway, passes, pause, run).then(() => {
        clearTimeout(end);
        socket.close();
      });
    });
  }

  /** Ends the transmission; returns the number of complete passes. */
  end(): number {
    const { running } = this;
    this.running = undefined;
    if (running === undefined) return 0;
    running.ended = true;
    return running.passes;
  }
}

async function repeat(
  socket: Socket,
  gateway: string,
  passes: readonly (readonly number[])[],
  pause: number,
  run: { ended: boolean; passes: number },
): Promise<void> {
  for (;;) {
    for (const length of passes[run.passes % passes.length] ?? []) {
      if (run.ended) return;
      socket.send(Buffer.alloc(length, 'a'), smartConfigPort, gateway, () => {});
      await passed(pause);
    }
    run.passes += 1;
    if (run.passes % PASSES === 0) await passed(REST);
  }
}

const passed = (ms: number): Promise<void> => new Promise((resolve) => setTimeout(resolve, ms));
