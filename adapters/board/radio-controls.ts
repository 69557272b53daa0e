import type { Bench } from '../adapter';
import type { BenchControls } from './bench-server';

/** Carries out an action and makes the response to it. */
type Act = (begin: () => Promise<unknown>) => Promise<object>;

/** What a bench with radios, simulated or real, always has. */
type Radios = Required<Pick<Bench, 'phone' | 'network' | 'cloud'>>;

type RadioMethod = Exclude<
  Extract<keyof BenchControls, `phone.${string}` | `network.${string}` | `cloud.${string}`>,
  'phone.endSmartConfig'
>;

/**
 * The bench controls of phone, network and cloud.
 *
 * @param phoned carries out an action of the phone
 * @param acted carries out an action of networks and cloud
 */
export const radioControls = (
  { phone, network, cloud }: Radios,
  phoned: Act,
  acted: Act,
): Pick<BenchControls, RadioMethod> => ({
  'phone.scan': () => phoned(() => phone.scan()),
  'phone.joinDevice': () => phoned(() => phone.joinDevice()),
  'phone.joinNetwork': ({ ssid }) => phoned(() => phone.joinNetwork(ssid)),
  'phone.leave': () => phoned(() => phone.leave()),
  'phone.request': (request) => phoned(() => phone.request(request)),
  'phone.smartConfig': ({ breaksOff, ...profile }) => phoned(() => phone.smartConfig(profile, breaksOff)),
  'network.provide': (accessPoint) => acted(() => network.provide(accessPoint)),
  'network.withdraw': ({ ssid }) => acted(() => network.withdraw(ssid)),
  'cloud.setReachable': ({ reachable }) => acted(() => cloud.setReachable(reachable)),
});
