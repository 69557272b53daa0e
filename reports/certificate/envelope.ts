import type { KeyObject } from 'node:crypto';
import { crypto, dsse, json } from '@sigstore/core';
import * as v from 'valibot';
import { ProvtckError } from '../../ledger/error';
import { clipped, printable } from '../terminal';
import { keyId, publicHalf, signed } from './keys';

/** What DSSE calls a payload that is an in-toto statement. */
export const PAYLOAD_TYPE = 'application/vnd.in-toto+json';

/** A DSSE envelope with one signature. That base64 is base64 shows when it is written again. */
const Envelope = v.strictObject({
  payload: v.string(),
  payloadType: v.string(),
  signatures: v.strictTuple([v.strictObject({ keyid: v.string(), sig: v.string() })]),
});
type Envelope = v.InferOutput<typeof Envelope>;

/**
 * A statement in a signed envelope, as the text of a file. The statement is written in the canonical form of RFC 8785
 * and the signature is deterministic, so the same statement and key give the same bytes.
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
 * The text of the statement in an envelope, once its signature has been found good.
 *
 * There is one way to write an envelope down, and another is refused although it may mean the same: nobody should
 * have to wonder what else somebody changed.
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
      'It is no certificate of this suite, or it was changed. Ask for the original file.',
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
      'the certificate is not written as the suite writes it',
      'An editor or a transfer has changed it. Ask for the original file, byte by byte.',
    );
  if (keyid !== keyId(publicKey))
    throw new ProvtckError(
      'KEY_OTHER',
      `the certificate names the key ${/^[0-9a-f]{1,64}$/.test(keyid) ? keyid : 'in a form no key has'}, not the one given, ${keyId(publicKey)}`,
      'Give the public key of whoever signed, from a source you trust: never from beside the certificate.',
    );
  if (!crypto.verify(dsse.preAuthEncoding(PAYLOAD_TYPE, payload), publicKey, Buffer.from(sig, 'base64')))
    throw new ProvtckError(
      'SIGNATURE_INVALID',
      'the signature does not fit what the certificate says',
      'It was changed after it was signed. Do not trust any of it; ask for the original file.',
    );
  return payload.toString('utf8');
}

function parsed(file: Uint8Array): Envelope {
  const text = Buffer.from(file.buffer, file.byteOffset, file.byteLength).toString('utf8');
  const result = v.safeParse(v.pipe(v.string(), v.parseJson(), Envelope), text);
  if (result.success) return result.output;
  throw new ProvtckError(
    'CERTIFICATE_MALFORMED',
    'the file is no DSSE envelope with one signature',
    'Give the file certificate.json as `provtck certify` wrote it.',
  );
}

/** Two spaces and a final line end: a certificate is a file people keep in repositories. */
const serialized = ({ payload, payloadType, signatures }: Envelope): string =>
  `${JSON.stringify({ payload, payloadType, signatures: signatures.map(({ keyid, sig }) => ({ keyid, sig })) }, undefined, 2)}\n`;

/** JSON with members in one order and no white space (RFC 8785). */
export const canonical = (value: unknown): string => json.canonicalize(value as object);
