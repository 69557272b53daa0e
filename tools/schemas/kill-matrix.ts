/** The JSON Schema of a kill matrix, generated from the schema that the suite uses itself. */
import { join } from 'node:path';
import { toJsonSchema } from '@valibot/to-json-schema';
import { KillMatrixSchema } from '../../calibration/kill-matrix';
import { packageRoot } from '../../ledger/package-root';

/** Path of the schema in the package. */
export const killMatrixSchemaFile = join(packageRoot(), 'schemas', 'kill-matrix.schema.json');

/** The schema as text. */
export function killMatrixSchema(): string {
  const { $schema, ...matrix } = toJsonSchema(KillMatrixSchema, { target: 'draft-2020-12' });
  const schema = {
    $schema,
    title: 'kill-matrix.json of the SimpleLink Provisioning TCK, format 1',
    description: 'What `provtck mutants` has found. docs/calibration.md says how to read it.',
    ...matrix,
  };
  return `${JSON.stringify(schema, null, 2)}\n`;
}
