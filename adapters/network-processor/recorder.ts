import type { ProvtckError } from '../../ledger/error';
import { defaultLines } from '../serial/line-policy';
import { openPort, type Port } from '../serial/port';
import type { ByteStream, Found } from '../wire/byte-stream';
import type { WireRecord } from '../wire/capture-file';
import { HostStream } from '../wire/host-stream';
import { MessageStream } from '../wire/message-stream';

/** The rate of the network processor after every power-on, in bits per second. */
const RATE = 115_200;

/** A recorder in use. */
export interface Recorder {
  close(): Promise<void>;
}

/** Where a recorder is connected, and what receives its frames. */
export interface RecorderOptions {
  /** Serial ports or `tcp://host:port`: wired to the host, and wired to the network processor. */
  readonly host: string;
  readonly device: string;
  readonly record: (record: WireRecord) => void;
  /** Called at most once, when a port is lost. */
  readonly lost: (fault: ProvtckError) => void;
}

/**
 * Connects a host with its network processor, passes every byte on at once, and records the frames of both directions.
 * It changes nothing. The power (nHIB) is wired directly, and a change of the bit rate is not followed.
 *
 * @throws ProvtckError `PORT_…` when a port cannot be opened
 */
export async function recordBetween({ host, device, record, lost }: RecorderOptions): Promise<Recorder> {
  const start = performance.now();
  let isLost = false;
  const loseOnce = (fault: ProvtckError): void => {
    if (!isLost) lost(fault);
    isLost = true;
  };
  const near = await openPort(host, RATE, defaultLines, loseOnce);
  let far: Port;
  try {
    far = await openPort(device, RATE, defaultLines, loseOnce);
  } catch (error) {
    await near.close();
    throw error;
  }
  const pass = <Item extends Found>(
    from: Port,
    to: Port,
    stream: ByteStream<Item>,
    party: 'host' | 'network processor',
  ): void => {
    from.stream.on('data', (bytes: Buffer) => {
      to.stream.write(bytes);
      const at = performance.now() - start;
      for (const item of stream.push(bytes)) record({ at, kind: 'bytes', from: party, bytes: item.bytes });
    });
  };
  pass(near, far, new HostStream(), 'host');
  pass(far, near, new MessageStream('any'), 'network processor');
  return {
    close: async () => {
      await near.close();
      await far.close();
    },
  };
}
