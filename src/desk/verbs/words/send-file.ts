import { fileTypeNamed } from '../../../contract/files/files.ts';
import { paperEndingsOf } from '../../../contract/files/papers.ts';
import { kindOfFile, nameOfFile } from '../../../fields/files/file-kind.ts';
import { nothingRunsIn } from '../../../fields/files/paper-kind.ts';
import { Fault } from '../../../kernel/errors.ts';
import { randomId } from '../../../kernel/ids.ts';
import { fileOfEntry } from '../../../records/turns/files.ts';
import { externalOf, type Conversation } from '../../../records/turns/conversations.ts';
import { seqOfExternal } from '../../../records/turns/entries.ts';
import { holdsFrom } from '../../../conversation/turn/owing.ts';
import { ifMine, langOf, ownerOf, type Desk, type Prepared } from '../../desk.ts';
import type { Staff } from '../../../records/desk/staff.ts';
import type { SentFile, Verb } from '../verb.ts';

async function typeOf(bytes: Uint8Array): Promise<string> {
  const kind = (await kindOfFile(bytes)) ?? '';
  const isPaper = paperEndingsOf(kind).length > 0 && nothingRunsIn(bytes);
  const type = fileTypeNamed(kind) ?? (isPaper ? kind : undefined);
  if (type === undefined)
    throw new Fault(
      'fileWrongType',
      'Pictures, PDF files and papers of Word and Excel without macros can be sent.',
    );
  return type;
}

interface Sending {
  readonly desk: Desk;
  readonly staff: Staff;
  readonly found: Conversation;
  readonly input: SentFile;
}

/** Whether the entry of a call that came before holds these bytes. */
async function isSame({ desk, found, input: { bytes } }: Sending, seq: number): Promise<boolean> {
  const { database, files } = desk.ground;
  const id = await fileOfEntry(database, found.id, seq);
  const stored = id === undefined ? undefined : await files.get(found, id);
  return stored?.equals(bytes) ?? false;
}

/** The bytes are written under a name of their own, so that nothing that was sent is written over; they go again when this call sent nothing. */
async function sending(wanted: Sending, type: string): Promise<Prepared> {
  const { desk, staff, found, input } = wanted;
  const { id, name, bytes } = input;
  const file = randomId();
  const sha256 = await desk.ground.files.put(found, file, bytes);
  return {
    decide: ifMine(staff, (conversation) => ({
      external: `${staff.id} ${id}`,
      kind: 'staff',
      said: [
        {
          message: { text: '', lang: langOf(conversation) },
          name: staff.name,
          file: { id: file, name: nameOfFile(name, type), type },
        },
      ],
      outcomes: [
        { type: 'file', id: file, seq: conversation.seq + 1, size: bytes.length, sha256 },
        { type: 'reply', quiet: holdsFrom(desk.now()).quiet },
      ],
    })),
    async settle(done) {
      if (done.done && !done.again) return done;
      await desk.ground.files.drop(file);
      if (!done.done || (await isSame(wanted, done.seq))) return done;
      return { done: false, refused: { code: 'sentAlready' } };
    },
  };
}

/**
 * Sends a file to the member. The same id with other bytes is refused: what was sent stays as it is; so is what the member's channel does not
 * carry. Throws Fault fileWrongType for a kind of file that is not sent: it is told by its content.
 */
export const sendFile: Verb<SentFile> = {
  path: 'files',
  takes: 'file',
  async prepare({ desk, staff, conversation: publicId, input }) {
    const found = await desk.reading.mustFind(staff, publicId);
    const type = await typeOf(input.bytes);
    if (ownerOf(found.owner) !== staff.id) return () => ({ refused: { code: 'notYours' } });
    if (!(await desk.carries(publicId, { type, size: input.bytes.length })))
      return () => ({ refused: { code: 'notCarried' } });
    const external = externalOf(found, `desk ${staff.id} ${input.id}`);
    const before = await seqOfExternal(desk.ground.database, found.id, external);
    const wanted = { desk, staff, found, input };
    if (before !== undefined && !(await isSame(wanted, before)))
      return () => ({ refused: { code: 'sentAlready' } });
    return sending(wanted, type);
  },
};
