/** The JSON Schema of the adapter protocol, generated from the schemas that the suite uses itself. */

import { join } from 'node:path';
import { toJsonSchema } from '@valibot/to-json-schema';
import type * as v from 'valibot';
import { errorCodes } from '../../adapters/error-codes';
import { type Method, methods, Notification, ProtocolAnswer, Refusal } from '../../adapters/process/protocol';
import { packageRoot } from '../../ledger/package-root';

/** Path of the schema in the package. */
export const protocolSchemaFile = join(packageRoot(), 'schemas', 'adapter-protocol.schema.json');

type JsonSchema = Readonly<Record<string, unknown>>;

const names = Object.keys(methods) as Method[];
const reference = (name: string): JsonSchema => ({ $ref: `#/$defs/${name}` });

/** A schema without $schema, for use in another schema. */
function inner(schema: v.GenericSchema): JsonSchema {
  const { $schema: _, ...rest } = toJsonSchema(schema, {
    target: 'draft-2020-12',
    // JSON and the other schemas already state these conditions.
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

/** The schema of one line of the protocol as text. `$defs` has the params and the result of each method. */
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
