import type { BenchControls } from '../board/bench-server';
import { radioControls } from '../board/radio-controls';
import { cannotDo } from '../cannot-do';
import { Turns } from '../turns';
import type { LinuxBench } from './linux-bench';

/** The bench controls of real radios. They have no board, whose console could be counted or whose time be driven. */
export function linuxControls(bench: LinuxBench): BenchControls {
  const began = performance.now();
  const stamp = () => ({ now: Math.round(performance.now() - began), sent: 0 });
  /** The phone is in one place at a time. */
  const phoneActs = new Turns();
  const phoned = (act: () => Promise<unknown>): Promise<object> => done(phoneActs.take(act));
  const done = async (act: Promise<unknown>): Promise<object> => {
    const answer = await act;
    return { ...(answer !== undefined && { answer }), ...stamp() };
  };
  const noBoard = async (): Promise<object> => {
    throw cannotDo('a bench of real radios has no virtual board; this is only for `provtck board` and `provtck nwp`');
  };
  return {
    hello: async () => ({ ...stamp(), board: 'none', timeScale: 1, http: '', transmits: true }),
    attach: noBoard,
    run: noBoard,
    power: noBoard,
    'board.reset': noBoard,
    clear: () => phoned(() => bench.clear()),
    ...radioControls(bench, phoned, (begin) => done(begin())),
    // The phone can be in an action that takes longer than an attempt of the device.
    'phone.endSmartConfig': () => done(bench.phone.endSmartConfig()),
    'capture.packets': () => done(bench.capture.packets()),
  };
}
