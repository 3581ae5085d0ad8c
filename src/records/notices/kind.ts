/**
 * One kind of what happens at the desk, as the database finds it. `happened` is a query over `asked` (those who may be told: id, association, role, and `upto`, the
 * moment up to which they were told) and `given` (`now`, and `packs`: what the associations say); it answers rows of `staff`, `at`, and where it is about requests `reference`, `day`
 * and `part`, each later than `upto`.
 */
export interface NoticeKind {
  readonly name: string;
  readonly happened: string;
}

/** Whether a case of the conversation `c` concerns whoever is asked about: it does not exist for them. */
export const concernsNone = `not exists (
  select from concerns k join requests x on x.reference = k.reference where x.conversation_id = c.id and k.staff_id = a.id)`;

/** Whether somebody studies the request `r`, as the pack says, and neither is concerned by it nor may not judge it. */
export const studies = `a.role = any (coalesce(
    (select array_agg(named.role) from jsonb_array_elements_text(given.packs->r.association->'studiedBy'->r.service) as named (role)), array['committee']))
  and not barred_from(r.reference, a.id, coalesce(given.packs->r.association->'excludes', '[]'))`;
