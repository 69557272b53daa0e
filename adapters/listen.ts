import type { Server } from 'node:net';
import { ProvtckError } from '../ledger/error';

/**
 * Listens and returns the port.
 *
 * @param address of this machine; the loopback interface if it is absent
 * @throws ProvtckError `TCP_PORT_TAKEN`
 */
export function listen(server: Server, port: number, address = '127.0.0.1'): Promise<number> {
  return new Promise((resolve, reject) => {
    server.once('error', (cause) =>
      reject(
        new ProvtckError(
          'TCP_PORT_TAKEN',
          `port ${port} of ${address} cannot be used: ${cause.message}`,
          'Choose another port, or 0 for any free port.',
          { cause },
        ),
      ),
    );
    server.listen(port, address, () => {
      const taken = server.address();
      resolve(typeof taken === 'object' && taken !== null ? taken.port : port);
    });
  });
}
