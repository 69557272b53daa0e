import type { RuleId } from '../ledger/rule';

/** What mutants/data states, and what there is. */
export interface CalibrationStatements {
  /** Scenarios with a reason for killing nothing. */
  readonly idle: Iterable<string>;
  /** Rules that are declared to fail, by the device. */
  readonly collateral: ReadonlyMap<string, { readonly rules: readonly RuleId[] }>;
  /** Devices said to break their rule subtly. */
  readonly subtle: Iterable<string>;
  readonly scenarios: ReadonlySet<string>;
  /** Scenarios that have killed a device. */
  readonly killers: ReadonlySet<string>;
  readonly devices: ReadonlySet<string>;
  readonly rules: ReadonlySet<RuleId>;
}

/** What is stated and is not so, in full sentences. A declared rule that does not fail is told with its device. */
export function staleStatements({
  idle,
  collateral,
  subtle,
  scenarios,
  killers,
  devices,
  rules,
}: CalibrationStatements): string[] {
  const noDevice = (file: string, ids: Iterable<string>): readonly string[] =>
    [...ids].filter((id) => !devices.has(id)).map((id) => `${file} names ${id}, and there is no such device.`);
  return [
    ...[...idle].flatMap((name) => {
      if (!scenarios.has(name))
        return [`scenarios-without-kills.yaml has a reason for ${name}, and there is no such scenario.`];
      return killers.has(name) ? [`scenarios-without-kills.yaml has a reason for ${name}, which kills a device.`] : [];
    }),
    ...noDevice('collateral.yaml', collateral.keys()),
    ...[...collateral].flatMap(([id, collateral]) =>
      collateral.rules
        .filter((rule) => !rules.has(rule))
        .map((rule) => `collateral.yaml names ${rule} for ${id}, and there is no such rule.`),
    ),
    ...noDevice('subtle.yaml', subtle),
  ];
}
