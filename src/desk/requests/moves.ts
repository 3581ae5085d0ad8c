import { moved, possible, type CaseAct } from '../../cases/machine.ts';
import { lifeOfCase } from '../../cases/standing.ts';
import type { Marks } from '../../contract/cases/check.ts';
import type { Verdict } from '../../cases/votes.ts';
import { isGrantedCase } from '../../contract/cases/status.ts';
import type { Conclusion, Decision, Deferral } from '../../contract/cases/decision.ts';
import type { LineIn } from '../../contract/line-names.ts';
import type { Act } from '../../conversation/turn/acts.ts';
import type { LoadedConversation } from '../../conversation/turn/cache.ts';
import { dayAt } from '../../fields/calendar.ts';
import { Fault, isFault } from '../../kernel/errors.ts';
import type { Judging } from '../../outcomes/cases/vote.ts';
import type { Received } from '../../outcomes/delivery/deliver-case.ts';
import type { Outcome } from '../../outcomes/index.ts';
import type { Staff } from '../../records/desk/staff.ts';
import { lastStep } from '../../records/requests/last-steps.ts';
import type { RequestListed } from '../../records/requests/request-desk.ts';
import { readRecord } from '../../records/requests/requests.ts';
import { placeOf, serviceOf, studiedBy } from '../../voice/house.ts';
import { bothCalendars } from '../../voice/values.ts';
import { showReference } from '../../voice/reference.ts';
import { langOf, rightOf, type Desk } from '../desk.ts';
import { neededAfterwards } from './afterwards/owing.ts';
import { Committee, type LastVote } from './judging/committee.ts';
import { mustBeMatched } from './marks.ts';
import type { Move, SaidReason } from './move.ts';
import { appealLine, needsLine, noticeOf, titleOf } from './notices.ts';
import type { Requests } from './requests.ts';
import { refusal } from '../refusal.ts';

const actOf = {
  accepted: 'accept',
  partly: 'partly',
  refused: 'refuse',
  handled: 'handle',
  filed: 'file',
  completed: 'complete',
} as const satisfies Partial<Record<LineIn<'decision'>, CaseAct>>;

type Decided = Extract<Outcome, { readonly type: 'decision' }>;

/** What a case becomes by somebody at the desk, as it is kept: a vote of the committee that was the last, or how it ends elsewhere. */
const decided =
  (staff: Staff, reference: string, became: Omit<Decided, 'type' | 'reference' | 'staff' | 'from'>) =>
  (from: string): Decided => ({ type: 'decision', reference, from, staff: staff.id, ...became });

/** What people at the desk do with cases. Each move is one that the case can take as it stands; its member is told where they write. */
export class Moves {
  constructor(
    private readonly desk: Desk,
    private readonly requests: Requests,
  ) {}

  /**
   * Somebody held every field that was answered against its paper: the case goes to the committee. Throws Fault notFound, wrongRequest for marks
   * that are not those of its fields, conflict when it does not stand to be checked, or when a field is not as it should be.
   */
  async check(staff: Staff, reference: string, marks: Marks): Promise<void> {
    const { check } = this.desk.reading.house(staff.association).association.pack.procedure;
    if (check && !check.by.some((role) => role === staff.role))
      throw new Fault('forbidden', 'The association has others check its cases.');
    const found = await this.requests.mustFind(staff, reference);
    const sealed = await readRecord(this.desk.ground.database, reference);
    mustBeMatched(sealed?.record.fields ?? [], marks);
    const outcome = (from: string): Outcome => ({
      type: 'checkCase',
      reference,
      from,
      staff: staff.id,
      marks,
    });
    await this.move(staff, found, { act: 'check', to: 'checked', reason: null, outcome });
  }

  /** A vote of the committee: `judging/committee.ts`. */
  decide(staff: Staff, reference: string, decision: Decision): Promise<void> {
    return new Committee(this.desk, this.requests, this).vote(staff, reference, decision);
  }

