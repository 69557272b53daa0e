import { spawnSync } from 'node:child_process';
import { cpSync, mkdtempSync, readFileSync, rmSync, symlinkSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { expect } from 'chai';
import { after, describe, it } from 'mocha';
import { packageRoot } from '../../ledger/package-root';

const copy = mkdtempSync(join(tmpdir(), 'damaged-suite-'));
after(() => rmSync(copy, { recursive: true }));

/** What a start from sources needs. */
const needed = [
  'adapters',
  'bin',
  'cli',
  'judge',
  'ledger',
  'plan',
  'reports',
  'runtime',
  'steps',
  'transcript',
  'tools',
  'package.json',
  'tsconfig.json',
];
for (const name of needed) cpSync(join(packageRoot(), name), join(copy, name), { recursive: true });
symlinkSync(join(packageRoot(), 'node_modules'), join(copy, 'node_modules'), 'junction');

/** How a run ends while a file of the suite holds something else. */
function runWith(path: string, damage: (text: string) => string): { status: number | null; stderr: string } {
  const file = join(copy, path);
  const sound = readFileSync(file, 'utf8');
  writeFileSync(file, damage(sound));
  try {
    const run = [join(copy, 'bin', 'provtck.js'), 'run', '--quiet', '--out', join(copy, 'out')];
    return spawnSync(process.execPath, run, { encoding: 'utf8' });
  } finally {
    writeFileSync(file, sound);
  }
}

// Exit code 1 would say that the device is non-conformant.
describe('a damaged suite', () => {
  for (const [what, path, damage, said] of [
    [
      'constants that are no JSON',
      'ledger/data/constants.json',
      () => '{ "command": {',
      /^error DATA_NOT_JSON: ledger.data.constants\.json: .* position \d+.*\n.+\n$/,
    ],
    [
      'a constant that is no number',
      'ledger/data/constants.json',
      (text: string) => text.replace('_CMD_STOP": 4', '_CMD_STOP": "four"'),
      /^error DATA_INVALID: ledger.data.constants\.json: command\.SL_WLAN_PROVISIONING_CMD_STOP: expected number but got "four"\n.+\n$/,
    ],
    ['constants without a group', 'ledger/data/constants.json', () => '{}', /^error SUITE_UNLOADABLE: .+\n.+\n/],
    [
      'no named times',
      'ledger/data/quantities.json',
      () => '[]',
      /^error QUANTITY_UNKNOWN: .*call bound.*report bound.*\n.+\n$/,
    ],
    [
      'a table of an adapter that is no JSON',
      'adapters/serial/data/at-commands.json',
      () => '{',
      /^error SUITE_UNLOADABLE: .*at-commands\.json: .*position.*\n.+\n$/,
    ],
    ['a program that is none', 'cli/main.ts', () => 'no program', /^error SUITE_UNLOADABLE: [\s\S]+\n$/],
  ] as const)
    it(`ends with 3 and says what to mend: ${what}`, () => {
      const { status, stderr } = runWith(path, damage);
      expect(stderr).to.match(said);
      expect(status).to.equal(3);
    });
});
