import type { SendFaultCode, Sent } from '../../src/channel/faults.ts';
import type { Failure } from './client.ts';

type Unsent = Extract<Sent, { ok: false }>;

/** Where nobody names a time, it means a short one; milliseconds. */
const shortly = 3000;

/** The member cannot be reached here: https://learn.microsoft.com/microsoftteams/platform/bots/build-conversational-capability#status-codes-from-agent-conversational-apis */
const nobody: ReadonlySet<string> = new Set([
  'ConversationBlockedByUser',
  'BotNotInConversationRoster',
  'ForbiddenOperationException',
]);

function ofStatus(status: number, code: string): SendFaultCode {
  if (status === 429) return 'throttled';
  if (status === 401) return 'notAllowed';
  if (status === 403) return nobody.has(code) ? 'blocked' : 'notAllowed';
  if (status === 404) return 'blocked';
  if (status === 412 || status === 503 || status < 400) return 'providerError';
  return status === 408 || status >= 500 ? 'unknownOutcome' : 'rejected';
}

/**
 * What a failed call means for the message that it carried. The connector may have delivered what it answers with 500, 502 or 504
 * (https://github.com/microsoft/BotFramework-Services/issues/176): nobody knows.
 */
export function faultOf(failure: Failure): Unsent {
  switch (failure.kind) {
    case 'answered': {
      const { status, code = '', retryAfter } = failure;
      const fault = ofStatus(status, code);
      const again = retryAfter ?? (fault === 'throttled' ? shortly : undefined);
      return { ok: false, fault, ...(again !== undefined && { again }) };
    }
    case 'unreachable':
      return { ok: false, fault: 'unreachable' };
    case 'lost':
      return { ok: false, fault: 'unknownOutcome' };
  }
}

/** What it means that no token could be had: nothing was sent, whatever happened. */
export function faultOfLogin(failure: Failure): Unsent {
  switch (failure.kind) {
    case 'answered': {
      const { status, retryAfter = shortly } = failure;
      if (status === 429) return { ok: false, fault: 'throttled', again: retryAfter };
      return { ok: false, fault: status >= 400 && status < 500 ? 'notAllowed' : 'providerError' };
    }
    case 'unreachable':
      return { ok: false, fault: 'unreachable' };
    case 'lost':
      return { ok: false, fault: 'providerError' };
  }
}
