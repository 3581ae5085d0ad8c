import type { z } from 'zod';
import type { OutgoingMessage } from '../contract/index.ts';
import type { Extra } from '../records/turns/extras.ts';
import type { Speaking } from '../voice/speaking.ts';
import { appeal } from './appeals/appeal.ts';
import { askCall } from './calls/ask-call.ts';
import { callOff } from './calls/call-off.ts';
import { tellMissedCall } from './calls/tell-missed-call.ts';
import { workCall } from './calls/work-call.ts';
import { askMember } from './cases/ask-member.ts';
import { bring } from './cases/bring.ts';
import { checkCase } from './cases/check-case.ts';
import { concern } from './cases/concern.ts';
import { concernOver } from './cases/concern-over.ts';
import { deferCase } from './cases/defer-case.ts';
import { noteCase } from './cases/note-case.ts';
import { remindOwed } from './cases/remind-owed.ts';
import { vote } from './cases/vote.ts';
import { resumeCase } from './cases/resume-case.ts';
import { supply } from './cases/supply.ts';
import { closeCase } from './delivery/close-case.ts';
import { confirmDelivery } from './delivery/confirm-delivery.ts';
import { deliverCase } from './delivery/deliver-case.ts';
import { deliveryCode } from './delivery/delivery-code.ts';
import { assign } from './desk/assign.ts';
import { claim } from './desk/claim.ts';
import { giveBack } from './desk/give-back.ts';
import { nameColleague } from './desk/name-colleague.ts';
import { owe } from './desk/owe.ts';
import { release } from './desk/release.ts';
import { reply } from './desk/reply.ts';
import { reveal } from './desk/reveal.ts';
import { right } from './desk/right.ts';
import { takeover } from './desk/takeover.ts';
import { transfer } from './desk/transfer.ts';
import { answer } from './entries/answer.ts';
import { belong } from './entries/belong.ts';
import { consent } from './entries/consent.ts';
import { file } from './entries/file.ts';
import { flag } from './entries/flag.ts';
import { optOut } from './entries/opt-out.ts';
import { send } from './entries/send.ts';
import { tellService } from './entries/tell-service.ts';
import { untold } from './entries/untold.ts';
import { wipeChat } from './entries/wipe-chat.ts';
import { join } from './linking/join.ts';
import { offerLink } from './linking/offer-link.ts';
import { prove } from './linking/prove.ts';
import { sawId } from './linking/saw-id.ts';
import { unlink } from './linking/unlink.ts';
import type { Keeping, Row } from './outcome.ts';
import { askRating } from './ratings/ask-rating.ts';
import { comment } from './ratings/comment.ts';
import { rate } from './ratings/rate.ts';
import { rateService } from './ratings/rate-service.ts';
import { decision } from './requests/decision.ts';
import { newDay } from './requests/new-day.ts';
import { receipt } from './requests/receipt.ts';
import { seeIdentity } from './requests/see-identity.ts';
import { status } from './requests/status.ts';
import { submit } from './requests/submit.ts';
import { tellLate } from './requests/tell-late.ts';
import { withdraw } from './requests/withdraw.ts';
import { acknowledge } from './safety/acknowledge.ts';
import { alert } from './safety/alert.ts';
import { alertWish } from './safety/alert-wish.ts';
import { alertWords } from './safety/alert-words.ts';
import { closeAlert } from './safety/close-alert.ts';
import { protectionReport } from './safety/protection-report.ts';
import { releaseWords } from './safety/release-words.ts';
import { safeContact } from './safety/safe-contact.ts';
import { unreached } from './safety/unreached.ts';
import { handOver } from './waiting/hand-over.ts';
import { putOff } from './waiting/put-off.ts';
import { stopWaiting } from './waiting/stop-waiting.ts';
import type { World } from './world.ts';

/** Every outcome there is. */
export const outcomes = [
  right,
  submit,
  withdraw,
  receipt,
  status,
  checkCase,
  askMember,
  resumeCase,
  vote,
  deferCase,
  concern,
  concernOver,
  noteCase,
  supply,
  bring,
  remindOwed,
  deliveryCode,
  deliverCase,
  closeCase,
  confirmDelivery,
  appeal,
  decision,
  tellLate,
  newDay,
  seeIdentity,
  answer,
  tellService,
  belong,
  consent,
  optOut,
  untold,
  wipeChat,
  handOver,
  stopWaiting,
  askCall,
  callOff,
  workCall,
  tellMissedCall,
  putOff,
  askRating,
  rate,
  rateService,
  comment,
  offerLink,
  join,
  prove,
  sawId,
  unlink,
  alert,
  alertWords,
  releaseWords,
  alertWish,
  safeContact,
  acknowledge,
  unreached,
  closeAlert,
  protectionReport,
  claim,
  assign,
  transfer,
  nameColleague,
  reply,
  owe,
  release,
  giveBack,
  takeover,
  reveal,
  file,
  flag,
  send,
] as const;

/** One outcome of a turn, as data: `type` names its kind. */
export type Outcome = z.infer<(typeof outcomes)[number]['shape']>;

/** A kind as it is found by its name: it takes the outcomes of its own type. */
interface AnyKind {
  readonly type: string;
  readonly masksBefore?: true;
  readonly waits?: true;
  readonly joins?: true;
  readonly alarms?: true;
  say?(one: never, speaking: Speaking): OutgoingMessage;
  keep?(one: never, keeping: Keeping): Row;
  rehearse?(one: never, world: World): void;
}
const byType: ReadonlyMap<string, AnyKind> = new Map(outcomes.map((kind) => [kind.type, kind]));

/** The kind that answers for an outcome. Throws for a type that is not in the list. */
function kindOf(one: { readonly type: string }): [AnyKind, never] {
  const kind = byType.get(one.type);
  if (!kind) throw new Error(`there is no outcome "${one.type}"`);
  return [kind, one as never];
}

/** Whether this is an outcome; else it belongs to the engine. */
export const isOutcome = (one: { readonly type: string }): one is Outcome => byType.has(one.type);

/** The message by which the member hears of an outcome; undefined when nothing is said. */
export function messageOf(outcome: Outcome, speaking: Speaking): OutgoingMessage | undefined {
  const [kind, one] = kindOf(outcome);
  return kind.say?.(one, speaking);
}

/** What outcomes leave in the records, in order: what is handed to `keep_<type>` of the database. */
export const rowsOf = (left: readonly Outcome[], keeping: Keeping): Extra[] =>
  left.flatMap((outcome) => {
    const [kind, one] = kindOf(outcome);
    const row: Row | undefined = kind.keep?.(one, keeping);
    return row ? [{ type: kind.type, ...row }] : [];
  });

/** Whether identifiers in the thread are masked from this outcome backwards. */
export const masksBefore = (outcome: Outcome): boolean => kindOf(outcome)[0].masksBefore ?? false;

/** Whether an outcome may be said with the reply to the message behind it. */
export const waits = (outcome: Outcome): boolean => kindOf(outcome)[0].waits ?? false;

/** Whether another conversation is joined by this outcome. */
export const joins = (outcome: Outcome): boolean => kindOf(outcome)[0].joins ?? false;

/** Whether from this outcome on nothing is said in the conversation by itself. */
export const alarms = (outcome: Outcome): boolean => kindOf(outcome)[0].alarms ?? false;

/** Lets outcomes change a rehearsed world. */
export function rehearseOutcomes(left: readonly Outcome[], world: World): void {
  for (const outcome of left) {
    const [kind, one] = kindOf(outcome);
    kind.rehearse?.(one, world);
  }
}
