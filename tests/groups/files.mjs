import ts from 'typescript';

const waits = (statement) => {
  let found = false;
  const look = (node) => {
    if (ts.isFunctionLike(node)) return;
    if (ts.isAwaitExpression(node) || (ts.isForOfStatement(node) && node.awaitModifier)) found = true;
    ts.forEachChild(node, look);
  };
  look(statement);
  return found;
};
const exported = (statement) =>
  ts.isExportDeclaration(statement) ||
  ts.isExportAssignment(statement) ||
  (ts.canHaveModifiers(statement) &&
    ts.getModifiers(statement)?.some(({ kind }) => kind === ts.SyntaxKind.ExportKeyword));

/**
 * Where the imports of a test file end and its tests begin, in characters. Undefined where these cannot become the body of a function: one
 * exports something, or waits for something while it is read.
 */
export function bodyOf(text) {
  const { statements } = ts.createSourceFile('a.test.ts', text, ts.ScriptTarget.Latest);
  const last = statements.findLastIndex(ts.isImportDeclaration);
  const body = statements.filter((one) => !ts.isImportDeclaration(one));
  if (body.some((one) => waits(one) || exported(one))) return undefined;
  return statements[last]?.end ?? 0;
}
