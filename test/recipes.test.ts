import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect } from 'chai';
import { describe, it } from 'mocha';
import { parseDocument } from 'yaml';
import { packageRoot } from '../ledger/package-root';
import { inProcess } from './cli/in-process';

const page = readFileSync(join(packageRoot(), 'docs', 'ci.md'), 'utf8');
const jobs = [...page.matchAll(/^```yaml\n(.*?)^```$/gms)].map((match) => match[1] ?? '');

describe('the recipes for pipelines', () => {
  it('are YAML', () => {
    expect(jobs).to.have.length(4);
    const workflow = readFileSync(join(packageRoot(), '.github', 'workflows', 'ci.yml'), 'utf8');
    for (const job of [...jobs, workflow]) {
      const { errors, warnings } = parseDocument(job);
      expect([...errors, ...warnings].map(({ message }) => message)).to.deep.equal([]);
    }
  });

  it('use commands and options that exist', async () => {
    const uses = [...jobs.join('\n').matchAll(/npx provtck ([a-z]+)( [^|>\n]*)?/g)]
      .map(([, command = '', rest = '']) => ({
        command,
        options: [...rest.matchAll(/--[a-z-]+/g)].map(([option]) => option),
      }))
      .filter(({ options }) => options.length > 0);
    expect(uses.map(({ command }) => command)).to.include.members(['run', 'report', 'diff']);
    const help = new Map<string, string>();
    for (const { command, options } of uses) {
      if (!help.has(command)) help.set(command, (await inProcess(command, '--help')).stdout);
      for (const option of options) expect(help.get(command), `provtck ${command}`).to.include(option);
    }
  });
});
