import ts from 'typescript';

/** Where a name of a kind (any, without `words`) is an ordinary word: beside what it is compared, or in which files it stands in any form. */
export interface Homonym {
  readonly words?: readonly string[];
  readonly beside?: RegExp;
  readonly in?: RegExp;
}

/** A list of kinds that answer for themselves: their names, and the folder in which alone they may be told apart. */
export interface Catalogue {
  readonly folder: string;
  readonly names: readonly string[];
  /** What a kind of it is read from, as `field.type`: there a name means the kind, whatever else it means elsewhere. */
  readonly from: RegExp;
  readonly homonyms: readonly Homonym[];
  /** Names that are those of plain properties everywhere: they tell kinds apart only in a table of several. */
  readonly properties: readonly string[];
}

export interface Source {
  readonly file: string;
  readonly text: string;
}

/** The text of a literal, in brackets or with a type behind it too. */
function literal(node: ts.Node | undefined): string | undefined {
  if (!node) return undefined;
  if (ts.isParenthesizedExpression(node) || ts.isAsExpression(node) || ts.isSatisfiesExpression(node))
    return literal(node.expression);
  return ts.isStringLiteralLike(node) ? node.text : undefined;
}

/** The words of a regular expression that is nothing but whole words: `/^(a|b)$/`. */
const wholeWords = /^\/\^(?:\((?:\?:)?)?([\w-]+(?:\|[\w-]+)*)\)?\$\/[a-z]*$/;
const wordsOf = (pattern: string): readonly string[] => wholeWords.exec(pattern)?.[1]?.split('|') ?? [];

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
const lookUps = /^(?:has|includes|indexOf|some|find|findIndex|every)$/;

/** One place at which a kind's name is compared, listed, or looked up. */
interface Named {
  readonly name: string | undefined;
  /** What it is compared with, where it is. */
  readonly with?: string;
  /** Where it is the name of a property: all names of the table in which it stands, or itself. */
  readonly among?: readonly (string | undefined)[];
  /** Where it is an element of a list that is not asked for its elements at once: all of them. */
  readonly list?: readonly (string | undefined)[];
}

const isMade = (node: ts.Node, type: string): boolean =>
  ts.isNewExpression(node) && node.expression.getText() === type;

/** Whether a list is made to tell whether something is in it: `new Set([…])`, `[…].includes(x)`. */
const isAskedForItsElements = ({ parent }: ts.ArrayLiteralExpression): boolean =>
  isMade(parent, 'Set') || (ts.isPropertyAccessExpression(parent) && lookUps.test(parent.name.text));

/** Whether a list is an entry of a table: `new Map([['a', 1]])`. */
const isEntry = ({ parent }: ts.ArrayLiteralExpression): boolean =>
  ts.isArrayLiteralExpression(parent) && isMade(parent.parent, 'Map');

const nameOf = ({ name }: ts.ObjectLiteralElementLike): string | undefined =>
  name && ts.isIdentifier(name) ? name.text : literal(name);

function namedBy(node: ts.Node): readonly Named[] {
  if (ts.isCaseClause(node))
    return [{ name: literal(node.expression), with: node.parent.parent.expression.getText() }];
  if (ts.isBinaryExpression(node) && comparisons.has(node.operatorToken.kind))
    return [
      { name: literal(node.left), with: node.right.getText() },
      { name: literal(node.right), with: node.left.getText() },
    ];
  if (ts.isRegularExpressionLiteral(node)) return wordsOf(node.text).map((name) => ({ name }));
  if (ts.isArrayLiteralExpression(node)) {
    if (isEntry(node)) return [{ name: literal(node.elements[0]) }];
    const among = isAskedForItsElements(node) ? undefined : node.elements.map(literal);
    return node.elements.map((one) => ({ name: literal(one), ...(among && { list: among }) }));
  }
  if (ts.isElementAccessExpression(node)) {
    const name = literal(node.argumentExpression);
    return [{ name, among: [name] }];
  }
  if (ts.isObjectLiteralExpression(node)) {
    const among = node.properties.map(nameOf);
    return node.properties.map((one) => ({
      name: ts.isSpreadAssignment(one) ? undefined : nameOf(one),
      among,
    }));
  }
  if (
    ts.isCallExpression(node) &&
    ts.isPropertyAccessExpression(node.expression) &&
    lookUps.test(node.expression.name.text)
  )
    return node.arguments.map((one) => ({ name: literal(one) }));
  return [];
}

/** Whether a name stands for something else than a kind at this place; `heeded` is told of the homonym that says so. */
function isOrdinary(
  { name = '', with: other, among, list }: Named,
  file: string,
  { catalogue, heeded }: { readonly catalogue: Catalogue; readonly heeded: (one: Homonym) => void },
): boolean {
  const found = catalogue.homonyms.find(
    (one) =>
      (one.words?.includes(name) ?? true) &&
      (one.in?.test(file) ?? true) &&
      (one.beside === undefined || (other !== undefined && one.beside.test(other))),
  );
  if (found) heeded(found);
  const areNames = (all: readonly (string | undefined)[]): boolean =>
    all.length > 1 && all.every((one) => catalogue.names.includes(one ?? ''));
  return (
    found !== undefined ||
    // Names of ordinary properties, and data, are heeded only where all around them are names of kinds too.
    (among !== undefined && catalogue.properties.includes(name) && !areNames(among)) ||
    (list !== undefined && !areNames(list))
  );
}

/** A place of a source at which any name stands, with its line. */
interface Place {
  readonly named: Named;
  readonly line: number;
}
const read = new WeakMap<Source, readonly Place[]>();

/** The places of a source, which is read once for all catalogues. */
function placesOf(source: Source): readonly Place[] {
  const known = read.get(source);
  if (known) return known;
  const file = parse(source);
  const places: Place[] = [];
  walk(file, (node) => {
    for (const named of namedBy(node))
      if (named.name !== undefined)
        places.push({ named, line: file.getLineAndCharacterOfPosition(node.getStart()).line + 1 });
  });
  read.set(source, places);
  return places;
}

/** The places of a source that tell kinds apart by their names: `file:line name`. */
export function branchesIn(
  source: Source,
  catalogue: Catalogue,
  heeded: (one: Homonym) => void = () => undefined,
): string[] {
  if (source.file.startsWith(`${catalogue.folder}/`)) return [];
  const names = new Set(catalogue.names);
  return placesOf(source).flatMap(({ named, line }) => {
    const { name = '', with: other } = named;
    if (!names.has(name)) return [];
    const isOfKind = other !== undefined && catalogue.from.test(other);
    return isOfKind || !isOrdinary(named, source.file, { catalogue, heeded })
      ? [`${source.file}:${line} ${name}`]
      : [];
  });
}
