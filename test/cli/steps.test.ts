import { spawnSync } from 'node:child_process';
import { join } from 'node:path';
import { describe, it } from 'node:test';
import { expect } from 'chai';
import { packageRoot } from '../../ledger/package-root';
import { listSteps } from '../../runtime/step-list';
import { stepCatalogue } from '../../steps/catalogue';

const steps = (...args: readonly string[]) =>
  spawnSync(process.execPath, [join(packageRoot(), 'bin', 'provtck.js'), 'steps', ...args], { encoding: 'utf8' });

describe('provtck steps', () => {
  it('lists every kind of step with an example that this kind parses', () => {
    const listed = listSteps(stepCatalogue);
    expect(listed.map(({ kind }) => kind)).to.deep.equal(stepCatalogue.definitions.map(({ kind }) => kind));
    for (const { kind, example } of listed) {
      if (example === undefined) throw new Error(`no feature uses ${kind}`);
      expect(stepCatalogue.parse(example).kind).to.equal(kind);
    }
  });

  it('prints the steps by class, with the keywords of the class', () => {
    const { status, stdout } = steps();
    expect(status).to.equal(0);
    expect(stdout.match(/^\w+ \(.*\)$/gm)).to.deep.equal([
      'state (Given)',
      'action (Given, When)',
      'observation (Given, Then)',
    ]);
    expect(stdout).to.include('  the device reports {status} within the {quantity}\n');
    expect(stdout).to.include(
      '      the device reports SL_WLAN_PROVISIONING_AUTO_STARTED within the no-profile bound (3.5 s)\n',
    );
  });

  it('prints the same as JSON', () => {
    expect(JSON.parse(steps('--json').stdout)).to.deep.equal(JSON.parse(JSON.stringify(listSteps(stepCatalogue))));
  });
});
