import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { expect } from 'chai';
import { after, describe, it } from 'mocha';
import { examineKills } from '../../tools/killed/examine-kills';

const folder = mkdtempSync(join(tmpdir(), 'killed-runs-'));
after(() => rmSync(folder, { recursive: true }));

// `npm run killed-runs` does this with 20 kills, and on the virtual board.
describe('a run whose process is killed at random moments', () => {
  it('has the verdicts of one run after it was resumed, and leaves no file', async () => {
    const words = ['--rule', 'PROV-7.5-16', '--rule', 'PROV-7.5-20'];
    const { ends, differences, left } = await examineKills(folder, { kills: 2, seed: 3, words });
    expect(ends.filter(({ killed }) => killed !== undefined)).to.not.deep.equal([]);
    const failed = ends.filter(({ killed, exitCode }) => killed === undefined && exitCode !== 0);
    expect(failed).to.deep.equal([]);
    expect(differences).to.deep.equal([]);
    expect(left).to.deep.equal([]);
  });
});
