import type { ProvtckError } from '../../ledger/error';
import { openPort } from '../serial/port';
import type { WireRecord } from '../wire/capture-file';
import { MessageStream } from '../wire/message-stream';

/** The rate of the network processor after every power-on, in bits per second. */
const RATE = 115_200;

/** A listener in use. */
interface Listener {
  close(): Promise<void>;
}

/**
 * Listens to the transmit line of a network processor. Nothing is sent, and no modem line is raised.
 *
 * @param address a serial port, or `tcp://host:port`
 * @param record takes every frame; its time begins when the listener is opened
 * @param lost called at most once, when the port is lost
 * @throws ProvtckError `PORT_…` when the port cannot be opened
 */
export async function listenTo(
  address: string,
  record: (record: WireRecord) => void,
  lost: (fault: ProvtckError) => void,
): Promise<Listener> {
  const start = performance.now();
  const stream = new MessageStream('any');
  const port = await openPort(address, RATE, { dtr: false, rts: false, hupcl: false }, lost);
  port.stream.on('data', (bytes: Buffer) => {
    const at = performance.now() - start;
    for (const item of stream.push(bytes)) record({ at, kind: 'bytes', from: 'network processor', bytes: item.bytes });
  });
  return { close: () => port.close() };
}
