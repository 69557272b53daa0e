import { cpSync, mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { expect } from 'chai';
import { after, describe, it } from 'mocha';
import { checkDependencies, installedDependencies, manifestFile } from '../../cli/dependencies';
import { packageRoot } from '../../ledger/package-root';

const root = mkdtempSync(join(tmpdir(), 'dependencies-'));
after(() => rmSync(root, { recursive: true }));

/** A checkout with the packages `one` and, inside it, `two`; and its manifest. */
function checkout(name: string): string {
  const folder = join(root, name);
  const inner = join(folder, 'node_modules', 'one', 'node_modules', 'two');
  mkdirSync(inner, { recursive: true });
  mkdirSync(join(folder, 'docs'));
  writeFileSync(join(folder, 'node_modules', 'one', 'index.js'), 'one');
  writeFileSync(join(inner, 'index.js'), 'two');
  const packages = { '': {}, 'node_modules/one': {}, 'node_modules/one/node_modules/two': {} };
  writeFileSync(join(folder, 'package-lock.json'), JSON.stringify({ packages }));
  writeFileSync(manifestFile(folder), JSON.stringify(installedDependencies(folder)));
  return folder;
}

const code = (folder: string): unknown => {
  try {
    checkDependencies(folder);
    return undefined;
  } catch (error) {
    return (error as { readonly code?: unknown }).code;
  }
};

describe('the packages of the suite', () => {
  it('are those of the manifest; `npm run manifest` writes it anew', () => {
    const manifest = JSON.parse(readFileSync(manifestFile(), 'utf8')) as { readonly [folder: string]: string };
    for (const [folder, digest] of Object.entries(installedDependencies(packageRoot())))
      expect(manifest[folder], folder).to.equal(digest);
  });

  it('are unchanged as they were installed', () => {
    expect(code(checkout('unchanged'))).to.equal(undefined);
  });

  for (const [what, change] of [
    ['a changed file', (folder) => writeFileSync(join(folder, 'node_modules/one/index.js'), 'lie')],
    ['an added file', (folder) => writeFileSync(join(folder, 'node_modules/one/lie.js'), '')],
    [
      'a changed file further in',
      (folder) => writeFileSync(join(folder, 'node_modules/one/node_modules/two/index.js'), ''),
    ],
    [
      'a package in front of another',
      (folder) =>
        cpSync(join(folder, 'node_modules/one/node_modules/two'), join(folder, 'node_modules/one/node_modules/three'), {
          recursive: true,
        }),
    ],
  ] as readonly (readonly [string, (folder: string) => void])[])
    it(`are changed by ${what}`, () => {
      const folder = checkout(what.replaceAll(' ', '-'));
      change(folder);
      expect(code(folder)).to.equal('DEPENDENCY_CHANGED');
    });
});
