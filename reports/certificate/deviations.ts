import * as v from 'valibot';
import type { Result, RuleResult } from '../../judge/result-schema';

const sha256 = v.pipe(v.string(), v.regex(/^[0-9a-f]{64}$/, 'a SHA-256 in hex'));

/** Files of known deviations of a run, with the status of each entry. */
export const CertifiedDeviations = v.strictObject({
  files: v.array(v.strictObject({ name: v.string(), sha256 })),
  entries: v.array(v.looseObject({ rule: v.string(), status: v.string() })),
});
export type CertifiedDeviations = v.InferOutput<typeof CertifiedDeviations>;

const OfRun = v.object({
  deviationFiles: v.optional(CertifiedDeviations.entries.files, []),
  deviations: v.optional(CertifiedDeviations.entries.entries, []),
});

const OfRule = v.object({ deviation: v.optional(v.object({ file: v.string(), reason: v.string() })) });

/** The known deviations of a run; none if it had no file. */
export function deviationsOf({ run }: Result): CertifiedDeviations {
  const { deviationFiles, deviations } = v.parse(OfRun, run);
  return { files: deviationFiles, entries: deviations };
}

/** The known deviation of a failure, as text; undefined if there is none. */
export function deviationOf(rule: RuleResult): string | undefined {
  const { deviation } = v.parse(OfRule, rule);
  return deviation && `${deviation.reason} (${deviation.file})`;
}
