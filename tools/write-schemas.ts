/** Writes the JSON Schemas of the package: `npm run schemas`. */
import { mkdirSync, writeFileSync } from 'node:fs';
import { dirname } from 'node:path';
import { protocolSchema, protocolSchemaFile } from './schemas/adapter-protocol';
import { killMatrixSchema, killMatrixSchemaFile } from './schemas/kill-matrix';
import { ownLedgerSchema, ownLedgerSchemaFile } from './schemas/own-ledger';
import { transcriptSchema, transcriptSchemaFile } from './schemas/transcript';

for (const [file, text] of [
  [protocolSchemaFile, protocolSchema()],
  [transcriptSchemaFile, transcriptSchema()],
  [killMatrixSchemaFile, killMatrixSchema()],
  [ownLedgerSchemaFile, ownLedgerSchema()],
] as const) {
  mkdirSync(dirname(file), { recursive: true });
  writeFileSync(file, text);
}
