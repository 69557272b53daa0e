import { tcpOutlet } from '../board/outlet';
import type { HostLine, HostLineEvents } from './host-line';

/**
 * A TCP port on loopback. The connection is the power: accepted means on, closed means off.
 *
 * @param port 0 for any
 * @throws ProvtckError `TCP_PORT_TAKEN`
 */
export async function tcpLine(port: number, events: HostLineEvents): Promise<HostLine> {
  const { address, write, close, onTyped } = await tcpOutlet(port, (connected) => events.power(connected));
  onTyped((bytes) => events.received(bytes));
  return { address, write, setRate: () => {}, close };
}
