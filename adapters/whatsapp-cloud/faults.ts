import type { SendFaultCode, Sent } from '../../src/channel/faults.ts';
import type { Failure } from './client.ts';

type Unsent = Extract<Sent, { ok: false }>;

const minute = 60_000;

/**
 * Meta's codes, as in https://developers.facebook.com/documentation/business-messaging/whatsapp/support/error-codes. Its titles are
 * being removed; only code and details are to be built on.
 */
const groups: Readonly<Partial<Record<SendFaultCode, readonly number[]>>> = {
  /** Calls of the app (4), of the user (17), of the page (32), of any (613), of the WABA (80007); throughput, spam, pair, registration. */
  throttled: [4, 17, 32, 613, 80007, 130429, 131048, 131056, 133016],
  /** More than 24 h; and what Meta keeps back today (experiment, limit of marketing, no marketing wanted) but not from who writes. */
  windowClosed: [131047, 130472, 131049, 131050],
  blocked: [131026],
  /** What lies at Meta does not go: too large for its kind, or not what it says. */
  fileRefused: [131053],
  /** Unknown, service, something went wrong, not available, maintenance, server. */
  providerError: [1, 2, 131000, 131016, 131057, 133004],
  /** Token, permission, policy, lock, payment, registration, name. 200 to 299 are permissions, too. */
  notAllowed: [
    0, 3, 10, 33, 102, 190, 368, 130497, 131005, 131031, 131037, 131042, 131045, 133000, 133005, 133006,
    133010, 134011,
  ],
};
const faults = new Map(
  Object.entries(groups).flatMap(([fault, codes]) => codes.map((code) => [code, fault as SendFaultCode])),
);

/** Too much to one member: a pair may speak about once in six seconds. */
const tooFastToOne = 131056;

/** How long Meta wants us to wait where it names no time; milliseconds. */
const waits: Readonly<Record<number, number>> = {
  [tooFastToOne]: 6000,
  130429: 2000,
  131048: 10 * minute,
  4: minute,
  17: minute,
  32: minute,
  613: minute,
  80007: minute,
  133016: 10 * minute,
};
const shortly = 3000;

/** What a code of the Graph API means; undefined for one that is not in the table. */
export function faultOfCode(code: number): SendFaultCode | undefined {
  return faults.get(code) ?? (code >= 200 && code <= 299 ? 'notAllowed' : undefined);
}

const unsent = (fault: SendFaultCode): Unsent => ({ ok: false, fault });
const throttled = (again: number): Unsent => ({ ok: false, fault: 'throttled', again });

/** "Object with this id does not exist": the number's id is wrong, or the token is not for it. */
export const noSuchObject = { code: 100, subcode: 33 } as const;

function ofAnswer(answered: Extract<Failure, { kind: 'answered' }>): Unsent {
  const { status, code, subcode, transient, retryAfter } = answered;
  const known = faultOfCode(code);
  if (known === 'throttled' || (status === 429 && known === undefined))
    return {
      ...throttled(Math.max(retryAfter ?? 0, waits[code] ?? shortly)),
      ...(code === tooFastToOne && { alone: true }),
    };
  if (known === 'fileRefused' && (transient || status >= 500)) return unsent('providerError');
  if (known) return unsent(known);
  if (code === noSuchObject.code && subcode === noSuchObject.subcode) return unsent('notAllowed');
  if (transient || status >= 500) return unsent('providerError');
  return unsent(status === 401 || status === 403 ? 'notAllowed' : 'rejected');
}

/**
 * What a failed call means for the message that it carried. A refusal with a code of Meta's was not sent; a page of somebody on the way
 * above 499 leaves open whether Meta had it already, and one below shows that it never came there.
 */
export function faultOf(failure: Failure): Unsent {
  switch (failure.kind) {
    case 'answered':
      return ofAnswer(failure);
    case 'page':
      if (failure.status === 429) return throttled(failure.retryAfter ?? shortly);
      if (failure.status === 413) return unsent('fileRefused');
      return unsent(failure.status >= 500 ? 'unknownOutcome' : 'providerError');
    case 'unreachable':
      return unsent('unreachable');
    case 'lost':
      return unsent('unknownOutcome');
  }
}

/** The same for a call that carried a file alone: whatever became of it, the member has seen nothing; what is refused there is the file. */
export function faultOfUpload(failure: Failure): Unsent {
  const unsentYet = faultOf(failure);
  if (unsentYet.fault === 'rejected') return unsent('fileRefused');
  return unsentYet.fault === 'unknownOutcome' ? unsent('providerError') : unsentYet;
}
