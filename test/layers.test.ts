import { readdirSync, readFileSync } from 'node:fs';
import { dirname, join, relative, sep } from 'node:path';
import { describe, it } from 'node:test';
import { expect } from 'chai';
import { packageRoot } from '../ledger/package-root';

/** Folders that each folder may import from, besides itself. */
const layers: Readonly<Record<string, readonly string[]>> = {
  ledger: [],
  transcript: ['ledger'],
  judge: ['ledger', 'transcript'],
  adapters: ['ledger', 'transcript'],
  mutants: ['adapters', 'ledger'],
  runtime: ['adapters', 'judge', 'ledger', 'transcript'],
  steps: ['adapters', 'judge', 'ledger', 'runtime', 'transcript'],
  plan: ['ledger', 'transcript'],
  reports: ['judge', 'ledger', 'transcript'],
  site: ['judge', 'ledger', 'reports', 'runtime', 'transcript'],
  calibration: ['adapters', 'judge', 'ledger', 'mutants', 'reports', 'runtime', 'steps', 'transcript'],
  cli: [
    'adapters',
    'calibration',
    'judge',
    'ledger',
    'mutants',
    'plan',
    'reports',
    'runtime',
    'site',
    'steps',
    'transcript',
  ],
};

/** Adapters that an adapter may import from: the board prints the simulator's events in the console's text form. */
const neighbours: Readonly<Record<string, readonly string[]>> = {
  bench: ['simulator'],
  board: ['bench', 'serial', 'simulator'],
  'console-log': ['serial'],
  'contract-test': [],
  'network-processor': ['board', 'serial', 'simulator', 'wire'],
  nwp: ['bench', 'board', 'serial', 'simulator', 'wire'],
  serial: ['bench'],
  wire: [],
};

const root = packageRoot();

const sources = (folder: string): readonly string[] =>
  readdirSync(join(root, folder), { recursive: true, encoding: 'utf8' })
    .filter((name) => /\.tsx?$/.test(name))
    .map((name) => join(root, folder, name));

const importsOf = (file: string): readonly string[] =>
  [...readFileSync(file, 'utf8').matchAll(/(?:from|import|require)\s*\(?'(\.[^']*)'/g)].map((match) =>
    join(dirname(file), match[1] ?? ''),
  );

describe('the layers', () => {
  for (const [layer, allowed] of Object.entries(layers))
    it(`${layer} imports only from ${allowed.join(', ') || 'itself'}`, () => {
      for (const file of sources(layer))
        for (const target of importsOf(file)) {
          const [to = ''] = relative(root, target).split(sep);
          expect([layer, ...allowed], `${relative(root, file)} imports ${relative(root, target)}`).to.include(to);
        }
    });

  it('has no file of 400 lines or more', () => {
    for (const layer of Object.keys(layers))
      for (const file of sources(layer)) {
        const lines = readFileSync(file, 'utf8').split('\n').length;
        expect(lines, relative(root, file)).to.be.lessThan(400);
      }
  });

  it('keeps adapters independent of each other', () => {
    for (const file of sources('adapters')) {
      const [, own = ''] = relative(root, file).split(sep);
      // A file directly in the folder is the contract or what all adapters share.
      if (own.endsWith('.ts')) continue;
      for (const target of importsOf(file)) {
        const [layer, other = '', inner] = relative(root, target).split(sep);
        if (layer !== 'adapters' || inner === undefined) continue;
        const fine = [own, ...(neighbours[own] ?? [])].includes(other);
        expect(fine, `${relative(root, file)} imports ${relative(root, target)}`).to.equal(true);
      }
    }
  });
});
