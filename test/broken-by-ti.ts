import type { RuleId } from '../ledger/rule';

/** The rules that TI's driver breaks under all interpretations, with the scenarios that fail. */
export const BROKEN_BY_TI: Readonly<Partial<Record<RuleId, readonly string[]>>> = {
  'PROV-4.3-22': ['PROV-4.3-22/2'],
  'PROV-7.1-04': ['PROV-7.1-04/2'],
  'PROV-7.1-18': ['PROV-7.1-18/2'],
  'PROV-7.5-02': [1, 2, 3, 4, 5, 6, 7, 8, 9].map((row) => `PROV-7.5-02/6.${row}`),
};

/** All rules that it breaks under some interpretation. Tests that run a part of the suite run every scenario of them. */
export const RULES_OF_TI: readonly RuleId[] = [
  ...(Object.keys(BROKEN_BY_TI) as RuleId[]),
  'PROV-7.5-15',
  'PROV-7.5-41',
];
