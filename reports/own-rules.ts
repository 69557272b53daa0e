import type { OwnResult, Result } from '../judge/result-schema';

/** The result of own rules in the form of a result, so that the views of a result show them too. */
export function ownView({ own, ...result }: Result): Result | undefined {
  if (own === undefined) return undefined;
  const { name, verdict, incomplete, counts, rules, scenarios, observations } = own;
  return {
    ...result,
    suite: { ...result.suite, name: `${name} (own rules)` },
    run: { ...result.run, verdict, incomplete, counts, deviations: [] },
    // A basis is one of TI's documents; no view of own rules shows it.
    rules: rules.map((rule) => ({ ...rule, basis: 'inference' })),
    scenarios,
    observations,
  };
}

/** The verdict on own rules, in a few words. */
export function ownVerdict({ prefix, name, verdict, counts: { rules } }: OwnResult): string {
  const parts = [
    [rules.pass, 'passed'],
    [rules.fail, 'failed'],
    [rules.inconclusive, 'inconclusive'],
    [rules.notApplicable, 'not applicable'],
    [rules.recorded, 'recorded'],
    [rules.warnings, 'with a warning'],
    [rules.notJudged, 'not judged'],
  ] as const;
  const counts = parts.filter(([count]) => count > 0).map(([count, what]) => `${count} ${what}`);
  return `${prefix} (${name}) ${verdict}: ${counts.join(', ') || 'none'} of ${rules.total}`;
}
