'use strict';
/**
 * The JavaScript of TypeScript files, on disk. The key of a file contains the compiler versions, the configuration, the
 * file name and the source, so no entry can be stale. Delete node_modules/.cache/provtck to clear the cache.
 */
const { createHash } = require('node:crypto');
const { mkdirSync, readFileSync, renameSync, writeFileSync } = require('node:fs');
const { basename, join, relative } = require('node:path');

const root = join(__dirname, '..');
const folder = join(root, 'node_modules', '.cache', 'provtck');
const project = join(root, 'tsconfig.json');

// Read and not loaded: every module that a signed run loads has to belong to the release.
const versionOf = (name) => JSON.parse(readFileSync(require.resolve(`${name}/package.json`), 'utf8')).version;
const versions = ['typescript', 'typescript-7'].map(versionOf);
const salt = `${versions.join('\0')}\0${readFileSync(project, 'utf8')}\0`;

const MAP = /(?<=\n\/\/# sourceMappingURL=data:application\/json;(?:charset=utf-8;)?base64,)([\w+/=]+)\s*$/;

const entryOf = (fileName, source) => {
  const key = createHash('sha256').update(salt).update(relative(root, fileName)).update('\0').update(source);
  return join(folder, `${key.digest('hex')}.js`);
};

/**
 * The JavaScript of a source that was compiled before.
 *
 * @returns nothing where the cache does not contain it
 */
function cachedOutput(fileName, source) {
  try {
    return readFileSync(entryOf(fileName, source), 'utf8');
  } catch {
    return undefined;
  }
}

/** Names the source in the source map by its path from the output, and leaves out its text, which is on disk. */
const withSmallMap = (fileName, output) =>
  output.replace(MAP, (map) => {
    const { version, names, mappings } = JSON.parse(Buffer.from(map, 'base64').toString('utf8'));
    const name = basename(fileName);
    const small = { version, file: name, sources: [name], names, mappings };
    return Buffer.from(JSON.stringify(small)).toString('base64');
  });

/**
 * Keeps the JavaScript of a source. Several processes can do so at the same time, so this writes another file and renames
 * it. Without write access to the folder, each start compiles again.
 */
function keepOutput(fileName, source, output) {
  const file = entryOf(fileName, source);
  try {
    mkdirSync(folder, { recursive: true });
    writeFileSync(`${file}.${process.pid}`, withSmallMap(fileName, output));
    renameSync(`${file}.${process.pid}`, file);
  } catch {}
}

module.exports = { cachedOutput, keepOutput, project, root };
