import { codeLength, type Delivered, type ReceivedBy } from '../../../contract/cases/received.ts';
import { isWayIn } from '../../../contract/cases/ways-in.ts';
import { fileTypeNamed } from '../../../contract/files/files.ts';
import type { Act } from '../../../conversation/turn/acts.ts';
import { plain } from '../../../arabic/clean.ts';
import { kindOfFile, nameOfFile } from '../../../fields/files/file-kind.ts';
import { minute } from '../../../kernel/clock.ts';
import { Fault, isFault, nameOfError } from '../../../kernel/errors.ts';
import { drawn, randomId, randomSeed } from '../../../kernel/ids.ts';
import type { Received } from '../../../outcomes/delivery/deliver-case.ts';
import type { Staff } from '../../../records/desk/staff.ts';
import {
  deliveryCodeLasts,
  tryDeliveryCode,
  wasJustSent,
} from '../../../records/requests/afterwards/delivery-codes.ts';
import { findConversation } from '../../../records/turns/conversations.ts';
import { showReference } from '../../../voice/reference.ts';
import { langOf, rightOf, type Desk } from '../../desk.ts';
import type { SentFile } from '../../verbs/verb.ts';
import type { Moves } from '../moves.ts';
import { isQuiet } from '../quiet.ts';
import type { RequestListed } from '../../../records/requests/request-desk.ts';
import type { Requests } from '../requests.ts';
import type { Delivery } from './delivery.ts';
import { shownBy } from './shown-by.ts';
import { refusal } from '../../refusal.ts';

/** That a service reached whom it is for: a code that its member tells at the door, or a paper that they signed; and then their own word. */
export class Receiving {
  constructor(
    private readonly desk: Desk,
    private readonly requests: Requests,
    private readonly by: { readonly moves: Moves; readonly delivery: Delivery },
  ) {}

  /**
   * Sends the member a code that they tell at the door; nobody at the desk reads it. Throws Fault notFound, conflict where nothing is to be provided as it
   * stands, or a code was sent a moment ago.
   */
  async sendCode(staff: Staff, reference: string): Promise<void> {
    const found = await this.by.delivery.deliverable(staff, reference);
    await this.by.delivery.mustBeCleared(staff, reference);
    await this.mustTakeACode(found);
    const code = String(drawn(randomSeed(), 'delivery code', 10 ** codeLength)).padStart(codeLength, '0');
    await this.desk.tell(found.conversation, (loaded): Act => {
      const { wording } = this.desk.reading.house(staff.association);
      const lang = langOf(loaded);
      const told = { reference: showReference(reference), minutes: deliveryCodeLasts / minute };
      return {
        external: null,
        kind: 'staff',
        said: [
          {
            message: {
              text: wording.line(lang, 'receiving.code', { ...told, code: showReference(code) }),
              lang,
            },
            atDesk: wording.line(lang, 'receiving.code', { ...told, code: '••••••' }),
            name: staff.name,
            notice: { kind: 'code', values: { code } },
            system: 'decided',
          },
        ],
        outcomes: [
          rightOf(staff),
          { type: 'deliveryCode', reference, from: found.status, staff: staff.id, code },
        ],
        about: [found.service],
      };
    });
    await this.desk.announceOf(found.conversation);
  }

  private async mustTakeACode({ channel, reference }: RequestListed): Promise<void> {
    if (isWayIn(channel))
      throw refusal('codeNowhere', {
        code: 'conflict',
        message: 'No code reaches whoever writes on no channel: have them sign on paper.',
      });
    if (await wasJustSent(this.desk.ground.database, reference, this.desk.now()))
      throw refusal('codeJustSent', {
        code: 'conflict',
        message: 'A code was sent a moment ago: wait a minute for it to arrive.',
        details: { code: 'justSent' },
      });
  }

