import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { expect } from 'chai';
import { after, describe, it } from 'mocha';
import { packageRoot } from '../../ledger/package-root';

describe('provtck run --ui', () => {
  const out = mkdtempSync(join(tmpdir(), 'provtck-page-'));
  let child: ChildProcess | undefined;
  after(() => {
    child?.kill();
    rmSync(out, { recursive: true });
  });

  it('begins when the page is open, and shows its end', async () => {
    const options = ['--rule', 'PROV-8.1-01', '--reports', 'result', '--quiet', '--out', out];
    child = spawn(process.execPath, [join(packageRoot(), 'bin', 'provtck.js'), 'run', '--ui', ...options]);
    const ended = once(child, 'exit');
    const address = await new Promise<string>((resolve) => {
      let said = '';
      child?.stderr?.on('data', (piece: Buffer) => {
        said += piece.toString();
        const [found] = /http:\S+\/(?=\s.*The run begins)/s.exec(said) ?? [];
        if (found === undefined) return;
        expect(said).to.match(/^plan {5}\d+ scenarios, about .* on a board$/m);
        resolve(found);
      });
    });
    expect(new URL(address).hostname).to.equal('127.0.0.1');
    const events = fetch(`${address}events`).then((answer) => answer.text());
    expect(await (await fetch(address)).text()).to.include('0 of ');
    expect((await ended)[0]).to.equal(0);
    expect(await events)
      .to.include('The run has ended: CONFORMANT')
      .and.match(/event: end\ndata: \{\}\n\n$/);
    expect(JSON.parse(readFileSync(join(out, 'result.json'), 'utf8'))).to.have.nested.property(
      'run.verdict',
      'conformant',
    );
  });
});
