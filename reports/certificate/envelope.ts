import type { KeyObject } from 'node:crypto';
import { crypto, dsse, json } from '@sigstore/core';
import * as v from 'valibot';
import { ProvtckError } from '../../ledger/error';
import { clipped, printable } from '../terminal';
import { keyId, publicHalf, signed } from './keys';

/** DSSE payload type of an in-toto statement. */
export const PAYLOAD_TYPE = 'application/vnd.in-toto+json';

/** A DSSE envelope with one signature. Valid base64 is checked by encoding it again. */
const Envelope = v.strictObject({
  payload: v.string(),
  payloadType: v.string(),
  signatures: v.strictTuple([v.strictObject({ keyid: v.string(), sig: v.string() })]),
});
type Envelope = v.InferOutput<typeof Envelope>;

/**
 * A statement in a signed envelope, as the text of a file. The statement has the canonical form of RFC 8785, and the
 * signature is deterministic. The same statement and key therefore give the same bytes.
 */
export function sealed(statement: unknown, privateKey: KeyObject): string {
  const payload = Buffer.from(canonical(statement), 'utf8');
  return serialized({
    payload: payload.toString('base64'),
    payloadType: PAYLOAD_TYPE,
    signatures: [
      {
        keyid: keyId(publicHalf(privateKey)),
        sig: signed(dsse.preAuthEncoding(PAYLOAD_TYPE, payload), privateKey).toString('base64'),
      },
    ],
  });
}

/**
 * The text of the statement in an envelope, after its signature was verified.
 *
 * Only one notation of an envelope is accepted, although others could have the same meaning. A changed file must never
 * be valid.
 *
 * @throws ProvtckError `CERTIFICATE_MALFORMED`, `PAYLOAD_TYPE_UNKNOWN`, `CERTIFICATE_REWRITTEN`, `KEY_OTHER`,
 * `SIGNATURE_INVALID`
 */
export function opened(file: Uint8Array, publicKey: KeyObject): string {
  const envelope = parsed(file);
  const [{ keyid, sig }] = envelope.signatures;
  if (envelope.payloadType !== PAYLOAD_TYPE)
    throw new ProvtckError(
      'PAYLOAD_TYPE_UNKNOWN',
      `the envelope holds "${printable(clipped(envelope.payloadType, 80))}" and not ${PAYLOAD_TYPE}`,
      'It is not a certificate of this suite, or it was changed. Ask for the original file.',
    );
  const payload = Buffer.from(envelope.payload, 'base64');
  const rewritten = serialized({
    ...envelope,
    payload: payload.toString('base64'),
    signatures: [{ keyid, sig: Buffer.from(sig, 'base64').toString('base64') }],
  });
  if (!Buffer.from(rewritten, 'utf8').equals(file))
    throw new ProvtckError(
      'CERTIFICATE_REWRITTEN',
      'the certificate differs from the format of the suite',
      'An editor or a transfer has changed it. Ask for the original file, with all its bytes.',
    );
  if (keyid !== keyId(publicKey))
    throw new ProvtckError(
      'KEY_OTHER',
      `the certificate names the key ${/^[0-9a-f]{1,64}$/.test(keyid) ? keyid : 'in a form no key has'}, not the one given, ${keyId(publicKey)}`,
      'Give the public key of the signer, from a source you trust. Never use a key that was delivered with the certificate.',
    );
  if (!crypto.verify(dsse.preAuthEncoding(PAYLOAD_TYPE, payload), publicKey, Buffer.from(sig, 'base64')))
    throw new ProvtckError(
      'SIGNATURE_INVALID',
      'the signature does not match the content of the certificate',
      'It was changed after it was signed. Do not trust any part of it; ask for the original file.',
    );
  return payload.toString('utf8');
}

function parsed(file: Uint8Array): Envelope {
  const text = Buffer.from(file.buffer, file.byteOffset, file.byteLength).toString('utf8');
  const result = v.safeParse(v.pipe(v.string(), v.parseJson(), Envelope), text);
  if (result.success) return result.output;
  throw new ProvtckError(
    'CERTIFICATE_MALFORMED',
    'the file is not a DSSE envelope with one signature',
    'Give the file certificate.json as `provtck certify` wrote it.',
  );
}

/** Two spaces and a final line end, because people store certificates in repositories. */
const serialized = ({ payload, payloadType, signatures }: Envelope): string =>
  `${JSON.stringify({ payload, payloadType, signatures: signatures.map(({ keyid, sig }) => ({ keyid, sig })) }, undefined, 2)}\n`;

/** JSON with a fixed order of members and without white space (RFC 8785). */
export const canonical = (value: unknown): string => json.canonicalize(value as object);
