import type { Context } from 'hono';
import { z } from 'zod';
import { Fault } from '../../kernel/errors.ts';
import { bodyOf, kilobyte } from '../body.ts';

const mostBody = 64 * kilobyte;

/** The sign NUL, which no text of the database can hold, anywhere in what was parsed. */
const holdsNul = (value: unknown): boolean =>
  typeof value === 'string'
    ? value.includes('\0')
    : typeof value === 'object' && value !== null && Object.entries(value).flat().some(holdsNul);

/** The JSON of a call in a shape. Throws Fault wrongRequest that says what is not right, and tooLarge. */
export async function shaped<Shape extends z.core.$ZodType>(
  context: Context,
  shape: Shape,
): Promise<z.output<Shape>> {
  const bytes = await bodyOf(context, mostBody, () => new Fault('tooLarge', 'The call is too large.'));
  let json: unknown;
  try {
    json = bytes.length === 0 ? {} : JSON.parse(Buffer.from(bytes).toString('utf8'));
  } catch (cause) {
    throw new Fault('wrongRequest', 'The body must be JSON.', { cause });
  }
  if (holdsNul(json)) throw new Fault('wrongRequest', 'body: a text must not hold the sign NUL.');
  const parsed = z.safeParse(shape, json);
  if (parsed.success) return parsed.data;
  throw new Fault(
    'wrongRequest',
    parsed.error.issues.map((issue) => `${issue.path.join('.') || 'body'}: ${issue.message}`).join('; '),
  );
}
