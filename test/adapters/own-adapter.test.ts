import { join } from 'node:path';
import { expect } from 'chai';
import { describe, it } from 'mocha';
import { openAdapter } from '../../adapters/registry';
import { runSuite } from '../../cli/suite';
import { packageRoot } from '../../ledger/package-root';
import { rejection } from './rejection';

const fixture = (name: string): string => join(packageRoot(), 'test', 'fixtures', 'own-adapter', name);
const part = 'CC3220SF';

describe('an adapter of the user', () => {
  for (const name of ['device.js', 'typed.ts'])
    it(`is loaded from ${name}, and the suite judges its device`, async () => {
      const result = await runSuite({ adapter: fixture(name), rules: ['PROV-7.5-16'] });
      expect(result.run.verdict).to.equal('conformant');
      expect(result.adapter.name).to.equal(fixture(name));
    });

  it('gets its own options', async () => {
    const opened = openAdapter(fixture('device.js'), { part, own: { fail: 'no cable' } });
    expect(await opened.catch(String)).to.equal('Error: no cable');
  });

  for (const [name, code] of [
    ['./missing.js', 'ADAPTER_NOT_FOUND'],
    ['npm:provtck-missing-package', 'ADAPTER_NOT_FOUND'],
    [fixture('empty.js'), 'ADAPTER_INVALID'],
    [fixture('broken.js'), 'ADAPTER_UNLOADABLE'],
    ['missing', 'ADAPTER_UNKNOWN'],
  ] as const)
    it(`is refused with ${code}: ${name.split('/').at(-1)}`, async () => {
      expect((await rejection(() => openAdapter(name, { part }))).code).to.equal(code);
    });
});
