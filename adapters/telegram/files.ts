import { largestFile, type Media } from '../../src/channel/message.ts';
import type { Fetched } from '../../src/channel/port.ts';
import { failureOf, type Client, type Failure } from './client.ts';

/** How long a file may take on its way, in milliseconds. */
const patience = 60_000;

/** "wrong file_id or the file is temporarily unavailable" is one and the same answer to Telegram: it may come yet. */
function whyNot(failure: Failure): 'gone' | 'tooLarge' | 'later' {
  if (failure.kind !== 'answered') return 'later';
  if (/too big/iu.test(failure.about)) return 'tooLarge';
  return failure.code === 400 && !/temporarily/iu.test(failure.about) ? 'gone' : 'later';
}

/** Fetches a file that a member sent, by its `file_id`. The address that Telegram gives for it is good for an hour and asked anew. */
export async function fetchFile(client: Client, { ref, size = 0 }: Media): Promise<Fetched> {
  if (size > largestFile) return { ok: false, why: 'tooLarge' };
  try {
    const file = await client.getFile(ref);
    if ((file.file_size ?? 0) > largestFile) return { ok: false, why: 'tooLarge' };
    if (file.file_path === undefined) return { ok: false, why: 'later' };
    const bytes = await client.download(file.file_path, largestFile, { patience });
    return bytes ? { ok: true, bytes } : { ok: false, why: 'tooLarge' };
  } catch (error) {
    return { ok: false, why: whyNot(failureOf(error)) };
  }
}
