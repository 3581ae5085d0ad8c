import { z } from 'zod';

/** The part of a JSON Schema that is shown. */
interface Shown {
  readonly type?: string | readonly string[] | undefined;
  readonly properties?: Readonly<Record<string, Shown>> | undefined;
  readonly required?: readonly string[] | undefined;
  readonly items?: Shown | undefined;
  readonly anyOf?: readonly Shown[] | undefined;
  readonly enum?: readonly unknown[] | undefined;
}

const Shown: z.ZodType<Shown> = z.lazy(() =>
  z.object({
    type: z.union([z.string(), z.array(z.string())]).optional(),
    properties: z.record(z.string(), Shown).optional(),
    required: z.array(z.string()).optional(),
    items: Shown.optional(),
    anyOf: z.array(Shown).optional(),
    enum: z.array(z.unknown()).optional(),
  }),
);

const isPlain = (schema: Shown): boolean =>
  schema.properties === undefined && schema.items === undefined && schema.type !== 'object';

function written(schema: Shown): string {
  if (schema.items) return `[${written(schema.items)}]`;
  if (schema.properties) {
    const parts = Object.entries(schema.properties).map(([name, one]) => {
      const key = schema.required?.includes(name) === true ? name : `${name}?`;
      const isBare = isPlain(one) && one.enum === undefined && (one.anyOf ?? []).every(isPlain);
      return isBare ? key : `${key}: ${written(one)}`;
    });
    return `{${parts.join(', ')}}`;
  }
  if (schema.type === 'object') return '{name: value}';
  if (schema.anyOf) return schema.anyOf.map(written).join(' | ');
  return schema.enum?.map((one) => JSON.stringify(one)).join(' | ') ?? String(schema.type ?? 'value');
}

/** The shape of a JSON value in short, for a help text: `{checked, findings: [{association, reference, problem}]}`. */
export const shapeInShort = (shape: z.ZodType): string =>
  written(Shown.parse(z.toJSONSchema(shape, { unrepresentable: 'any' })));
