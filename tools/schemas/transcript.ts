/** The JSON Schema of a transcript, generated from the schema that the suite uses itself. */
import { join } from 'node:path';
import { toJsonSchema } from '@valibot/to-json-schema';
import { packageRoot } from '../../ledger/package-root';
import { Line } from '../../transcript/record';

/** Path of the schema in the package. */
export const transcriptSchemaFile = join(packageRoot(), 'schemas', 'transcript.schema.json');

/** The schema of one line of a transcript as text. */
export function transcriptSchema(): string {
  const { $schema, ...line } = toJsonSchema(Line, { target: 'draft-2020-12', ignoreActions: ['readonly'] });
  const schema = {
    $schema,
    title: 'One line of a transcript of the SimpleLink Provisioning TCK, format 1',
    description:
      'A transcript is a file of such lines, each ended by a line feed. docs/transcript.md says what they mean.',
    ...line,
  };
  return `${JSON.stringify(schema, null, 2)}\n`;
}
