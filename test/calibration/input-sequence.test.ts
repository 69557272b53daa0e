import { expect } from 'chai';
import { describe, it } from 'mocha';
import { SequencePlayer } from '../../calibration/input-sequence';
import { SIMULATOR_INPUTS, SIMULATOR_STARTS } from '../../calibration/simulator-inputs';

const inputNames = Object.keys(SIMULATOR_INPUTS);
const indexesOf = (...names: readonly string[]): readonly number[] =>
  names.map((name) => {
    const index = inputNames.indexOf(name);
    if (index < 0) throw new Error(`input "${name}" does not exist`);
    return index;
  });

describe('contexts of the exhaustive exploration', () => {
  // Each attempt fails without a network.
  const start = SIMULATOR_STARTS.findIndex(({ network }) => network === undefined);
  const contextAfter = async (...names: readonly string[]): Promise<string> =>
    (await new SequencePlayer({}).play({ start, inputs: indexesOf(...names) })).context;

  const repeated = {
    'profiles over HTTP': ['the phone adds a profile over HTTP'],
    'failed attempts': ['the phone requests confirmation', '35 s pass'],
  };
  for (const [what, again] of Object.entries(repeated))
    it(`are the same after two and after three ${what}, so that the exploration ends`, async () => {
      const before = ['the host starts AP provisioning', 'the phone adds a profile over HTTP', ...again, ...again];
      expect(await contextAfter(...before, ...again)).to.equal(await contextAfter(...before));
    });

  for (const mode of [
    'AP provisioning',
    'SmartConfig provisioning',
    'AP+SmartConfig provisioning',
    'external configuration',
  ])
    it(`differ between ${mode} with and without external confirmation`, async () => {
      const command = `the host starts ${mode}`;
      expect(await contextAfter(`${command} with external confirmation`)).to.not.equal(await contextAfter(command));
    });
});
