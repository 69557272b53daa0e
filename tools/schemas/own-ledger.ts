/** The JSON Schema of a file of own rules, generated from the schema that the suite reads it with. */
import { join } from 'node:path';
import { toJsonSchema } from '@valibot/to-json-schema';
import { OwnLedgerFile } from '../../ledger/own-ledger';
import { packageRoot } from '../../ledger/package-root';

/** Path of the schema in the package. */
export const ownLedgerSchemaFile = join(packageRoot(), 'schemas', 'own-ledger.schema.json');

/** The schema as text. */
export function ownLedgerSchema(): string {
  const { $schema, ...ledger } = toJsonSchema(OwnLedgerFile, { target: 'draft-2020-12', ignoreActions: ['check'] });
  const schema = {
    $schema,
    title: 'Own rules of a user of the SimpleLink Provisioning TCK',
    description: 'docs/own-rules.md describes the form.',
    ...ledger,
  };
  return `${JSON.stringify(schema, null, 2)}\n`;
}
