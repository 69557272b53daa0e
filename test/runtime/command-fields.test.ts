import { expect } from 'chai';
import { describe, it } from 'mocha';
import type { DriverCommand, DriverPort } from '../../adapters/adapter';
import { registerAdapter } from '../../adapters/registry';
import { Simulator } from '../../adapters/simulator/simulator';
import { runSuite } from '../../cli/suite';
import type { Fields } from '../../ledger/json';

/** A run of the scenarios of a SmartConfig key, on a device whose commands have these fields. */
async function runWith(name: string, change: (fields: Fields) => Fields) {
  registerAdapter(name, async ({ part }) => {
    const simulator = new Simulator(part);
    const { driverPort } = simulator;
    const commands = async (): Promise<readonly DriverCommand[]> =>
      (await driverPort.commands()).map((command) => ({ ...command, fields: change(command.fields) }));
    const port: DriverPort = { ...driverPort, commands };
    return Object.assign(simulator, { driverPort: port });
  });
  const { run, scenarios, rules } = await runSuite({ adapter: name, rules: ['PROV-3.2-06'] });
  return { run, scenarios, verdict: rules.find(({ id }) => id === 'PROV-3.2-06')?.verdict };
}

describe('a field of a command of the host driver', () => {
  for (const [how, change] of [
    ['null', (fields: Fields): Fields => ({ ...fields, Cipher: null })],
    ['absent', ({ Cipher: _, ...fields }: Fields): Fields => fields],
  ] as const)
    it(`makes its scenarios not applicable if it is ${how}, and leaves the run complete`, async () => {
      const { run, scenarios } = await runWith(`cipher-${how}`, change);
      expect(scenarios.length).to.be.greaterThan(0);
      for (const { verdict, reason, lacks } of scenarios) {
        expect(verdict).to.equal('not-applicable');
        expect(reason).to.equal('the adapter does not know the Cipher of sl_WlanProvisioning');
        expect(lacks).to.deep.equal(['answer:command-fields']);
      }
      expect(run.verdict).to.not.equal('non-conformant');
      expect(run.counts.scenarios.inconclusive).to.equal(0);
    });

  it('fails the device if it is wrong', async () => {
    const { verdict } = await runWith('cipher-wrong', (fields) => ({ ...fields, Cipher: 0 }));
    expect(verdict).to.equal('fail');
  });
});
