import { rm } from 'node:fs/promises';
import { connect, createServer, type Socket } from 'node:net';

/** Connects two sockets; the end of the inner one ends the outer one after its last bytes. */
export function joinSockets(outer: Socket, inner: Socket): void {
  outer.pipe(inner).pipe(outer);
  outer.on('error', () => inner.destroy());
  inner.on('error', () => outer.destroy());
  // A connection that the device refuses ends without a response.
  inner.on('close', () => outer.destroySoon());
}

/**
 * Passes the connections of a socket in the file system, which every network namespace reaches, on to a port of the
 * loopback interface.
 */
export async function serveOnSocket(path: string, port: number): Promise<{ close(): void }> {
  await rm(path, { force: true });
  const server = createServer((outer) => joinSockets(outer, connect(port, '127.0.0.1')));
  await new Promise<void>((resolve) => server.listen(path, resolve));
  return server;
}
