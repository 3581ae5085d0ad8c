import type { Lang } from '../contract/lang.ts';
import { z } from 'zod';
import { keptFrom } from '../association/readers.ts';
import type { Association } from '../association/schema.ts';
import { dayAt } from '../fields/calendar.ts';
import type { Reports, Shown } from '../contract/reports.ts';
import type { Statements } from '../records/base/statements.ts';
import type { Asking } from './figure.ts';
import { figures } from './figures/index.ts';
import type { Span } from './span.ts';
import { statementOf } from './sql.ts';

/** How the manager's page shows every figure. */
export const shownFigures: readonly Shown[] = figures.flatMap(({ id, shown }) =>
  shown.map((one) => ({ ...one, figure: id })),
);

/** The answer of all figures: the shape of each under its id. */
export const reportsShape = z.object({
  from: z.string(),
  to: z.string(),
  ...Object.fromEntries(figures.map(({ id, shape }) => [id, shape])),
});

interface Asked {
  readonly association: Association;
  readonly span: Span;
  /** Milliseconds since the epoch. */
  readonly now: number;
  /** Whose question it is. */
  readonly role: string;
  /** Of the titles of services. */
  readonly lang: Lang;
}

function askingOf(statements: Statements, { association, span, now, role, lang }: Asked): Asking {
  return {
    span,
    now,
    today: dayAt(now),
    async rows(statement, shape) {
      const { text, values } = statementOf(statement);
      return z.array(shape).parse(await statements.rows(text, values));
    },
    kept: keptFrom(association, role),
    opened: (sealed) => statements.opened(sealed),
    titleOf(service) {
      const title = association.services.find(({ id }) => id === service)?.title;
      return title?.[lang] ?? title?.ar ?? service;
    },
  };
}

/** Every figure over a span, each by its id. */
export async function reportsOf(statements: Statements, asked: Asked): Promise<Reports> {
  const asking = askingOf(statements, asked);
  const answers = await Promise.all(
    figures.map(async ({ id, shape, query }) => [id, shape.parse(await query(asking))] as const),
  );
  return { from: asked.span.from, to: asked.span.to, ...Object.fromEntries(answers) };
}
