import { readdirSync, readFileSync } from 'node:fs';
import { dirname, join, relative, sep } from 'node:path';
import { describe, it } from 'node:test';
import { expect } from 'chai';
import { packageRoot } from '../ledger/package-root';

/** What each floor of the house may stand on, besides itself. */
const floors: Readonly<Record<string, readonly string[]>> = {
  ledger: [],
  transcript: ['ledger'],
  judge: ['ledger', 'transcript'],
  adapters: ['ledger', 'transcript'],
  mutants: ['adapters', 'ledger'],
  steps: ['adapters', 'judge', 'ledger', 'transcript'],
  reports: ['judge', 'ledger', 'transcript'],
  site: ['judge', 'ledger', 'reports', 'transcript'],
  calibration: ['adapters', 'cli', 'judge', 'ledger', 'mutants', 'reports', 'steps', 'transcript'],
  cli: ['adapters', 'judge', 'ledger', 'reports', 'steps', 'transcript', 'mutants', 'calibration', 'site'],
};

/** What an adapter may take from another: the board plays the simulator in the words of the console that serial reads. */
const neighbours: Readonly<Record<string, readonly string[]>> = {
  bench: ['simulator'],
  board: ['bench', 'serial', 'simulator'],
  'console-log': ['serial'],
  'contract-test': [],
  serial: ['bench'],
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

describe('the house', () => {
  for (const [floor, grounds] of Object.entries(floors))
    it(`${floor} stands on ${grounds.join(', ') || 'nothing'}`, () => {
      for (const file of sources(floor))
        for (const target of importsOf(file)) {
          const [to = ''] = relative(root, target).split(sep);
          expect([floor, ...grounds], `${relative(root, file)} imports ${relative(root, target)}`).to.include(to);
        }
    });

  it('has no file that lies down over several floors', () => {
    for (const floor of Object.keys(floors))
      for (const file of sources(floor)) {
        const lines = readFileSync(file, 'utf8').split('\n').length;
        expect(lines, relative(root, file)).to.be.lessThan(400);
      }
  });

  it('keeps adapters apart from each other', () => {
    for (const file of sources('adapters')) {
      const [, own = ''] = relative(root, file).split(sep);
      // A file directly in the folder is the contract or what all adapters share.
      if (own.endsWith('.ts')) continue;
      for (const target of importsOf(file)) {
        const [floor, other = '', inner] = relative(root, target).split(sep);
        if (floor !== 'adapters' || inner === undefined) continue;
        const fine = [own, ...(neighbours[own] ?? [])].includes(other);
        expect(fine, `${relative(root, file)} imports ${relative(root, target)}`).to.equal(true);
      }
    }
  });
});
