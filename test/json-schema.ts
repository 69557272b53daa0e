/** Writes the JSON Schemas of the package: `npm run schemas`. */
import { mkdirSync, writeFileSync } from 'node:fs';
import { dirname } from 'node:path';
import { protocolSchema, schemaFile } from './adapters/process/json-schema';
import { killMatrixSchema, killMatrixSchemaFile } from './calibration/json-schema';
import { transcriptSchema, transcriptSchemaFile } from './transcript/json-schema';

for (const [file, text] of [
  [schemaFile, protocolSchema()],
  [transcriptSchemaFile, transcriptSchema()],
  [killMatrixSchemaFile, killMatrixSchema()],
] as const) {
  mkdirSync(dirname(file), { recursive: true });
  writeFileSync(file, text);
}
