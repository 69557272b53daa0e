import type { KillMatrix, MutantResult } from '../../calibration/kill-matrix';

/** The result of a mutant. It survives unless `more` changes that. */
export const device = (id: string, more: Partial<MutantResult>): MutantResult => ({
  id,
  breaks: 'PROV-7.5-01',
  story: 'It does <something> wrong.',
  killedBy: [],
  monitors: [],
  condemnedBy: [],
  failed: {},
  exceeded: [],
  missed: [],
  inconclusive: 0,
  ...more,
});

/** A kill matrix with these mutants. */
export const matrix = (mutants: readonly MutantResult[], more: Partial<KillMatrix> = {}): KillMatrix => ({
  schema: 1,
  suite: { version: '1.0.0', ledgerSha256: '0'.repeat(64), featuresSha256: '0'.repeat(64) },
  full: true,
  partial: false,
  scenarios: 2,
  mutants: [...mutants],
  variants: [],
  survivors: [],
  idle: [],
  monitors: [],
  stale: [],
  ...more,
});
