import { ProvtckError } from '../../ledger/error';
import { type BenchDriver, lacking } from './bench-driver';
import { defaultControlPort } from './board-control';
import { HttpBench } from './http-bench';
import { ManualBench } from './manual-bench';
import { TerminalOperator } from './operator';
import { SimulatedBenchDriver } from './simulated-bench';
import { findToken } from './token-file';

/** A bench where nobody plays anything. */
const emptyBench: BenchDriver = {
  bench: {},
  offers: [],
  lacks: {
    ...lacking([], 'no bench was named: --bench manual, simulated or http://… plays phone and network'),
    capture: 'no bench was named, and only that of a virtual board captures packets',
  },
  connect: async () => {},
  clear: async () => {},
  close: async () => {},
};

/**
 * The driver a user names: nothing, `manual`, `simulated`, `tcp://host:port` for the controls of a virtual board, or
 * `http://address` for a phone that has joined the device already.
 *
 * @throws ProvtckError `BENCH_UNKNOWN`
 */
export function benchNamed(name: string | undefined): BenchDriver {
  if (name === undefined) return emptyBench;
  if (name === 'manual') return new ManualBench(new TerminalOperator(process.stdin, process.stderr));
  if (name === 'simulated')
    return new SimulatedBenchDriver('127.0.0.1', defaultControlPort, findToken(defaultControlPort));
  const [, token = '', host = '', port] = /^tcp:\/\/(?:([^@/]*)@)?(\[.+\]|[^:@/]+):(\d+)\/?$/.exec(name) ?? [];
  if (port !== undefined)
    return new SimulatedBenchDriver(host.replace(/^\[|\]$/g, ''), Number(port), token || findToken(Number(port)));
  if (URL.canParse(name) && new URL(name).protocol === 'http:') return new HttpBench(new URL(name));
  throw new ProvtckError(
    'BENCH_UNKNOWN',
    `there is no bench named ${name}`,
    'Choose manual, simulated, tcp://host:port of a virtual board, or http://address of the device.',
  );
}
