import { z } from 'zod';
import type { AlertDetail } from '../../contract/alerts.ts';
import type { Json } from '../../kernel/json.ts';
import type { Alert } from '../../records/desk/alerts.ts';

/** What the outcome `alert` sealed of what was heard. */
const Kind = z.object({
  category: z.string(),
  class: z.string(),
  ground: z.string(),
  call: z.string().optional(),
});
export type Kind = z.infer<typeof Kind>;
const Contact = z.object({ how: z.string(), when: z.string().optional(), as: z.string().optional() });
const Report = z.object({ where: z.string(), number: z.string(), hour: z.string() });

export const kindIn = (sealed: Json): Kind => Kind.parse(sealed);

/** An alert as the desk shows it to whoever may open it. */
export function detailOf(alert: Alert): AlertDetail {
  const { id, openedAt, silent, womenOnly, acknowledged, closed, words } = alert;
  const { how, when, as } = Contact.partial().parse(alert.contact ?? {});
  return {
    id,
    openedAt,
    silent,
    womenOnly,
    ...(acknowledged && { acknowledged }),
    ...(closed && { closed }),
    heard: alert.kinds.map(({ at, kind }) => {
      const { category, class: sort, ground } = kindIn(kind);
      return { at, category, class: sort, ground };
    }),
    words,
    ...(how !== undefined && {
      contact: { how, ...(when !== undefined && { when }), ...(as !== undefined && { as }) },
    }),
    reports: alert.reports.map(({ at, by, report }) => ({ at, by, ...Report.parse(report) })),
  };
}
