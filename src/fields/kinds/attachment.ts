import { z } from 'zod';
import { fileTypes } from '../../contract/files/files.ts';
import { fold } from '../../arabic/fold.ts';
import { common, lackable, lastFour, type FieldKind } from '../kind.ts';
import { samplePage, samplePicture } from '../files/sample-files.ts';
import { fault, fileIn, textOf, value, Words } from '../value.ts';

const options = z.strictObject({
  type: z.literal('attachment'),
  ...common,
  ...lackable,
  accept: z
    .array(z.enum(fileTypes))
    .min(1)
    .default([...fileTypes]),
  maxMegabytes: z.number().positive().max(25).default(10),
  /** The copy of an identity document is asked for, and by which law it may be: members read it beside the question. */
  copyOfId: z.strictObject({ ground: Words }).optional(),
});

const copies = /(صوره?|نسخه?|صور|نسخ|picture|photo|copy|copies|scan)/u;
const documents = /(هويه?|هويت|اقام|جواز|\bid\b|\bidentity\b|iqama|passport)/u;

/** Whether words ask for the copy of an identity document. */
function asksForId({ label, ask }: { readonly label: Words; readonly ask: Words }): boolean {
  return [label.ar, ask.ar, label.en ?? '', ask.en ?? ''].some((text) => {
    const folded = fold(text);
    return copies.test(folded) && documents.test(folded);
  });
}

/** A paper or a picture. What is typed there is notAFile; faults of files: empty, wrongType (by content), tooLarge {max}. */
export const attachment = {
  type: 'attachment',
  options,
  faultIn: (spec) =>
    !spec.copyOfId && asksForId(spec)
      ? {
          path: ['ask'],
          problem:
            'the copy of an identity document is kept on a legal ground only: name it under copyOfId.ground, or let the employee look at the document and say so on the request',
        }
      : undefined,
  ground: ({ copyOfId }) => copyOfId?.ground,
  read: () => fault('notAFile'),
  readFile({ accept, maxMegabytes }, file) {
    if (file.size === 0) return fault('empty');
    if (!accept.some((type) => type === file.type)) return fault('wrongType');
    return file.size > maxMegabytes * 1024 * 1024 ? fault('tooLarge', { max: maxMegabytes }) : value(file);
  },
  show: (_spec, found) => fileIn(found)?.name ?? textOf(found),
  mask: lastFour,
  privacy: 'open',
  readsAs: 'value',
  mayFollow: ({ later }) => later,
  keyboard: { placeholder: 'attachment', file: true },
  sample: ({ accept }, n) => ({
    attachment:
      accept.includes('image/png') && (n % 2 === 1 || !accept.includes('application/pdf'))
        ? samplePicture
        : samplePage,
  }),
} as const satisfies FieldKind<z.infer<typeof options>>;
