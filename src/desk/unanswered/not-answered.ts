import type {
  UnansweredGroup,
  UnansweredList,
  VerdictLine,
  VerdictWish,
} from '../../contract/kept/unanswered.ts';
import { withTaught } from '../../facts/in-force.ts';
import { Fault } from '../../kernel/errors.ts';
import type { Staff } from '../../records/desk/staff.ts';
import {
  questionsById,
  unansweredOf,
  type Decided,
  type Unanswered,
} from '../../records/unanswered/questions.ts';
import { putVerdict, takeVerdictBack, verdictsOf, type Verdict } from '../../records/unanswered/verdicts.ts';
import type { House } from '../../voice/house.ts';
import { inLang, type Lang } from '../../wording/wording.ts';
import type { Desk } from '../desk.ts';
import { mayDo } from '../people/roles.ts';
import { each, inSlices, type Steps } from '../../kernel/pace/slices.ts';
import { groupsOf, likeOneOf, textsOf, type Group } from './alike.ts';
import { fallen } from './gold.ts';
import { seenBy, type Seen } from './seen.ts';
import { verdictKind, verdictKinds } from './verdicts/index.ts';
import type { VerdictKind } from './verdicts/verdict-kind.ts';

/** So many questions are read at once, so many groups of them shown, and so many wordings of each. */
const most = { read: 1000, shown: 100, texts: 6, decided: 500, told: 50, named: 3 } as const;

const overtaken = (): Fault =>
  new Fault('conflict', 'Something else was decided of these questions meanwhile: reload the page.');

/** Whoever keeps the facts, and whoever measures how members are served, sees every question; others those that they were asked. */
const seesAll = (staff: Staff): boolean => mayDo(staff, 'keepFacts') || mayDo(staff, 'seeReports');

/** Which answer says it, those say who know the clauses. */
const maySay = (staff: Staff, { teaches }: VerdictKind): boolean => !teaches || mayDo(staff, 'teach');

/** Words in which an answer may be asked for: what was covered is no part of them. */
const phrasingOf = (text: string): string => text.replaceAll('***', ' ').replace(/\s+/gu, ' ').trim();

/** What members asked and no answer was found to, and what those at the desk decide of it. */
export class NotAnswered {
  constructor(private readonly desk: Desk) {}

  /** Questions that still wait for a decision of this person, by likeness, and what was decided last. */
  async list(staff: Staff, lang: Lang): Promise<UnansweredList> {
    const { database, live } = this.desk.ground;
    const house = this.desk.reading.house(staff.association);
    const waiting = verdictKinds.filter(({ waitsFor }) => waitsFor && this.mayWait(staff, waitsFor));
    const kinds = waiting.map(({ name }) => name);
    const all = await unansweredOf(database, staff.association, { kinds, most: most.read + 1 });
    const verdicts = await verdictsOf(database, staff.association, most.decided);
    const groups = await inSlices(
      openGroups(seenBy(house.knowledge), {
        questions: all.slice(0, most.read),
        settled: holding(verdicts),
        seesNew: seesAll(staff),
      }),
    );
    const answers = titles(house, lang);
    const known = new Map(answers.map(({ id, title }) => [id, title]));
    return {
      kinds: verdictKinds
        .filter((kind) => maySay(staff, kind))
        .map(({ name, teaches }) => ({ name, teaches })),
      items: groups.slice(0, most.shown).map((group) => shown(house, group, known)),
      more: all.length > most.read || groups.length > most.shown,
      answers,
      verdicts: verdicts.slice(0, most.told).map((verdict) => {
        const aside = live.untaught(staff.association, verdict.id);
        return { ...lineOf(house, verdict, lang), ...(aside !== undefined && { aside }) };
      }),
    };
  }

  /** Whoever sees all of them sees what waits for somebody else, too. */
  private mayWait(staff: Staff, needed: NonNullable<VerdictKind['waitsFor']>): boolean {
    return mayDo(staff, needed) || seesAll(staff);
  }

  /**
   * Decides something of questions. Throws Fault notFound, wrongRequest with the sentence of the pack's check, wouldUnlearn when the pack's own questions
   * would be understood worse, and conflict when something else was decided meanwhile.
   */
  async decide(by: Staff, name: string, { questions, after, answer }: VerdictWish): Promise<void> {
    const kind = verdictKind(name);
    if (!kind) throw new Fault('notFound', 'There is no such decision.');
    if (!maySay(by, kind)) throw new Fault('forbidden', 'Your role does not allow this.');
    const { database, clock, live, log } = this.desk.ground;
    const ids = [...new Set(questions)];
    const found = await questionsById(database, by.association, ids);
    if (found.length !== ids.length || found.some(({ verdict }) => verdict !== after)) throw overtaken();
    if (!found.every((one) => this.mayDecide(by, one)))
      throw new Fault('forbidden', 'Your role does not allow this.');
    const texts = textsOf({ questions: found }, most.texts).map(phrasingOf);
    const taught = kind.teaches ? answer : undefined;
    if (kind.teaches) await this.mustLearn(by.association, answer, texts);
    const now = clock.now();
    const id = await putVerdict(database, {
      kind: name,
      answer: taught,
      texts,
      questions: ids,
      after,
      by,
      now,
    });
    if (id === undefined) throw overtaken();
    log.info('questions were decided on', {
      association: by.association,
      verdict: id,
      kind: name,
      by: by.id,
    });
    if (kind.teaches) await live.changed();
    this.desk.announce(by.association, 'unanswered');
  }

