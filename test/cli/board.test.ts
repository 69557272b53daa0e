import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import { expect } from 'chai';
import { describe, it } from 'mocha';
import { runSuite } from '../../cli/suite';
import { packageRoot } from '../../ledger/package-root';

/** Starts `provtck board` and gives what it has printed once it is ready. */
async function board(...options: string[]): Promise<{ readonly child: ChildProcess; readonly printed: string }> {
  const child = spawn(process.execPath, ['bin/provtck.js', 'board', '--bench-port', '0', ...options], {
    cwd: packageRoot(),
    stdio: ['ignore', 'pipe', 'inherit'],
  });
  let printed = '';
  for await (const piece of child.stdout ?? []) {
    printed += String(piece);
    if (printed.includes('provtck run')) break;
  }
  return { child, printed };
}

describe('provtck board', () => {
  for (const where of [[], ['--tcp', '0']])
    it(`is a board for a run, ${where.join(' ') || 'on a terminal'}`, async () => {
      const { child, printed } = await board('--time-scale', '0', ...where);
      try {
        const [, port = '', bench = ''] = /run --port (\S+) --bench (\S+) --time-scale 0/.exec(printed) ?? [];
        const result = await runSuite({
          adapter: 'serial',
          rules: ['PROV-7.5-20'],
          connection: { port, bench, timeScale: 0 },
        });
        expect(result.run.verdict).to.equal('conformant');
      } finally {
        child.kill('SIGTERM');
      }
      const [code] = await once(child, 'exit');
      expect(code).to.equal(0);
    });
});
