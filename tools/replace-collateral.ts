import ts from 'typescript';
import type { RuleId } from '../ledger/rule';

/** A source file with its new collateral failures, and sentences for what a developer has to change. */
interface ReplacedCollateral {
  readonly text: string;
  readonly problems: readonly string[];
}

/** A rule list longer than this needs more than one line. */
const ONE_LINE = 75;
/** Columns of a line in a longer list, without its indentation. */
const COLUMNS = 108;

/**
 * Replaces the rules in the `collateral` of each mutant of a source file.
 *
 * @param source text of a file of `mutants/`
 * @param measured by the id of the mutant: the rules that fail besides its own, sorted; other mutants stay unchanged
 */
export function replaceCollateral(
  source: string,
  measured: ReadonlyMap<string, readonly RuleId[]>,
): ReplacedCollateral {
  const file = ts.createSourceFile('mutants.ts', source, ts.ScriptTarget.Latest, true);
  const edits: { readonly start: number; readonly end: number; readonly text: string }[] = [];
  const problems: string[] = [];
  for (const literal of objectLiterals(file)) {
    const id = property(literal, 'id');
    const rules = id !== undefined && ts.isStringLiteral(id) ? measured.get(id.text) : undefined;
    if (id === undefined || rules === undefined) continue;
    const list = declaredRules(literal);
    if (list !== undefined && rules.length > 0)
      edits.push({ start: list.getStart(), end: list.getEnd(), text: ruleList(rules) });
    else if (rules.length > 0) problems.push(`${id.getText()} needs a reason for ${rules.join(' ')}`);
    else if (list !== undefined) problems.push(`${id.getText()} fails no other rule: remove its collateral`);
  }
  const text = edits.reduceRight(
    (done, { start, end, text: list }) => done.slice(0, start) + list + done.slice(end),
    source,
  );
  return { text, problems };
}

function objectLiterals(node: ts.Node): readonly ts.ObjectLiteralExpression[] {
  const inner: ts.ObjectLiteralExpression[] = [];
  ts.forEachChild(node, (child) => {
    inner.push(...objectLiterals(child));
  });
  return ts.isObjectLiteralExpression(node) ? [node, ...inner] : inner;
}

const property = (literal: ts.ObjectLiteralExpression, name: string): ts.Expression | undefined =>
  literal.properties.filter(ts.isPropertyAssignment).find((each) => each.name.getText() === name)?.initializer;

/** The rules of the `collateral` of a mutant, if it has one. */
function declaredRules(mutant: ts.ObjectLiteralExpression): ts.Expression | undefined {
  const declared = property(mutant, 'collateral');
  return declared !== undefined && ts.isObjectLiteralExpression(declared) ? property(declared, 'rules') : undefined;
}

/** The rules as a string literal, or as a template literal of several lines. */
function ruleList(rules: readonly RuleId[]): string {
  const short = rules.map((rule) => rule.slice('PROV-'.length));
  if (short.join(' ').length <= ONE_LINE) return `'${short.join(' ')}'`;
  const lines: string[] = [];
  for (const rule of short) {
    const last = lines.pop();
    if (last === undefined) lines.push(rule);
    else if (last.length + 1 + rule.length <= COLUMNS) lines.push(`${last} ${rule}`);
    else lines.push(last, rule);
  }
  return `\`\n${lines.map((line) => `        ${line}`).join('\n')}\``;
}
