import { ProvtckError } from '../../ledger/error';
import type { Operator } from '../operator';
import { type BenchDriver, missingReasons } from './bench-driver';
import { defaultControlPort } from './board-control';
import { HttpBench } from './http-bench';
import { ManualBench } from './manual-bench';
import { TerminalOperator } from './operator';
import { SimulatedBenchDriver } from './simulated-bench';
import { findToken } from './token-file';

/** A bench without any part. */
const emptyBench: BenchDriver = {
  bench: {},
  offers: [],
  lacks: {
    ...missingReasons([], 'no bench is given: --bench manual, simulated, tcp://… or http://… plays phone and network'),
    capture: 'no bench is given, and only a virtual board and `provtck bench linux` capture packets',
  },
  connect: async () => {},
  clear: async () => {},
  close: async () => {},
};

/**
 * The bench of a user option. `tcp://host:port` are the controls of a virtual board, or of `provtck bench linux`. `http://address` is a phone that
 * has already joined the device AP. The other options are `manual`, `simulated` and none.
 *
 * @param operator the person of the manual bench; the user at the terminal unless given
 * @throws ProvtckError `BENCH_UNKNOWN`
 */
export function benchNamed(name: string | undefined, operator?: Operator): BenchDriver {
  if (name === undefined) return emptyBench;
  if (name === 'manual') return new ManualBench(operator ?? new TerminalOperator(process.stdin, process.stderr));
  if (name === 'simulated')
    return new SimulatedBenchDriver('127.0.0.1', defaultControlPort, findToken(defaultControlPort));
  const [, token = '', host = '', port] = /^tcp:\/\/(?:([^@/]*)@)?(\[.+\]|[^:@/]+):(\d+)\/?$/.exec(name) ?? [];
  if (port !== undefined)
    return new SimulatedBenchDriver(host.replace(/^\[|\]$/g, ''), Number(port), token || findToken(Number(port)));
  if (URL.canParse(name) && new URL(name).protocol === 'http:') return new HttpBench(new URL(name));
  if (name.startsWith('linux:'))
    throw new ProvtckError(
      'BENCH_UNKNOWN',
      'a bench of real radios is a program of its own',
      `Start \`provtck bench linux ${name.slice('linux:'.length)}\` as root, and give the address that it prints: --bench tcp://token@host:port.`,
    );
  throw new ProvtckError(
    'BENCH_UNKNOWN',
    `there is no bench named ${name}`,
    'Choose manual, simulated, tcp://host:port of a virtual board or of `provtck bench linux`, or http://address of the device.',
  );
}
