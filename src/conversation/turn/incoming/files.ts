import { createHash } from 'node:crypto';
import type { Content } from '../../../channel/message.ts';
import { fileTypeNamed, largestFile } from '../../../contract/files/files.ts';
import { isVoiceNote } from '../../../contract/files/sounds.ts';
import type { MemberEvent } from '../../../engine/events.ts';
import { filePlace, unwanted, type FilePlace } from '../../../engine/files/file-place.ts';
import { refusalLines, type FileRefusal } from '../../../engine/files/file-refusals.ts';
import { parseFile } from '../../../fields/field.ts';
import { kindOfFile, nameOfFile } from '../../../fields/files/file-kind.ts';
import type { FileValue } from '../../../fields/value.ts';
import { day, minute } from '../../../kernel/clock.ts';
import { Fault } from '../../../kernel/errors.ts';
import { randomId } from '../../../kernel/ids.ts';
import {
  giveRoom,
  hasBrought,
  reserveRoom,
  roomLeft,
  type Bringer,
  type Room,
} from '../../../records/turns/file-room.ts';
import type { Ground } from '../../context.ts';
import type { LoadedConversation } from '../cache.ts';
import type { Arrived } from '../record.ts';
import { mayKeep } from '../turn.ts';
import { caseWaiting } from './case-waiting.ts';

const megabyte = 1024 * 1024;
/** So many bytes a conversation may bring in a day. */
const mostInADay = 30 * megabyte;
/** So many files a day are kept for a person who has yet to come. */
const mostForAPerson = 3;
/** So many voice notes a day are kept while no person has the conversation. */
const mostVoiceNotes = 30;
/** So long after a file the same one may come again. */
const again = 10 * minute;
/** From this part of an association's room on, whoever watches over the server is told. */
const alarming = 0.9;
const alarmEvery = 10 * minute;

type Heard = Pick<Arrived, 'event' | 'heard' | 'stored'>;

const codes = {
  fileNotNow: 'wrongRequest',
  fileNeedsConsent: 'wrongRequest',
  fileWrongType: 'wrongRequest',
  fileLate: 'wrongRequest',
  voiceNotKept: 'wrongRequest',
  filesEnough: 'wrongRequest',
  filesToday: 'tooLarge',
  filesNoRoom: 'tooLarge',
} as const satisfies Readonly<Record<FileRefusal, string>>;

/** A file before anything of it is read: how large it says that it is, and whether it says that it is a voice note. */
export interface Offer {
  readonly bytes?: number | undefined;
  readonly sound?: boolean;
}

/** Which files of members are kept: those that somebody wants, of a kind that is taken, as far as there is room. */
export class IncomingFiles {
  constructor(private readonly ground: Ground) {}

  /**
   * Looks before anything is read whether a file of so many bytes would be taken now: why not, or how many bytes at most. What is welcome may
   * still be refused for what it turns out to be.
   */
  async welcome(
    conversation: LoadedConversation,
    { bytes = 0, sound = false }: Offer,
  ): Promise<{ readonly refused: FileRefusal } | { readonly most: number }> {
    const { database, clock } = this.ground;
    // One that was taken may come again, when its answer was lost: it is known only once it is read.
    if (await hasBrought(database, conversation, clock.now() - again)) return { most: largestFile };
    if (!(await this.placeIn(conversation, sound)))
      return { refused: unwanted(conversation.dialogue, sound) };
    const left = await roomLeft(database, this.bringer(conversation), this.budgets);
    if (left.ofConversation <= bytes) return { refused: 'filesToday' };
    if (left.ofAssociation <= bytes) {
      await this.alarm(conversation);
      return { refused: 'filesNoRoom' };
    }
    return { most: Math.min(left.ofConversation, left.ofAssociation) };
  }

  /** A refusal in the member's words, for channels on which whoever sends hears what became of it. */
  fault(conversation: LoadedConversation, why: FileRefusal): Fault {
    const { association, dialogue } = conversation;
    const line = refusalLines[why];
    const words = this.ground.houses.get(association)?.wording.line(dialogue?.facts.lang ?? 'ar', line);
    return new Fault(codes[why], words ?? '');
  }

