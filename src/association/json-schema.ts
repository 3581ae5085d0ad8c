import { z } from 'zod';
import { Answers, Clauses, Pack, Services } from './schema.ts';

/** JSON Schemas of the four files of a pack, for editors: file name → schema. */
export function packSchemas(): Readonly<Record<string, unknown>> {
  const files = { pack: Pack, services: Services, answers: Answers, clauses: Clauses };
  return Object.fromEntries(
    Object.entries(files).map(([name, schema]) => [
      `${name}.schema.json`,
      z.toJSONSchema(schema, { io: 'input', target: 'draft-7' }),
    ]),
  );
}
