import { existsSync, mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { expect } from 'chai';
import { after, describe, it } from 'mocha';
import { openAdapter, registerAdapter } from '../../adapters/registry';
import { runSuite } from '../../cli/suite';
import { ProvtckError } from '../../ledger/error';

const folder = mkdtempSync(join(tmpdir(), 'unopened-'));
after(() => rmSync(folder, { recursive: true }));

describe('a device that cannot be opened', () => {
  for (const how of ['open', 'connect'] as const)
    it(`ends the run at once where it fails to ${how}`, async () => {
      const out = join(folder, how);
      let opened = 0;
      registerAdapter(`absent-${how}`, async (options) => {
        opened += 1;
        // The run looks at the options first, and opens the device without connecting.
        if (how === 'open' && opened > 1) throw new ProvtckError('PORT_ABSENT', 'nobody is there', 'Plug it in.');
        const adapter = await openAdapter('simulator', options);
        adapter.connect = () => Promise.reject(new ProvtckError('PORT_ABSENT', 'nobody is there', 'Plug it in.'));
        return adapter;
      });
      let finished = 0;
      const listener = {
        scenarioFinished: () => {
          finished += 1;
        },
      };
      const error: unknown = await runSuite({ adapter: `absent-${how}`, out }, listener).catch((e: unknown) => e);
      expect(error).to.be.instanceOf(ProvtckError).and.to.include({ code: 'PORT_ABSENT' });
      expect(finished).to.equal(0);
      expect(existsSync(join(out, 'result.json'))).to.equal(true);
      const { run } = JSON.parse(readFileSync(join(out, 'result.json'), 'utf8')) as {
        run: { verdict: string; incomplete: string[] };
      };
      expect(run.verdict).to.equal('incomplete');
      expect(run.incomplete[0]).to.equal('The device could not be opened: PORT_ABSENT, nobody is there.');
    });
});
