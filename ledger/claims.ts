import { join } from 'node:path';
import * as v from 'valibot';
import { packageRoot } from './package-root';
import { readData } from './read-data';
import { Need, RuleId } from './rule';

const text = v.pipe(v.string(), v.minLength(1));

/** Optional features of a device, by the keys of a device statement. */
export const Feature = v.picklist([
  'http-server',
  'smart-config',
  'external-confirmation',
  'external-configuration',
  'auto-provisioning',
  'factory-access-point',
]);
export type Feature = v.InferOutput<typeof Feature>;

/** A feature that a step needs, or one that it switches off. */
export type FeatureUse = Feature | `no ${Feature}`;

/** An optional feature of a device, and the scenarios that do not apply without it. */
export const Claim = v.strictObject({
  claim: Feature,
  meaning: text,
  /** Needs of a bench that only this feature has. */
  needs: v.array(Need),
  /** Rules of this feature whose scenarios have no step that needs it. */
  rules: v.array(RuleId),
  /** The reason that the reports give for a scenario that does not apply. */
  reason: text,
});
export type Claim = v.InferOutput<typeof Claim>;

let list: readonly Claim[] | undefined;

/** All claims that a device statement can deny. */
export function claims(): readonly Claim[] {
  list ??= readData(join(packageRoot(), 'ledger', 'data', 'claims.json'), v.array(Claim));
  return list;
}
