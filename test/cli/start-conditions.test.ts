import { join } from 'node:path';
import { expect } from 'chai';
import { describe, it } from 'mocha';
import { checkStart } from '../../cli/start-conditions';
import { packageRoot } from '../../ledger/package-root';

describe('a process that is to certify', () => {
  it('may be started plainly, and with what the suite itself needs', () => {
    const own = join(packageRoot(), 'tools', 'register.cjs');
    for (const options of [
      [],
      ['-r', own],
      [`--require=${own}`],
      ['--max-old-space-size=4096', '--test'],
      ['-r', 'tools/register.cjs'],
    ])
      checkStart({ PATH: '/bin', NODE_OPTIONS: ' ' }, options);
  });

  for (const [name, value] of [
    ['NODE_OPTIONS', '--require /tmp/lie.js'],
    ['NODE_PATH', '/tmp'],
    ['LD_PRELOAD', '/tmp/lie.so'],
  ])
    it(`is refused with ${name}`, () => {
      expect(() => checkStart({ [name as string]: value }, []))
        .to.throw(name as string)
        .with.property('code', 'START_CHANGED');
    });

  for (const options of [
    ['-r', '/tmp/lie.js'],
    ['--require=/tmp/lie.js'],
    ['--import', 'data:text/javascript,'],
    ['--loader', './lie.mjs'],
    ['--experimental-loader=./lie.mjs'],
    ['-C', 'lie'],
    ['--preserve-symlinks'],
    ['--inspect-brk'],
    ['-e', 'lie()'],
  ])
    it(`is refused with ${options.join(' ')}`, () => {
      expect(() => checkStart({}, options))
        .to.throw()
        .with.property('code', 'START_CHANGED');
    });
});
