/**
 * Prints the size and shape of the sources as one table: lines per file, comments, doc comments, `any`, import cycles
 * and complex functions. `npm run measure`; docs/architecture.md compares the numbers with other projects.
 */
import { spawnSync } from 'node:child_process';
import { readdirSync, readFileSync } from 'node:fs';
import { dirname, join, relative } from 'node:path';
import ts from 'typescript';
import { packageRoot } from '../ledger/package-root';
import { importCycles } from './import-cycles';

/** Folders that are measured: all sources without tests. */
const FOLDERS = [
  'adapters',
  'benchmarks',
  'calibration',
  'cli',
  'judge',
  'ledger',
  'mutants',
  'reports',
  'runtime',
  'site',
  'steps',
  'tools',
  'transcript',
];

/** Cognitive complexity above which a function counts as complex; the lint has the same limit. */
const COMPLEX = 'lint/complexity/noExcessiveCognitiveComplexity';

interface Measured {
  readonly path: string;
  readonly lines: number;
  readonly commentLines: number;
  readonly docComments: number;
  readonly anyTypes: number;
  /** Paths of imported files of the project, type-only imports left out. */
  readonly imports: readonly string[];
}

const root = packageRoot();

/** Measures one source file. */
function measure(path: string): Measured {
  const text = readFileSync(path, 'utf8');
  const source = ts.createSourceFile(path, text, ts.ScriptTarget.Latest, true);
  const comments = commentsIn(text, path.endsWith('x') ? ts.LanguageVariant.JSX : ts.LanguageVariant.Standard);
  let anyTypes = 0;
  const visit = (node: ts.Node): void => {
    if (node.kind === ts.SyntaxKind.AnyKeyword) anyTypes += 1;
    ts.forEachChild(node, visit);
  };
  visit(source);
  return {
    path: relative(root, path),
    lines: text.split('\n').length - 1,
    commentLines: comments.reduce((sum, comment) => sum + comment.split('\n').length, 0),
    docComments: comments.filter((comment) => comment.startsWith('/**')).length,
    anyTypes,
    imports: source.statements.filter(ts.isImportDeclaration).filter(isValueImport).map(targetOf(path)),
  };
}

function commentsIn(text: string, variant: ts.LanguageVariant): readonly string[] {
  const scanner = ts.createScanner(ts.ScriptTarget.Latest, false, variant, text);
  const comments: string[] = [];
  for (let token = scanner.scan(); token !== ts.SyntaxKind.EndOfFileToken; token = scanner.scan())
    if (token === ts.SyntaxKind.SingleLineCommentTrivia || token === ts.SyntaxKind.MultiLineCommentTrivia)
      comments.push(scanner.getTokenText());
  return comments;
}

function isValueImport({ importClause }: ts.ImportDeclaration): boolean {
  if (importClause === undefined) return true;
  if (importClause.phaseModifier === ts.SyntaxKind.TypeKeyword) return false;
  const { namedBindings } = importClause;
  return !(
    importClause.name === undefined &&
    namedBindings !== undefined &&
    ts.isNamedImports(namedBindings) &&
    namedBindings.elements.every(({ isTypeOnly }) => isTypeOnly)
  );
}

const targetOf =
  (path: string) =>
  ({ moduleSpecifier }: ts.ImportDeclaration): string => {
    const name = ts.isStringLiteral(moduleSpecifier) ? moduleSpecifier.text : '';
    return name.startsWith('.') ? relative(root, join(dirname(path), name)) : name;
  };

/** The value below which a share of the sorted numbers lies. */
function quantile(numbers: readonly number[], share: number): number {
  const sorted = numbers.toSorted((a, b) => a - b);
  return sorted[Math.min(sorted.length - 1, Math.floor(sorted.length * share))] ?? 0;
}

/** Functions that the lint finds too complex, as `path:line`. */
function complexFunctions(): number {
  const { stdout } = spawnSync(
    join(root, 'node_modules', '.bin', 'biome'),
    ['lint', `--only=${COMPLEX.slice('lint/'.length)}`, '--reporter=json', '--max-diagnostics=none', ...FOLDERS],
    { cwd: root, encoding: 'utf8', maxBuffer: 1 << 28 },
  );
  const { diagnostics } = JSON.parse(stdout) as { readonly diagnostics: readonly { readonly category: string }[] };
  return diagnostics.filter(({ category }) => category === COMPLEX).length;
}

function main(): void {
  const files = FOLDERS.flatMap((folder) =>
    readdirSync(join(root, folder), { recursive: true, encoding: 'utf8' })
      .filter((name) => /\.tsx?$/.test(name))
      .map((name) => measure(join(root, folder, name))),
  );
  const lines = files.map((file) => file.lines);
  const total = lines.reduce((sum, each) => sum + each, 0);
  const sum = (count: (file: Measured) => number): number => files.reduce((found, file) => found + count(file), 0);
  const cycles = importCycles(new Map(files.map(({ path, imports }) => [path.replace(/\.tsx?$/, ''), imports])));
  const rows: readonly (readonly [string, string])[] = [
    ['files', String(files.length)],
    ['lines', String(total)],
    ['median lines', String(quantile(lines, 0.5))],
    ['p90 lines', String(quantile(lines, 0.9))],
    ['max lines', String(Math.max(...lines))],
    ['comment lines', `${Math.round((100 * sum((file) => file.commentLines)) / total)} %`],
    ['doc comments per 100 lines', ((100 * sum((file) => file.docComments)) / total).toFixed(1)],
    ['any per 1000 lines', ((1000 * sum((file) => file.anyTypes)) / total).toFixed(1)],
    ['import cycles', String(cycles.length)],
    ['functions of cognitive complexity over 15', String(complexFunctions())],
  ];
  for (const [what, value] of rows) process.stdout.write(`${what.padEnd(45)}${value}\n`);
  for (const cycle of cycles) process.stdout.write(`cycle: ${cycle.join(' → ')}\n`);
}

main();