  /**
   * All of it was provided; with a code, as the member told it. Throws Fault notFound, wrongRequest for another code, conflict where nothing can be provided as
   * it stands, before the lists were checked that the pack names, for a code whose time is over, or where the pack wants it shown in another way.
   */
  async delivered(staff: Staff, reference: string, { code: typed }: Delivered): Promise<void> {
    await this.mustBeReady(staff, reference, typed === undefined ? undefined : 'code');
    const received = typed === undefined ? undefined : await this.codeIn(reference, typed);
    await this.by.moves.delivered(staff, reference, { ...(received && { received }) });
    await this.askArrived(staff, reference);
  }

  /** All of it was provided, and the member signed for it on paper. Throws as `delivered`, wrongRequest for what is no picture and no PDF. */
  async deliveredOnPaper(staff: Staff, reference: string, { name, bytes }: SentFile): Promise<void> {
    await this.mustBeReady(staff, reference, 'paper');
    const type = fileTypeNamed((await kindOfFile(bytes)) ?? '');
    if (type === undefined)
      throw refusal('paperKind', {
        code: 'wrongRequest',
        message: 'file: must be a picture or a PDF file.',
      });
    const { database, files } = this.desk.ground;
    const { conversation } = await this.requests.mustFind(staff, reference);
    const found = await findConversation(database, conversation);
    if (!found) throw new Fault('notFound', 'There is no such conversation.');
    const file = randomId();
    const sha256 = await files.put(found, file, bytes);
    const received: Received = { by: 'paper', file, name: nameOfFile(name, type) };
    await this.by.moves
      .delivered(staff, reference, {
        received,
        beside: ({ seq }) => [{ type: 'file', id: file, seq: seq + 1, size: bytes.length, sha256 }],
      })
      .catch(async (error: unknown) => {
        await files.drop(file);
        throw error;
      });
    await this.askArrived(staff, reference);
  }

  private async mustBeReady(staff: Staff, reference: string, by: ReceivedBy | undefined): Promise<void> {
    const { channel } = await this.by.delivery.deliverable(staff, reference);
    await this.by.delivery.mustBeCleared(staff, reference);
    const received = shownBy(this.desk.reading.house(staff.association).association, channel);
    if (received === undefined || (by !== undefined && received.includes(by))) return;
    throw refusal('receivedOtherwise', {
      code: 'conflict',
      message: `By the policy it is shown that this was received: ${received.join(' or ')}.`,
      details: { received },
    });
  }

  private async codeIn(reference: string, typed: string): Promise<Received> {
    const code = plain(typed).replace(/\D/gu, '');
    const tried = await tryDeliveryCode(this.desk.ground.database, {
      reference,
      code,
      now: this.desk.now(),
    });
    if (tried.kind === 'right') return { by: 'code', code };
    if (tried.kind === 'over')
      throw refusal('codeOver', {
        code: 'conflict',
        message: 'No code of this case is good now: send another one.',
        details: { code: 'over' },
      });
    throw refusal('codeWrong', {
      code: 'wrongRequest',
      message: `code: is not the one that was sent; it may be typed ${tried.left} times more.`,
      of: { left: String(tried.left) },
    });
  }

  /** Asks the member in their own chat whether it reached them, where a question may be put in; else they were told what to type. */
  private async askArrived(staff: Staff, reference: string): Promise<void> {
    const { conversation, service } = await this.requests.mustFind(staff, reference);
    await this.desk
      .ask<'later'>(conversation, (loaded) =>
        isQuiet(this.desk, loaded)
          ? {
              act: {
                external: null,
                kind: 'system',
                said: [],
                event: 'provided',
                outcomes: [],
                about: [service],
              },
            }
          : { refused: 'later' },
      )
      .catch((error: unknown) => {
        if (!isFault(error, 'conflict'))
          this.desk.ground.log.warn('a member could not be asked whether a service arrived', {
            error: nameOfError(error),
          });
      });
    await this.desk.announceOf(conversation);
  }
}
