import { createHash } from 'node:crypto';
import { kindOfFile, tidyFileName } from '../../fields/file-kind.ts';
import { Fault } from '../../kernel/errors.ts';
import { answerHolds, ifMine, langOf } from '../desk.ts';
import type { SentFile, Verb } from './verb.ts';

/** Sends a file to the member. Throws Fault wrongRequest for a kind of file that is not sent. */
export const sendFile: Verb<SentFile> = {
  path: 'files',
  takes: 'file',
  async prepare({ desk, staff, conversation: publicId, input: { id, name, bytes } }) {
    const found = await desk.reading.mustFind(staff, publicId);
    const type = await kindOfFile(bytes);
    if (type === undefined || !/^(image\/(png|jpeg|webp|heic)|application\/pdf)$/.test(type))
      throw new Fault('wrongRequest', 'Only pictures and PDF files can be sent.');
    const file = createHash('sha256')
      .update(`${publicId} ${staff.id} ${id}`)
      .digest('base64url')
      .slice(0, 22);
    await desk.ground.files.put(found, file, bytes);
    return ifMine(staff, (conversation) => ({
      external: `${staff.id} ${id}`,
      kind: 'staff',
      said: [
        {
          message: { text: '', lang: langOf(conversation) },
          name: staff.name,
          file: { id: file, name: tidyFileName(name), type },
        },
      ],
      outcomes: [
        { type: 'file', id: file, seq: conversation.seq + 1, size: bytes.length },
        { type: 'reply', lease: desk.now() + answerHolds },
      ],
    }));
  },
};
