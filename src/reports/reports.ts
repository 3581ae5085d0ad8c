import type { Lang } from '../contract/lang.ts';
import { z } from 'zod';
import { keptFrom } from '../association/readers.ts';
import type { Association } from '../association/schema.ts';
import { dayAt } from '../fields/calendar.ts';
import { Change, DayNote, several, Target, type Reports, type Shown } from '../contract/reports.ts';
import type { Statements } from '../records/base/statements.ts';
import { complainingIn } from './cases.ts';
import { comparedIn, mostChanged, standsOut, type Moved, type Part } from './changes.ts';
import type { Asking, Figure } from './figure.ts';
import { figures } from './figures/index.ts';
import { forEachPart } from './clauses.ts';
import { marksIn } from './marks.ts';
import { faultOfTarget } from './targets.ts';
import { roundedAnswer } from './numbers/rounded.ts';
import { eachPart, spanBefore, type Span } from './span.ts';
import { statementOf } from './sql.ts';

/** How the manager's page shows every figure. */
export const shownFigures: readonly Shown[] = figures.flatMap(({ id, shown }) =>
  shown.map((one) => ({ ...one, figure: id })),
);

const compared = comparedIn(shownFigures);
/** The figures that are compared with the days before. */
const comparedFigures = figures.filter(({ id }) => compared.some(({ figure }) => figure === id));

/** What is wrong in the target of a tile; undefined where it can be set, or taken back (null). */
export const targetFault = (name: string, value: number | null): string | undefined =>
  faultOfTarget(compared, name, value);

const shapesOf = (some: readonly Figure[]): Readonly<Record<string, z.ZodType>> =>
  Object.fromEntries(some.map(({ id, shape }) => [id, shape]));

/** The answer of all figures: the shape of each under its id. */
export const reportsShape = z.object({
  from: z.string(),
  to: z.string(),
  before: z.object({ from: z.string(), to: z.string(), ...shapesOf(comparedFigures) }),
  changes: z.array(Change),
  targets: z.array(Target),
  notes: z.array(DayNote),
  ...shapesOf(figures),
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

const titleIn = ({ association, lang }: Pick<Asked, 'association' | 'lang'>, service: string): string => {
  const title = association.services.find(({ id }) => id === service)?.title;
  return title?.[lang] ?? title?.ar ?? service;
};

const labelIn = ({ association, lang }: Asked, field: string): string => {
  const label = association.services
    .flatMap(({ fields }) => fields)
    .find(({ name }) => name === field)?.label;
  return label?.[lang] ?? label?.ar ?? field;
};

/** Each statement is carried out once, however many figures and parts of a report ask for it. */
function onceEach(statements: Statements): Statements {
  const asked = new Map<string, Promise<readonly unknown[]>>();
  return {
    ...statements,
    rows(text, values) {
      const name = JSON.stringify([text, values]);
      const found = asked.get(name) ?? statements.rows(text, values);
      asked.set(name, found);
      return found;
    },
  };
}

function askingOf(statements: Statements, asked: Asked): Asking {
  const { association, span, now, role } = asked;
  return {
    span,
    now,
    today: dayAt(now),
    async rows(statement, shape) {
      const { text, values } = statementOf(statement);
      return z.array(shape).parse(await statements.rows(text, values));
    },
    kept: keptFrom(association, role),
    complaining: complainingIn(association),
    opened: (sealed) => statements.opened(sealed),
    titleOf: (service) => titleIn(asked, service),
    labelOf: (field) => labelIn(asked, field),
  };
}

type Answers = Pick<Reports, 'from' | 'to'> & Readonly<Record<string, unknown>>;

/** What some figures answer over a span. */
async function answersOf(statements: Statements, asked: Asked, some: readonly Figure[]): Promise<Answers> {
  const asking = askingOf(statements, asked);
  const answers = await Promise.all(
    some.map(async ({ id, shape, query, shown }) => {
      const answer = shape.parse(await query(asking));
      return [id, roundedAnswer(answer, shown)] as const;
    }),
  );
  return { from: asked.span.from, to: asked.span.to, ...Object.fromEntries(answers) };
}

const Rows = z.array(z.record(z.string(), z.unknown()));

/** The channels and services of these answers that a span may be narrowed to, and is not yet. */
function partsIn(now: Answers, { span, ...asked }: Asked): readonly Part['where'][] {
  return shownFigures.flatMap((shown) => {
    if (shown.kind !== 'table' || !shown.narrows || span[shown.narrows.to] !== null) return [];
    const { to, of } = shown.narrows;
    return Rows.parse(now[shown.figure]).flatMap((row) => {
      const id = String(row[of]);
      return id === '' || id === several
        ? []
        : [{ of: to, id, title: to === 'service' ? titleIn(asked, id) : id }];
    });
  });
}

interface Placing {
  readonly moved: Moved;
  readonly parts: readonly Part['where'][];
}

/** What a figure asks, of one of several parts: a statement is carried out once for all of them. */
function askingOfPart(
  statements: Statements,
  asked: Asked,
  {
    of,
    id,
    ids,
  }: { readonly of: 'channel' | 'service'; readonly id: string; readonly ids: readonly string[] },
): Asking {
  const whole = askingOf(statements, { ...asked, span: { ...asked.span, [of]: eachPart } });
  return {
    ...whole,
    async rows(statement, shape) {
      const all = await whole.rows(forEachPart(ids, statement), Parted);
      return z.array(shape).parse(all.filter(({ part }) => part === id));
    },
  };
}

const Parted = z.looseObject({ part: z.string() });

/** Where most of a change happened, among these parts. */
async function placed(statements: Statements, asked: Asked, { moved, parts }: Placing): Promise<Change> {
  const figure = figures.find(({ id }) => id === moved.tile.figure);
  const by = figure?.narrowedBy ?? ['channel', 'service'];
  const some = parts.filter(({ of }) => by.includes(of));
  const answers = some.map(async (where): Promise<Part> => {
    const ids = some.filter(({ of }) => of === where.of).map(({ id }) => id);
    const answered = async (span: Span): Promise<Answers> => {
      const asking = askingOfPart(statements, { ...asked, span }, { of: where.of, id: where.id, ids });
      return { from: span.from, to: span.to, [moved.tile.figure]: await figure?.query(asking) };
    };
    const [before, now] = await Promise.all([answered(spanBefore(asked.span)), answered(asked.span)]);
    return { where, before, now };
  });
  const where = standsOut(moved, await Promise.all(answers));
  return { ...moved.change, ...(where && { where }) };
}

/** Every figure over a span, each by its id, with those of as many days before and what changed most. */
export async function reportsOf(stored: Statements, asked: Asked): Promise<Reports> {
  const statements = onceEach(stored);
  const [now, before, marks] = await Promise.all([
    answersOf(statements, asked, figures),
    answersOf(statements, { ...asked, span: spanBefore(asked.span) }, comparedFigures),
    marksIn(askingOf(statements, asked)),
  ]);
  const parts = partsIn(now, asked);
  const changes = await Promise.all(
    mostChanged(compared, before, now).map((moved) => placed(statements, asked, { moved, parts })),
  );
  return { ...now, before, changes, ...marks };
}
