import type { Server } from 'node:net';
import { ProvtckError } from '../ledger/error';

/**
 * Listens on the loopback interface and returns the port.
 *
 * @throws ProvtckError `TCP_PORT_TAKEN`
 */
export function listen(server: Server, port: number): Promise<number> {
  return new Promise((resolve, reject) => {
    server.once('error', (cause) =>
      reject(
        new ProvtckError(
          'TCP_PORT_TAKEN',
          `port ${port} on loopback cannot be used: ${cause.message}`,
          'Choose another port, or 0 for any free port.',
          { cause },
        ),
      ),
    );
    server.listen(port, '127.0.0.1', () => {
      const address = server.address();
      resolve(typeof address === 'object' && address !== null ? address.port : port);
    });
  });
}
