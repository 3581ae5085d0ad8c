import { fieldOf, parseFile, type Scene } from '../../src/engine/flow.ts';
import { serviceAt, type Request } from './answers.ts';

/** What is wrong with the file that came, at the field that is asked, as a line of faults; undefined when it fits. */
export function fileFault(
  scene: Scene<Request>,
): { readonly code: string; readonly args?: Readonly<Record<string, string | number>> } | undefined {
  const field = fieldOf(serviceAt(scene), scene.context.at ?? '');
  const { value } = scene.event;
  if (!field) return { code: 'question.noAnswer' };
  if (typeof value !== 'object' || !('sha256' in value)) return { code: `${field.type}.notAFile` };
  const parsed = parseFile(field, value);
  return parsed.ok
    ? undefined
    : { code: `${field.type}.${parsed.fault}`, ...(parsed.args && { args: parsed.args }) };
}