  /** The committee puts a case off: `judging/committee.ts`. */
  defer(staff: Staff, reference: string, deferral: Deferral): Promise<void> {
    return new Committee(this.desk, this.requests, this).defer(staff, reference, deferral);
  }

  /** Throws Fault wrongRequest where others conclude, conflict when a case cannot be decided as it stands. */
  async mustBeDecidable(staff: Staff, found: RequestListed): Promise<void> {
    this.mustEndSo(staff, found, 'accepted');
    const { association } = this.desk.reading.house(staff.association);
    const event = { type: 'accept', on: dayAt(this.desk.now()) } as const;
    if (!moved(lifeOfCase(association, found), await this.requests.standing(found), event))
      throw await this.cannot(staff, found.reference, 'accept');
  }

  /** What the committee decided, with the reason of whose vote was the last; what is granted may have none. */
  async settle(
    staff: Staff,
    found: RequestListed,
    { to, reason, clause, judging, last }: SaidReason & LastVote & { to: Verdict; judging: Judging },
  ): Promise<void> {
    const { reference } = found;
    const house = this.desk.reading.house(staff.association);
    const needs = isGrantedCase(to) ? await neededAfterwards(this.desk.ground.database, house, found) : [];
    await this.move(staff, found, {
      needs,
      act: actOf[to],
      to: to === 'accepted' && reason === null ? 'acceptedPlain' : to,
      reason,
      clause,
      outcome: decided(staff, reference, {
        status: to,
        reason,
        clause,
        judging,
        needs,
        ...(last && { last }),
      }),
    });
  }

  /** How a case ended that its service keeps from the committee. Throws as `decide` does. */
  conclude(staff: Staff, reference: string, { conclusion, reason }: Conclusion): Promise<void> {
    return this.end(staff, reference, { to: conclusion, reason });
  }

  /** The registration is completed; the member is told the number that they have from now on, where they were given one. Throws as `decide` does. */
  completed(staff: Staff, reference: string, number?: string): Promise<void> {
    return this.end(staff, reference, { to: 'completed', reason: null, number });
  }

  /** The service was provided, shown by what was `received`, with what is kept `beside` it. Throws as `decide` does. */
  async delivered(
    staff: Staff,
    reference: string,
    { received, beside }: { readonly received?: Received } & Pick<Move, 'beside'> = {},
  ): Promise<void> {
    const anew = await this.lastAsked(reference);
    const found = await this.requests.mustFind(staff, reference);
    this.mustEndSo(staff, found, 'delivered');
    await this.move(staff, found, {
      act: 'deliver',
      to: 'delivered',
      reason: null,
      outcome: (from) => ({ type: 'deliverCase', reference, from, staff: staff.id, received, anew }),
      ...(beside && { beside }),
    });
  }

  private async end(
    staff: Staff,
    reference: string,
    { to, reason, number }: { to: keyof typeof actOf; reason: string | null; number?: string | undefined },
  ): Promise<void> {
    const anew = await this.lastAsked(reference);
    const found = await this.requests.mustFind(staff, reference);
    this.mustEndSo(staff, found, to);
    await this.move(staff, found, {
      act: actOf[to],
      to: number === undefined ? to : 'completedNumbered',
      reason,
      number,
      outcome: decided(staff, reference, { status: to, reason, number, anew }),
    });
  }

  /** The last step at which something was asked of the member of a granted case, as it was before what is owed was read. */
  private lastAsked(reference: string): Promise<number> {
    return lastStep(this.desk.ground.database, reference, 'askedAnew');
  }

