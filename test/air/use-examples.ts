/**
 * The use examples of SWRA513C, chapter 8, in the guest of the air test. The suite judges the reference network processor
 * as it judges a LaunchPad: over its console, with `provtck bench linux`. Both have radios of the guest.
 */
import { mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import * as v from 'valibot';
import { LineProgram } from '../../adapters/linux-bench/line-program';
import { packageRoot } from '../../ledger/package-root';

const CHANNEL = 6;
/** Time limits of a start and of the run, in ms of the guest. */
const START = 120_000;
const RUN = 3_600_000;

/** At least one whole process of each use example. */
const chosen = [
  'PROV-8.1-01/1',
  'PROV-8.2-01/1',
  'PROV-8.2-03/1.1',
  'PROV-8.3-01/1',
  'PROV-8.4-01/1',
  'PROV-8.5-01/1',
  'PROV-8.6-01/1',
  'PROV-8.7-01/1.1',
  'PROV-8.7-01/2',
];

/** A device that reports an address in a network without DHCP, and the scenario that it fails. */
const broken = { mutant: 'address-reported-without-dhcp', scenario: 'PROV-8.2-01/1' };

const Result = v.object({
  scenarios: v.array(v.object({ id: v.string(), name: v.string(), verdict: v.string(), deviceMs: v.number() })),
});

const print = (text: string): void => void process.stdout.write(`${text}\n`);
const node = (...words: string[]): string[] => [process.execPath, ...words];
const provtck = (...words: string[]): string[] => node(join(packageRoot(), 'bin', 'provtck.js'), ...words);

/** The bench of the guest, and how a run reaches it. */
async function openBench(folder: string) {
  const file = join(folder, 'bench.yaml');
  const settings = {
    regulatoryDomain: 'DE',
    accessPoints: { interface: 'wlan0', channel: CHANNEL },
    phone: { interface: 'wlan1' },
    device: { channel: CHANNEL },
  };
  writeFileSync(file, JSON.stringify(settings));
  const program = new LineProgram('the bench', provtck('bench', 'linux', file));
  const port = await program.waitFor((line) => /^bench .*:(\d+)$/.exec(line)?.[1], START, 'its address');
  return { program, address: `tcp://127.0.0.1:${port}` };
}

/** A virtual LaunchPad with radios of the guest: the reference device, or one that breaks a rule. */
async function openDevice(folder: string, mutant: string) {
  const radios = ['wlan2', 'wlan3', 'wlan4', String(CHANNEL)];
  const main = join(__dirname, 'device', 'main.js');
  const program = new LineProgram('the device', node(main, join(folder, 'device'), ...radios, mutant));
  const address = await program.waitFor((line) => /^console (.*)$/.exec(line)?.[1], START, 'its console');
  return { program, address };
}

/** Judges a device by some scenarios, and returns those with their verdicts. */
async function judge(folder: string, bench: string, names: readonly string[], mutant = '') {
  const device = await openDevice(folder, mutant);
  const out = join(folder, `out-${mutant}`);
  const words = ['--port', device.address, '--bench', bench, '--device', 'CC3235SF', '--order', 'document'];
  const selected = names.flatMap((name) => ['--name', name]);
  const run = new LineProgram(
    'the run',
    provtck('run', ...words, '--out', out, '--reports', 'result,transcript', ...selected),
    (line) => line !== '' && print(`  ${line}`),
  );
  await run.findWithin(() => undefined, RUN);
  print(`  the run ${run.ended ?? 'has not ended'}`);
  await device.program.stop(30_000);
  for (const line of device.program.lines) if (line.startsWith('radio failed')) print(`  ${line}`);
  const { scenarios } = v.parse(Result, JSON.parse(readFileSync(join(out, 'result.json'), 'utf8')));
  for (const { name, verdict, deviceMs } of scenarios)
    print(`${verdict.padEnd(12)} ${(deviceMs / 1_000).toFixed(1).padStart(5)} s  ${name}`);
  return scenarios;
}

/** @param wanted scenarios in the place of the use examples, as `--name` selects them */
async function useExamples(only: RegExp, wanted: readonly string[]): Promise<number> {
  const folder = '/tmp/use-examples';
  mkdirSync(folder, { recursive: true });
  const isOwnChoice = wanted.length > 0;
  const names = isOwnChoice ? wanted : chosen.filter((id) => only.test(id));
  const judgesBroken = !isOwnChoice && only.test(broken.scenario);
  if (names.length === 0 && !judgesBroken) return 0;
  const bench = await openBench(folder);
  const scenarios = names.length === 0 ? [] : await judge(folder, bench.address, names);
  const passed = scenarios.filter(({ verdict }) => verdict === 'pass');
  print(`air: ${passed.length} of ${scenarios.length} scenarios passed`);
  const missing = names.filter(
    (name) => !passed.some((scenario) => scenario.name.includes(name) || scenario.id.includes(name)),
  );
  if (missing.length > 0) print(`not passed: ${missing.join(', ')}`);
  let isSeen = true;
  if (judgesBroken) {
    const [verdict] = await judge(folder, bench.address, [broken.scenario], broken.mutant);
    isSeen = verdict?.verdict === 'fail';
    print(`air: a device that breaks ${broken.scenario} ${isSeen ? 'fails' : 'does not fail'}`);
  }
  await bench.program.stop(60_000);
  return isSeen && missing.length === 0 && passed.length === scenarios.length ? 0 : 1;
}

useExamples(new RegExp(process.argv[2] ?? ''), (process.argv[3] ?? '').split(',').filter(Boolean)).then(
  (code) => process.exit(code),
  (error: unknown) => {
    print(error instanceof Error ? (error.stack ?? error.message) : String(error));
    process.exit(1);
  },
);
