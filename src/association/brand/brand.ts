import { z } from 'zod';
import { legible, underWhite } from '../../contract/shown/colour.ts';
import { Words } from '../../fields/value.ts';

const problemOf = (colour: unknown): string =>
  `white letters stand on it, with a contrast of ${underWhite(String(colour)).toFixed(1)} to 1 where ${legible} is needed: choose a darker colour`;

/** The face of an association on its pages: its sign, the colour of their head, and what it is, in a sentence. */
export const Brand = z.strictObject({
  logo: z
    .string()
    .regex(
      /^[a-z0-9-]+\.(png|jpg|webp)$/,
      'the name of a file in this folder that ends in .png, .jpg or .webp',
    )
    .optional(),
  colour: z
    .string()
    .regex(/^#[0-9a-f]{6}$/i, 'a colour as "#0b5345"')
    .refine((colour) => underWhite(colour) >= legible, { error: ({ input }) => problemOf(input) })
    .optional(),
  description: Words.optional(),
});
