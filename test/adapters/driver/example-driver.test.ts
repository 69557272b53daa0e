import { spawn, spawnSync } from 'node:child_process';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { expect } from 'chai';
import { after, before, it } from 'mocha';
import { judgeTranscript } from '../../../cli/judge-transcript';
import { runSuite } from '../../../cli/suite';
import type { Result } from '../../../judge/result-schema';
import { packageRoot } from '../../../ledger/package-root';
import { describeUnless } from '../../unless';
import { isAccused, isDelayed, settled } from '../settled';

/**
 * Device time runs faster than that of the driver, which has no times of its own but long ones. A scenario that only
 * waits takes more speed than one that measures how fast a call is refused.
 */
const SPEED = 2;
const WAITING = 10;

/** One scenario or more of each kind of driver rule; all of them take little time. */
const SAMPLE = [
  'PROV-3.2-06/1.1',
  'PROV-7.1-04/2',
  'PROV-7.1-18/1',
  'PROV-7.1-19/1',
  'PROV-7.5-03/1.1',
  'PROV-7.5-04/1.1',
  'PROV-7.5-10/1.1',
  'PROV-7.5-11/1.1',
  'PROV-7.5-14/1.1',
  'PROV-7.5-16/1.2',
  'PROV-7.5-19/1.1',
  'PROV-7.5-30/1',
  'PROV-7.5-30/2.1',
  'PROV-7.5-30/3',
  'PROV-7.5-30/4',
  'PROV-7.5-31/1.1',
  'PROV-7.5-32/1.1',
  'PROV-7.5-33/1.1',
  'PROV-7.5-34/1.1',
  'PROV-7.5-34/1.4',
  'PROV-7.5-34/2.2',
] as const;

/** Variants that break a rule, with a scenario that shows it: two or more of each kind. */
const BROKEN: Readonly<Record<string, readonly (readonly [variant: string, scenario: string, speed?: number])[]>> = {
  'refusal of calls': [
    ['ungated-socket', 'PROV-7.5-11/1.1'],
    ['ungated-files', 'PROV-7.5-14/1.1'],
    ['wrong-code', 'PROV-7.5-10/1.1'],
    ['carries-out-refused', 'PROV-7.5-02/1.1'],
    ['provisioning-refused', 'PROV-7.5-03/1.1'],
  ],
  'order of the reasons': [
    ['provisioning-first', 'PROV-7.5-30/1'],
    ['not-started-while-stopping', 'PROV-7.5-30/1'],
    ['forgets-fatal-error', 'PROV-7.5-30/3'],
  ],
  'bits of the status byte': [
    ['ignores-user-initiated', 'PROV-7.5-34/1.4'],
    ['ignores-enable-api', 'PROV-7.5-34/2.2'],
  ],
  events: [
    ['passes-address', 'PROV-7.5-16/1.1'],
    ['passes-stations', 'PROV-7.5-19/1.1'],
    ['replays-events', 'PROV-7.5-21/1.1', WAITING],
  ],
  'start and stop': [
    ['starts-again', 'PROV-7.5-32/1.1'],
    ['start-in-progress', 'PROV-7.5-32/1.1'],
    ['stop-refused', 'PROV-7.5-04/1.1'],
    ['stop-waits', 'PROV-7.5-33/1.1', WAITING],
    ['drops-init-complete', 'PROV-7.5-24/1', WAITING],
  ],
  'calls in progress': [
    ['starts-beside-a-call', 'PROV-7.1-18/1'],
    ['stop-blocked-by-calls', 'PROV-7.1-19/1'],
  ],
  'restart by the driver': [
    ['shows-own-reset-request', 'PROV-7.4-06/1', WAITING],
    ['leaves-own-restart', 'PROV-7.4-06/1', WAITING],
    ['restarts-without-process', 'PROV-7.4-08/2.1', WAITING],
  ],
  'the provisioning command': [
    ['key-without-cipher', 'PROV-3.2-06/1.1'],
    ['key-without-length', 'PROV-3.2-06/1.1'],
  ],
};

/** Variants that are unusual and break no rule. */
const LEGAL = [
  'short-sync',
  'old-memory',
  'bytewise',
  'power-only-stop',
  'drops-completions',
  'filters-errors',
  'frees-with-zero',
  'stops-by-time-out',
] as const;

