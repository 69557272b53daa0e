import { expect } from 'chai';
import { describe, it } from 'mocha';
import { actionCatalogueFor } from '../../../calibration/explore/action-catalogue';
import { markedPath, unmarkedPath } from '../../../calibration/explore/exploration-path';

describe('the path to a session', () => {
  const catalogue = actionCatalogueFor({ offers: [], functions: [] });
  const source = { seed: 1, length: 10, catalogue };
  const printed = markedPath('81:10:7', source);

  it('is taken where it was printed', () => {
    expect(printed).to.match(/^81:10:7-[0-9a-f]{6}$/);
    expect(unmarkedPath(printed, source)).to.equal('81:10:7');
  });

  for (const [what, text, other] of [
    ['another path', printed.replace('81', '82'), source],
    ['no mark', '81:10:7', source],
    ['another seed', printed, { ...source, seed: 2 }],
    ['another length', printed, { ...source, length: 9 }],
    ['other actions', printed, { ...source, catalogue: { ...catalogue, actions: catalogue.actions.slice(1) } }],
    [
      'other initial states',
      printed,
      { ...source, catalogue: { ...catalogue, initialStates: catalogue.initialStates.slice(1) } },
    ],
  ] as const)
    it(`is refused with ${what}`, () => {
      expect(() => unmarkedPath(text, other))
        .to.throw()
        .with.property('code', 'PATH_UNKNOWN');
    });
});
