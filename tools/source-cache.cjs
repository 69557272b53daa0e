'use strict';
/**
 * The JavaScript of TypeScript files, on disk. The key of a file contains the compiler versions, the configuration, the
 * file name and the source, so no entry can be stale. Delete node_modules/.cache/provtck to clear the cache.
 *
 * The source map is a file of its own. Node decodes and counts a map inside the JavaScript each time it loads the module.
 */
const { createHash } = require('node:crypto');
const { mkdirSync, readFileSync, renameSync, writeFileSync } = require('node:fs');
const { basename, dirname, join, relative, sep } = require('node:path');

const root = join(__dirname, '..');
const folder = join(root, 'node_modules', '.cache', 'provtck');
const project = join(root, 'tsconfig.json');

// Read and not loaded: every module that a signed run loads has to belong to the release.
const versionOf = (name) => JSON.parse(readFileSync(require.resolve(`${name}/package.json`), 'utf8')).version;
const versions = ['typescript', 'typescript-7'].map(versionOf);
/** Changes with the form of the entries. */
const FORM = 'map aside';
const salt = `${FORM}\0${versions.join('\0')}\0${readFileSync(project, 'utf8')}\0`;

const MAP = /(?<=\n\/\/# sourceMappingURL=)data:application\/json;(?:charset=utf-8;)?base64,([\w+/=]+)\s*$/;

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

/** The address of a file, as seen from another file. */
const addressOf = (file, from) => encodeURI(relative(dirname(from), file).split(sep).join('/'));

/** Writes the source map beside the entry. It leaves out the text of the source, which is on disk. Returns the rest. */
function withMapAside(fileName, output, mapFile) {
  return output.replace(MAP, (_, map) => {
    const { version, names, mappings } = JSON.parse(Buffer.from(map, 'base64').toString('utf8'));
    const small = { version, file: basename(fileName), sources: [addressOf(fileName, mapFile)], names, mappings };
    write(mapFile, JSON.stringify(small));
    return `${addressOf(mapFile, fileName)}\n`;
  });
}

/** Several processes can write a file at the same time, so it gets its name when it is complete. */
function write(file, text) {
  writeFileSync(`${file}.${process.pid}`, text);
  renameSync(`${file}.${process.pid}`, file);
}

/** Keeps the JavaScript of a source. Without write access to the folder, each start compiles again. */
function keepOutput(fileName, source, output) {
  const file = entryOf(fileName, source);
  try {
    mkdirSync(folder, { recursive: true });
    write(file, withMapAside(fileName, output, `${file}.map`));
  } catch {}
}

module.exports = { cachedOutput, keepOutput, project, root };
