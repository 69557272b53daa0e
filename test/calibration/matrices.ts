import type { KillMatrix, MutantResult } from '../../calibration/kill-matrix';

/** A device as the suite has found it: unseen, unless more is said. */
export const device = (id: string, more: Partial<MutantResult>): MutantResult => ({
  id,
  breaks: 'PROV-7.5-01',
  story: 'It does <something> wrong.',
  killedBy: [],
  monitors: [],
  failed: {},
  exceeded: [],
  missed: [],
  inconclusive: 0,
  ...more,
});

/** What the suite makes of these devices. */
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
