import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { expect } from 'chai';
import { after, describe, it } from 'mocha';
import * as v from 'valibot';
import { execute } from '../../cli/main';
import { ResultSchema } from '../../judge/result-schema';
import { ProvtckError } from '../../ledger/error';

const folder = mkdtempSync(join(tmpdir(), 'own-devices-'));
after(() => rmSync(folder, { recursive: true }));

const resultIn = (out: string) => v.parse(ResultSchema, JSON.parse(readFileSync(join(out, 'result.json'), 'utf8')));
const refusal = (...args: readonly string[]): Promise<unknown> =>
  execute(['node', 'provtck', 'run', '--quiet', '--out', join(folder, 'refused'), ...args]).catch(
    (thrown: unknown) => thrown,
  );

// Nothing here has made the devices available beforehand.
describe('a run on a device that breaks a rule', () => {
  it('is repeated by the command that stands with the failure', async () => {
    const [first, second] = [join(folder, 'first'), join(folder, 'second')];
    const argv = ['node', 'provtck', 'run', '--quiet', '--adapter', 'mutant:never-stays', '--rule', 'PROV-6-09'];
    expect(await execute([...argv, '--out', first])).to.equal(1);
    const failed = resultIn(first).rules.find(({ id }) => id === 'PROV-6-09');
    const command = failed?.violations?.[0]?.command ?? '';
    expect(command).to.equal('provtck run --adapter mutant:never-stays --rule PROV-6-09');
    expect(await execute(['node', ...command.split(' '), '--quiet', '--out', second])).to.equal(1);
    expect(resultIn(second).rules).to.deep.equal(resultIn(first).rules);
    expect(resultIn(second).adapter.name).to.equal('mutant:never-stays');
  });

  for (const [code, ...args] of [
    ['CERTIFY_OWN_DEVICE', '--certify', '--adapter', 'mutant:never-stays'],
    ['PARALLEL_INVALID', '--parallel', '2', '--adapter', 'mutant:never-stays'],
    ['OPTION_NOT_FOR_ADAPTER', '--http', 'loopback', '--adapter', 'mutant:never-stays'],
  ] as const)
    it(`is refused with ${code}: ${args.join(' ')}`, async () => {
      expect(await refusal(...args))
        .to.be.instanceOf(ProvtckError)
        .and.to.include({ code });
    });

  it('names those that are most like one that there is not', async () => {
    const error = await refusal('--adapter', 'mutant:never-stay');
    expect(error).to.be.instanceOf(ProvtckError).and.to.include({ code: 'ADAPTER_UNKNOWN' });
    expect((error as ProvtckError).hint).to.match(
      /^Did you mean one of these\? mutant:never-stays(, mutant:[a-z-]+){2}$/,
    );
  });
});
