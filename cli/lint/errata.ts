import { existsSync, readFileSync } from 'node:fs';
import { join, relative } from 'node:path';
import { readErrata } from '../../ledger/errata';
import type { Ledger } from '../../ledger/ledger';
import { packageRoot } from '../../ledger/package-root';
import type { LintFinding } from './lint-finding';

/** Checks that the errata of a ledger with its own errata refer to rules of that ledger. */
export function checkErrata(ledgerFolder: string, ledger: Ledger): LintFinding[] {
  const file = join(ledgerFolder, 'data', 'errata.json');
  if (!existsSync(file)) return [];
  const uri = relative(packageRoot(), file);
  const lines = readFileSync(file, 'utf8').split('\n');
  return readErrata(ledgerFolder).flatMap(({ id, rules }) => {
    const line = lines.findIndex((text) => text.includes(`"id": "${id}"`)) + 1 || 1;
    if (rules.length === 0) return [{ uri, line, message: `erratum ${id} concerns no rule` }];
    return rules
      .filter((rule) => !ledger.has(rule))
      .map((rule) => ({ uri, line, message: `erratum ${id} names ${rule}, which is not in the ledger` }));
  });
}