  /** Keeps a file for its turn, before that is committed; one that is not wanted is refused, and nothing of it is kept. */
  async take(
    conversation: LoadedConversation,
    { name, bytes, sound }: Extract<Content, { kind: 'file' }>,
    external: string,
  ): Promise<Heard | { readonly refused: FileRefusal }> {
    const type = (await kindOfFile(bytes)) ?? 'application/octet-stream';
    const isSound = isVoiceNote({ type });
    // What calls itself a voice note, and is of a kind that nobody could play.
    if (sound && !isSound) return { refused: 'voiceNotKept' };
    const place = await this.placeIn(conversation, isSound);
    if (!place) return { refused: unwanted(conversation.dialogue, isSound) };
    const shown = { name: nameOfFile(name, type), type };
    const sha256 = createHash('sha256').update(bytes).digest('hex');
    const file: FileValue = { file: randomId(), ...shown, size: bytes.length, sha256 };
    const event: MemberEvent = { kind: 'file', file, ...(place.kind === 'case' && { awaited: true }) };
    if (place.kind !== 'person') {
      // The flow itself says what is wrong with a file at its question.
      const fields = place.kind === 'field' ? [place.field] : place.fields;
      if (!fields.some((field) => parseFile(field, file).ok)) return { event, heard: { external } };
    } else if (!isSound && !fileTypeNamed(file.type)) return { refused: 'fileWrongType' };
    else if (!(await this.mayWait(conversation, isSound)))
      return { refused: isSound ? 'voiceNotKept' : 'filesEnough' };
    const room = await this.reserve(conversation, bytes.length);
    if (room.kind === 'full') return { refused: room.of === 'conversation' ? 'filesToday' : 'filesNoRoom' };
    const stored = await this.ground.files
      .put(conversation, file.file, bytes)
      .catch(async (error: unknown) => {
        await this.giveBack(conversation, bytes.length);
        throw error;
      });
    return { event, heard: { file: { id: file.file, ...shown }, external }, stored };
  }

  /** Whether a file that was kept is still wanted in the conversation as it stands now: the turn before may have changed what is asked. */
  async isWanted(conversation: LoadedConversation, { type }: FileValue): Promise<boolean> {
    return (await this.placeIn(conversation, isVoiceNote({ type }))) !== undefined;
  }

  /** Lets go of a file whose turn does not keep it. */
  async drop(conversation: LoadedConversation, { event, heard }: Heard): Promise<void> {
    if (!heard.file || event.kind !== 'file') return;
    await this.ground.files.drop(heard.file.id);
    await this.giveBack(conversation, event.file.size);
  }

  private giveBack(conversation: LoadedConversation, size: number): Promise<void> {
    const given = { ofConversation: size, ofAssociation: size };
    return giveRoom(this.ground.database, this.bringer(conversation), given);
  }

  private async placeIn(conversation: LoadedConversation, isSound: boolean): Promise<FilePlace | undefined> {
    const { dialogue, association, owner } = conversation;
    const house = this.ground.houses.get(association);
    if (!house || !dialogue || !mayKeep(dialogue)) return undefined;
    if (owner !== 'bot' || isSound) return { kind: 'person' };
    const place = filePlace(this.ground.engine, { house, dialogue, now: this.ground.clock.now() });
    return place ?? (conversation.alerted ? undefined : caseWaiting(this.ground, conversation, house));
  }

  /** Whoever watches over the server is told that files are turned away: not at every one. */
  private async alarm({ association }: LoadedConversation): Promise<void> {
    const { coordination, log } = this.ground;
    if (await coordination.allow(`no-room ${association}`, 1, alarmEvery))
      log.error('the files of an association have no room left', { association });
  }

  private async mayWait({ owner, publicId }: LoadedConversation, isSound: boolean): Promise<boolean> {
    if (owner !== 'bot') return true;
    const { coordination } = this.ground;
    return isSound
      ? coordination.allow(`voice notes ${publicId}`, mostVoiceNotes, day)
      : coordination.allow(`files ${publicId}`, mostForAPerson, day);
  }

  private get budgets(): { ofConversation: number; ofAssociation: number } {
    return { ofConversation: mostInADay, ofAssociation: this.ground.filesBudget };
  }

  private bringer(conversation: LoadedConversation): Bringer {
    return { conversation, now: this.ground.clock.now() };
  }

  private async reserve(conversation: LoadedConversation, bytes: number): Promise<Room> {
    const { database, log, gauges, filesBudget } = this.ground;
    const { association } = conversation;
    const room = await reserveRoom(database, { bringer: this.bringer(conversation), bytes }, this.budgets);
    if (room.kind === 'full') {
      if (room.of === 'association') await this.alarm(conversation);
      return room;
    }
    gauges.files(association, room.used);
    const line = filesBudget * alarming;
    if (room.used >= line && room.used - bytes < line)
      log.warn('the files of an association have little room left', {
        association,
        used: room.used,
        of: filesBudget,
      });
    return room;
  }
}
