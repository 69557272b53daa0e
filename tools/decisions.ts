/** Collects the decisions of the reference device from its doc comments, for docs/decisions.json. */
import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import ts from 'typescript';
import { referenceTransitions } from '../adapters/simulator/network-processor/transitions';
import { packageRoot } from '../ledger/package-root';
import type { Decision } from '../ledger/trace';
import { erratumIdsIn, ruleIdsIn } from './rule-ids';

const SIMULATOR = 'adapters/simulator';
const TRANSITIONS = `${SIMULATOR}/network-processor/transitions.ts`;

/** All decisions, sorted by file and in the order of the file. */
export function collectDecisions(): Decision[] {
  const files = readdirSync(join(packageRoot(), SIMULATOR), { recursive: true, encoding: 'utf8' })
    .map((name) => `${SIMULATOR}/${name.replaceAll('\\', '/')}`)
    .filter((name) => name.endsWith('.ts'))
    .sort();
  return files.flatMap((file) => [
    ...decisionsIn(file, readFileSync(join(packageRoot(), file), 'utf8')),
    ...(file === TRANSITIONS ? rows() : []),
  ]);
}

/** The rows of the transition table, which have their rules as data. */
const rows = (): Decision[] =>
  referenceTransitions.map(({ from, input, when, rules }) => ({
    decision: `${from.join(', ')}: ${input}${when === undefined ? '' : `, ${when}`}`,
    file: TRANSITIONS,
    rules: [...rules],
    errata: [],
  }));

/** Declarations with rule ids in their doc comment, and all members of a table of decisions. */
export function decisionsIn(file: string, source: string): Decision[] {
  const found: Decision[] = [];
  const visit = (node: ts.Node): void => {
    const name = nameOf(node);
    if (name !== undefined) {
      const comment = commentOf(node, source);
      const rules = ruleIdsIn(comment);
      if (rules.length > 0 || isMember(node))
        found.push({ decision: name, file, rules, errata: erratumIdsIn(comment) });
    }
    ts.forEachChild(node, visit);
  };
  visit(ts.createSourceFile(file, source, ts.ScriptTarget.Latest, true));
  return found;
}

function nameOf(node: ts.Node): string | undefined {
  if (ts.isVariableStatement(node)) return node.declarationList.declarations[0]?.name.getText();
  const named =
    ts.isPropertyAssignment(node) ||
    ts.isMethodDeclaration(node) ||
    ts.isFunctionDeclaration(node) ||
    ts.isPropertyDeclaration(node) ||
    ts.isPropertySignature(node) ||
    ts.isClassDeclaration(node);
  return named ? node.name?.getText() : undefined;
}

/** The doc comment directly before a node, without its asterisks. */
function commentOf(node: ts.Node, source: string): string {
  const last = ts.getLeadingCommentRanges(source, node.getFullStart())?.at(-1);
  const text = last === undefined ? '' : source.slice(last.pos, last.end);
  return text.startsWith('/**') ? text.replace(/^\s*\*(?!\/)/gm, '') : '';
}

/** Whether a node is a member of a table such as `referenceDecisions`. */
function isMember(node: ts.Node): boolean {
  const table = node.parent?.parent;
  return (
    (ts.isPropertyAssignment(node) || ts.isMethodDeclaration(node)) &&
    ts.isVariableDeclaration(table) &&
    /^reference\w*Decisions$/.test(table.name.getText())
  );
}
