import { Ledger } from '../ledger/ledger';
import type { OwnLedger } from '../ledger/own-ledger';
import type { OwnResult, Result } from './result-schema';
import { buildResult, type RunFacts } from './run-result';

/** The input of the result of own rules. */
interface OwnFacts
  extends Pick<
    RunFacts,
    | 'suite'
    | 'adapter'
    | 'part'
    | 'selection'
    | 'repeat'
    | 'startedAt'
    | 'wallMs'
    | 'scenarios'
    | 'scenariosByRule'
    | 'faults'
  > {
  readonly own: OwnLedger;
  /** SHA-256 (hex) of the features of the user. */
  readonly featuresSha256: string;
}

/**
 * Derives the result of own rules, from their scenarios alone. It contains no rule of SWRA513C, and the result of
 * SWRA513C does not depend on it. Pure.
 */
export function buildOwnResult({ own, featuresSha256, ...facts }: OwnFacts): OwnResult {
  const { run, rules, scenarios, observations } = buildResult({
    ...facts,
    ledger: new Ledger(own.rules),
    readings: [],
    parallel: 0,
  });
  return {
    name: own.name,
    prefix: own.prefix,
    ledgerSha256: own.sha256,
    featuresSha256,
    verdict: run.verdict,
    incomplete: run.incomplete,
    counts: run.counts,
    rules: rules.map(withoutBasis),
    scenarios,
    observations,
  };
}

/** The basis of a verdict is one of TI's documents; an own rule has only its sources. */
function withoutBasis({ basis: _basis, ...rule }: Result['rules'][number]): OwnResult['rules'][number] {
  return rule;
}
