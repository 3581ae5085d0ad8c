import type { Inbox, InboxItem } from '../../../contract/desk.ts';
import type { Changed } from '../../../contract/inbox/changed.ts';
import type { Narrowing, Sought } from '../../../contract/inbox/sought.ts';

/** Whether a row shows what a list is narrowed to; undefined where the row alone does not tell. */
const shows: Readonly<Record<Narrowing, (item: InboxItem, wanted: string) => boolean | undefined>> = {
  channel: ({ channel }, wanted) => channel === wanted,
  reason: ({ reason }, wanted) => reason === wanted,
  owner: ({ owner }, wanted) => (wanted === 'nobody' ? owner === undefined : String(owner?.id) === wanted),
  label: ({ labels = [] }, wanted) => labels.includes(Number(wanted)),
  late: ({ late }) => late,
  urgent: ({ urgent }) => urgent === true,
  service: () => undefined,
  mentioned: () => undefined,
  from: () => undefined,
  to: () => undefined,
};

/** Whether a changed row stands in a list; where that cannot be seen of it, it does when it did. */
function stands(
  item: InboxItem,
  sought: Sought,
  { me, before }: { readonly me: number; readonly before: boolean },
): boolean {
  if (sought.which === 'waiting' && item.state !== 'waiting') return false;
  if (sought.which === 'mine' && item.owner?.id !== me) return false;
  for (const [name, is] of Object.entries(shows)) {
    const wanted = sought[name as Narrowing];
    if (wanted !== undefined && !(is(item, wanted) ?? before)) return false;
  }
  return true;
}

/** By what a list is sorted, the smallest first; what is urgent stands on top. */
function placeOf(
  { urgent, firstPromisedBy = 0, since = 0, lastAt }: InboxItem,
  { which, order }: Sought,
): number {
  if (urgent) return -Infinity;
  if (which !== 'waiting') return -lastAt;
  if (order === 'newest') return -since;
  return order === 'waiting' ? since : firstPromisedBy;
}

/** The pages of a list with what changed in its place. What belongs behind the last page that was fetched comes with the next. */
export function withRows(
  pages: readonly Inbox[],
  { rows, counts }: Changed,
  { sought, me }: { readonly sought: Sought; readonly me: number },
): Inbox[] {
  const changed = new Set(rows.map(({ conversation }) => conversation));
  const before = new Set(pages.flatMap(({ items }) => items.map(({ conversation }) => conversation)));
  const left = pages.map((page) => ({
    ...page,
    counts,
    items: page.items.filter(({ conversation }) => !changed.has(conversation)),
  }));
  for (const row of rows) {
    if (!stands(row, sought, { me, before: before.has(row.conversation) })) continue;
    const place = placeOf(row, sought);
    const at = left.findIndex(({ items }) => items.some((one) => placeOf(one, sought) > place));
    const last = left.at(-1);
    const page =
      at >= 0 ? left[at] : last?.next === undefined || before.has(row.conversation) ? last : undefined;
    if (!page) continue;
    const beside = page.items.findIndex((one) => placeOf(one, sought) > place);
    page.items = page.items.toSpliced(beside < 0 ? page.items.length : beside, 0, row);
  }
  return left;
}
