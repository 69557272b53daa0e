import { mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { expect } from 'chai';
import { after, describe, it } from 'mocha';
import { ProvtckError } from '../../ledger/error';
import { packageRoot } from '../../ledger/package-root';
import { partyProfiles } from '../../ledger/parties';
import { neededQuantities, quantities, readQuantities, suiteTimes, timesWith } from '../../ledger/quantities';

const folder = mkdtempSync(join(tmpdir(), 'quantities-'));
after(() => rmSync(folder, { recursive: true }));

describe('named times', () => {
  it('are refused when one is missing that the steps need', () => {
    const file = join(folder, 'quantities.json');
    writeFileSync(file, JSON.stringify(quantities().filter(({ name }) => name !== 'call bound')));
    expect(() => readQuantities(file))
      .to.throw(ProvtckError, /no quantity named call bound$/)
      .with.property('code', 'QUANTITY_UNKNOWN');
  });

  it('that no document gives have the ground of their default', () => {
    const file = join(folder, 'groundless.json');
    const bare = quantities().map(({ ground, ...rest }) => (rest.name === 'silence' ? rest : { ...rest, ground }));
    writeFileSync(file, JSON.stringify(bare));
    expect(() => readQuantities(file)).to.throw(ProvtckError, /the ground of its default/);
    for (const { name, basis, ground } of quantities()) expect(ground === undefined, name).to.equal(basis !== 'IXIT');
  });

  it('are known to be needed where the steps name them', () => {
    const used = ['runtime', 'steps']
      .flatMap((folder) => readdirSync(join(packageRoot(), folder)).map((name) => join(packageRoot(), folder, name)))
      .filter((file) => file.endsWith('.ts'))
      .map((file) => readFileSync(file, 'utf8'))
      .flatMap((text) => [...text.matchAll(/milliseconds\('([^']+)'\)|DEFAULT_INACTIVITY = '([^']+)'/g)])
      .map(([, called, assumed]) => called ?? assumed);
    const ofParties = new Set<string | undefined>(
      partyProfiles().flatMap(({ times }) => times.map(({ name }) => name)),
    );
    expect(neededQuantities).to.have.members([...new Set(used)].filter((name) => !ofParties.has(name)));
  });

  it('that nobody knows are an error', () => {
    expect(() => suiteTimes('forever')).to.throw(ProvtckError, /forever/);
  });

  it('of one device statement say nothing of another', () => {
    const [one, other] = [timesWith({ silence: 1 }), timesWith({ silence: 2 })];
    expect([one('silence'), other('silence'), one('call bound')]).to.deep.equal([1, 2, suiteTimes('call bound')]);
  });
});