const hasCompiler = spawnSync('cc', ['--version']).status === 0;

describeUnless(!hasCompiler && 'there is no C compiler', 'the example host driver in C', () => {
  let folder = '';
  let program = '';

  before(() => {
    folder = mkdtempSync(join(tmpdir(), 'driver-'));
    program = join(folder, 'driver');
    const sources = ['shim.c', 'driver.c'].map((file) => join(packageRoot(), 'examples', 'host-driver', file));
    const flags = ['-std=c99', '-Wall', '-Wextra', '-Werror', '-O1', '-pthread', '-o', program];
    const { status, stderr } = spawnSync('cc', [...flags, ...sources]);
    expect(String(stderr)).to.equal('');
    expect(status).to.equal(0);
  });

  after(() => rmSync(folder, { recursive: true }));

  const run = (
    variant: string,
    ids: readonly string[],
    { wire = 'tcp', timeScale = SPEED, out }: { wire?: string; timeScale?: number; out?: string } = {},
  ): Promise<Result> =>
    runSuite({
      adapter: 'driver',
      command: `${program} {wire} ${variant}`,
      connection: { wire, timeScale },
      scenarios: { limits: ['a sample'], ids },
      ...(out !== undefined && { out }),
    });

  it('keeps every rule of the sample over a pseudo-terminal, and its transcript gives the same verdicts', async () => {
    const out = join(folder, 'out');
    const result = await settled(SPEED, (timeScale) => run('', SAMPLE, { wire: 'pty', timeScale, out }), isDelayed);
    expect(notPassed(result)).to.deep.equal([]);
    expect(result.party?.name).to.equal('host driver');
    expect(result.device.versions).to.deep.equal({ 'network processor': 'reference', driver: 'example 1' });
    const again = await judgeTranscript(join(out, 'transcript.jsonl'));
    expect(again.rules).to.deep.equal(result.rules);
  });

  it('is called over TCP, and begins anew with each connection', async () => {
    const wire = 17_461;
    const calls = 17_462;
    const server = spawn(program, ['-p', String(calls), `tcp://127.0.0.1:${wire}`]);
    try {
      const calling = (timeScale: number): Promise<Result> =>
        runSuite({
          adapter: 'driver',
          command: `tcp://127.0.0.1:${calls}`,
          connection: { wire: `tcp:${wire}`, timeScale },
          scenarios: { limits: ['a sample'], ids: ['PROV-7.5-34/1.4', 'PROV-7.1-18/1', 'PROV-7.5-30/3'] },
        });
      const result = await settled(SPEED, calling, isDelayed);
      expect(notPassed(result)).to.deep.equal([]);
      expect(result.scenarios).to.have.length(3);
    } finally {
      server.kill();
    }
  });

  it('is not accused in an unusual variant', async () => {
    // Such a variant leaves some scenarios without a verdict.
    const results = await Promise.all(
      LEGAL.map((variant) => settled(SPEED, (timeScale) => run(variant, SAMPLE, { timeScale }), isAccused)),
    );
    for (const [index, { scenarios }] of results.entries()) {
      const count = (wanted: string): number => scenarios.filter(({ verdict }) => verdict === wanted).length;
      expect(count('fail'), LEGAL[index]).to.equal(0);
      // A stop that takes no time cannot be met in progress, for example.
      expect(count('pass'), LEGAL[index]).to.be.at.least(SAMPLE.length - 3);
    }
  });

  for (const [kind, variants] of Object.entries(BROKEN))
    it(`is found in a variant that breaks a rule: ${kind}`, async () => {
      const results = await Promise.all(
        variants.map(([variant, id, speed = SPEED]) =>
          settled(speed, (timeScale) => run(variant, [id], { timeScale })),
        ),
      );
      const verdicts = results.map(({ scenarios }, index) => `${variants[index]?.[0]} ${scenarios[0]?.verdict}`);
      expect(verdicts).to.deep.equal(variants.map(([variant]) => `${variant} fail`));
    });

  const notPassed = ({ scenarios }: Result): readonly string[] =>
    scenarios
      .filter(({ verdict }) => verdict !== 'pass')
      .map(({ id, verdict, reason }) => `${id} ${verdict}: ${reason}`);
});
