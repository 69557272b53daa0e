import { existsSync, readFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { expect } from 'chai';
import { describe, it } from 'mocha';
import * as v from 'valibot';
import { packageRoot } from '../ledger/package-root';
import { readData } from '../ledger/read-data';
import { decisionsFile } from '../ledger/trace';
import { fresh, pages } from '../tools/docs';

const root = packageRoot();
const everyPage = [...pages(), ...['README.md', 'CONTRIBUTING.md', 'CHANGELOG.md'].map((name) => join(root, name))];

describe('the documentation', () => {
  const made = fresh();

  for (const file of [...pages(), decisionsFile()])
    it(`${file.slice(root.length + 1)} shows the data as it is (npm run docs)`, async () => {
      // Not compared by chai, which would spend minutes on the difference of two long pages.
      expect((await made).get(file) === readFileSync(file, 'utf8')).to.equal(true);
    });

  for (const file of everyPage)
    it(`${file.slice(root.length + 1)} links to what exists`, () => {
      const text = readFileSync(file, 'utf8').replaceAll(/`[^`\n]*`/g, '');
      const links = [...text.matchAll(/\]\((?!https?:)([^)#]+)[^)]*\)/g)].map((match) => match[1] ?? '');
      for (const link of links) expect(existsSync(join(dirname(file), link)), link).to.equal(true);
    });

  it('is all in the list of the README', () => {
    const readme = readFileSync(join(root, 'README.md'), 'utf8');
    for (const file of pages()) expect(readme).to.include(`](${file.slice(root.length + 1)})`);
  });

  it('says why each dependency is here', () => {
    const versions = v.optional(v.record(v.string(), v.string()), {});
    const { dependencies, devDependencies } = readData(
      join(root, 'package.json'),
      v.object({ dependencies: versions, devDependencies: versions }),
    );
    const page = readFileSync(join(root, 'docs', 'dependencies.md'), 'utf8');
    for (const [name, version] of Object.entries({ ...dependencies, ...devDependencies })) {
      expect(version, `${name} is pinned`).to.match(/^(npm:\S+@)?\d+\.\d+\.\d+$/);
      expect(page, 'docs/dependencies.md').to.include(`${name} ${version}`);
    }
  });
});
