/** A key with a certificate for it, as PEM. */
interface Certificate {
  readonly key: string;
  readonly cert: string;
}

/** Name in the certificate, that of the device's own pages, and how long it is good for, in ms. */
const NAME = 'mysimplelink.net';
const VALIDITY = 24 * 3_600_000;

let made: Promise<Certificate> | undefined;

/** A certificate that nobody has signed but itself, as a device shows it; made at first use, and for loopback only. */
export function certificate(): Promise<Certificate> {
  made ??= make();
  return made;
}

async function make(): Promise<Certificate> {
  // Loaded here, since hardly a run needs it.
  const { generate } = await import('selfsigned');
  const notAfterDate = new Date(Date.now() + VALIDITY);
  const { private: key, cert } = await generate([{ name: 'commonName', value: NAME }], { keyType: 'ec', notAfterDate });
  return { key, cert };
}
