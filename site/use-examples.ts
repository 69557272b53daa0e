import { join } from 'node:path';
import * as v from 'valibot';
import { packageRoot } from '../ledger/package-root';
import { readData } from '../ledger/read-data';
import { lanes } from './sequence/message';

const text = v.pipe(v.string(), v.minLength(1));
const lane = v.picklist(lanes);

/** A message of a figure, or a note if `on` is present. */
const MessageSchema = v.union(
  [
    v.strictObject({
      from: lane,
      to: lane,
      says: text,
      /**
       * Its record in a transcript, in the words of `sequence/recorded.ts`; absent if a transcript cannot contain it.
       */
      record: v.optional(text),
      /** Messages of one name can have any order. */
      together: v.optional(text),
    }),
    v.strictObject({ on: lane, says: text }),
  ],
  'a message has from, to and says; a note has on and says',
);

/** A use example of section 8, as in the document. */
const UseExample = v.strictObject({
  section: v.pipe(v.string(), v.regex(/^8\.\d$/, 'a section such as 8.1')),
  title: text,
  /** A description for readers who do not know sequence diagrams. */
  story: text,
  /** Basis of the order of the messages. */
  basis: text,
  /** Its scenario; for an outline, the first row. */
  scenario: v.pipe(v.string(), v.regex(/^PROV-8\.\d-\d{2}\/\d+$/, 'a scenario such as PROV-8.1-01/1')),
  messages: v.pipe(v.array(MessageSchema), v.minLength(1)),
});
export type UseExample = v.InferOutput<typeof UseExample>;

/** The use examples of section 8, in the order of the document. */
export const useExamples = (): readonly UseExample[] =>
  readData(join(packageRoot(), 'site', 'data', 'use-examples.yaml'), v.array(UseExample));
