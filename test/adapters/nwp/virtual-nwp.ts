import {
  type LineChoice,
  type PluggedNetworkProcessor,
  plugInNetworkProcessor,
} from '../../../adapters/network-processor/virtual-network-processor';
import type { WireObserver } from '../../../adapters/network-processor/wired-network-processor';
import type { DecisionOverrides } from '../../../adapters/simulator/reference-device';
import type { Connection } from '../../../cli/connection';

/** What a test wants of a virtual network processor. */
interface VirtualNwp {
  readonly line: LineChoice;
  readonly timeScale: number;
  readonly overrides?: DecisionOverrides;
  /** Gets every frame on the line. */
  readonly record?: WireObserver['record'];
}

/** A virtual network processor for the time of `use`. */
export async function withNwp<T>(
  { line, timeScale, overrides = {}, record = () => {} }: VirtualNwp,
  use: (connection: Connection, plugged: PluggedNetworkProcessor, notes: readonly string[]) => Promise<T>,
): Promise<T> {
  const notes: string[] = [];
  const plugged = await plugInNetworkProcessor({
    part: 'CC3135',
    line,
    framing: 'uart',
    benchPort: 0,
    httpPort: 0,
    timeScale,
    overrides,
    random: (length) => Buffer.alloc(length),
    observer: { record, note: (_at, text) => notes.push(text) },
    lost: () => {},
  });
  try {
    return await use({ port: plugged.address, bench: plugged.bench, timeScale }, plugged, notes);
  } finally {
    plugged.unplug();
  }
}
