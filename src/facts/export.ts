import { isMap, isScalar, isSeq, parseDocument, visit, type Document } from 'yaml';
import type { FactRow } from '../records/facts/facts.ts';
import { factKind } from './kinds/index.ts';

/** A fact as it is written into a pack file. */
export interface Exported {
  readonly kind: string;
  readonly value: NonNullable<FactRow['value']>;
}

const leaf = (value: unknown): boolean => isScalar(value);

/** A value as a node of a document; what holds single values alone stands in one line. */
function nodeOf(document: Document, value: unknown): unknown {
  const node = document.createNode(value);
  visit(node, {
    Collection(_key, one) {
      const held = isMap(one) ? one.items.map((pair) => pair.value) : isSeq(one) ? one.items : [];
      if (held.length > 0 && held.every(leaf)) one.flow = true;
    },
  });
  return node;
}

/** The changes of facts that are in force, in a row each; what the file says again is none. */
export const exportedOf = (rows: readonly FactRow[]): readonly Exported[] =>
  rows.flatMap(({ kind, value }) => (value === null || !factKind(kind) ? [] : [{ kind, value }]));

/** The text of pack.yaml with the changes in it: its comments stay, long texts are wrapped anew. */
export function packWith(text: string, changes: readonly Exported[]): string {
  const document = parseDocument(text);
  for (const { kind, value } of changes)
    for (const [name, { path }] of Object.entries(factKind(kind)?.parts ?? {})) {
      const part = value[name];
      if (part !== null && part !== undefined) document.setIn(path, nodeOf(document, part));
      else if (document.hasIn(path)) document.deleteIn(path);
    }
  return document.toString({ lineWidth: 160 });
}
