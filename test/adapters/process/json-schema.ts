/** The JSON Schema of the adapter protocol, made from the schemas the suite itself checks with. */
import { join } from 'node:path';
import { toJsonSchema } from '@valibot/to-json-schema';
import type * as v from 'valibot';
import {
  errorCodes,
  type Method,
  methods,
  Notification,
  ProtocolAnswer,
  Refusal,
} from '../../../adapters/process/protocol';
import { packageRoot } from '../../../ledger/package-root';

/** Where the package keeps it. */
export const schemaFile = join(packageRoot(), 'schemas', 'adapter-protocol.schema.json');

type JsonSchema = Readonly<Record<string, unknown>>;

const names = Object.keys(methods) as Method[];
const reference = (name: string): JsonSchema => ({ $ref: `#/$defs/${name}` });

/** A schema for the inside of another. */
function inner(schema: v.GenericSchema): JsonSchema {
  const { $schema: _, ...rest } = toJsonSchema(schema, {
    target: 'draft-2020-12',
    // What they demand JSON and the schemas beside them say already.
    ignoreActions: ['finite', 'check'],
    typeMode: 'output',
  });
  return rest as JsonSchema;
}

const request = (method: Method): JsonSchema => ({
  type: 'object',
  properties: {
    jsonrpc: { const: '2.0' },
    id: { type: 'integer' },
    method: { const: method },
    params: reference(`${method}.params`),
  },
  required: ['jsonrpc', 'id', 'method', 'params'],
  additionalProperties: false,
});

/** The schema as text: one line of the protocol fits it, and `$defs` holds params and result of each method. */
export function protocolSchema(): string {
  const schema = {
    $schema: 'https://json-schema.org/draft/2020-12/schema',
    title: 'Adapter protocol of the SimpleLink Provisioning TCK, version 1',
    description:
      'One line from the suite (a request) or from the device (an answer, a refusal, an event). The result of an answer ' +
      'fits <method>.result of the request with its id. docs/adapter-protocol.md is the normative text.',
    oneOf: [...names.map((name) => reference(`${name}.request`)), ...['answer', 'refusal', 'event'].map(reference)],
    $defs: {
      answer: inner(ProtocolAnswer),
      refusal: inner(Refusal),
      event: inner(Notification),
      errorCodes: { enum: Object.values(errorCodes), description: Object.keys(errorCodes).join(', ') },
      ...Object.fromEntries(
        names.flatMap((name) => [
          [`${name}.request`, request(name)],
          [`${name}.params`, inner(methods[name].params)],
          [`${name}.result`, inner(methods[name].result)],
        ]),
      ),
    },
  };
  return `${JSON.stringify(schema, null, 2)}\n`;
}
