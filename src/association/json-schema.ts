import { z } from 'zod';
import { Answers, Clauses, Pack, Questions, Services, Topics } from './schema.ts';

/** JSON Schemas of the files of a pack, for editors: file name → schema. */
export function packSchemas(): Readonly<Record<string, unknown>> {
  const files = {
    pack: Pack,
    services: Services,
    answers: Answers,
    clauses: Clauses,
    questions: Questions,
    phrasings: Topics,
  };
  return Object.fromEntries(
    Object.entries(files).map(([name, schema]) => [
      `${name}.schema.json`,
      z.toJSONSchema(schema, { io: 'input', target: 'draft-7' }),
    ]),
  );
}
