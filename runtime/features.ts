import { readdirSync, readFileSync } from 'node:fs';
import { relative, resolve } from 'node:path';
import { isDeepStrictEqual } from 'node:util';
import { generateMessages } from '@cucumber/gherkin';
import { type GherkinDocument, IdGenerator, type Pickle, SourceMediaType } from '@cucumber/messages';
import parseTagExpression from '@cucumber/tag-expressions';
import { packageRoot } from '../ledger/package-root';

/** A feature file that could not be parsed. */
export interface ParseFault {
  readonly uri: string;
  readonly line: number;
  readonly message: string;
}

/** Features as the Gherkin parser reads them. */
export interface ParsedFeatures {
  readonly documents: readonly GherkinDocument[];
  /** The scenarios in order, an outline row by row. */
  readonly pickles: readonly Pickle[];
  readonly faults: readonly ParseFault[];
}

/** Every `.feature` file below a folder. */
const BELOW = /^(.*?)\/?\*\*\/\*\.feature$/;
/** Every `.feature` file in a folder. */
const WITHIN = /^(.*?)\/?\*\.feature$/;

/** A feature file as it was read. */
interface SourceFile {
  readonly uri: string;
  readonly text: string;
}

/** The last features of each pattern. To parse them takes longer than most runs, and they seldom change. */
const lastParsed = new Map<string, { readonly files: readonly SourceFile[]; readonly features: ParsedFeatures }>();

/**
 * Reads feature files without any step code. Files with the same contents as at the last call are not parsed again.
 *
 * @param pattern a file, or a folder with `/*.feature` or `/**` + `/*.feature` after it; relative to the package folder
 * @param root folder that the names of files are relative to; the package folder unless given
 * @throws what the system says of a file that cannot be read
 */
export function parseFeatures(pattern: string, root = packageRoot()): ParsedFeatures {
  const files = featureFiles(pattern).map((file) => ({ uri: relative(root, file), text: readFileSync(file, 'utf8') }));
  const last = lastParsed.get(pattern);
  if (last !== undefined && isDeepStrictEqual(last.files, files)) return last.features;
  const features = parsed(files);
  lastParsed.set(pattern, { files, features });
  return features;
}

function parsed(files: readonly SourceFile[]): ParsedFeatures {
  const newId = IdGenerator.incrementing();
  const documents: GherkinDocument[] = [];
  const pickles: Pickle[] = [];
  const faults: ParseFault[] = [];
  for (const { uri, text } of files) {
    const envelopes = generateMessages(text, uri, SourceMediaType.TEXT_X_CUCUMBER_GHERKIN_PLAIN, {
      includeSource: false,
      includeGherkinDocument: true,
      includePickles: true,
      newId,
    });
    for (const { gherkinDocument, pickle, parseError } of envelopes) {
      if (gherkinDocument) documents.push(gherkinDocument);
      if (pickle) pickles.push(pickle);
      if (parseError)
        faults.push({
          uri: parseError.source.uri ?? 'features',
          line: parseError.source.location?.line ?? 1,
          message: parseError.message,
        });
    }
  }
  return { documents, pickles, faults };
}

function featureFiles(pattern: string): readonly string[] {
  const [, below] = BELOW.exec(pattern) ?? [];
  const [, within] = WITHIN.exec(pattern) ?? [];
  const folder = below ?? within;
  if (folder === undefined) return [resolve(packageRoot(), pattern)];
  return readdirSync(resolve(packageRoot(), folder), { recursive: below !== undefined, encoding: 'utf8' })
    .filter((name) => name.endsWith('.feature'))
    .map((name) => resolve(packageRoot(), folder, name))
    .sort();
}

/**
 * Whether a tag expression selects a scenario.
 *
 * @throws Error when the expression cannot be parsed
 */
export function selectedBy(tags: string): (pickle: Pickle) => boolean {
  const expression = parseTagExpression(tags);
  return (pickle) => expression.evaluate(pickle.tags.map(({ name }) => name));
}
