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
  'PROV-8.1-04/1.1',
  'PROV-8.2-01/1',
  'PROV-8.2-03/1.1',
  'PROV-8.3-01/1',
  'PROV-8.3-01/2.2',
  'PROV-8.4-01/1',
  'PROV-8.4-01/2.3',
  'PROV-8.5-01/1',
  'PROV-8.6-01/1',
  'PROV-8.7-01/1.1',
  'PROV-8.7-01/2',
];
const examples = ['8.1', '8.2', '8.3', '8.4', '8.5', '8.6', '8.7'];

const Result = v.object({
  scenarios: v.array(v.object({ id: v.string(), name: v.string(), verdict: v.string(), deviceMs: v.number() })),
});

const print = (text: string): void => void process.stdout.write(`${text}\n`);
const node = (...words: string[]): string[] => [process.execPath, ...words];
const provtck = (...words: string[]): string[] => node(join(packageRoot(), 'bin', 'provtck.js'), ...words);

async function useExamples(only: RegExp): Promise<number> {
  const folder = '/tmp/use-examples';
  mkdirSync(folder, { recursive: true });
  const names = chosen.filter((id) => only.test(id));
  if (names.length === 0) return 0;
  const file = join(folder, 'bench.yaml');
  writeFileSync(
    file,
    JSON.stringify({
      regulatoryDomain: 'DE',
      accessPoints: { interface: 'wlan0', channel: CHANNEL },
      phone: { interface: 'wlan1' },
      device: { channel: CHANNEL },
    }),
  );
  const bench = new LineProgram('the bench', provtck('bench', 'linux', file));
  const device = new LineProgram(
    'the device',
    node(join(__dirname, 'device', 'main.js'), join(folder, 'device'), 'wlan2', 'wlan3', 'wlan4', String(CHANNEL)),
  );
  const port = await bench.waitFor((line) => /^bench .*:(\d+)$/.exec(line)?.[1], START, 'its address');
  const address = await device.waitFor((line) => /^console (.*)$/.exec(line)?.[1], START, 'its console');
  const out = join(folder, 'out');
  const run = new LineProgram(
    'the run',
    provtck(
      'run',
      ...['--port', address, '--bench', `tcp://127.0.0.1:${port}`, '--device', 'CC3235SF'],
      ...['--order', 'document', '--out', out, '--reports', 'result,transcript'],
      ...names.flatMap((name) => ['--name', name]),
    ),
    print,
  );
  await run.findWithin(() => undefined, RUN);
  print(`  the run ${run.ended ?? 'has not ended'}`);
  await device.stop(30_000);
  await bench.stop(60_000);
  for (const line of device.lines) if (line.startsWith('radio failed')) print(line);
  const { scenarios } = v.parse(Result, JSON.parse(readFileSync(join(out, 'result.json'), 'utf8')));
  for (const { name, verdict, deviceMs } of scenarios)
    print(`${verdict.padEnd(12)} ${(deviceMs / 1_000).toFixed(1).padStart(6)} s  ${name}`);
  const passed = scenarios.filter(({ verdict }) => verdict === 'pass');
  const missing = examples.filter((example) => !passed.some(({ id }) => id.startsWith(`PROV-${example}-`)));
  if (missing.length > 0) print(`no scenario of ${missing.join(', ')} has passed`);
  const isWhole = names.length < chosen.length || missing.length === 0;
  print(`air: ${passed.length} of ${scenarios.length} scenarios of the use examples passed`);
  return isWhole && passed.length === scenarios.length && run.ended === 'ended with exit code 0' ? 0 : 1;
}

useExamples(new RegExp(process.argv[2] ?? '')).then(
  (code) => process.exit(code),
  (error: unknown) => {
    print(error instanceof Error ? (error.stack ?? error.message) : String(error));
    process.exit(1);
  },
);