  private mayDecide(by: Staff, { kind }: Decided): boolean {
    if (seesAll(by)) return true;
    const waitsFor = kind === undefined ? undefined : verdictKind(kind)?.waitsFor;
    return waitsFor !== undefined && mayDo(by, waitsFor);
  }

  /** Takes back what was decided; what was taught by it is unlearned. Throws Fault conflict when it does not hold any more. */
  async takeBack(by: Staff, id: number): Promise<void> {
    const { database, clock, live, log } = this.desk.ground;
    if (!(await takeVerdictBack(database, id, { by, now: clock.now() })))
      throw new Fault('conflict', 'This does not hold any more: reload the page.');
    log.info('a decision on questions was taken back', {
      association: by.association,
      verdict: id,
      by: by.id,
    });
    await live.changed();
    this.desk.announce(by.association, 'unanswered');
  }

  /** Looks whether an answer may be asked for in these words too: what the pack's check says, and what becomes of the pack's own questions. */
  private async mustLearn(
    association: string,
    answer: string | undefined,
    texts: readonly string[],
  ): Promise<void> {
    const house = this.desk.reading.house(association);
    if (answer === undefined || !house.association.answers.some(({ id }) => id === answer))
      throw new Fault('wrongRequest', 'There is no such answer.');
    const tried = withTaught(house, [{ id: 0, answer, texts }]);
    if ('fault' in tried) throw new Fault('wrongRequest', tried.fault);
    const after = { ...tried.house, knowledge: house.knowledge.after(tried.house.association) };
    await after.knowledge.learnInSlices();
    const fell = await inSlices(fallen(house, after));
    const isOther = this.desk.reading.house(association).knowledge !== house.knowledge;
    if (isOther) return this.mustLearn(association, answer, texts);
    if (fell.length > 0)
      throw new Fault('wouldUnlearn', 'Questions that are answered now would not be any more.', {
        details: { fell: fell.slice(0, most.named) },
      });
  }
}

/** The words of which something was decided that holds for what is asked alike. */
const holding = (verdicts: readonly Verdict[]): readonly string[] =>
  verdicts
    .filter(({ kind, backAt }) => backAt === null && verdictKind(kind)?.holdsOn === true)
    .flatMap(({ texts }) => texts);

/** What there is to look at for a list: questions, the words that were settled, and whether somebody sees those of which nothing was decided. */
interface Open {
  readonly questions: readonly Unanswered[];
  readonly settled: readonly string[];
  readonly seesNew: boolean;
}

/** The groups that still wait. In steps. */
function* openGroups(seen: Seen, { questions, settled, seesNew }: Open): Steps<readonly Group[]> {
  const isSettled = likeOneOf(seen, settled);
  const open = yield* each(questions, (one) =>
    one.verdict !== undefined || (seesNew && !isSettled(one.text)) ? [one] : [],
  );
  const groups = yield* groupsOf(seen, open.flat());
  const waiting = yield* each(groups, (group) =>
    seen.isOpen(phrasingOf(group.questions[0]?.text ?? '')) ? [group] : [],
  );
  return waiting.flat();
}

const titles = ({ association }: House, lang: Lang): UnansweredList['answers'] =>
  association.answers.map(({ id, title }) => ({ id, title: inLang(title, lang) }));

/** A group; `known`: what each answer is called. */
function shown(house: House, group: Group, known: ReadonlyMap<string, string>): UnansweredGroup {
  const [text = '', ...others] = textsOf(group, most.texts);
  const [last] = group.questions;
  return {
    text,
    others,
    questions: group.questions.map(({ id }) => id),
    count: group.questions.length,
    lastAt: last?.at ?? 0,
    ...(last?.verdict !== undefined && { after: last.verdict }),
    near: seenBy(house.knowledge)
      .near(phrasingOf(text))
      .flatMap((id) => {
        const title = known.get(id);
        return title === undefined ? [] : [{ id, title }];
      }),
  };
}

function lineOf(
  { association }: House,
  { id, kind, answer, texts: [text = ''], at, by, backBy, backAt }: Verdict,
  lang: Lang,
): VerdictLine {
  const title = association.answers.find((one) => one.id === answer)?.title;
  return {
    id,
    kind,
    text,
    at,
    by,
    ...(title && { answer: inLang(title, lang) }),
    ...(backBy !== null && backAt !== null && { back: { by: backBy, at: backAt } }),
  };
}
