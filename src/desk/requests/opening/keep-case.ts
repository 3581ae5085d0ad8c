import type { Service } from '../../../association/schema.ts';
import { replyDay } from '../../../association/hours.ts';
import type { Opening } from '../../../contract/cases/opening.ts';
import type { Act } from '../../../conversation/turn/acts.ts';
import type { FileValue } from '../../../fields/value.ts';
import { randomSeed } from '../../../kernel/ids.ts';
import type { Outcome } from '../../../outcomes/index.ts';
import type { Submission } from '../../../outcomes/requests/submission.ts';
import type { Staff } from '../../../records/desk/staff.ts';
import { noteHeard } from '../../../records/sending/addresses.ts';
import type { Conversation } from '../../../records/turns/conversations.ts';
import type { House } from '../../../voice/house.ts';
import { referenceFrom } from '../../../voice/reference.ts';
import { hashOf, leftWords, reviewFields } from '../../../voice/review.ts';
import { rightOf, type Desk } from '../../desk.ts';
import type { Filled } from './answers.ts';
import { telephoneIn } from './telephone.ts';

/** A paper whose content was looked at, with its bytes. */
export interface ReadPaper {
  readonly value: FileValue;
  readonly bytes: Uint8Array;
}

/** A case as it is kept: what was filled in, where, and the papers, of which the first was signed. */
interface ToKeep extends Pick<Filled, 'answers'> {
  readonly house: House;
  readonly service: Service;
  readonly conversation: Conversation;
  readonly given: Opening;
  readonly papers: readonly [ReadPaper, ...ReadPaper[]];
}

/** What is sealed, as the flow makes it of what a member signs. */
function submissionOf(
  { house, service, answers }: Pick<ToKeep, 'house' | 'service' | 'answers'>,
  now: number,
): Submission {
  const { pack } = house.association;
  const { day, told } = replyDay(pack, now);
  const lines = reviewFields(service, { answers, lang: 'ar', ...leftWords(house.wording, 'ar') });
  return {
    service: service.id,
    reference: referenceFrom(randomSeed()),
    answers,
    sha256: hashOf(lines),
    signed: {
      act: 'paper',
      words: house.wording.line('ar', 'desk.opening.signedOnPaper'),
      attestation: pack.attestation.ar,
      lang: 'ar',
    },
    replyOn: day,
    told,
  };
}

interface StoredPaper extends Pick<ReadPaper, 'value'> {
  /** SHA-256 of the bytes as they lie encrypted. */
  readonly stored: string;
}

/** The step by which it is opened: the case, the notice that was signed with it, and the papers. */
function actOf(
  staff: Staff,
  toKeep: ToKeep,
  { stored, now }: { stored: readonly StoredPaper[]; now: number },
) {
  const { house, service, given, papers } = toKeep;
  const { file, name } = papers[0].value;
  const { came, idSeen } = given;
  return ({ seq }: Pick<Conversation, 'seq'>): Act => ({
    external: `opened ${staff.id}`,
    kind: 'note',
    said: [{ message: { text: '', lang: 'ar' }, name: staff.name, system: 'opened' }],
    outcomes: [
      rightOf(staff),
      {
        type: 'submit',
        submission: submissionOf(toKeep, now),
        opened: { staff: staff.id, came, idSeen, paper: { file, name } },
      },
      { type: 'consent', given: true, notice: house.association.pack.privacy.version },
      ...stored.map(({ value: { file: id, size }, stored: sha256 }): Outcome => ({
        type: 'file',
        id,
        seq: seq + 1,
        size,
        sha256,
      })),
    ],
    about: [service.id],
  });
}

/** Keeps the papers, where its member is called, and the case itself; of what was not opened no paper stays. */
export async function keepCase(desk: Desk, staff: Staff, toKeep: ToKeep): Promise<void> {
  const { conversation, given, papers } = toKeep;
  const { database, files } = desk.ground;
  const stored: StoredPaper[] = [];
  try {
    for (const { value, bytes } of papers)
      stored.push({ value, stored: await files.put(conversation, value.file, bytes) });
    const address = telephoneIn(given.telephone);
    const { association, channel } = conversation;
    if (address !== undefined)
      await noteHeard(database, conversation, {
        address: { association, channel, address },
        also: [],
        at: desk.now(),
      });
    await desk.record(conversation.publicId, actOf(staff, toKeep, { stored, now: desk.now() }));
  } catch (error) {
    for (const { value } of stored) await files.drop(value.file);
    throw error;
  }
}
