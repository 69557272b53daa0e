import type { BenchControls } from '../board/bench-server';
import { cannotDo } from '../cannot-do';
import type { LinuxBench } from './linux-bench';

/** The bench controls of real radios. They have no board, whose console could be counted or whose time be driven. */
export function linuxControls(bench: LinuxBench): BenchControls {
  const began = performance.now();
  const stamp = () => ({ now: Math.round(performance.now() - began), sent: 0 });
  const done = async (act: Promise<unknown>): Promise<object> => {
    const answer = await act;
    return { ...(answer !== undefined && { answer }), ...stamp() };
  };
  const noBoard = async (): Promise<object> => {
    throw cannotDo('a bench of real radios has no virtual board; this is only for `provtck board` and `provtck nwp`');
  };
  const { phone, network, cloud, capture } = bench;
  return {
    hello: async () => ({ ...stamp(), board: 'none', timeScale: 1, http: '' }),
    attach: noBoard,
    run: noBoard,
    power: noBoard,
    'board.reset': noBoard,
    clear: () => done(bench.clear()),
    'phone.scan': () => done(phone.scan()),
    'phone.joinDevice': () => done(phone.joinDevice()),
    'phone.joinNetwork': ({ ssid }) => done(phone.joinNetwork(ssid)),
    'phone.leave': () => done(phone.leave()),
    'phone.request': (request) => done(phone.request(request)),
    'phone.smartConfig': ({ breaksOff, ...profile }) => done(phone.smartConfig(profile, breaksOff)),
    'network.provide': (accessPoint) => done(network.provide(accessPoint)),
    'network.withdraw': ({ ssid }) => done(network.withdraw(ssid)),
    'cloud.setReachable': ({ reachable }) => done(cloud.setReachable(reachable)),
    'capture.packets': () => done(capture.packets()),
  };
}
