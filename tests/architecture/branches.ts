import ts from 'typescript';

/** A list of kinds that answer for themselves: their names, and the folder in which alone they may be told apart. */
export interface Catalogue {
  readonly folder: string;
  readonly names: readonly string[];
  /** What a kind of it is read from, as `field.type`: there a name means the kind, whatever else it means elsewhere. */
  readonly from: RegExp;
  /** Names that are also those of choices, actions of flows, verbs or plain properties. */
  readonly alsoMean?: readonly string[];
}

export interface Source {
  readonly file: string;
  readonly text: string;
}

const literal = (node: ts.Node | undefined): string | undefined =>
  node && ts.isStringLiteralLike(node) ? node.text : undefined;

const parse = ({ file, text }: Source): ts.SourceFile =>
  ts.createSourceFile(
    file,
    text,
    ts.ScriptTarget.Latest,
    true,
    file.endsWith('x') ? ts.ScriptKind.TSX : ts.ScriptKind.TS,
  );

function walk(node: ts.Node, visit: (node: ts.Node) => void): void {
  visit(node);
  ts.forEachChild(node, (child) => walk(child, visit));
}

const comparisons: ReadonlySet<ts.SyntaxKind> = new Set([
  ts.SyntaxKind.EqualsEqualsEqualsToken,
  ts.SyntaxKind.ExclamationEqualsEqualsToken,
  ts.SyntaxKind.EqualsEqualsToken,
  ts.SyntaxKind.ExclamationEqualsToken,
]);
const lookUps = /^(?:has|includes|indexOf)$/;

/** Words that types, shapes or `typeof` use for something else, and names of properties: alone they tell nothing. */
export interface Homonyms {
  readonly values: ReadonlySet<string>;
  readonly properties: ReadonlySet<string>;
}

/** What else the sources call by a word, outside the folders of the catalogues. */
export function homonymsOf(sources: readonly Source[], catalogues: readonly Catalogue[]): Homonyms {
  const values = new Set(['string', 'number', 'boolean', 'object', 'undefined', 'function']);
  const properties = new Set<string>();
  for (const source of sources) {
    if (catalogues.some(({ folder }) => source.file.startsWith(`${folder}/`))) continue;
    walk(parse(source), (node) => {
      if (ts.isLiteralTypeNode(node)) values.add(literal(node.literal) ?? '');
      if (ts.isCallExpression(node) && /^z\.(enum|literal)$/.test(node.expression.getText()))
        walk(node, (inner) => values.add(literal(inner) ?? ''));
      const name =
        ts.isPropertySignature(node) || ts.isMethodSignature(node) || ts.isParameter(node)
          ? node.name
          : undefined;
      if (name && ts.isIdentifier(name)) properties.add(name.text);
    });
  }
  return { values, properties };
}

/** One place at which a kind's name is compared, listed, or looked up. */
interface Named {
  readonly name: string | undefined;
  /** What it is compared with, where it is. */
  readonly with?: string;
  readonly isProperty?: true;
}

function namedBy(node: ts.Node): readonly Named[] {
  if (ts.isCaseClause(node))
    return [{ name: literal(node.expression), with: node.parent.parent.expression.getText() }];
  if (ts.isBinaryExpression(node) && comparisons.has(node.operatorToken.kind))
    return [
      { name: literal(node.left), with: node.right.getText() },
      { name: literal(node.right), with: node.left.getText() },
    ];
  if (ts.isArrayLiteralExpression(node)) return node.elements.map((one) => ({ name: literal(one) }));
  if (ts.isElementAccessExpression(node))
    return [{ name: literal(node.argumentExpression), isProperty: true }];
  if (ts.isPropertyAssignment(node) || ts.isShorthandPropertyAssignment(node))
    return [{ name: ts.isIdentifier(node.name) ? node.name.text : literal(node.name), isProperty: true }];
  if (
    ts.isCallExpression(node) &&
    ts.isPropertyAccessExpression(node.expression) &&
    lookUps.test(node.expression.name.text)
  )
    return node.arguments.map((one) => ({ name: literal(one) }));
  return [];
}

/** The places of a source that tell kinds apart by their names: `file:line name`. */
export function branchesIn(source: Source, catalogue: Catalogue, homonyms: Homonyms): string[] {
  if (source.file.startsWith(`${catalogue.folder}/`)) return [];
  const names = new Set(catalogue.names);
  const file = parse(source);
  const found: string[] = [];
  walk(file, (node) => {
    for (const { name, with: other, isProperty } of namedBy(node)) {
      if (name === undefined || !names.has(name)) continue;
      const means = other !== undefined && catalogue.from.test(other);
      const elsewhere =
        catalogue.alsoMean?.includes(name) ||
        homonyms.values.has(name) ||
        (isProperty === true && homonyms.properties.has(name));
      if (means || !elsewhere)
        found.push(`${source.file}:${file.getLineAndCharacterOfPosition(node.getStart()).line + 1} ${name}`);
    }
  });
  return found;
}
