/** What a turn leaves behind besides its messages; `keep_extra` in the database knows the same kinds. Bytes are hexadecimal, `sealed` is base64. */
export type Extra =
  | {
      readonly type: 'request';
      /** The association, again: chains are locked in its order. */
      readonly chain: string;
      readonly reference: string;
      readonly service: string;
      readonly replyOn: string;
      readonly told: boolean;
      readonly identity: string | null;
      readonly proof: string | null;
      readonly sealed: string;
      readonly recordHash: string;
    }
  | { readonly type: 'withdraw'; readonly reference: string }
  | { readonly type: 'consent'; readonly given: boolean; readonly notice: string }
  | {
      readonly type: 'handOver';
      readonly id: string;
      readonly reason: string;
      readonly flow: string;
      readonly step: string;
      readonly field: string | null;
      readonly tried: readonly string[];
      readonly by: number;
    }
  | { readonly type: 'stopWaiting'; readonly id: string }
  | { readonly type: 'putOff'; readonly id: string; readonly by: number }
  | { readonly type: 'optOut'; readonly out: boolean }
  | {
      readonly type: 'askRating';
      readonly id: string;
      readonly about: string;
      readonly service: string | null;
    }
  | {
      readonly type: 'rate';
      readonly id: string;
      readonly about: string;
      readonly service: string | null;
      readonly score: number;
    }
  | { readonly type: 'comment'; readonly id: string; readonly text: string }
  | { readonly type: 'file'; readonly id: string; readonly seq: number; readonly size: number }
  | { readonly type: 'flag' }
  | DeskExtra
  | SendingExtra;

/** What concerns channels that we call; `keep_sending_extra` knows the same kinds. `lease` is milliseconds since the epoch. */
export type SendingExtra =
  | { readonly type: 'send'; readonly seq: number; readonly bot: boolean; readonly repeats: boolean }
  | { readonly type: 'link'; readonly reference: string }
  | { readonly type: 'offerLink'; readonly hash: string; readonly until: number }
  /** The link whose code this conversation claimed. */
  | { readonly type: 'join' }
  | { readonly type: 'takeover'; readonly lease: number };

/** What people at the desk do; `keep_desk_extra` knows the same kinds. `staff` is a number of the table, `lease` milliseconds since the epoch. */
export type DeskExtra =
  | { readonly type: 'claim' | 'transfer'; readonly staff: number; readonly lease: number }
  | { readonly type: 'answer'; readonly lease: number }
  | { readonly type: 'release' }
  | { readonly type: 'giveBack'; readonly outcome: 'handedBack' | 'closed' }
  | {
      readonly type: 'decision';
      readonly reference: string;
      readonly status: string;
      readonly staff: number;
      readonly reason: string | null;
    };
