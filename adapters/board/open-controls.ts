import { HttpListener } from '../simulator/http-listener';
import type { NetworkProcessor } from '../simulator/network-processor/network-processor';
import type { RadioMedium } from '../simulator/radio-medium';
import { BenchServer } from './bench-server';
import { benchControls, type ControlledDevice } from './controls';

/** A virtual device whose HTTP server and bench controls can be opened. */
interface ServedDevice extends ControlledDevice {
  readonly air: RadioMedium;
  readonly networkProcessor: NetworkProcessor;
}

/** Where the servers listen. */
interface ControlOptions {
  readonly part: string;
  /** TCP ports on the loopback interface, 0 for any free port. */
  readonly httpPort: number;
  readonly benchPort: number;
}

/** Open servers of a virtual device. */
export interface OpenControls {
  /** Addresses of the device's HTTP server and of the bench controls. */
  readonly http: string;
  readonly bench: string;
  close(): void;
}

/**
 * Opens the HTTP server and the bench controls of a virtual device on loopback.
 *
 * @throws ProvtckError `TCP_PORT_TAKEN`
 */
export async function openControls(device: ServedDevice, options: ControlOptions): Promise<OpenControls> {
  const { air, networkProcessor, clock } = device;
  const isOnAir = (): boolean =>
    air.deviceName !== undefined || networkProcessor.radio.station.link?.hasAddress === true;
  const backend = {
    reached: () => (isOnAir() ? networkProcessor.httpDevice : undefined),
    act: <T>(act: () => T): T => clock.act(act),
  };
  const listener = await HttpListener.open(backend, options.httpPort, networkProcessor.securesHttp);
  try {
    const controls = await BenchServer.open(benchControls(device, options.part, listener.address), options.benchPort);
    const close = (): void => {
      controls.close();
      listener.close();
    };
    return { http: listener.address, bench: controls.address, close };
  } catch (error) {
    listener.close();
    throw error;
  }
}
