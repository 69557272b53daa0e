import { join } from 'node:path';
import * as v from 'valibot';
import { packageRoot } from '../../ledger/package-root';
import { suiteTimes, timeText } from '../../ledger/quantities';
import { readData } from '../../ledger/read-data';
import { RuleId } from '../../ledger/rule';

/** A text in which `{no-profile delay}` is the value of that named time. */
const Timed = v.pipe(
  v.string(),
  v.transform((given) => given.replace(/\{([^}]+)\}/g, (_, name: string) => timeText(suiteTimes(name)))),
);

/** A box of the diagram: a question, or what the device does. */
const Decision = v.strictObject({
  /** Empty where a branch only continues. */
  text: Timed,
  /** What ends the way here. */
  exit: v.optional(Timed),
  /** What leads to the row below; two for two branches. */
  next: v.optional(v.pipe(v.array(Timed), v.minLength(1), v.maxLength(2))),
  rules: v.pipe(v.array(RuleId), v.minLength(1)),
});
export type Decision = v.InferOutput<typeof Decision>;

/** The decisions of auto-provisioning in rows of one or two boxes, from top to bottom. */
export const autoStartDecisions = (): readonly (readonly Decision[])[] =>
  readData(
    join(packageRoot(), 'site', 'data', 'auto-start.yaml'),
    v.array(v.pipe(v.array(Decision), v.minLength(1), v.maxLength(2))),
  );
