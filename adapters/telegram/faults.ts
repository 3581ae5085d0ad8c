import type { SendFaultCode, Sent } from '../../src/channel/faults.ts';
import type { Failure } from './client.ts';

type Unsent = Extract<Sent, { ok: false }>;

const unsent = (fault: SendFaultCode): Unsent => ({ ok: false, fault });

/** Where Telegram names no time, it means a short one. */
const shortly = 3;

/** The member cannot be reached here, whatever is sent: as the Bot API puts it (telegram-bot-api, Client.cpp). */
const nobody = /chat not found|user is deactivated|user not found|PEER_ID_INVALID|have no rights to send/iu;

/** A file is not taken as it is: its kind, its size, or what is in it. */
const aboutFile = /\b(?:file|photo|image|document|media)|IMAGE_PROCESS|PHOTO_|Entity Too Large/iu;

/** The one error of the Bot API that comes after the message was sent. */
const sentAfterAll = /sent message was/iu;

function ofAnswer(code: number, about: string, retryAfter: number | undefined): Unsent {
  if (code === 429) return { ok: false, fault: 'throttled', again: (retryAfter ?? shortly) * 1000 };
  if (code === 401 || code === 404) return unsent('notAllowed');
  if (code === 403) return unsent('blocked');
  if (code < 500 && nobody.test(about)) return unsent('blocked');
  if (code < 500) return unsent(code === 413 || aboutFile.test(about) ? 'fileRefused' : 'rejected');
  return unsent(code === 504 || sentAfterAll.test(about) ? 'unknownOutcome' : 'providerError');
}

/**
 * What a failed call means for the message that it carried. The Bot API's own 5xx ("restart") was not sent; a page of somebody on the
 * way above 499 leaves open whether the Bot API had it already, and one below shows that it never came there.
 */
export function faultOf(failure: Failure): Unsent {
  switch (failure.kind) {
    case 'answered':
      return ofAnswer(failure.code, failure.about, failure.retryAfter);
    case 'page':
      if (failure.code === 413) return unsent('fileRefused');
      return unsent(failure.code >= 500 ? 'unknownOutcome' : 'providerError');
    case 'unreachable':
      return unsent('unreachable');
    case 'lost':
    case 'stopped':
      return unsent('unknownOutcome');
  }
}
