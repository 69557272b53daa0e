import type { Need } from '../../ledger/rule';
import type { Bench, DriverPort } from '../adapter';
import { bodyText } from '../byte-text';
import type { Params, Result, TimedMethod } from './protocol';

/**
 * Sends an action to the program.
 *
 * @throws ProvtckError `CANNOT_DO` if the program does not offer the need
 */
export type BenchOperation = <M extends TimedMethod>(need: Need, method: M, params: Params<M>) => Promise<Result<M>>;

/**
 * The bench of a program. Its capabilities are known after the connection. Before that, and for every missing part,
 * all actions of the part are rejected.
 */
export function remoteBench(act: BenchOperation): Required<Omit<Bench, 'operated'>> {
  return {
    phone: {
      scan: async () => (await act('wifi-scan', 'phone.scan', {})).names,
      joinDevice: async () => (await act('phone', 'phone.joinDevice', {})).outcome,
      joinNetwork: async (ssid) => (await act('phone', 'phone.joinNetwork', { ssid })).outcome,
      leave: async () => {
        await act('phone', 'phone.leave', {});
      },
      request: async ({ method, path, secure, form }) => {
        const fields = form?.map(([name, value]): [string, string] => [name, value]);
        const { outcome } = await act('phone', 'phone.request', {
          method,
          path,
          ...(secure && { secure }),
          ...(fields !== undefined && { form: fields }),
        });
        return outcome.kind === 'answered' ? { ...outcome, body: bodyText(outcome.body) } : outcome;
      },
      smartConfig: async (profile, breaksOff) => {
        await act('smartconfig', 'phone.smartConfig', { ...profile, ...(breaksOff === true && { breaksOff }) });
      },
    },
    network: {
      provide: async (accessPoint) => {
        await act('network', 'network.provide', accessPoint);
      },
      withdraw: async (ssid) => {
        await act('network', 'network.withdraw', { ssid });
      },
    },
    cloud: {
      setReachable: async (reachable) => {
        await act('cloud', 'cloud.setReachable', { reachable });
      },
    },
    capture: { packets: async () => (await act('capture', 'capture.packets', {})).packets },
  };
}

/** The driver port of a program. */
export function remoteDriverPort(act: BenchOperation): DriverPort {
  return {
    deliver: async (message) => {
      await act('driver-port', 'driver.deliver', message);
    },
    withholdStopComplete: async () => {
      await act('driver-port', 'driver.withholdStopComplete', {});
    },
    requireRestart: async () => {
      await act('driver-port', 'driver.requireRestart', {});
    },
    commands: async () => (await act('driver-port', 'driver.commands', {})).commands,
  };
}
