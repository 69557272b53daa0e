import { once } from 'node:events';
import { connect, type Socket } from 'node:net';
import { setTimeout as pause } from 'node:timers/promises';
import type { Stop } from './child';
import type { Peer, StartPeer } from './peer';

/** Time between two attempts to connect, and for all of them, in ms. A microcontroller needs seconds to restart. */
const RETRY = 100;
const CONNECT = 8_000;

/** A program behind a TCP port. A closed connection is its end. */
class TcpPeer implements Peer {
  readonly said = '';
  private socket: Socket | undefined;
  private unsent: string[] = [];
  private stopped = false;

  constructor(
    private readonly host: string,
    private readonly port: number,
    private readonly reports: Parameters<StartPeer>[1],
  ) {
    void this.open();
  }

  write(text: string): void {
    if (this.socket === undefined) this.unsent.push(text);
    else this.socket.write(text);
  }

  async stop({ shutdown }: { readonly shutdown: number }): Promise<Stop> {
    this.stopped = true;
    const { socket } = this;
    if (socket === undefined || socket.destroyed) return 'ended';
    const closed = once(socket, 'close');
    socket.end();
    await Promise.race([closed, pause(shutdown, undefined, { ref: false })]);
    socket.destroy();
    return 'ended';
  }

  private async open(): Promise<void> {
    const end = performance.now() + CONNECT;
    for (;;) {
      const fault = await this.attempt();
      if (fault === undefined || this.stopped) return;
      if (performance.now() > end)
        return this.reports.end({ how: `could not be reached: ${fault.message}`, code: undefined });
      await pause(RETRY, undefined, { ref: false });
    }
  }

  /** Connects once. */
  private attempt(): Promise<Error | undefined> {
    return new Promise((resolve) => {
      const socket = connect(this.port, this.host);
      socket.setNoDelay(true);
      socket.once('error', resolve);
      socket.once('connect', () => {
        this.connected(socket);
        resolve(undefined);
      });
    });
  }

  private connected(socket: Socket): void {
    if (this.stopped) return void socket.destroy();
    this.socket = socket;
    // The end of the connection is reported separately.
    socket.on('error', () => {});
    socket.on('data', (piece) => this.reports.output(piece));
    socket.once('close', () => this.reports.end({ how: 'closed its connection', code: undefined }));
    for (const text of this.unsent.splice(0)) socket.write(text);
  }
}

/** Connects to a program at an address, `tcp://host:port`. */
export const startTcpPeer: StartPeer = (address, reports) => {
  const { hostname, port } = new URL(address);
  return new TcpPeer(hostname.replace(/^\[|\]$/g, ''), Number(port), reports);
};
