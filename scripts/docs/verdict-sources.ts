import { readdirSync, readFileSync } from 'node:fs';
import path from 'node:path';
import ts from 'typescript';
import {
  branchesOf,
  choicesOf,
  initializerOf,
  truthOf,
  valuesOf,
  type Assumptions,
} from './verdict-values.js';

/** A verdict as the sources word it; "…" stands for what the data decide. */
export interface VerdictEntry {
  readonly code: string;
  readonly severities: readonly string[];
  readonly sentences: readonly string[];
  readonly next: readonly string[];
  /** The file that gives it, from the root of the repository. */
  readonly file: string;
}

/** Every verdict that the sources of the rooms can give, read from their object literals with `code` and `sentence`. */
export function verdictsOfSources(root: string): VerdictEntry[] {
  return sourceFiles(root).flatMap((file) => {
    const text = readFileSync(path.join(root, file), 'utf8');
    if (!/\bcode\b/.test(text) || !/\bsentence\b/.test(text)) return [];
    const entries: VerdictEntry[] = [];
    const visit = (node: ts.Node): void => {
      if (ts.isObjectLiteralExpression(node)) entries.push(...entriesOf(node, file));
      ts.forEachChild(node, visit);
    };
    visit(ts.createSourceFile(file, text, ts.ScriptTarget.Latest, true));
    return entries;
  });
}

function entriesOf(literal: ts.ObjectLiteralExpression, file: string): VerdictEntry[] {
  return assumptionsOf(literal).flatMap((assumptions) => {
    const properties = propertiesOf(literal, assumptions);
    const texts = (name: string) => [
      ...new Set(properties.get(name)?.flatMap((of) => valuesOf(of, assumptions)) ?? []),
    ];
    if (!properties.has('sentence')) return [];
    const words = { severities: texts('severity'), sentences: texts('sentence'), next: texts('next'), file };
    return texts('code')
      .filter((code) => /^[a-z…]+(-[a-z0-9…]+)+$/.test(code))
      .map((code) => ({ code, ...words }));
  });
}

/** One set of assumptions for each code that a literal can have: sentence and severity then match their code. */
function assumptionsOf(literal: ts.ObjectLiteralExpression): Assumptions[] {
  const code = propertiesOf(literal, new Map()).get('code')?.[0];
  const conditions = new Set<string>();
  const visit = (node: ts.Node): void => {
    if (ts.isConditionalExpression(node)) conditions.add(node.condition.getText());
    ts.forEachChild(node, visit);
  };
  if (code !== undefined) visit(code);
  const indices = literal.properties
    .filter(ts.isSpreadAssignment)
    .map(({ expression }) => expression)
    .filter(ts.isElementAccessExpression);
  const byIndex = indices.flatMap((index) =>
    choicesOf(index).map(([key]): Assumptions => new Map([[index.argumentExpression.getText(), key]])),
  );
  return [...conditions].reduce<Assumptions[]>(
    (sets, condition) =>
      sets.flatMap((set) => [true, false].map((holds) => new Map([...set, [condition, holds]]))),
    byIndex.length > 0 ? byIndex : [new Map()],
  );
}

type Properties = Map<string, ts.Expression[]>;

function propertiesOf(literal: ts.ObjectLiteralExpression, assumptions: Assumptions): Properties {
  const properties: Properties = new Map();
  const add = (name: string, of: ts.Expression) =>
    properties.set(name, [...(properties.get(name) ?? []), of]);
  for (const property of literal.properties) {
    if (ts.isPropertyAssignment(property)) add(property.name.getText(), property.initializer);
    else if (ts.isShorthandPropertyAssignment(property)) add(property.name.text, property.name);
    else if (ts.isSpreadAssignment(property))
      for (const spread of spreadLiterals(property.expression, assumptions))
        for (const [name, values] of propertiesOf(spread, assumptions)) values.forEach((of) => add(name, of));
  }
  return properties;
}

/** The object literals that a spread can stand for. */
function spreadLiterals(expression: ts.Expression, assumptions: Assumptions): ts.ObjectLiteralExpression[] {
  if (ts.isObjectLiteralExpression(expression)) return [expression];
  if (ts.isParenthesizedExpression(expression) || ts.isAsExpression(expression))
    return spreadLiterals(expression.expression, assumptions);
  if (ts.isConditionalExpression(expression))
    return branchesOf(expression, assumptions).flatMap((branch) => spreadLiterals(branch, assumptions));
  if (
    ts.isBinaryExpression(expression) &&
    expression.operatorToken.kind === ts.SyntaxKind.AmpersandAmpersandToken
  )
    return truthOf(expression.left, assumptions) === false
      ? []
      : spreadLiterals(expression.right, assumptions);
  if (ts.isElementAccessExpression(expression))
    return choicesOf(expression, assumptions).flatMap(([, choice]) => spreadLiterals(choice, assumptions));
  const initializer = ts.isIdentifier(expression) ? initializerOf(expression) : undefined;
  return initializer === undefined ? [] : spreadLiterals(initializer, assumptions);
}

function sourceFiles(root: string): string[] {
  const rooms = readdirSync(path.join(root, 'packages')).map((room) => path.join('packages', room, 'src'));
  return [...rooms, 'apps/cli/src'].flatMap((folder) =>
    readdirSync(path.join(root, folder), { recursive: true, encoding: 'utf8' })
      .filter((file) => file.endsWith('.ts'))
      .sort()
      .map((file) => path.posix.join(folder, file)),
  );
}
