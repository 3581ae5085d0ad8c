/** A JSON text as a value of no known shape; undefined when it is none. */
export function parsedJson(text: string | null | undefined): unknown {
  try {
    return JSON.parse(text ?? '');
  } catch {
    return undefined;
  }
}

type JsonRecord = Readonly<Record<string, unknown>>;

const isRecord = (value: unknown): value is JsonRecord => typeof value === 'object' && value !== null;

/** The part of that name: undefined where there is none, or the value is no record. */
export const partOf = (value: unknown, name: string): unknown => (isRecord(value) ? value[name] : undefined);

/** The part of that name, when it is a text. */
export function textIn(value: unknown, name: string): string | undefined {
  const part = partOf(value, name);
  return typeof part === 'string' ? part : undefined;
}

/** The part of that name, when it is a list; else an empty one. */
export function listIn(value: unknown, name: string): readonly unknown[] {
  const part = partOf(value, name);
  return Array.isArray(part) ? part : [];
}