  /** Throws Fault conflict when the case cannot be moved so, or was meanwhile. */
  async move(staff: Staff, found: RequestListed, { outcome, beside, ...move }: Move): Promise<void> {
    const { reference, conversation, service, status: from } = found;
    const { association } = this.desk.reading.house(staff.association);
    const event = {
      type: move.act,
      on: dayAt(this.desk.now()),
      ...(move.until !== undefined && { to: move.until }),
    };
    if (!moved(lifeOfCase(association, found), await this.requests.standing(found), event))
      throw await this.cannot(staff, reference, move.act);
    await this.desk
      .tell(conversation, (loaded) => ({
        external: null,
        kind: 'staff',
        said: [this.said(loaded, found, move)],
        outcomes: [rightOf(staff), outcome(from), ...(beside?.(loaded) ?? [])],
        about: [service],
      }))
      .catch(async (error: unknown) => {
        if (!isFault(error, 'conflict')) throw error;
        // Still as it was: then it was the right of whoever acts that ended.
        const now = await this.requests.mustFind(staff, reference);
        throw now.status === from ? error : await this.cannot(staff, reference, move.act);
      });
    this.desk.announce(staff.association, 'requests');
    await this.desk.announceOf(conversation);
  }

  /** Why a case cannot be moved so: it waits for its check, or something became of it meanwhile, by somebody. */
  private async cannot(staff: Staff, reference: string, act: CaseAct): Promise<Fault> {
    const found = await this.requests.mustFind(staff, reference);
    const { status } = found;
    const standing = await this.requests.standing(found);
    const { association } = this.desk.reading.house(staff.association);
    const settled = possible(lifeOfCase(association, found), { ...standing, owes: false });
    if (standing.owes === true && settled.includes(act))
      throw refusal('owedFirst', {
        code: 'conflict',
        message: 'Its member still owes this case something: it is waited for first.',
        details: { status, owes: true },
      });
    if (status !== 'submitted') return this.requests.decidedAlready(staff, reference);
    if (act === 'check') return new Fault('wrongRequest', 'Cases of this service are not checked.');
    return refusal('checkFirst', {
      code: 'conflict',
      message: 'This case has not been checked yet: whoever serves checks it first.',
      details: { status },
    });
  }

  /** Throws Fault wrongRequest for a decision of the committee where somebody else concludes, and the other way round. */
  private mustEndSo({ association }: Staff, { service }: RequestListed, to: LineIn<'decision'>): void {
    const elsewhere = serviceOf(this.desk.reading.house(association), service)?.studiedBy !== undefined;
    if (elsewhere !== isConclusion(to))
      throw new Fault(
        'wrongRequest',
        elsewhere ? 'Such a case is concluded, not decided.' : 'The committee decides on this request.',
      );
  }

  /** How the member is told where their case stands now, in the name of those who study it. */
  private said(
    conversation: LoadedConversation,
    { service, reference }: RequestListed,
    { to, reason, day, clause, needs = [], number = '' }: Omit<Move, 'act' | 'outcome' | 'beside'>,
  ): Act['said'][number] {
    const house = this.desk.reading.house(conversation.association);
    const lang = langOf(conversation);
    const values = {
      reference: showReference(reference),
      service: titleOf(house, service, lang),
      committee: studiedBy(house, service, lang),
      reason: reason ?? '',
      number,
      ...(day !== undefined && bothCalendars(day, lang)),
    };
    const place = placeOf(house, clause, lang);
    const source = place === undefined ? '' : `\n\n${house.wording.line(lang, 'tracking.source', { place })}`;
    const words = house.wording.line(lang, `decision.${to}`, values);
    const appeal = to === 'refused' ? appealLine(house, lang, dayAt(this.desk.now())) : '';
    const asked = needs.length === 0 ? '' : `\n\n${needsLine(house, lang, { service, needs })}`;
    return {
      message: { text: `${words}${source}${asked}${appeal}`, lang },
      name: studiedBy(house, service, lang),
      notice: noticeOf(house, lang, { to, reference, service, words, reason, day }),
      system: 'decided',
    };
  }
}

const isConclusion = (status: LineIn<'decision'>): boolean => status === 'handled' || status === 'filed';
