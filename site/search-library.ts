import { dirname, join } from 'node:path';

/** The file of the search library for browsers; pages contain it, so that they work from a folder. */
export const searchLibrary = (): string => join(dirname(require.resolve('minisearch')), '..', 'umd', 'index.js');
