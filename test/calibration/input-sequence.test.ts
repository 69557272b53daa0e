import { describe, it } from 'node:test';
import { expect } from 'chai';
import { SequencePlayer } from '../../calibration/input-sequence';
import { SIMULATOR_INPUTS, SIMULATOR_STARTS } from '../../calibration/simulator-inputs';

const places = Object.keys(SIMULATOR_INPUTS);
const acts = (...names: readonly string[]): readonly number[] =>
  names.map((name) => {
    const place = places.indexOf(name);
    if (place < 0) throw new Error(`there is no act "${name}"`);
    return place;
  });

describe('contexts of the exhaustive exploration', () => {
  // Without a network: what is tried fails.
  const beginning = SIMULATOR_STARTS.findIndex(({ network }) => network === undefined);
  const contextAfter = async (...names: readonly string[]): Promise<string> =>
    (await new SequencePlayer({}).play({ beginning, acts: acts(...names) })).context;

  const goOn = {
    'profiles over HTTP': ['the phone gives a profile over HTTP'],
    'attempts that fail': ['the phone asks for confirmation', 'half a minute passes'],
  };
  for (const [what, again] of Object.entries(goOn))
    it(`are the same after two and after three ${what}, so that there is an end to them`, async () => {
      const start = ['the host starts AP provisioning', 'the phone gives a profile over HTTP', ...again, ...again];
      expect(await contextAfter(...start, ...again)).to.equal(await contextAfter(...start));
    });

  for (const mode of [
    'AP provisioning',
    'SmartConfig provisioning',
    'AP+SmartConfig provisioning',
    'external configuration',
  ])
    it(`are others for ${mode} with external confirmation`, async () => {
      const start = `the host starts ${mode}`;
      expect(await contextAfter(`${start} with external confirmation`)).to.not.equal(await contextAfter(start));
    });
});
