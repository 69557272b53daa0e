import { spawnSync } from 'node:child_process';
import { mkdirSync, readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { basename, join } from 'node:path';
import { packageRoot } from '../ledger/package-root';
import { inTurn, line } from './measure';

const ROUNDS = 5;

const EMPTY_STEP = `from behave import step, use_step_matcher
use_step_matcher('re')

@step('.*')
def empty(context):
    pass
`;

/**
 * A whole run of the suite, compared with behave, the runner for Python, which walks the same scenarios with empty steps.
 *
 * @param folder an existing folder to write to
 * @param suite runs the suite once
 */
export async function behaveRatio(folder: string, suite: () => void): Promise<readonly string[]> {
  if (spawnSync('behave', ['--version']).status !== 0)
    return ['provtck run / behave with empty steps: not measured, because behave is not installed (Debian: behave)'];
  const features = join(folder, 'behave');
  mkdirSync(join(features, 'steps'), { recursive: true });
  writeFileSync(join(features, 'steps', 'empty.py'), EMPTY_STEP);
  for (const path of readdirSync(join(packageRoot(), 'features'), { recursive: true, encoding: 'utf8' }))
    if (path.endsWith('.feature'))
      writeFileSync(
        join(features, basename(path)),
        withoutRules(readFileSync(join(packageRoot(), 'features', path), 'utf8')),
      );
  const walk = (): void => {
    const { status, stdout } = spawnSync('behave', ['--format', 'progress', features], { encoding: 'utf8' });
    if (status !== 0) throw new Error(`behave exited with ${status}\n${stdout.slice(-2_000)}`);
  };
  walk();
  const [behaveMs = 0, suiteMs = 0] = await inTurn(ROUNDS, [walk, suite]);
  const ratio = suiteMs / behaveMs;
  return [
    `cold: provtck run ${suiteMs.toFixed(0)} ms, behave with empty steps ${behaveMs.toFixed(0)} ms`,
    line('provtck run / behave with empty steps', ratio, '<= 4', ratio <= 4),
  ];
}

/** A feature without the keyword `Rule` and the text below it, which behave 1.2 cannot read. */
function withoutRules(text: string): string {
  let below = false;
  const kept = text.split('\n').map((each) => {
    const words = each.trim();
    if (words.startsWith('Rule:')) below = true;
    else if (/^(@|Scenario|Background|Examples)/.test(words)) below = false;
    return below && words !== '' ? `# ${words}` : each;
  });
  return kept.join('\n');
}
