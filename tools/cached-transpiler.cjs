'use strict';
/**
 * Transpiler for ts-node that keeps what it made on disk, so that a start from sources costs little more than a start
 * from JavaScript. The key covers compiler version, options, file name and text: a stale entry cannot be hit.
 * Types are checked by `npm run typecheck`, not here. Delete node_modules/.cache/provtck to start afresh.
 */
const { createHash } = require('node:crypto');
const { mkdirSync, readFileSync, renameSync, writeFileSync } = require('node:fs');
const { join } = require('node:path');

const typescriptVersion = require('typescript/package.json').version;
const folder = join(__dirname, '..', 'node_modules', '.cache', 'provtck');

exports.create = ({ service }) => {
  const options = { ...service.config.options, noEmit: false, sourceMap: true, inlineSources: true };
  delete options.outDir;
  const salt = JSON.stringify([typescriptVersion, options]);
  mkdirSync(folder, { recursive: true });

  function compile(input, fileName) {
    // Loaded on a miss only: the compiler itself takes half a second.
    const ts = require('typescript');
    const compilerOptions = { ...options, module: ts.ModuleKind.CommonJS, isolatedModules: true };
    const { outputText, sourceMapText, diagnostics } = ts.transpileModule(input, {
      fileName,
      compilerOptions,
      reportDiagnostics: true,
    });
    if (diagnostics?.length > 0)
      throw new Error(
        ts.formatDiagnostics(diagnostics, {
          getCanonicalFileName: (name) => name,
          getCurrentDirectory: () => process.cwd(),
          getNewLine: () => '\n',
        }),
      );
    return { outputText, sourceMapText };
  }

  return {
    transpile(input, { fileName }) {
      const key = createHash('sha256').update(salt).update('\0').update(fileName).update('\0').update(input);
      const file = join(folder, `${key.digest('hex')}.json`);
      try {
        return JSON.parse(readFileSync(file, 'utf8'));
      } catch {
        const output = compile(input, fileName);
        // Written aside and renamed, for several processes may start at once; a read-only folder costs only time.
        try {
          writeFileSync(`${file}.${process.pid}`, JSON.stringify(output));
          renameSync(`${file}.${process.pid}`, file);
        } catch {}
        return output;
      }
    },
  };
};
