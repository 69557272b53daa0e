import type { BenchControls } from './bench-server';
import type { Board } from './board';

/** What the bench controls do on a board. Every answer tells the board's time and how much it has said by then. */
export function benchControls(board: Board, http: string): BenchControls {
  const { bench, clock, device } = board;
  /** What the board had said when it was last told of. */
  let told = board.said;
  const stamp = (): { readonly now: number; readonly sent: number } => {
    told = board.said;
    return { now: device.scheduler.now(), sent: board.sent };
  };
  const stamped = async (answer: Promise<unknown>): Promise<object> => {
    const given = await answer;
    // What the act has set going at its end has to be noticed by a clock that runs by itself.
    return clock.act(() => ({ ...(given !== undefined && { answer: given }), ...stamp() }));
  };
  /** Acts that take no time happen now, and those that do begin now. */
  const act = (begin: () => Promise<unknown>): Promise<object> => stamped(clock.act(begin));
  const { phone, network, cloud, capture } = bench;
  return {
    hello: async () => ({ ...stamp(), board: board.options.part, timeScale: clock.scale, http }),
    attach: async () => {
      board.restartCounts();
      return stamp();
    },
    run: async ({ until, received }) => {
      if (clock.scale !== 0) throw new Error('the time of this board passes by itself');
      await board.hasTyped(received);
      await clock.pass(until, () => board.said !== told);
      return stamp();
    },
    'board.reset': () => act(async () => board.reset()),
    clear: () => act(async () => bench.clear()),
    'phone.scan': () => act(() => phone.scan()),
    'phone.joinDevice': () => act(() => phone.joinDevice()),
    'phone.joinNetwork': ({ ssid }) => act(() => phone.joinNetwork(ssid)),
    'phone.leave': () => act(() => phone.leave()),
    'phone.request': (request) => act(() => phone.request(request)),
    'phone.smartConfig': ({ breaksOff, ...profile }) => act(() => phone.smartConfig(profile, breaksOff)),
    'network.provide': (accessPoint) => act(() => network.provide(accessPoint)),
    'network.withdraw': ({ ssid }) => act(() => network.withdraw(ssid)),
    'cloud.setReachable': ({ reachable }) => act(() => cloud.setReachable(reachable)),
    // Told by their age: the board's clock is not the suite's.
    'capture.packets': () =>
      act(async () =>
        (await capture.packets()).map(({ at, ...rest }) => ({ ago: device.scheduler.now() - at, ...rest })),
      ),
  };
}
