import { z } from 'zod';
import { plainJson, type Json } from '../../kernel/json.ts';
import { Answer, Signature } from '../requests/submission.ts';

/** What a member brings to a case that was sent before: the answer, and how it was signed; one of an earlier release was not. */
export const broughtShape = {
  value: Answer,
  signed: Signature.optional(),
  /** Hex SHA-256 of the line that was shown above the signature. */
  sha256: z.string().optional(),
};
interface Given {
  readonly value: z.infer<typeof Answer>;
  readonly signed?: Signature | undefined;
  readonly sha256?: string | undefined;
}

/** The same as the step of the history says it. */
export const answerDetail = (field: string, { value, signed, sha256 }: Given): Json =>
  plainJson({ answer: { field, value }, ...(signed && { signed, sha256 }) });
