import { z } from 'zod';
import { FieldSpec } from '../../fields/spec.ts';
import { Words } from '../../fields/value.ts';

/** A branch: where it is, by what number it is reached, when it is open in words, and who stands for the association there. */
const Branch = z.strictObject({
  id: z
    .string()
    .regex(/^[a-z][A-Za-z0-9-]{0,39}$/, 'Latin letters, figures and hyphens, starting with a small letter'),
  name: Words,
  town: Words,
  /** Where its door is, in a line. */
  place: Words,
  hours: Words.optional(),
  telephone: z.string().min(5).max(20).optional(),
  delegate: Words.optional(),
  /** Further names under which a member may mean it: its quarter, the towns around it. */
  alsoCalled: z.array(z.string()).default([]),
});
export type Branch = z.infer<typeof Branch>;

/** The branches of an association. Where there are several, a request says to which it belongs: `label` in the review, `ask` the question. */
export const Branches = z
  .strictObject({
    label: Words,
    ask: Words,
    list: z.array(Branch).min(1).max(20),
  })
  .refine(({ list }) => new Set(list.map(({ id }) => id)).size === list.length, {
    path: ['list'],
    error: 'two branches have the same id',
  });
export type Branches = z.infer<typeof Branches>;

/** The name of the answer that says to which branch a request belongs. */
export const branchField = 'branch';

/** The question for the branch: a choice like every other, in the words of the pack. */
const branchQuestion = ({ label, ask, list }: Branches): FieldSpec =>
  FieldSpec.parse({
    type: 'choice',
    name: branchField,
    label,
    ask,
    options: list.map(({ id, name, town, alsoCalled }) => ({
      id,
      label: name,
      alsoCalled: [...new Set([town.ar, town.en ?? town.ar, ...alsoCalled])],
    })),
  });

/** Whether there are several, so that a request says to which it belongs. */
export const areSeveral = (branches: Branches | undefined): branches is Branches =>
  branches !== undefined && branches.list.length > 1;

/** The services as members are asked: for the branch first, where there are several. A word to the association (`brief`) belongs to none. */
export const withBranch = <S extends { readonly brief?: unknown; readonly fields: readonly FieldSpec[] }>(
  services: readonly S[],
  branches: Branches | undefined,
): S[] =>
  services.map((service) =>
    areSeveral(branches) && service.brief === undefined
      ? { ...service, fields: [branchQuestion(branches), ...service.fields] }
      : service,
  );

interface Found {
  readonly branches?: Branches | undefined;
  readonly contact: { readonly address?: Words | undefined; readonly phone?: string | undefined };
}

/** Where a member is received, and by what number: at their branch, where it is known which; else at the association itself. */
export function reachedAt(
  { branches, contact }: Found,
  id: string | undefined,
): { readonly place?: Words; readonly phone?: string } {
  const list = branches?.list ?? [];
  const branch = list.length === 1 ? list[0] : list.find((one) => one.id === id);
  const place = branch?.place ?? contact.address;
  const phone = branch?.telephone ?? contact.phone;
  return { ...(place && { place }), ...(phone !== undefined && { phone }) };
}

/** To which branch a request belongs: the one that was chosen, or the only one; undefined where there is none. */
export function branchIn(
  { branches }: { readonly branches?: Branches | undefined },
  answers: Readonly<Record<string, unknown>>,
): Branch | undefined {
  const list = branches?.list ?? [];
  return list.length === 1 ? list[0] : list.find(({ id }) => id === answers[branchField]);
}
