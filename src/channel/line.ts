import type { Lang, OutgoingMessage } from '../contract/index.ts';

/** One line of a transcript as it may be shown now: identifiers are masked once their request is signed. */
export type Line =
  | {
      readonly from: 'member';
      readonly seq: number;
      readonly at: number;
      readonly external?: string;
      readonly text?: string;
      readonly file?: { readonly id: string; readonly name: string; readonly type: string };
    }
  | {
      readonly from: 'bot' | 'staff';
      readonly seq: number;
      readonly at: number;
      readonly message: OutgoingMessage;
      readonly name?: string;
      readonly file?: { readonly id: string; readonly name: string; readonly type: string };
    };

/** What a line is shown with: the conversation's name on the channel, the association, the language of the member. */
export interface Showing {
  readonly conversation: string;
  readonly member: string;
  readonly association: { readonly id: string; readonly name: string };
  readonly lang: Lang;
  /** Address of a file of this conversation, for as long as it may be fetched. */
  readonly fileUrl: (id: string) => string;
}
