import { z } from 'zod';
import { fileTypes } from '../../contract/files.ts';
import { common, lastFour, type FieldKind } from '../kind.ts';
import { samplePage, samplePicture } from '../sample-files.ts';
import { fault, fileIn, textOf, value } from '../value.ts';

const options = z.strictObject({
  type: z.literal('attachment'),
  ...common,
  accept: z
    .array(z.enum(fileTypes))
    .min(1)
    .default([...fileTypes]),
  maxMegabytes: z.number().positive().max(25).default(10),
});

/** A paper or a picture. What is typed there is notAFile; faults of files: empty, wrongType (by content), tooLarge {max}. */
export const attachment = {
  type: 'attachment',
  options,
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
  keyboard: { placeholder: 'attachment', file: true },
  sample: ({ accept }, n) => ({
    attachment:
      accept.includes('image/png') && (n % 2 === 1 || !accept.includes('application/pdf'))
        ? samplePicture
        : samplePage,
  }),
} as const satisfies FieldKind<z.infer<typeof options>>;
