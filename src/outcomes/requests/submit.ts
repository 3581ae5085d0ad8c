import { z } from 'zod';
import { branchIn } from '../../association/procedure/branches.ts';
import { lifeOf, type Life } from '../../cases/life.ts';
import { waysIn, type WayIn } from '../../contract/cases/ways-in.ts';
import { dayAt } from '../../fields/calendar.ts';
import type { Json } from '../../kernel/json.ts';
import { identityIn, ownNumbersIn } from '../../fields/field.ts';
import { requestRow, type RequestRecord } from '../../records/requests/requests.ts';
import { fieldsBegun, serviceOf, studiedBy } from '../../voice/house.ts';
import { hashOf, isNameless, leftWords, reviewFields } from '../../voice/review.ts';
import { eventRow } from '../cases/case-event.ts';
import { outcome, type Keeping } from '../outcome.ts';
import { Submission } from './submission.ts';

interface Opened {
  readonly staff: number;
  readonly came: WayIn;
  readonly idSeen: boolean;
  readonly paper: { readonly file: string; readonly name: string };
}

/** A signed request is sealed and joins its association's chain. */
export const submit = outcome(
  'submit',
  {
    submission: Submission,
    /** An employee opened it for whoever came, in this way; who signed the paper that lies in the file. */
    opened: z
      .strictObject({
        staff: z.number(),
        came: z.enum(waysIn),
        idSeen: z.boolean(),
        paper: z.strictObject({ file: z.string(), name: z.string() }),
      })
      .optional(),
  },
  {
    masksBefore: true,
    keep({ submission, opened }, keeping) {
      const { database, house, conversation, now, number } = keeping;
      const service = serviceOf(house, submission.service);
      const { answers } = submission;
      const fields = fieldsBegun(service, answers);
      const record = recordOf({ house, conversation, now }, submission);
      const row = requestRow(database, conversation, {
        record,
        identity: identityIn(fields, answers),
        branch: branchIn(house.association.pack, answers)?.id ?? null,
        needsCheck: mustBeChecked(lifeOf(house.association, service), record),
        numbers: [
          ...ownNumbersIn(fields, answers),
          ...(number === undefined || (service && isNameless(service, answers)) ? [] : [number]),
        ],
      });
      return opened ? { ...row, steps: openingSteps(record.reference, opened, keeping) } : row;
    },
    rehearse({ submission }, { sent, asked, submissions, now }) {
      const { reference, service, told, replyOn } = submission;
      submissions.push(submission);
      sent.push({
        reference,
        service,
        status: 'submitted',
        submittedOn: dayAt(now()),
        ...(told && { promisedOn: replyOn }),
      });
      // Whoever rehearses may be asked for a paper of every request.
      asked.push({
        reference,
        service,
        step: submissions.length,
        field: 'asked.paper',
        words: '…',
        by: replyOn,
        since: dayAt(now()),
        resumes: 'submitted',
        dueOn: replyOn,
        told,
        needsCheck: true,
      });
    },
  },
);

/** With what the history of a case begins that an employee opened. */
function openingSteps(
  reference: string,
  { staff, came, idSeen, paper }: Opened,
  keeping: Pick<Keeping, 'conversation' | 'database' | 'now'>,
): Json {
  const opened = eventRow(
    { reference, status: 'opened', staff, detail: { opened: { came, ...paper } } },
    keeping,
  );
  return idSeen ? [opened, eventRow({ reference, status: 'identitySeen', staff }, keeping)] : [opened];
}

/** What follows a form is waited for, by whoever checks it, before the committee sees it. */
const mustBeChecked = ({ check, ends }: Life, { fields }: RequestRecord): boolean =>
  check === 'must' || (ends === 'decision' && fields.some(({ follows }) => follows));

/** The record of a submission. Its fields are the lines of the review again; a difference in their hash is a fault of ours and stops the turn. */
function recordOf(
  { house, conversation: { channel }, now }: Pick<Keeping, 'house' | 'conversation' | 'now'>,
  submission: Submission,
): RequestRecord {
  const { association } = house;
  const { service: name, reference, answers, sha256, signed, replyOn, told } = submission;
  const service = serviceOf(house, name);
  if (!service) throw new Error(`there is no service "${name}"`);
  const left = leftWords(house.wording, signed.lang);
  const fields = reviewFields(service, { answers, lang: signed.lang, ...left });
  if (hashOf(fields) !== sha256) throw new Error('what is sealed is not what was reviewed');
  return {
    v: 1,
    association: association.id,
    reference,
    service: name,
    packVersion: association.version,
    submittedAt: new Date(now).toISOString(),
    channel,
    lang: signed.lang,
    fields,
    sha256,
    attestation: { text: signed.attestation, act: signed.act, words: signed.words },
    replyOn,
    told,
    committee: studiedBy(house, name, signed.lang),
  };
}
