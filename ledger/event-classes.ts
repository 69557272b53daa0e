import { join } from 'node:path';
import * as v from 'valibot';
import { packageRoot } from './package-root';
import { readData } from './read-data';

/** A group of events that the features name together, by TI's names. */
const EventClass = v.strictObject({
  name: v.pipe(v.string(), v.minLength(1)),
  meaning: v.pipe(v.string(), v.minLength(1)),
  events: v.pipe(v.array(v.string()), v.minLength(1)),
});
type EventClass = v.InferOutput<typeof EventClass>;

let table: readonly EventClass[] | undefined;

/** All event classes. */
export function eventClasses(): readonly EventClass[] {
  table ??= readData(join(packageRoot(), 'ledger', 'data', 'event-classes.json'), v.array(EventClass));
  return table;
}
