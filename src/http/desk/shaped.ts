import type { Context } from 'hono';
import { z } from 'zod';
import { Fault } from '../../kernel/errors.ts';
import { bodyOf, kilobyte } from '../body.ts';

const mostBody = 64 * kilobyte;

/** The JSON of a call in a shape. Throws Fault wrongRequest that says what is not right, and tooLarge. */
export async function shaped<Shape extends z.core.$ZodType>(
  context: Context,
  shape: Shape,
): Promise<z.output<Shape>> {
  const bytes = await bodyOf(context, mostBody, () => new Fault('tooLarge', 'The call is too large.'));
  let json: unknown;
  try {
    json = JSON.parse(Buffer.from(bytes).toString('utf8'));
  } catch (cause) {
    throw new Fault('wrongRequest', 'The body must be JSON.', { cause });
  }
  const parsed = z.safeParse(shape, json);
  if (parsed.success) return parsed.data;
  throw new Fault(
    'wrongRequest',
    parsed.error.issues.map((issue) => `${issue.path.join('.') || 'body'}: ${issue.message}`).join('; '),
  );
}
