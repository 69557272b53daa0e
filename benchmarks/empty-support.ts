import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import type { Envelope } from '@cucumber/messages';
import { packageRoot } from '../ledger/package-root';
import { ownSources, runFeatures, type Sources } from '../runtime/cucumber';

/**
 * Writes support code with the step patterns and parameter types of the suite and with empty bodies, as JavaScript. A run
 * of the same features with it measures the cost of the runner.
 *
 * @param folder an existing folder to write to
 */
export async function writeEmptySupport(folder: string): Promise<Sources> {
  const messages: Envelope[] = [];
  await runFeatures(ownSources, { dryRun: true }, (message) => messages.push(message));
  const cucumber = JSON.stringify(require.resolve('@cucumber/cucumber'));
  const types = messages.flatMap(({ parameterType: type }) =>
    type === undefined
      ? []
      : `defineParameterType({ name: ${JSON.stringify(type.name)}, regexp: [${type.regularExpressions
          .map((source) => String(new RegExp(source)))
          .join(', ')}], transformer: (word) => word });`,
  );
  const steps = messages.flatMap(({ stepDefinition: step }) =>
    step === undefined ? [] : `Given(${JSON.stringify(step.pattern.source)}, ${emptyBody(step.pattern.source)});`,
  );
  const file = join(folder, 'empty-steps.cjs');
  writeFileSync(
    file,
    [
      "'use strict';",
      `const { Before, After, defineParameterType, Given } = require(${cucumber});`,
      'Before(() => {});',
      'After(() => {});',
      ...types,
      ...steps,
      '',
    ].join('\n'),
  );
  return { features: join(packageRoot(), ownSources.features), support: file };
}

/** An empty function with the arity that cucumber expects: one per parameter, and the table after a final colon. */
function emptyBody(pattern: string): string {
  const parameters = [...pattern.matchAll(/\{/g), ...(pattern.endsWith(':') ? ['table'] : [])];
  return `(${parameters.map((_, index) => `_${index}`).join(', ')}) => {}`;
}
