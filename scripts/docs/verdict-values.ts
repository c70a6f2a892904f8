import ts from 'typescript';

/** What is taken to hold of a condition ("misfit": true) or of an index ("outcome": "agree") while a literal is read. */
export type Assumptions = ReadonlyMap<string, boolean | string>;

/** Stands for what only the data decide: a number, the name of a film. */
const open = '…';

/** All texts that an expression can have, as far as its source file says. */
export function valuesOf(expression: ts.Expression, assumptions: Assumptions): string[] {
  if (ts.isStringLiteralLike(expression)) return [expression.text];
  if (ts.isParenthesizedExpression(expression) || ts.isAsExpression(expression))
    return valuesOf(expression.expression, assumptions);
  if (ts.isTemplateExpression(expression)) return templateValues(expression, assumptions);
  if (ts.isConditionalExpression(expression))
    return branchesOf(expression, assumptions).flatMap((branch) => valuesOf(branch, assumptions));
  if (ts.isElementAccessExpression(expression))
    return choicesOf(expression, assumptions).flatMap(([, choice]) => valuesOf(choice, assumptions));
  if (ts.isIdentifier(expression)) {
    if (expression.text === 'undefined') return [];
    const initializer = initializerOf(expression);
    return initializer === undefined ? [open] : valuesOf(initializer, assumptions);
  }
  if (ts.isCallExpression(expression) && ts.isIdentifier(expression.expression))
    return returnsOf(expression.expression).flatMap((returned) => valuesOf(returned, assumptions));
  return [open];
}

function templateValues({ head, templateSpans }: ts.TemplateExpression, assumptions: Assumptions): string[] {
  return templateSpans.reduce(
    (starts, { expression, literal }) => {
      const fillings = valuesOf(expression, assumptions);
      const known = fillings.length > 0 && fillings.length <= 3 ? fillings : [open];
      return starts.flatMap((start) => known.map((filling) => start + filling + literal.text));
    },
    [head.text],
  );
}

/** The branch that the assumptions leave, or both. */
export function branchesOf(
  { condition, whenTrue, whenFalse }: ts.ConditionalExpression,
  assumptions: Assumptions,
): ts.Expression[] {
  const holds = truthOf(condition, assumptions);
  if (holds === undefined) return [whenTrue, whenFalse];
  return [holds ? whenTrue : whenFalse];
}

/** Whether a condition, or what it negates, is assumed. */
export function truthOf(condition: ts.Expression, assumptions: Assumptions): boolean | undefined {
  if (ts.isPrefixUnaryExpression(condition) && condition.operator === ts.SyntaxKind.ExclamationToken) {
    const inner = truthOf(condition.operand, assumptions);
    return inner === undefined ? undefined : !inner;
  }
  const assumed = assumptions.get(condition.getText());
  return typeof assumed === 'boolean' ? assumed : undefined;
}

/** The entries of an object that is indexed: the one that is assumed, or all. */
export function choicesOf(
  { expression, argumentExpression }: ts.ElementAccessExpression,
  assumptions: Assumptions = new Map(),
): [string, ts.Expression][] {
  const object = ts.isIdentifier(expression) ? initializerOf(expression) : expression;
  const literal = object && ts.isAsExpression(object) ? object.expression : object;
  if (literal === undefined || !ts.isObjectLiteralExpression(literal)) return [];
  const entries = literal.properties
    .filter(ts.isPropertyAssignment)
    .map(({ name, initializer }): [string, ts.Expression] => [name.getText(), initializer]);
  const assumed = assumptions.get(argumentExpression.getText());
  return assumed === undefined ? entries : entries.filter(([key]) => key === assumed);
}

/** What a name of this file was set to, looked for from the inside out. */
export function initializerOf(name: ts.Identifier): ts.Expression | undefined {
  for (let scope: ts.Node = name.parent; !ts.isSourceFile(scope); scope = scope.parent) {
    if (
      ts.isFunctionLike(scope) &&
      scope.parameters.some((parameter) => parameter.getText().includes(name.text))
    )
      return undefined;
    const found = ts.isBlock(scope) ? declarationIn(scope.statements, name.text) : undefined;
    if (found !== undefined) return found;
  }
  return declarationIn(name.getSourceFile().statements, name.text);
}

function declarationIn(statements: readonly ts.Statement[], name: string): ts.Expression | undefined {
  return statements
    .filter(ts.isVariableStatement)
    .flatMap(({ declarationList }) => declarationList.declarations)
    .find((declaration) => ts.isIdentifier(declaration.name) && declaration.name.text === name)?.initializer;
}

function returnsOf(name: ts.Identifier): ts.Expression[] {
  const declared = name
    .getSourceFile()
    .statements.filter(ts.isFunctionDeclaration)
    .find((statement) => statement.name?.text === name.text);
  const found: ts.Expression[] = [];
  const visit = (node: ts.Node): void => {
    if (ts.isReturnStatement(node) && node.expression !== undefined) found.push(node.expression);
    else if (!ts.isFunctionLike(node)) ts.forEachChild(node, visit);
  };
  if (declared?.body !== undefined) visit(declared.body);
  return found;
}
