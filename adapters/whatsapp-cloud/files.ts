import { z } from 'zod';
import { largestFile, type Media } from '../../src/channel/message.ts';
import type { Fetched } from '../../src/channel/port.ts';
import { failureOf, type Client, type Failure } from './client.ts';
import { faultOfCode } from './faults.ts';

/** How long a file may take on its way, in milliseconds. */
const patience = 60_000;

const minute = 60_000;
/**
 * Whoever asks for too many files in vain is shut out for half an hour, the good ones included: at 20 errors within the hour, says
 * https://docs.360dialog.com/partner/messaging/media-messages/upload-retrieve-delete-media. We stop before.
 */
const mostErrors = 10;
const within = 60 * minute;
const rest = 30 * minute;

const Download = z.object({ url: z.string(), file_size: z.coerce.number().optional().catch(undefined) });

/** Codes that say of a file itself that it is not there: 100 for an id that is unknown or too old, 131052 for a file that was lost. */
const lost = new Set([100, 131052]);

const later: Fetched = { ok: false, why: 'later' };
const gone: Fetched = { ok: false, why: 'gone' };
const tooLarge: Fetched = { ok: false, why: 'tooLarge' };

function whyNot(failure: Failure): Fetched {
  if (failure.kind === 'answered')
    return lost.has(failure.code) || (failure.status === 404 && !faultOfCode(failure.code)) ? gone : later;
  return failure.kind === 'page' && (failure.status === 404 || failure.status === 410) ? gone : later;
}

/** The address of a file is good for five minutes: one that is refused is asked for anew. */
const stale = new Set([401, 403, 404, 410]);

/** Hosts of Meta's, where files of members lie. */
const ofMeta = /^(?:[a-z0-9-]+\.)*(?:facebook\.com|fbsbx\.com|fbcdn\.net|whatsapp\.net|whatsapp\.com)$/;

export interface Archive {
  readonly client: Client;
  readonly number: string;
  /** Where the Graph API is: a file may lie there too. */
  readonly root: string;
  readonly now: () => number;
}

/** Where a file lies now, or why it cannot be fetched. */
async function place({ client, number, root }: Archive, ref: string): Promise<string | Fetched> {
  const found = Download.parse(await client.get(encodeURIComponent(ref), { phone_number_id: number }));
  if ((found.file_size ?? 0) > largestFile) return tooLarge;
  const url = URL.canParse(found.url) ? new URL(found.url) : undefined;
  // The token goes along: never where anybody could read it.
  return url &&
    (url.origin === new URL(root).origin || (url.protocol === 'https:' && ofMeta.test(url.hostname)))
    ? url.href
    : later;
}

/** Fetches files that members sent, by their ids of the last seven days. */
export function fetcher(archive: Archive): (media: Media) => Promise<Fetched> {
  const { client, now } = archive;
  let errors: readonly number[] = [];
  let closedUntil = 0;

  function failed(): void {
    const time = now();
    errors = [...errors.filter((at) => at > time - within), time];
    if (errors.length < mostErrors) return;
    closedUntil = time + rest;
    errors = [];
  }

  async function once(ref: string, again: boolean): Promise<Fetched> {
    const url = await place(archive, ref);
    if (typeof url !== 'string') return url;
    try {
      const bytes = await client.download(url, largestFile, patience);
      return bytes ? { ok: true, bytes } : tooLarge;
    } catch (error) {
      const failure = failureOf(error);
      if (!again || failure.kind !== 'page' || !stale.has(failure.status)) throw error;
      return once(ref, false);
    }
  }

  return async ({ ref, size = 0 }) => {
    if (size > largestFile) return tooLarge;
    if (now() < closedUntil) return later;
    try {
      return await once(ref, true);
    } catch (error) {
      failed();
      return whyNot(failureOf(error));
    }
  };
}
