import { expect } from 'chai';
import { describe, it } from 'mocha';
import { listSteps } from '../../runtime/step-list';
import { stepCatalogue } from '../../steps/catalogue';
import { inProcess } from './in-process';

describe('provtck steps', () => {
  it('lists every kind of step with an example that this kind parses', () => {
    const listed = listSteps(stepCatalogue);
    expect(listed.map(({ kind }) => kind)).to.deep.equal(stepCatalogue.definitions.map(({ kind }) => kind));
    for (const { kind, example } of listed) {
      if (example === undefined) throw new Error(`no feature uses ${kind}`);
      expect(stepCatalogue.parse(example).kind).to.equal(kind);
    }
  });

  it('prints the steps by class, with the keywords of the class', async () => {
    const { exitCode, stdout } = await inProcess('steps');
    expect(exitCode).to.equal(0);
    expect(stdout.match(/^\w+ \(.*\)$/gm)).to.deep.equal([
      'state (Given)',
      'action (Given, When)',
      'observation (Given, Then)',
    ]);
    expect(stdout).to.include('  the device reports {status} within the {quantity}\n');
    expect(stdout).to.include(
      '      the device reports SL_WLAN_PROVISIONING_STOPPED within the inactivity bound (75 s)\n',
    );
  });

  it('prints the same as JSON', async () => {
    const { stdout } = await inProcess('steps', '--json');
    expect(JSON.parse(stdout)).to.deep.equal(JSON.parse(JSON.stringify(listSteps(stepCatalogue))));
  });
});
