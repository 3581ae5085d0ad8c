import type { Result } from '../engine/effects.ts';
import { serviceOf, type House } from '../engine/house.ts';
import { hashOf, reviewFields } from '../engine/review.ts';
import type { Submission } from '../engine/effects.ts';
import { inLang } from '../wording/wording.ts';
import type { Conversation } from '../records/conversations.ts';
import type { Database } from '../records/database.ts';
import type { Extra } from '../records/extras.ts';
import { codeHash, codeLasts } from '../records/links.ts';
import { encryptBody } from '../records/entries.ts';
import { requestExtra, type RequestRecord } from '../records/requests.ts';

/** The record of a submission. Its fields are the lines of the review again; a difference in their hash is a fault of ours and stops the turn. */
export function recordOf(house: House, channel: string, submission: Submission, now: number): RequestRecord {
  const { association } = house;
  const { service: name, reference, answers, sha256, signed, replyOn, told } = submission;
  const service = serviceOf(house, name);
  if (!service) throw new Error(`there is no service "${name}"`);
  const fields = reviewFields(
    service,
    answers,
    signed.lang,
    house.wording.line(signed.lang, 'request.leftOut'),
  );
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
    committee: inLang(association.pack.procedure.committee.name, signed.lang),
  };
}

/** The national id, or the iqama, that a request is made with. */
function identityOf(house: House, { service, answers }: Submission): string | null {
  const fields = serviceOf(house, service)?.fields ?? [];
  const values = fields
    .filter(({ type }) => type === 'nationalId' || type === 'iqama')
    .map(({ name }) => answers[name]);
  return values.find((value) => typeof value === 'string') ?? null;
}

/** What a turn decided, as rows that go with it. */
export function keptOf(
  database: Database,
  house: House,
  conversation: Conversation,
  results: readonly Result[],
  now: number,
): Extra[] {
  return results.flatMap((result): Extra[] => {
    switch (result.type) {
      case 'submit':
        return [
          requestExtra(
            database,
            conversation,
            recordOf(house, conversation.channel, result.submission, now),
            identityOf(house, result.submission),
          ),
        ];
      case 'handOver':
        return [
          {
            type: 'handOver',
            id: result.id,
            reason: result.reason,
            flow: result.step.flow,
            step: result.step.step,
            field: result.step.field ?? null,
            tried: result.tried,
            by: result.by,
          },
        ];
      case 'comment':
        return [
          { type: 'comment', id: result.id, text: encryptBody(conversation, result.text).toString('hex') },
        ];
      case 'withdraw':
        return [{ type: 'withdraw', reference: result.reference }];
      case 'consent':
        return [{ type: 'consent', given: result.given, notice: result.notice }];
      case 'offerLink':
        return [
          {
            type: 'offerLink',
            hash: codeHash(database, house.association.id, result.code).toString('hex'),
            until: now + codeLasts,
          },
        ];
      case 'stopWaiting':
        return [{ type: 'stopWaiting', id: result.id }];
      case 'putOff':
        return [{ type: 'putOff', id: result.id, by: result.by }];
      case 'optOut':
        return [{ type: 'optOut', out: result.out }];
      case 'askRating':
        return [{ type: 'askRating', id: result.id, about: result.about, service: result.service }];
      case 'rate':
        return [
          { type: 'rate', id: result.id, about: result.about, service: result.service, score: result.score },
        ];
      case 'say':
      case 'asked':
      case 'answer':
      case 'receipt':
      case 'status':
        return [];
    }
  });
}
