import { createHash } from 'node:crypto';
import type { MemberEvent } from '../../engine/events.ts';
import type { SampleFile, SampleInput } from '../../fields/sample.ts';
import { kindOf, type FieldSpec } from '../../fields/spec.ts';
import type { FileValue } from '../../fields/value.ts';

/** Something valid to answer a field with; `n` varies it. What has buttons is tapped, a paper is attached, the rest is typed. */
export const sampleInput = (field: FieldSpec, n = 0): SampleInput => kindOf(field).sample(field, n);

/** A sample file as the engine knows a file that has been stored. */
export function storedSample({ name, contentType, contentBase64 }: SampleFile): FileValue {
  const bytes = Buffer.from(contentBase64, 'base64');
  const sha256 = createHash('sha256').update(bytes).digest('hex');
  return { file: sha256.slice(0, 22), name, type: contentType, size: bytes.length, sha256 };
}

/** The event that an input is at the question `prompt`. */
export function eventOfSample(input: SampleInput, prompt: string): MemberEvent {
  if ('text' in input) return { kind: 'text', text: input.text };
  if ('choice' in input) return { kind: 'tap', prompt, choice: input.choice };
  return { kind: 'file', file: storedSample(input.attachment) };
}
