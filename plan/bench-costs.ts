import { join } from 'node:path';
import * as v from 'valibot';
import { packageRoot } from '../ledger/package-root';
import { readData } from '../ledger/read-data';

const seconds = v.pipe(v.number(), v.finite(), v.minValue(0));
const Cost = v.strictObject({ low: seconds, middle: seconds, high: seconds });

const BenchCostsSchema = v.strictObject({
  reset: Cost,
  /** The phone joins the device, or joins a network. */
  join: Cost,
  /** One HTTP request of the phone. */
  request: Cost,
  smartConfig: Cost,
  /** An access point appears or disappears. */
  network: Cost,
  call: Cost,
  /** The start of provisioning. */
  process: Cost,
});
/** What each action costs on a board and a bench with radios, in s, beside the device time. */
export type BenchCosts = v.InferOutput<typeof BenchCostsSchema>;
export type BenchAction = keyof BenchCosts;

/** One of the three figures of an estimate. */
export type Figure = 'low' | 'middle' | 'high';

/** The estimates of the suite. They were not measured on a board. */
export const benchCosts = (): BenchCosts =>
  readData(join(packageRoot(), 'plan', 'data', 'bench-costs.json'), BenchCostsSchema);
