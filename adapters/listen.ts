import type { Server } from 'node:net';
import { ProvtckError } from '../ledger/error';

/**
 * Listens and returns the port.
 *
 * @param host address of the interface, loopback unless given
 *
 * @throws ProvtckError `TCP_PORT_TAKEN`
 */
export function listen(server: Server, port: number, host = '127.0.0.1'): Promise<number> {
  return new Promise((resolve, reject) => {
    server.once('error', (cause) =>
      reject(
        new ProvtckError(
          'TCP_PORT_TAKEN',
          `port ${port} on ${host === '127.0.0.1' ? 'loopback' : host} cannot be used: ${cause.message}`,
          'Choose another port, or 0 for any free port.',
          { cause },
        ),
      ),
    );
    server.listen(port, host, () => {
      const address = server.address();
      resolve(typeof address === 'object' && address !== null ? address.port : port);
    });
  });
}
