import { createHash, type KeyPairKeyObjectResult, sign } from 'node:crypto';
import type { Signer } from '../../transcript/attestation';

/** Signs with the private half of a pair. */
export const signerWith = ({ privateKey, publicKey }: KeyPairKeyObjectResult): Signer => ({
  keyId: createHash('sha256')
    .update(publicKey.export({ format: 'der', type: 'spki' }))
    .digest('hex'),
  sign: (bytes) => sign(null, bytes, privateKey),
});
