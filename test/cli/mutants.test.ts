import { existsSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { expect } from 'chai';
import { after, describe, it } from 'mocha';
import * as v from 'valibot';
import { KillMatrixSchema } from '../../calibration/kill-matrix';
import { mutantsCommand } from '../../cli/mutants';
import { inProcess } from './in-process';

const folder = mkdtempSync(join(tmpdir(), 'mutants-'));
after(() => rmSync(folder, { recursive: true }));

/** The error of the command with these options. */
const refusal = (...args: readonly string[]): Promise<unknown> =>
  mutantsCommand(() => {})
    .exitOverride()
    .configureOutput({ writeErr: () => {} })
    .parseAsync(['--out', folder, ...args], { from: 'user' })
    .then(
      () => undefined,
      (error: unknown) => error,
    );

describe('provtck mutants', () => {
  for (const args of [
    ['--model', '--only', 'slowest'],
    ['--model', '--full'],
    ['--model', '--explore'],
    ['--explore', '--full'],
  ])
    it(`refuses the combination ${args.join(' ')}`, async () => {
      expect(await refusal(...args)).to.include({ code: 'commander.conflictingOption' });
    });

  it('refuses to explore a conforming variant', async () => {
    expect(await refusal('--explore', '--only', 'slowest')).to.include({ code: 'MUTANT_KEEPS_RULES' });
  });

  it('suggests similar names for an unknown mutant', async () => {
    const error = await refusal('--only', 'open-while-configurin');
    expect(error).to.include({ code: 'MUTANT_UNKNOWN' });
    expect(error)
      .to.have.property('hint')
      .that.matches(/^Did you mean open-while-configuring, /);
  });

  it('keeps the matrix of all devices when it examines a few, and prints the time per device', async () => {
    const whole = join(folder, 'kill-matrix.json');
    writeFileSync(whole, 'of all devices');
    const devices = ['--only', 'open-while-configuring', '--only', 'late-without-profile'];
    const { exitCode, stdout } = await inProcess('mutants', ...devices, '--out', folder);
    expect(exitCode).to.equal(0);
    expect(stdout).to.match(/^2 of 2 mutants killed/);
    expect(stdout).to.match(/s; \d+ ms per device, \d+\.\d\d of the \d+ ms of the whole suite/);
    expect(readFileSync(whole, 'utf8')).to.equal('of all devices');
    const few = v.parse(KillMatrixSchema, JSON.parse(readFileSync(join(folder, 'kill-matrix-only.json'), 'utf8')));
    expect(few).to.include({ partial: true, full: false });
    expect(few.mutants.map(({ id }) => id)).to.have.members(['open-while-configuring', 'late-without-profile']);
    expect(existsSync(join(folder, 'kill-matrix-only.html'))).to.equal(true);
  });
});
