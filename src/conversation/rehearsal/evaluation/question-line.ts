import { z } from 'zod';
import { Fault } from '../../../kernel/errors.ts';

/** Where a question is asked: before consent, at the menu, and so on; or at a field of a service's form. */
export const Place = z.union([
  z.enum(['menu', 'notice', 'waiting', 'review', 'sign']),
  z.strictObject({ service: z.string(), field: z.string() }),
]);
export type Place = z.infer<typeof Place>;

/** One line of a file of questions. */
export const QuestionLine = z.object({
  id: z.union([z.string(), z.number()]),
  q: z.string(),
  state: Place.default('menu'),
});
export type QuestionLine = z.infer<typeof QuestionLine>;

/** A fault of the file, by the number of the line. */
export const wrongLine = (number: number, problem: string): Fault =>
  new Fault('wrongRequest', `line ${number}: ${problem}`);

function lineOf(text: string, number: number): QuestionLine {
  let found: unknown;
  try {
    found = JSON.parse(text);
  } catch {
    throw wrongLine(number, 'this is not JSON. Write {"id": …, "q": …}');
  }
  const { data, error } = QuestionLine.safeParse(found);
  if (data) return data;
  const [issue] = error.issues;
  throw wrongLine(
    number,
    `${issue?.path.join('.') || 'the line'}: ${issue?.message ?? 'is not as it should be'}`,
  );
}

/** A question with the number of its line, from 1. */
export interface Numbered {
  readonly number: number;
  readonly line: QuestionLine;
}

/** The questions of a JSONL file; empty lines are passed over. Throws Fault wrongRequest that names the line. */
export const questionsIn = (text: string): Numbered[] =>
  text
    .split(/\r?\n/)
    .flatMap((one, i) => (one.trim() === '' ? [] : [{ number: i + 1, line: lineOf(one, i + 1) }]));
