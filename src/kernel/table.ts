/** The entries of a table whose keys are known: `Object.entries` forgets their type. */
export const entriesOf = <K extends string, V>(table: Readonly<Partial<Record<K, V>>>): [K, V][] =>
  Object.entries(table) as [K, V][];
