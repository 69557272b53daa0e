import { join } from 'node:path';
import * as v from 'valibot';
import { packageRoot } from '../../ledger/package-root';
import { readData } from '../../ledger/read-data';
import { RuleId } from '../../ledger/rule';
import { lanes } from '../sequence/message';

const text = v.pipe(v.string(), v.minLength(1));
const lane = v.picklist(lanes);

/** A stage of provisioning, and who talks to whom in it. */
const Stage = v.strictObject({
  title: text,
  /** Whether the host can use the APIs in it. */
  apis: v.picklist(['blocked', 'allowed', 'none']),
  messages: v.pipe(
    v.array(v.strictObject({ from: lane, to: lane, says: text, rules: v.pipe(v.array(RuleId), v.minLength(1)) })),
    v.minLength(1),
  ),
});
export type Stage = v.InferOutput<typeof Stage>;

/** The stages of provisioning, in their order. */
export const stages = (): readonly Stage[] =>
  readData(join(packageRoot(), 'site', 'data', 'stages.yaml'), v.array(Stage));
