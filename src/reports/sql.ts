type Value = string | number;

/** Part of a statement, or a whole one: its text in pieces, and between them values and further parts. */
export interface Sql {
  readonly texts: readonly string[];
  readonly parts: readonly (Sql | Value)[];
}

/** `` sql`day = ${day}` ``: what is put in becomes a parameter, never text; what is itself `sql` becomes a part. */
export const sql = (texts: TemplateStringsArray, ...parts: readonly (Sql | Value)[]): Sql => ({
  texts,
  parts,
});

/** A whole statement as the database takes it: `$1` is the first of `values`. */
export function statementOf(whole: Sql): { readonly text: string; readonly values: readonly Value[] } {
  const values: Value[] = [];
  const written = (part: Sql | Value): string => {
    if (typeof part !== 'object') return `$${values.push(part)}`;
    return part.texts.reduce((text, next, i) => {
      const between = part.parts[i - 1];
      return text + (between === undefined ? '' : written(between)) + next;
    });
  };
  return { text: written(whole), values };
}
