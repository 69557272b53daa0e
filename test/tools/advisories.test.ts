import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect } from 'chai';
import { describe, it } from 'mocha';
import * as v from 'valibot';
import { packageRoot } from '../../ledger/package-root';
import { advisoriesIn, Lockfile, lockedPackages, queryFor } from '../../tools/advisories/osv';

describe('the check of advisories', () => {
  const packages = lockedPackages({
    packages: {
      '': { version: '1.0.0' },
      'node_modules/one': { version: '1.2.3' },
      'node_modules/@scope/two': { version: '2.0.0' },
      'node_modules/one/node_modules/@scope/two': { version: '1.0.0' },
      'node_modules/three/node_modules/one': { version: '1.2.3' },
      'node_modules/linked': { link: true, version: '1.0.0' },
    },
  });

  it('asks for each package and version once', () => {
    expect(packages.map(({ name, version }) => `${name}@${version}`)).to.deep.equal([
      '@scope/two@1.0.0',
      '@scope/two@2.0.0',
      'one@1.2.3',
    ]);
    expect(queryFor(packages)).to.deep.include({
      queries: packages.map(({ name, version }) => ({ package: { name, ecosystem: 'npm' }, version })),
    });
  });

  it('names the packages with an advisory, and refuses an answer that is too short', () => {
    const results = [{ vulns: [] }, { vulns: [{ id: 'GHSA-1' }, { id: 'GHSA-2' }] }, { vulns: [] }];
    expect(advisoriesIn(packages, { results })).to.deep.equal([
      { name: '@scope/two', version: '2.0.0', ids: ['GHSA-1', 'GHSA-2'] },
    ]);
    expect(() => advisoriesIn(packages, { results: [] })).to.throw('0 of 3');
  });

  it("reads the suite's own lockfile", () => {
    const text = readFileSync(join(packageRoot(), 'package-lock.json'), 'utf8');
    const own = lockedPackages(v.parse(Lockfile, JSON.parse(text)));
    expect(own.map(({ name }) => name))
      .to.include('commander')
      .and.include('@cucumber/cucumber');
  });
});

describe('the actions of CI', () => {
  it('are pinned by the hash of a commit', () => {
    const workflow = readFileSync(join(packageRoot(), '.github', 'workflows', 'ci.yml'), 'utf8');
    const used = [...workflow.matchAll(/uses: (\S+)/g)].map(([, action]) => action ?? '');
    expect(used.length).to.be.greaterThan(2);
    for (const action of used) expect(action).to.match(/^[\w-]+\/[\w-]+@[0-9a-f]{40}$/);
  });

  it('of the documentation are pinned too', () => {
    for (const page of ['docs/ci.md', 'docs/regression.md', 'README.md']) {
      const text = readFileSync(join(packageRoot(), page), 'utf8');
      for (const [, action] of text.matchAll(/uses: (\S+)/g)) expect(action, page).to.match(/@[0-9a-f]{40}$/);
    }
  });
});
