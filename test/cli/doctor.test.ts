import { spawnSync } from 'node:child_process';
import { join } from 'node:path';
import { expect } from 'chai';
import { describe, it } from 'mocha';
import { serialPorts } from '../../adapters/serial/ports';
import { Simulator } from '../../adapters/simulator/simulator';
import { costsOf } from '../../cli/cost';
import { packageRoot } from '../../ledger/package-root';

const doctor = (...args: readonly string[]) =>
  spawnSync(process.execPath, [join(packageRoot(), 'bin', 'provtck.js'), 'doctor', ...args], { encoding: 'utf8' });

describe('provtck doctor', () => {
  it('lists ports on any machine, in the order of their names', async () => {
    const paths = (await serialPorts()).map(({ path }) => path);
    const sorted = [...paths].sort((a, b) => a.localeCompare(b, 'en', { numeric: true }));
    expect(paths).to.deep.equal(sorted);
  });

  it('says what to do about a port that is not there', () => {
    const { status, stderr } = doctor('--port', '/dev/nothing-here');
    expect(status).to.equal(3);
    expect(stderr).to.match(/^error PORT_ABSENT: \/dev\/nothing-here does not exist/);
    expect(stderr.trim().split('\n')).to.have.length(2);
  });

  it('knows the price of what a bench lacks', async () => {
    const { capabilities } = await new Simulator('CC3220SF').connect();
    const lacks = { ...capabilities.lacks, phone: 'no phone', long: 'no patience' };
    const functions = capabilities.functions.filter((name) => name !== 'sl_WlanProvisioning' && name !== 'sl_Send');
    const costs = await costsOf({ functions, offers: capabilities.offers, lacks });
    const price = new Map(costs.map(({ lack, rules }) => [lack, rules]));
    expect(price.get('sl_WlanProvisioning')).to.be.greaterThan(100);
    expect(price.get('phone')).to.be.greaterThan(100);
    expect(price.get('long')).to.be.within(1, 30);
    // Every other socket command still shows the block, so the want of one costs no rule.
    expect(price.get('other functions')).to.equal(0);
    expect(costs[0]?.lack).to.be.oneOf(['phone', 'sl_WlanProvisioning']);
  });
});
