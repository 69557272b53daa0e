/**
 * Runs every scenario over the wire and in one process, and prints the verdicts that differ: `npm run wire-parity`.
 *
 * The own host driver is once behind the wire of the reference network processor (`--adapter driver`), and once before
 * a virtual network processor on TCP and on a pseudo-terminal (`--adapter nwp`).
 */
import { openOwnDriver } from '../adapters/driver/own-driver';
import { type LineChoice, plugInNetworkProcessor } from '../adapters/network-processor/virtual-network-processor';
import { runSuite } from '../cli/suite';
import type { Result } from '../judge/result-schema';

const HOST_DRIVERS: readonly string[] = ['reference', 'ti-3.x'];
const LINES: readonly LineChoice[] = [{ kind: 'tcp', port: 0 }, { kind: 'pty' }];

const print = (line: string): void => {
  process.stdout.write(`${line}\n`);
};

/** Scenarios and rules with another verdict over the wire. A missing capability of the door is no difference. */
function differences(wire: Result, direct: Result): readonly string[] {
  const scenarios = new Map(direct.scenarios.map(({ id, verdict }) => [id, verdict]));
  const missing = new Set(wire.scenarios.filter(isMissing).flatMap(({ rules }) => rules));
  const rules = new Map(direct.rules.map(({ id, verdict }) => [id, verdict]));
  return [
    ...wire.scenarios
      .filter((scenario) => !isMissing(scenario) && scenario.verdict !== scenarios.get(scenario.id))
      .map(({ id, verdict, reason }) => `${id} ${verdict}, not ${scenarios.get(id)}: ${reason ?? 'no reason'}`),
    ...wire.rules
      .filter(({ id, verdict }) => !missing.has(id) && verdict !== rules.get(id))
      .map(({ id, verdict }) => `rule ${id} ${verdict}, not ${rules.get(id)}`),
  ];
}

const isMissing = ({ verdict, lacks = [] }: Result['scenarios'][number]): boolean =>
  verdict === 'not-applicable' && lacks.includes('need:driver-port');

/** Prints the differences of a run over the wire. Returns their number. */
function compare(title: string, wire: Result, direct: Result): number {
  const found = differences(wire, direct);
  const left = wire.scenarios.filter(isMissing).length;
  print(`${title}: ${wire.scenarios.length - left} scenarios over the wire, ${found.length} verdicts differ`);
  for (const each of found) print(`  ${each}`);
  return found.length;
}

async function overLine(line: LineChoice): Promise<Result> {
  const plugged = await plugInNetworkProcessor({
    part: 'CC3220SF',
    line,
    framing: 'uart',
    benchPort: 0,
    httpPort: 0,
    timeScale: 0,
    overrides: {},
    random: (length) => Buffer.alloc(length),
    observer: { record: () => {}, note: () => {} },
    lost: () => {},
  });
  try {
    return await runSuite({
      adapter: 'nwp',
      connection: { port: plugged.address, bench: plugged.bench, timeScale: 0 },
    });
  } finally {
    plugged.unplug();
  }
}

async function main(): Promise<void> {
  let differing = 0;
  for (const hostDriver of HOST_DRIVERS) {
    const direct = await runSuite({ hostDriver });
    const wire = await runSuite({
      adapter: 'wired',
      adapters: { wired: async ({ part }) => openOwnDriver(part, hostDriver) },
    });
    differing += compare(`host driver ${hostDriver}`, wire, direct);
  }
  const direct = await runSuite();
  for (const line of LINES) differing += compare(`network processor, ${line.kind}`, await overLine(line), direct);
  process.exitCode = differing === 0 ? 0 : 1;
}

void main();
