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

/** A statement that does something, other than to wait for it: it may be one that begins a test. */
const does = (statement) => ts.isExpressionStatement(statement) && !waits(statement);

/**
 * Where the tests of a file begin, in characters: behind its imports, and behind what it waits for while it is read. Undefined where what follows cannot
 * become the body of a function: something is exported, or something that may be a test stands before what is waited for.
 */
export function bodyOf(text) {
  const { statements } = ts.createSourceFile('a.test.ts', text, ts.ScriptTarget.Latest);
  const last = statements.findLastIndex((one) => ts.isImportDeclaration(one) || waits(one));
  const isWhole = statements.slice(0, last).every((one) => !does(one));
  return isWhole && !statements.some(exported) ? (statements[last]?.end ?? 0) : undefined;
}
