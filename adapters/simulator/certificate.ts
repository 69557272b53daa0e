/** A key with its certificate, as PEM. */
interface Certificate {
  readonly key: string;
  readonly cert: string;
}

/** Name in the certificate, which is that of the device's own pages, and its validity in ms. */
const NAME = 'mysimplelink.net';
const VALIDITY = 24 * 3_600_000;

let made: Promise<Certificate> | undefined;

/**
 * A self-signed certificate, as a device has one. It is created at its first use, and only for the loopback interface.
 */
export function certificate(): Promise<Certificate> {
  made ??= make();
  return made;
}

async function make(): Promise<Certificate> {
  // Loaded on demand, because few runs need it.
  const { generate } = await import('selfsigned');
  const notAfterDate = new Date(Date.now() + VALIDITY);
  const { private: key, cert } = await generate([{ name: 'commonName', value: NAME }], { keyType: 'ec', notAfterDate });
  return { key, cert };
}
